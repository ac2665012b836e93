/** The schema, step by step: a store at version N has had the first N. Steps are never changed, only added. */
export const migrations: readonly string[] = [
  `
  -- Stems, as the embedded store's index has them, and every word: a question may be about "The Who".
  CREATE TEXT SEARCH DICTIONARY brevier_stem (TEMPLATE = snowball, LANGUAGE = english);
  CREATE TEXT SEARCH CONFIGURATION brevier (COPY = simple);
  ALTER TEXT SEARCH CONFIGURATION brevier
    ALTER MAPPING FOR asciiword, word, asciihword, hword, hword_asciipart, hword_part WITH brevier_stem;

  CREATE TABLE articles (
    arrival bigint GENERATED ALWAYS AS IDENTITY,
    id text PRIMARY KEY,
    title text NOT NULL,
    text text NOT NULL,
    section text,
    url text,
    source text,
    author text,
    image text,
    language text NOT NULL,
    links text NOT NULL,
    published_at bigint,
    added_at bigint NOT NULL,
    time bigint NOT NULL GENERATED ALWAYS AS (coalesce(published_at, added_at)) STORED,
    digest bytea NOT NULL,
    -- Of the headline, and of headline and text; made by who stores it, without accents.
    title_words tsvector NOT NULL,
    words tsvector NOT NULL,
    -- What the row and its words take, about.
    bytes bigint NOT NULL GENERATED ALWAYS AS (2 * octet_length(title) + 2 * octet_length(text) + octet_length(links) + 500) STORED
  );
  CREATE INDEX articles_by_time ON articles (time);
  CREATE INDEX articles_by_arrival ON articles (added_at, arrival);
  CREATE INDEX articles_by_url ON articles (url) WHERE url IS NOT NULL;
  CREATE INDEX article_titles ON articles USING gin (title_words);
  CREATE INDEX article_words ON articles USING gin (words);

  CREATE TABLE article_versions (
    article_id text NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    replaced_at bigint NOT NULL,
    title text NOT NULL,
    text text NOT NULL,
    PRIMARY KEY (article_id, replaced_at)
  );

  -- One row: who updates it holds back the others until its change is to be seen.
  CREATE TABLE article_revision (revision bigint NOT NULL);
  INSERT INTO article_revision (revision) VALUES (0);

  CREATE TABLE waiting_articles (
    time bigint NOT NULL,
    article_id text NOT NULL UNIQUE REFERENCES articles (id) ON DELETE CASCADE,
    PRIMARY KEY (time, article_id)
  );

  CREATE TABLE story_articles (
    article_id text PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    story_id text NOT NULL,
    revision bigint NOT NULL
  );
  CREATE INDEX story_articles_by_story ON story_articles (story_id);
  CREATE INDEX story_articles_by_revision ON story_articles (revision);

  CREATE TABLE absorbed_stories (story_id text PRIMARY KEY, into_id text NOT NULL);
  CREATE INDEX absorbed_stories_by_story ON absorbed_stories (into_id);

  CREATE TABLE feeds (url text PRIMARY KEY, due_at bigint, state text NOT NULL);
  CREATE INDEX feeds_due ON feeds (due_at) WHERE due_at IS NOT NULL;

  CREATE TABLE subscriptions (
    chat text PRIMARY KEY,
    platform text NOT NULL GENERATED ALWAYS AS (split_part(chat, ':', 1)) STORED,
    cadence text NOT NULL,
    topic text,
    next_at bigint NOT NULL
  );
  CREATE INDEX subscriptions_due ON subscriptions (platform, next_at);

  CREATE TABLE deliveries (
    chat text NOT NULL,
    slot bigint NOT NULL,
    platform text NOT NULL GENERATED ALWAYS AS (split_part(chat, ':', 1)) STORED,
    state text NOT NULL,
    free_at bigint NOT NULL,
    settled_at bigint,
    reason text,
    message_ids text NOT NULL DEFAULT '[]',
    PRIMARY KEY (chat, slot)
  );
  CREATE INDEX deliveries_open ON deliveries (platform, free_at) WHERE state IN ('pending', 'claimed');

  CREATE TABLE key_values (key text PRIMARY KEY, value text NOT NULL, expires_at bigint);
  CREATE INDEX key_values_expiring ON key_values (expires_at) WHERE expires_at IS NOT NULL;
  `,
  `
  -- What is still to be sent of a delivery of several messages, and what was settled long ago.
  ALTER TABLE deliveries ADD COLUMN content text;
  CREATE INDEX deliveries_settled ON deliveries (settled_at) WHERE settled_at IS NOT NULL;
  `,
  `
  -- What was begun and is to be taken up again, before all that waits.
  CREATE INDEX deliveries_claimed ON deliveries (platform, free_at) WHERE state = 'claimed';
  `,
  `
  -- What a language model took, by day, kind of work and chat.
  CREATE TABLE spending (
    day text NOT NULL,
    kind text NOT NULL,
    chat text NOT NULL,
    calls bigint NOT NULL,
    input_tokens bigint NOT NULL,
    output_tokens bigint NOT NULL,
    kept bigint NOT NULL,
    replaced bigint NOT NULL,
    PRIMARY KEY (day, kind, chat)
  );
  `,
  `
  -- Which chats asked for which feeds; those that only chats asked for are read as long as one of them does.
  CREATE TABLE feed_chats (
    chat text NOT NULL,
    url text NOT NULL,
    added_at bigint NOT NULL,
    PRIMARY KEY (chat, url)
  );
  CREATE INDEX feed_chats_by_url ON feed_chats (url);
  ALTER TABLE feeds ADD COLUMN by_chats integer NOT NULL DEFAULT 0;
  -- By their bytes, so that keys that begin alike stand together.
  ALTER TABLE key_values ALTER COLUMN key TYPE text COLLATE "C";
  `,
  `
  -- How often a slot has been claimed: who claimed it before the last one has lost it.
  ALTER TABLE deliveries ADD COLUMN claims integer NOT NULL DEFAULT 0;
  `,
  `
  -- What an article says, as numbers (float32, little-endian), by a model of embeddings; none of a text that stands there no more.
  CREATE TABLE article_vectors (
    article_id text PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    model text NOT NULL,
    revision bigint NOT NULL,
    vector bytea NOT NULL
  );
  CREATE INDEX article_vectors_by_revision ON article_vectors (revision);
  `,
];

/** The schema, step by step: a store at version N has had the first N. Steps are never changed, only added. */
export const migrations: readonly string[] = [
  `
  CREATE TABLE articles (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    section TEXT,
    url TEXT,
    source TEXT,
    author TEXT,
    language TEXT NOT NULL,
    links TEXT NOT NULL,
    published_at INTEGER,
    added_at INTEGER NOT NULL,
    time INTEGER NOT NULL GENERATED ALWAYS AS (coalesce(published_at, added_at)) STORED,
    digest BLOB NOT NULL
  ) STRICT;
  CREATE INDEX articles_by_time ON articles (time);

  CREATE VIRTUAL TABLE article_words USING fts5 (
    title, text, content = 'articles', content_rowid = 'row', tokenize = "porter unicode61 remove_diacritics 2"
  );
  CREATE TRIGGER articles_added AFTER INSERT ON articles BEGIN
    INSERT INTO article_words (rowid, title, text) VALUES (new.row, new.title, new.text);
  END;
  CREATE TRIGGER articles_removed AFTER DELETE ON articles BEGIN
    INSERT INTO article_words (article_words, rowid, title, text) VALUES ('delete', old.row, old.title, old.text);
  END;
  CREATE TRIGGER articles_changed AFTER UPDATE OF title, text ON articles BEGIN
    INSERT INTO article_words (article_words, rowid, title, text) VALUES ('delete', old.row, old.title, old.text);
    INSERT INTO article_words (rowid, title, text) VALUES (new.row, new.title, new.text);
  END;

  CREATE TABLE story_articles (
    article_id TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    story_id TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX story_articles_by_story ON story_articles (story_id);

  CREATE TABLE subscriptions (
    chat TEXT PRIMARY KEY,
    platform TEXT NOT NULL GENERATED ALWAYS AS (substr(chat, 1, instr(chat, ':') - 1)) STORED,
    cadence TEXT NOT NULL,
    topic TEXT,
    next_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX subscriptions_due ON subscriptions (platform, next_at);

  CREATE TABLE deliveries (
    chat TEXT NOT NULL,
    slot INTEGER NOT NULL,
    platform TEXT NOT NULL GENERATED ALWAYS AS (substr(chat, 1, instr(chat, ':') - 1)) STORED,
    state TEXT NOT NULL,
    free_at INTEGER NOT NULL,
    settled_at INTEGER,
    reason TEXT,
    message_ids TEXT NOT NULL DEFAULT '[]',
    PRIMARY KEY (chat, slot)
  ) STRICT;
  CREATE INDEX deliveries_open ON deliveries (platform, free_at) WHERE state IN ('pending', 'claimed');

  CREATE TABLE key_values (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL,
    expires_at INTEGER
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX key_values_expiring ON key_values (expires_at) WHERE expires_at IS NOT NULL;
  `,
  `
  CREATE TABLE feeds (
    url TEXT PRIMARY KEY,
    due_at INTEGER,
    state TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX feeds_due ON feeds (due_at) WHERE due_at IS NOT NULL;

  CREATE TABLE article_versions (
    article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    replaced_at INTEGER NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (article_id, replaced_at)
  ) STRICT;
  CREATE INDEX articles_by_arrival ON articles (added_at);
  `,
  `
  -- New articles are indexed by the transaction that brings them, all at once: a trigger would have each written by itself.
  DROP TRIGGER articles_added;
  ALTER TABLE articles ADD COLUMN image TEXT;
  `,
  `
  -- Articles that wait for a story: to find them among all the others would take longer with every article.
  CREATE TABLE waiting_articles (
    time INTEGER NOT NULL,
    article_id TEXT NOT NULL UNIQUE REFERENCES articles (id) ON DELETE CASCADE,
    PRIMARY KEY (time, article_id)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO waiting_articles (time, article_id)
    SELECT time, id FROM articles WHERE id NOT IN (SELECT article_id FROM story_articles);
  `,
  `
  -- What was made of the articles stays good until this changes.
  CREATE TABLE article_revision (revision INTEGER NOT NULL) STRICT;
  INSERT INTO article_revision (revision) VALUES (0);
  ALTER TABLE story_articles ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
  CREATE INDEX story_articles_by_revision ON story_articles (revision);
  -- Stories that have become part of others, so that who asks for one by its old name finds it.
  CREATE TABLE absorbed_stories (
    story_id TEXT PRIMARY KEY,
    into_id TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX absorbed_stories_by_story ON absorbed_stories (into_id);
  CREATE INDEX articles_by_url ON articles (url) WHERE url IS NOT NULL;

  -- Headlines by themselves: what is looked for in them alone is found without the texts' many hits being read.
  CREATE VIRTUAL TABLE article_titles USING fts5 (
    title, content = 'articles', content_rowid = 'row', tokenize = "porter unicode61 remove_diacritics 2"
  );
  INSERT INTO article_titles (article_titles) VALUES ('rebuild');
  CREATE TRIGGER article_titles_removed AFTER DELETE ON articles BEGIN
    INSERT INTO article_titles (article_titles, rowid, title) VALUES ('delete', old.row, old.title);
  END;
  CREATE TRIGGER article_titles_changed AFTER UPDATE OF title ON articles BEGIN
    INSERT INTO article_titles (article_titles, rowid, title) VALUES ('delete', old.row, old.title);
    INSERT INTO article_titles (rowid, title) VALUES (new.row, new.title);
  END;
  `,
  `
  -- What is still to be sent of a delivery of several messages, and what was settled long ago.
  ALTER TABLE deliveries ADD COLUMN content TEXT;
  CREATE INDEX deliveries_settled ON deliveries (settled_at) WHERE settled_at IS NOT NULL;
  `,
  `
  -- What was begun and is to be taken up again, before all that waits.
  CREATE INDEX deliveries_claimed ON deliveries (platform, free_at) WHERE state = 'claimed';
  `,
  `
  -- What a language model took, by day, kind of work and chat.
  CREATE TABLE spending (
    day TEXT NOT NULL,
    kind TEXT NOT NULL,
    chat TEXT NOT NULL,
    calls INTEGER NOT NULL,
    input_tokens INTEGER NOT NULL,
    output_tokens INTEGER NOT NULL,
    kept INTEGER NOT NULL,
    replaced INTEGER NOT NULL,
    PRIMARY KEY (day, kind, chat)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- Which chats asked for which feeds; those that only chats asked for are read as long as one of them does.
  CREATE TABLE feed_chats (
    chat TEXT NOT NULL,
    url TEXT NOT NULL,
    added_at INTEGER NOT NULL,
    PRIMARY KEY (chat, url)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX feed_chats_by_url ON feed_chats (url);
  ALTER TABLE feeds ADD COLUMN by_chats INTEGER NOT NULL DEFAULT 0;
  `,
  `
  -- How often a slot has been claimed: who claimed it before the last one has lost it.
  ALTER TABLE deliveries ADD COLUMN claims INTEGER NOT NULL DEFAULT 0;
  `,
  `
  -- What an article says, as numbers (float32, little-endian), by a model of embeddings; none of a text that stands there no more.
  CREATE TABLE article_vectors (
    article_id TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    model TEXT NOT NULL,
    revision INTEGER NOT NULL,
    vector BLOB NOT NULL
  ) STRICT;
  CREATE INDEX article_vectors_by_revision ON article_vectors (revision);
  CREATE TRIGGER article_vectors_outdated AFTER UPDATE OF title, text ON articles
    WHEN old.title <> new.title OR old.text <> new.text BEGIN
    DELETE FROM article_vectors WHERE article_id = new.id;
  END;
  `,
];

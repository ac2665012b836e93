/** "Who said that?": the speaker of the words last cited, by where they stand; or that they are the outlet's own. */
import { findQuotes } from '../../digest/quotes/find-quotes.ts';
import type { Evidence, Quote, StoredArticle } from '../../model.ts';
import { citedBlocks, type Cited } from '../cited.ts';
import { reportedSpeech } from '../reported-speech.ts';
import type { Asked, BotParts, Outcome } from '../handler.ts';
import { tellingFor } from './story.ts';

const WHO_SAID =
  /^(?:and |but |so |ok(?:ay)?,? )?(?:who(?:se| exactly)?|by whom|wer|qui|quien|quien es|quem)\b.{0,20}\b(?:said|says|say|told|wrote|words|claimed|claims|sagt|sagte|gesagt|dit|dijo|dice|disse|diz)\b.{0,12}$/u;

const MOST_PEOPLE = 4;

/** Undefined where the question is another one, or where nothing was cited before it. `words`: plain. */
export async function whoSaid(asked: Asked, parts: BotParts, words: string): Promise<Outcome | undefined> {
  const { context, wording } = asked;
  const { citations = [] } = context;
  if (!WHO_SAID.test(words) || citations.length === 0) return undefined;
  const articles = await parts.desk.articles([...new Set(citations.map(({ articleId }) => articleId))]);
  const byId = new Map(articles.map((article) => [article.id, article]));
  const spoken = citations.flatMap((evidence) => spokenIn(evidence, byId.get(evidence.articleId)));
  const [first] = citations;
  const speakers = [...new Set(spoken.map(({ by }) => by))];
  const lead =
    speakers.length > 0
      ? speakers.join('; ')
      : wording.answer.ownWords(first && byId.get(first.articleId)?.source);
  const own = citations.flatMap((evidence): Cited[] => {
    const article = byId.get(evidence.articleId);
    return article ? [{ evidence, article }] : [];
  });
  const shown = citedBlocks(
    spoken.length > 0 ? spoken.map(({ cited }) => cited) : own.slice(0, 1),
    await tellingFor(asked, parts),
    { apart: '\n' },
  );
  return {
    reply: {
      blocks: [{ type: 'text', text: lead }, ...shown.blocks],
      buttons: shown.buttons,
      language: wording.language,
    },
    context: {
      ...context,
      citations: shown.citations,
      people: [...spoken.map(({ name }) => ({ name })), ...(context.people ?? [])].slice(0, MOST_PEOPLE),
    },
  };
}

interface Spoken {
  readonly name: string;
  readonly by: string;
  readonly cited: Cited;
}

function spokenIn(evidence: Evidence, article: StoredArticle | undefined): Spoken[] {
  if (!article) return [];
  const { start, end } = evidence;
  const quoted = findQuotes(article)
    .filter((quote) => quote.start < end && quote.end > start)
    .flatMap((quote) => toSpoken(quote, article) ?? []);
  return quoted.length > 0 ? quoted : reportedIn(evidence, article);
}

/** Where nobody is quoted, who is reported to say it. */
function reportedIn(evidence: Evidence, article: StoredArticle): Spoken[] {
  return reportedSpeech(evidence, article).flatMap(({ evidence: sentence, speaker, role }) =>
    speaker === undefined
      ? []
      : [{ name: speaker, by: nameWithRole(speaker, role), cited: { evidence: sentence, article } }],
  );
}

function nameWithRole(name: string, role: string | undefined): string {
  return [name, role].filter(Boolean).join(', ');
}

function toSpoken(quote: Quote, article: StoredArticle): Spoken | undefined {
  const { speaker, role, articleId, start, end, text } = quote;
  if (speaker === undefined) return undefined;
  const evidence = { articleId, start, end, text };
  return {
    name: speaker,
    by: nameWithRole(speaker, role),
    cited: { evidence, article, shown: `“${text}”` },
  };
}

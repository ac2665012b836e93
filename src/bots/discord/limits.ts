/**
 * Discord's limits, in one table. Characters are counted as UTF-16 units, which is never fewer than Discord counts.
 * Sources, under https://discord.com/developers/docs:
 *  [c] /components/reference  [i] /interactions/receiving-and-responding  [m] /resources/message
 *  [a] /interactions/application-commands  [h] /resources/channel
 */
export const limits = {
  /** Over all texts of a message [c]. */
  messageText: 4_000,
  /** In a message, nested ones counted [c]. */
  components: 40,
  /** [c] */
  customId: 100,
  buttonLabel: 80,
  buttonsInRow: 5,
  selectOptions: 25,
  selectLabel: 100,
  selectPlaceholder: 150,
  /** [i] */
  modalTitle: 45,
  modalFields: 5,
  modalLabel: 45,
  modalValue: 4_000,
  choices: 25,
  choiceLabel: 100,
  /** Until an interaction must have been answered [i]. */
  firstAnswerMs: 3_000,
  /** [m] */
  nonce: 25,
  /** [c] */
  mediaUrl: 2_048,
  /** [a] */
  commandName: 32,
  commandDescription: 100,
  /** [h] */
  threadName: 100,
} as const;

/** At most so many UTF-16 units, ending in "…" where it was longer; no letter is cut in two. */
export function clip(text: string, most: number): string {
  const flat = text.toWellFormed().replace(/\s+/gu, ' ').trim();
  if (flat.length <= most) return flat;
  let kept = '';
  for (const { segment } of letters.segment(flat.slice(0, most))) {
    if (kept.length + segment.length > most - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`.toWellFormed();
}

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

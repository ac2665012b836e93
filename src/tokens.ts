/** What tokens look like, and what people copy along with them. Imports nothing. */

/** Without quote marks (`docker --env-file` keeps them), and without the "Bot" of the header that a token is sent in. */
export function cleanSecret(written: string): string {
  return written
    .trim()
    .replace(/^(["'])(.*)\1$/su, '$2')
    .replace(/^Bot\s+/iu, '')
    .trim();
}

/** Three parts with dots between. */
export function looksLikeDiscord(token: string): boolean {
  return /^[\w-]{18,}\.[\w-]{4,}\.[\w-]{20,}$/u.test(token);
}

/** The bot's number, a colon, its secret. */
export function looksLikeTelegram(token: string): boolean {
  return /^\d{5,}:[\w-]{20,}$/u.test(token);
}

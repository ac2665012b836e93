/** Headlines without the name of their site. */

const TAIL = /^(.{12,}?)\s+[|–—·:»-]{1,2}\s+([^|–—]{2,40})$/u;
const LEAST_LETTERS = 3;

/** "Headline | Site" and "Headline - Site" without the site, where `outlet` or the page's host bears that name. */
export function withoutSiteName(
  title: string,
  { url, outlet }: { readonly url?: string | undefined; readonly outlet?: string | undefined },
): string {
  const [, headline = title, tail = ''] = TAIL.exec(title) ?? [];
  const host = url === undefined ? '' : new URL(url).hostname.replace(/^(?:www\d?|m|amp|edition)\./u, '');
  return [host.split('.')[0] ?? '', outlet ?? ''].some((name) => isNamed(tail, name)) ? headline : title;
}

/** "CNN Business" on cnn.com; "The ..." of theweek.co.uk, cut short. */
function isNamed(tail: string, name: string): boolean {
  const [written, known] = [letters(tail), letters(name)];
  if (written.length < LEAST_LETTERS || known.length < LEAST_LETTERS) return false;
  return written.startsWith(known) || (/(?:\.\.\.|…)$/u.test(tail) && known.startsWith(written));
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

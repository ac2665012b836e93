/** One address for one page: no tracking parameters, no fragment; web addresses only. And the page behind its several addresses. */

const TRACKING =
  /^(?:utm_.*|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|igshid|mc_cid|mc_eid|_ga|_gl|ref|ref_src|ref_url|referrer|cmpid|cmp|ito|ocid|ncid|sr_share|smid|smtyp|partner|xtor|at_(?:medium|campaign|custom\d?|link_.*)|wt_.*|ns_.*|mkt_tok|guccounter|guce_.*|soc_src|soc_trk|taid|__twitter_impression)$/iu;
const MOST_LENGTH = 2_000;

/** Undefined for what is no http(s) address; `base` resolves relative ones. */
export function canonicalUrl(written: string | undefined, base?: string): string | undefined {
  if (!written || written.length > MOST_LENGTH) return undefined;
  const url = URL.parse(written.trim(), base);
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:') || url.hostname === '')
    return undefined;
  url.hash = '';
  url.username = '';
  url.password = '';
  const tracking = [...url.searchParams.keys()].filter((name) => TRACKING.test(name));
  for (const name of tracking) url.searchParams.delete(name);
  return url.href;
}

/** The same for a page's phone and AMP editions, with and without "www", by http and https. `url` is a canonical one. */
export function pageKey(url: string): string {
  const { hostname, port, pathname, searchParams } = new URL(url);
  const host = hostname.replace(/^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.)/u, '');
  const path = pathname
    .replace(/\/(?:index|default)\.(?:html?|php|aspx?)$/iu, '/')
    .replace(/\/amp\/?$|\.amp(?=\.html?$|$)|^\/amp(?=\/)/iu, '')
    .replace(/\/+$/u, '');
  const query = [...searchParams]
    .filter(([name, value]) => !(name === 'amp' || (name === 'outputType' && value === 'amp')))
    .map(([name, value]) => `${name}=${value}`)
    .toSorted();
  return [host, port, path, ...query].join(' ');
}

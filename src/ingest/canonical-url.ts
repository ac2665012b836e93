/** One address for one page: no tracking parameters, no fragment; web addresses only. */

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

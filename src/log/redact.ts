/** Secrets are taken out of what is logged: those of the configuration, and whatever has the form of one. */
import type { Config } from '../config.ts';

export type Redact = (text: string) => string;

/** Shorter than any secret that is looked for, so that no mask makes a new one. */
const MASK = '***';
const SHORTEST = 4;

/** Each finds what goes before the secret, and the secret. All runs are bounded, so that no text costs more than its length. */
const FORMS: readonly RegExp[] = [
  // Who signs in, in an address: postgres://user:password@host
  /(:\/\/)[^\s/"'<>]{1,512}@/gu,
  // A token of Telegram, also within an address of the Bot API.
  /()(?<!\d)\d{6,12}:[\w-]{30,64}/gu,
  // A token of Discord.
  /()(?<![\w-])[\w-]{23,30}\.[\w-]{6,8}\.[\w-]{25,80}/gu,
  /(\/(?:webhooks|interactions)\/\d{1,20}\/)[\w-]{8,512}/gu,
  // A key of a model's endpoint.
  /()(?<![\w-])sk-[\w-]{12,256}/gu,
  /(\b(?:Bearer|Basic|Bot) )[\w+/=.~-]{12,1024}/giu,
  /([?&](?:[\w-]{0,20}(?:key|token|secret|password|signature))=)[^\s&#"']{1,512}/giu,
];

export function createRedactor(secrets: readonly string[]): Redact {
  const known = [...new Set(secrets.flatMap((secret) => [secret, encodeURIComponent(secret)]))]
    .filter((secret) => secret.length >= SHORTEST)
    .toSorted((one, other) => other.length - one.length);
  return (text) => {
    let clean = FORMS.reduce((rest, form) => rest.replace(form, keepBefore), text);
    // Until none is left: what goes may bring together what stood around it.
    for (let found = true; found;) {
      const before = clean;
      for (const secret of known) clean = clean.replaceAll(secret, MASK);
      found = clean !== before;
    }
    return clean;
  };
}

function keepBefore(found: string, before: string): string {
  return `${before}${MASK}${found.endsWith('@') ? '@' : ''}`;
}

/** All strings, keys and numbers of a JSON value. */
export function redactValue(value: unknown, redact: Redact): unknown {
  if (typeof value === 'string') return redact(value);
  if (typeof value === 'number') return redact(String(value)) === String(value) ? value : MASK;
  if (Array.isArray(value)) return value.map((one) => redactValue(one, redact));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [redact(key), redactValue(one, redact)]),
  );
}

const PROXIES = ['HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY'];

/** What must never be told: tokens, keys, and the passwords of addresses. */
export function secretsOf(
  { discord, telegram, model, storeUrl }: Config,
  environment: NodeJS.ProcessEnv = {},
): string[] {
  const proxies = PROXIES.flatMap((name) => [environment[name], environment[name.toLowerCase()]]);
  const addresses = [storeUrl, discord?.apiUrl, telegram?.apiUrl, model?.baseUrl, ...proxies];
  const secrets = [discord?.token, telegram?.token, model?.key, ...addresses.flatMap(passwordOf)];
  return secrets.filter((secret) => secret !== undefined);
}

/** As it stands in the address, and as it is meant. */
function passwordOf(address: string | undefined): string[] {
  const written = /^[a-z][\w+.-]*:\/\/[^:@/]*:(.+)@/iu.exec(address ?? '')?.[1];
  if (written === undefined) return [];
  try {
    return [written, decodeURIComponent(written)];
  } catch {
    return [written];
  }
}

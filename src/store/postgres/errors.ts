/** What Postgres says, as one line with the cure. Nothing here repeats the address: it holds a password. */
import { BrevierError } from '../../model.ts';

/** https://www.postgresql.org/docs/current/errcodes-appendix.html, and Node's own for what never got there. */
const CURES: Readonly<Record<string, readonly [code: string, message: string]>> = {
  '28P01': ['store-refused', 'Postgres refuses the user or password of STORE_URL; set them anew'],
  '28000': [
    'store-refused',
    'Postgres refuses the user of STORE_URL; check pg_hba.conf, or name another user',
  ],
  '3D000': ['store-unopenable', 'the database that STORE_URL names does not exist; make it: createdb NAME'],
  '42501': [
    'store-read-only',
    'the user of STORE_URL may not create tables; grant it CREATE on its schema: GRANT CREATE ON SCHEMA public TO NAME',
  ],
  '53100': ['store-full', 'the disk is full under Postgres; free some space. Nothing stored is lost'],
  '53300': ['store-locked', 'Postgres has no connection left; raise max_connections, or run fewer processes'],
  '57P03': ['store-unreachable', 'Postgres is starting or stopping; it is tried again with the next request'],
  ECONNREFUSED: [
    'store-unreachable',
    'no Postgres answers where STORE_URL points; start it, or correct STORE_URL',
  ],
  ENOTFOUND: ['store-unreachable', 'the host of STORE_URL has no address; correct STORE_URL'],
  ENOENT: ['store-unreachable', 'no Postgres answers where STORE_URL points; start it, or correct STORE_URL'],
};

/** Runs `use`; what Postgres throws becomes a BrevierError, anything else goes on as it is. */
export async function explained<Result>(use: () => Promise<Result>): Promise<Result> {
  try {
    return await use();
  } catch (error) {
    throw explain(error);
  }
}

function explain(error: unknown): unknown {
  if (error instanceof BrevierError || !(error instanceof Error)) return error;
  const cure = CURES['code' in error ? String(error.code) : ''];
  return new BrevierError(cure?.[0] ?? 'store', cure?.[1] ?? `Postgres failed: ${error.message}`, {
    cause: error,
  });
}

/** Schemas of the tests' own Postgres, as if each were a database of its own. */
import pg from 'pg';
import { inject } from 'vitest';

/** Empty where there is no Postgres. */
export const server = inject('postgresUrl') ?? '';

let count = 0;

export async function newUrl(): Promise<string> {
  count += 1;
  const schema = `test_${process.pid}_${count}`;
  await withClient(server, (client) => client.query(`CREATE SCHEMA ${schema}`));
  return `${server}&options=${encodeURIComponent(`-c search_path=${schema}`)}`;
}

export async function withClient<Result>(
  url: string,
  use: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

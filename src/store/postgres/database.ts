/** The Postgres database: connected, checked, and brought to the newest schema. */
import pg from 'pg';
import { BrevierError } from '../../model.ts';
import { explained } from './errors.ts';
import { migrations } from './migrations.ts';

export type Row = Readonly<Record<string, unknown>>;

/** What can be asked inside a transaction and outside. */
export interface Queries {
  all(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  first(sql: string, values?: readonly unknown[]): Promise<Row | undefined>;
  /** Resolves to how many rows changed. */
  run(sql: string, values?: readonly unknown[]): Promise<number>;
}

export interface Database extends Queries {
  /** All or nothing. */
  transaction<Result>(use: (queries: Queries) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

const MOST_CONNECTIONS = 8;
const CONNECT_WITHIN_MS = 10_000;
/** Of Brevier's own, so that several processes that start at once migrate one after the other. */
export const MIGRATION_LOCK = 7_283_648;

export async function openDatabase(url: string): Promise<Database> {
  const database = openUnchecked(url);
  try {
    await database.transaction(migrate);
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}

/** Whatever its schema. */
export function openUnchecked(url: string): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: MOST_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    application_name: 'brevier',
  });
  // A connection that breaks while nobody uses it is replaced by the next query; who uses one is told by its error.
  pool.on('error', () => {});
  return {
    ...queriesOf(pool),
    transaction: (use) => explained(() => inTransaction(pool, use)),
    close: () => pool.end(),
  };
}

function queriesOf(client: pg.Pool | pg.PoolClient): Queries {
  const query = (sql: string, values: readonly unknown[] = []): Promise<pg.QueryResult<Row>> =>
    explained(() => client.query<Row>(sql, [...values]));
  return {
    all: async (sql, values) => (await query(sql, values)).rows,
    first: async (sql, values) => (await query(sql, values)).rows[0],
    run: async (sql, values) => (await query(sql, values)).rowCount ?? 0,
  };
}

async function inTransaction<Result>(
  pool: pg.Pool,
  use: (queries: Queries) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('BEGIN');
    const result = await use(queriesOf(client));
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch((failure: unknown) => {
      broken = failure instanceof Error ? failure : new Error(String(failure));
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

async function migrate(queries: Queries): Promise<void> {
  await queries.run('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
  await queries.run('CREATE TABLE IF NOT EXISTS brevier_schema (version integer NOT NULL)');
  const found = await queries.first('SELECT version FROM brevier_schema');
  const version = Number(found?.['version'] ?? 0);
  if (version > migrations.length) {
    throw new BrevierError(
      'store-newer',
      `the store was written by a newer Brevier (schema ${version}, this one knows ${migrations.length}); update Brevier`,
    );
  }
  if (version === migrations.length) return;
  for (const migration of migrations.slice(version)) await queries.run(migration);
  await queries.run(
    found ? 'UPDATE brevier_schema SET version = $1' : 'INSERT INTO brevier_schema (version) VALUES ($1)',
    [migrations.length],
  );
}

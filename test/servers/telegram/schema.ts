/**
 * Requests checked against the Bot API's own parameters, where their JSON Schema is at hand: a file made of @gramio/types,
 * in the folder that BREVIER_SPECS names, else in ../shared/specs beside the checkout.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';

const folder =
  process.env['BREVIER_SPECS'] ?? resolve(import.meta.dirname, '..', '..', '..', '..', 'shared', 'specs');
const path = join(folder, 'telegram-10.3-gramio.schema.json');

/** Why requests are not checked, where they are not. */
export const schemaMissing: string | undefined = existsSync(path)
  ? undefined
  : `Telegram's requests are not checked against its schema: there is no ${path}; name its folder in BREVIER_SPECS`;

/** Methods that take nothing have no parameters in the schema. */
const BARE: ReadonlySet<string> = new Set(['getMe', 'getUpdates', 'getWebhookInfo']);

let ajv: Ajv | undefined;

/** What the schema has against a request; undefined where nothing is. */
export function schemaProblem(method: string, fields: unknown): string | undefined {
  if (schemaMissing !== undefined || BARE.has(method)) return undefined;
  ajv ??= new Ajv({ strict: false }).addSchema(JSON.parse(readFileSync(path, 'utf8')), 'telegram');
  const name = `${method.charAt(0).toUpperCase()}${method.slice(1)}Params`;
  const validate: ValidateFunction | undefined = ajv.getSchema(`telegram#/definitions/${name}`);
  if (!validate) return `${method} is no method of the schema`;
  return validate(fields)
    ? undefined
    : `${method}: ${ajv.errorsText(validate.errors?.slice(0, 5), { dataVar: '' })}`;
}

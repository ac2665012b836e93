/**
 * Requests against Discord's own OpenAPI document, where it is at hand: discord-openapi.json in the folder that BREVIER_SPECS
 * names, else in ../shared/specs beside the checkout. https://github.com/discord/discord-api-spec
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

const folder =
  process.env['BREVIER_SPECS'] ?? resolve(import.meta.dirname, '..', '..', '..', '..', 'shared', 'specs');
const file = join(folder, 'discord-openapi.json');

export const hasDocument = existsSync(file);

interface Operation {
  readonly requestBody?: { readonly content: Readonly<Record<string, unknown>> };
}

/** What the document has against a request; undefined for nothing. */
export type Check = (method: string, path: string, body: unknown) => string | undefined;

/** Made once: the document is large. */
export function documentCheck(): Check {
  return (made ??= createCheck());
}

/**
 * The document has permissions as a number, where Discord's own pages have a string of one, as every library sends it:
 * https://discord.com/developers/docs/interactions/application-commands#application-command-object
 */
function asDocumented(body: unknown): unknown {
  if (!Array.isArray(body)) return body;
  return (body as readonly object[]).map((command) =>
    'default_member_permissions' in command && typeof command.default_member_permissions === 'string'
      ? { ...command, default_member_permissions: Number(command.default_member_permissions) }
      : command,
  );
}

let made: Check | undefined;

function createCheck(): Check {
  if (!hasDocument) return () => undefined;
  const document = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  };
  const ajv = new Ajv2020({ strict: false, allErrors: false, validateFormats: true });
  formats.default(ajv);
  for (const format of ['snowflake', 'nonce']) ajv.addFormat(format, true);
  ajv.addSchema(document, 'discord');
  const compiled = new Map<string, ValidateFunction>();
  // Those with the fewest parameters come first: ".../@original" before ".../{message_id}".
  const paths = Object.keys(document.paths)
    .map((path) => ({ path, pattern: new RegExp(`^${path.replaceAll(/\{[^}]+\}/gu, '[^/]+')}$`, 'u') }))
    .toSorted((one, other) => one.path.split('{').length - other.path.split('{').length);

  return (method, path, body) => {
    const found = paths.find(({ pattern }) => pattern.test(path));
    const operation = found && document.paths[found.path]?.[method.toLowerCase()];
    if (!found || !operation) return 'no such route';
    if (!operation.requestBody) return undefined;
    const pointer = [
      'paths',
      found.path,
      method.toLowerCase(),
      'requestBody',
      'content',
      'application/json',
      'schema',
    ]
      .map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')))
      .join('/');
    const validate = compiled.get(pointer) ?? ajv.compile({ $ref: `discord#/${pointer}` });
    compiled.set(pointer, validate);
    return validate(asDocumented(body)) ? undefined : ajv.errorsText(validate.errors);
  };
}

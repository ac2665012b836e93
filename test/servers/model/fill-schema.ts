/** A value for any JSON Schema, the same each time: what a model that follows its schema and knows nothing would say. */

type Schema = Readonly<Record<string, unknown>>;

const DEEPEST = 12;

export function fillSchema(schema: unknown, root: unknown = schema, depth = 0): unknown {
  if (!isSchema(schema) || depth > DEEPEST) return null;
  if (typeof schema['$ref'] === 'string') return fillSchema(resolve(schema['$ref'], root), root, depth + 1);
  if ('const' in schema) return schema['const'];
  if (Array.isArray(schema['enum'])) return schema['enum'][0];
  if ('default' in schema) return schema['default'];
  for (const key of ['anyOf', 'oneOf']) {
    const choices = schema[key];
    if (Array.isArray(choices)) return fillSchema(choices[0], root, depth + 1);
  }
  if (Array.isArray(schema['allOf'])) {
    return fillSchema(Object.assign({}, schema, { allOf: undefined }, ...schema['allOf']), root, depth + 1);
  }
  const type = Array.isArray(schema['type']) ? schema['type'][0] : schema['type'];
  switch (type) {
    case 'array':
      return fillArray(schema, root, depth);
    case 'string':
      return fillString(schema);
    case 'integer':
    case 'number':
      return fillNumber(schema);
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return fillObject(schema, root, depth);
  }
}

function fillObject(schema: Schema, root: unknown, depth: number): unknown {
  const properties = isSchema(schema['properties']) ? schema['properties'] : {};
  return Object.fromEntries(
    Object.entries(properties).map(([key, inner]) => [key, fillSchema(inner, root, depth + 1)]),
  );
}

function fillArray(schema: Schema, root: unknown, depth: number): unknown {
  if (Array.isArray(schema['prefixItems'])) {
    return schema['prefixItems'].map((inner) => fillSchema(inner, root, depth + 1));
  }
  const most = numberOf(schema['maxItems']) ?? Infinity;
  const length = Math.min(numberOf(schema['minItems']) ?? (depth < DEEPEST / 2 ? 1 : 0), most);
  return Array.from({ length }, () => fillSchema(schema['items'], root, depth + 1));
}

function fillString(schema: Schema): string {
  const least = numberOf(schema['minLength']) ?? 0;
  const formats: Readonly<Record<string, string>> = {
    date: '2026-01-02',
    'date-time': '2026-01-02T03:04:05Z',
    uri: 'https://example.org/',
    email: 'someone@example.org',
  };
  const text =
    formats[String(schema['format'])] ?? 'text'.padEnd(least, ' text').trimEnd().padEnd(least, '.');
  return text.slice(0, numberOf(schema['maxLength']) ?? text.length);
}

function fillNumber(schema: Schema): number {
  const step = numberOf(schema['multipleOf']) ?? 1;
  const above = numberOf(schema['exclusiveMinimum']);
  const least = numberOf(schema['minimum']) ?? (above === undefined ? undefined : above + step);
  const most = numberOf(schema['maximum']) ?? Infinity;
  return Math.min(Math.ceil((least ?? 1) / step) * step, most);
}

/** "#/$defs/name", or "#" for the whole. */
function resolve(reference: string, root: unknown): unknown {
  return reference
    .split('/')
    .slice(1)
    .reduce<unknown>((place, key) => (isSchema(place) ? place[key] : undefined), root);
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null;
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

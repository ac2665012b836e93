/** The loopback model gives a valid value for any schema that it is sent. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { fillSchema } from './model/fill-schema.ts';

interface Tree {
  name: string;
  children: Tree[];
}
const tree: z.ZodType<Tree> = z.lazy(() => z.object({ name: z.string(), children: z.array(tree) }));

test.each<readonly [string, z.ZodType]>([
  ['an object', z.object({ a: z.string(), b: z.int(), c: z.boolean(), d: z.null() })],
  ['lists', z.object({ a: z.array(z.object({ from: z.array(z.int().min(1).max(3)).min(2) })) })],
  [
    'choices',
    z.object({ a: z.enum(['x', 'y']), b: z.literal('z'), c: z.union([z.string(), z.int()]).nullable() }),
  ],
  [
    'tagged unions',
    z.discriminatedUnion('type', [
      z.object({ type: z.literal('a'), n: z.number() }),
      z.object({ type: z.literal('b') }),
    ]),
  ],
  [
    'bounds',
    z.object({ a: z.string().min(7).max(9), b: z.number().gt(2).lt(5), c: z.int().multipleOf(5).min(11) }),
  ],
  ['formats', z.object({ a: z.iso.date(), b: z.iso.datetime(), c: z.email(), d: z.url() })],
  ['tuples and defaults', z.object({ a: z.tuple([z.string(), z.int()]), b: z.string().default('x') })],
  ['trees', tree],
])('%s', (_, shape) => {
  const schema = z.toJSONSchema(shape);
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  const value = fillSchema(schema);
  expect([value, ajv.validate(schema, value), ajv.errorsText()]).toEqual([value, true, 'No errors']);
});

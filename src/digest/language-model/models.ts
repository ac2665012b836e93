/** Which models an endpoint has. */
import { z } from 'zod';
import { type Asked, type Asking, createEndpoint, type EndpointOptions } from './endpoint.ts';
import { ModelError } from './failures.ts';

const list = z.object({ data: z.array(z.object({ id: z.string() })) });
const MOST_BYTES = 4_000_000;

export async function listModels(options: EndpointOptions): Promise<Asked<readonly string[]>> {
  const endpoint = createEndpoint(options, MOST_BYTES);
  return endpoint.ask((asking) => readModels(asking, endpoint.host));
}

export async function readModels(asking: Asking, host: string): Promise<readonly string[]> {
  const body = await asking.send(async (client, signal) => {
    const response = await client.get('/models', { signal }).asResponse();
    return response.text();
  });
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    value = undefined;
  }
  const { success, data } = list.safeParse(value);
  if (!success) {
    throw new ModelError({ reason: 'unreachable', says: `${host} answers with no list of models` });
  }
  return data.data.map(({ id }) => id);
}

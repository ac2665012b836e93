/** Images may not cost the message: Discord refuses all of it for one address that it dislikes. */
import { type APIComponentInContainer, ComponentType } from 'discord.js';
import { isRefused } from './errors.ts';
import { limits } from './limits.ts';
import type { DiscordMessage } from './render.ts';

/** The address of an image that Discord can fetch: over TLS, from a host with a public name. */
export function imageAddress(image: string | undefined): string | undefined {
  const parsed = image === undefined ? null : URL.parse(image);
  if (parsed?.protocol !== 'https:' || parsed.href.length > limits.mediaUrl) return undefined;
  return /\.[a-z][a-z0-9-]+$/u.test(parsed.hostname) ? parsed.href : undefined;
}

/** Sends a message as it is, and without its images where it is refused for what is in it. */
export async function sendWithImages<T>(
  message: DiscordMessage,
  send: (message: DiscordMessage) => Promise<T>,
): Promise<T> {
  try {
    return await send(message);
  } catch (error) {
    const plain = withoutImages(message);
    if (!plain || !isRefused(error, 'invalidForm')) throw error;
    return await send(plain);
  }
}

/** Undefined where there are none. */
function withoutImages({ components }: DiscordMessage): DiscordMessage | undefined {
  let found = false;
  const textsOf = (one: APIComponentInContainer): APIComponentInContainer[] => {
    if (one.type !== ComponentType.Section) return [one];
    found = true;
    return one.components;
  };
  const plain = components.map((one) =>
    one.type === ComponentType.Container ? { ...one, components: one.components.flatMap(textsOf) } : one,
  );
  return found ? { components: plain } : undefined;
}

/** What is asked in a terminal. A tiny port, so that tests can answer. */
import { styleText } from 'node:util';

export interface Choice<Value> {
  readonly name: string;
  readonly value: Value;
}

export interface Prompts {
  say(line: string): void;
  /** Shows stars for what is typed; empty where nothing was. */
  secret(message: string): Promise<string>;
  /** `wrong` says what is wrong with what was typed; it is then asked again. */
  text(
    message: string,
    options: { readonly fallback?: string; readonly wrong?: (typed: string) => string | undefined },
  ): Promise<string>;
  choose<Value>(
    message: string,
    choices: readonly [Choice<Value>, ...Choice<Value>[]],
    fallback?: Value,
  ): Promise<Value>;
  confirm(message: string, fallback: boolean): Promise<boolean>;
}

/** Ctrl-C, or the end of the input: nothing is to happen. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
}

/** By Inquirer, which is loaded here, as nothing else needs it. */
export async function openPrompts(say: (line: string) => void): Promise<Prompts> {
  const [{ default: input }, { default: password }, { default: select }, { default: confirm }] =
    await Promise.all([
      import('@inquirer/input'),
      import('@inquirer/password'),
      import('@inquirer/select'),
      import('@inquirer/confirm'),
    ]);
  const ended = new AbortController();
  // Ctrl-D closes the input and leaves the question: with nothing left to wait for, Node would end without a word.
  process.once('beforeExit', () => ended.abort());
  const context = { signal: ended.signal };
  return {
    say,
    secret: (message) => orCancelled(password({ message, mask: '*', toggleMask: false }, context)),
    text: (message, { fallback, wrong }) =>
      orCancelled(
        input(
          {
            message,
            ...(fallback === undefined ? {} : { default: fallback }),
            validate: (typed) => wrong?.(typed) ?? true,
          },
          context,
        ),
      ),
    choose: (message, choices, fallback) =>
      orCancelled(
        select(
          { message, choices, loop: false, ...(fallback === undefined ? {} : { default: fallback }) },
          context,
        ),
      ),
    confirm: (message, fallback) => orCancelled(confirm({ message, default: fallback }, context)),
  };
}

async function orCancelled<Value>(asked: Promise<Value>): Promise<Value> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Error && /^(?:ExitPrompt|AbortPrompt|CancelPrompt)Error$/u.test(error.name))
      throw new Cancelled('cancelled', { cause: error });
    throw error;
  }
}

export function good(line: string): string {
  return `${styleText('green', '✓')} ${line}`;
}

export function bad(line: string): string {
  return `${styleText('red', '✗')} ${line}`;
}

/** What a request costs, estimated until the endpoint says it, so that one that is given up counts too. */
import type { Tally } from './endpoint.ts';

const CHARACTERS_A_TOKEN = 4;

export interface Bill {
  /** So much of a reply has come so far. */
  received(characters: number): void;
  /** As the endpoint counts. */
  settle(inputTokens: number, outputTokens: number): void;
  /** Nothing came of it, so nothing is charged. */
  void(): void;
}

export function openBill(tally: Tally, inputCharacters: number): Bill {
  let input = 0;
  let output = 0;
  function set(inputTokens: number, outputTokens: number): void {
    tally.inputTokens += inputTokens - input;
    tally.outputTokens += outputTokens - output;
    input = inputTokens;
    output = outputTokens;
  }
  set(Math.ceil(inputCharacters / CHARACTERS_A_TOKEN), 0);
  return {
    received: (characters) => set(input, Math.ceil(characters / CHARACTERS_A_TOKEN)),
    settle: set,
    void: () => set(0, 0),
  };
}

/** "typing…" in the chat for as long as an answer is being made. */

/** Telegram shows it for five seconds at a time. */
const REPEAT_MS = 4_500;

/** Shows it at once and again until the work is done, well or badly; that it can't be shown is no matter. */
export async function whileTyping<T>(show: () => Promise<unknown>, work: () => Promise<T>): Promise<T> {
  const quietly = (): void => void show().catch(() => {});
  quietly();
  const timer = setInterval(quietly, REPEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}

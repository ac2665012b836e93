/** Whether words were only left out: what is shown has the words of its source, in their order, and no others. */
export function isMadeOf(shown: string, source: string): boolean {
  const rest = words(source);
  let at = 0;
  return words(shown).every((word) => {
    const found = rest.indexOf(word, at);
    at = found + 1;
    return found >= 0;
  });
}

function words(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

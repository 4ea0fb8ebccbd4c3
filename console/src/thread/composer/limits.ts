/** How long a message may be. Pure. */
export const MOST_LETTERS = 8_000;
const MOST_BYTES = 24_000;
const NEARLY = 0.9;

/** How many letters are left once it gets near; null while there is plenty of room. */
export function lettersLeft(text: string): number | null {
  if (text.length < MOST_LETTERS * 0.3) return null;
  const bytes = new TextEncoder().encode(text).length;
  const used = Math.max(text.length / MOST_LETTERS, bytes / MOST_BYTES);
  if (used < NEARLY) return null;
  const left = Math.min(MOST_LETTERS - text.length, Math.floor((MOST_BYTES - bytes) / 3));
  return left;
}

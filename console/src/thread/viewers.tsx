/** Who else looks at this, and who is writing an answer: seen before one answers oneself. */
export function Viewers(_: { composing: boolean }) {
  return null;
}

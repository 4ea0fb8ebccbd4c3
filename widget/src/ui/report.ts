/** Tells loader and page what happens: open, unread, messages, the conversation's state. */
import { boot, client, screen } from '../store';
import type { Snapshot } from '../types';
import { seldom } from './acts';
import { dataOf, isMine } from './entries';
import { hearOpen } from './watches';

const lastOf = (snapshot: Snapshot) => snapshot.entries.at(-1)?.seq ?? 0;

function messages(now: Snapshot, before: Snapshot): void {
  // what a log brings when it is first shown is nothing new
  if (now.conversation?.id !== before.conversation?.id || !before.entries.length) return;
  const seen = lastOf(before);
  const fresh = now.entries.filter((entry) => entry.type === 'message' && entry.seq > seen);
  for (const entry of fresh) {
    const from = isMine(entry) ? 'customer' : 'agent';
    boot.emit('message', { from, text: dataOf(entry).text ?? '' });
  }
  const away = !screen.open || document.hidden;
  if (away && screen.sound && !fresh.every(isMine)) void seldom(({ ring }) => ring());
}

function state(now: Snapshot, before: Snapshot): void {
  const { id, state } = now.conversation ?? {};
  if (id && (id !== before.conversation?.id || state !== before.conversation?.state)) {
    boot.emit('conversation', { id, state });
  }
}

/** Starts to report; answers how to stop. */
export function report(): () => void {
  let before = client.snapshot;
  const launcher = () => boot.launcher({ open: screen.open, unread: client.snapshot.unread });
  const offs = [
    client.subscribe(() => {
      const now = client.snapshot;
      const was = before;
      before = now;
      messages(now, was);
      state(now, was);
      if (now.unread !== was.unread) launcher();
    }),
    hearOpen(launcher),
  ];
  launcher();
  return () => {
    for (const off of offs) off();
  };
}

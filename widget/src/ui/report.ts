/** Tells loader and page what happens: open, unread, messages, the conversation's state. */
import type { App } from '../store';
import type { Snapshot } from '../types';
import { seldom } from './acts';
import { dataOf, isMine } from './entries';

const lastOf = (snapshot: Snapshot) => snapshot.entries.at(-1)?.seq ?? 0;

function messages(app: App, now: Snapshot, before: Snapshot): void {
  // what a log brings when it is first shown is nothing new
  if (now.conversation?.id !== before.conversation?.id || !before.entries.length) return;
  const seen = lastOf(before);
  const fresh = now.entries.filter((entry) => entry.type === 'message' && entry.seq > seen);
  for (const entry of fresh) {
    const from = isMine(entry) ? 'customer' : 'agent';
    app.boot.emit('message', { from, text: dataOf(entry).text ?? '' });
  }
  const away = !app.screen.open || document.hidden;
  if (away && app.screen.sound && !fresh.every(isMine)) void seldom(app, ({ ring }) => ring());
}

function state(app: App, now: Snapshot, before: Snapshot): void {
  const { id, state } = now.conversation ?? {};
  if (id && (id !== before.conversation?.id || state !== before.conversation?.state)) {
    app.boot.emit('conversation', { id, state });
  }
}

/** Starts to report; answers how to stop. */
export function report(app: App): () => void {
  const { boot, client } = app;
  let before = client.snapshot;
  let open = app.screen.open;
  const launcher = () =>
    boot.launcher({ open: app.screen.open, unread: app.client.snapshot.unread });
  const offs = [
    client.subscribe(() => {
      const now = client.snapshot;
      const was = before;
      before = now;
      messages(app, now, was);
      state(app, now, was);
      if (now.unread !== was.unread) launcher();
    }),
    app.subscribe(() => {
      if (open === app.screen.open) return;
      open = app.screen.open;
      launcher();
    }),
  ];
  launcher();
  return () => {
    for (const off of offs) off();
  };
}

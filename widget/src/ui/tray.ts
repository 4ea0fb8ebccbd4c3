/** Files on their way into a message: checked, uploaded, kept until the message is sent. */
import { type App, going, type Held } from '../store';
import type { Attachment } from '../types';

const MOST = 10;
let count = 0;

const change = (app: App, id: string, more: Partial<Held>) =>
  app.set({
    tray: app.screen.tray.map((held) => (held.id === id ? { ...held, ...more } : held)),
  });

function refused(app: App, file: File): string | undefined {
  const { most_bytes, types } = app.boot.config.attachments;
  if (types.length && !types.includes(file.type)) return 'type_not_allowed';
  return file.size > most_bytes ? 'attachment_too_large' : undefined;
}

async function upload(app: App, { id, file }: Held): Promise<void> {
  const going = app.client.upload(file, (share) => change(app, id, { share }));
  change(app, id, { upload: going });
  const answer = await going.done;
  if (answer.ok) change(app, id, { share: 1, attachment: answer.attachment });
  else change(app, id, { code: answer.code });
}

const untouched = (held: Held) => !held.upload && !held.code;

/** Takes files up; they travel at once where there is a conversation to take them to. */
export function hold(app: App, files: Iterable<File>): void {
  const added = [...files].map((file): Held => {
    count += 1;
    const code = refused(app, file);
    return { id: `file-${count}`, file, share: 0, ...(code && { code }) };
  });
  app.set({ tray: [...app.screen.tray, ...added].slice(0, MOST) });
  if (!going(app)) return;
  for (const held of app.screen.tray.filter(untouched)) void upload(app, held);
}

export function letGo(app: App, id: string): void {
  const tray = app.screen.tray;
  tray.find((held) => held.id === id)?.upload?.abort();
  app.set({ tray: tray.filter((held) => held.id !== id) });
}

/** Waits until all that can be sent has arrived; takes that out of the tray. */
export async function collect(app: App): Promise<Attachment[]> {
  const waiting = app.screen.tray.map((held) =>
    untouched(held) ? upload(app, held) : held.upload?.done,
  );
  await Promise.all(waiting);
  await Promise.resolve(); // each upload notes its own end first
  const sent = app.screen.tray.flatMap((held) => held.attachment ?? []);
  app.set({ tray: app.screen.tray.filter((held) => !held.attachment) });
  return sent;
}

/** Files on their way into a message: checked, uploaded, kept until the message is sent. */
import { boot, client, going, type Held, screen, set } from '../store';
import type { Attachment } from '../types';

const MOST = 10;
let count = 0;

const change = (id: string, more: Partial<Held>) =>
  set({
    tray: screen.tray.map((held) => (held.id === id ? { ...held, ...more } : held)),
  });

function refused(file: File): string | undefined {
  const { most_bytes, types } = boot.config.attachments;
  if (types.length && !types.includes(file.type)) return 'type_not_allowed';
  return file.size > most_bytes ? 'attachment_too_large' : undefined;
}

async function upload({ id, file }: Held): Promise<void> {
  const going = client.upload(file, (share) => change(id, { share }));
  change(id, { upload: going });
  const answer = await going.done;
  if (answer.ok) change(id, { share: 1, attachment: answer.attachment });
  else change(id, { code: answer.code });
}

const untouched = (held: Held) => !held.upload && !held.code;

/** Takes files up; they travel at once where there is a conversation to take them to. */
export function hold(files: Iterable<File>): void {
  const added = [...files].map((file): Held => {
    count += 1;
    const code = refused(file);
    return { id: `file-${count}`, file, share: 0, ...(code && { code }) };
  });
  set({ tray: [...screen.tray, ...added].slice(0, MOST) });
  if (!going()) return;
  for (const held of screen.tray.filter(untouched)) void upload(held);
}

export function letGo(id: string): void {
  const tray = screen.tray;
  tray.find((held) => held.id === id)?.upload?.abort();
  set({ tray: tray.filter((held) => held.id !== id) });
}

/** Waits until all that can be sent has arrived; takes that out of the tray. */
export async function collect(): Promise<Attachment[]> {
  const waiting = screen.tray.map((held) => (untouched(held) ? upload(held) : held.upload?.done));
  await Promise.all(waiting);
  await Promise.resolve(); // each upload notes its own end first
  const sent = screen.tray.flatMap((held) => held.attachment ?? []);
  set({ tray: screen.tray.filter((held) => !held.attachment) });
  return sent;
}

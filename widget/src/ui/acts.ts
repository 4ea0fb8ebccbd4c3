/** What people do on more than one screen. */
import { sheet } from '../host';
import type * as later from '../later';
import { type Begin, boot, client, fresh, go, going, isOver, screen, set, told } from '../store';
import type { Answer } from '../types';
import { kept, profileOf } from './answers';
import { leavesMessage, rowOf } from './status';
import { collect } from './tray';

const ASKED = 'asked'; // the pre-chat form was filled in

export function asksForm(): boolean {
  return boot.config.form.length > 0 && !boot.shared.get(ASKED);
}

export const formDone = (): boolean => boot.shared.set(ASKED, '1');

/** Leaves what is over behind; goes where a new conversation begins. */
export function begin(what: Begin = fresh()): void {
  const { conversation } = client.snapshot;
  if (conversation && isOver(conversation)) client.leaveBehind();
  if (leavesMessage(rowOf(screen.status, what.group))) go('leave', { begin: what });
  else go(asksForm() ? 'form' : 'thread', { begin: what });
}

/** Into the conversation that goes on, else to the first screen. */
export const enter = (): void => go(going() ? 'thread' : 'home');

/**
 * Tells what the page says of the visitor, and above it what they said in the form; whoever is
 * signed in is known better.
 */
export async function introduce(): Promise<void> {
  const { prefill, config, identity, shared } = boot;
  const own = shared.get(ASKED) ? profileOf(config.form, kept()) : {};
  const name = own.name || prefill.name;
  const email = own.email || prefill.email;
  const attributes = { ...prefill.attributes, ...own.attributes };
  const more = Object.keys(attributes).length > 0;
  if (identity || !(name || email || more)) return;
  await client.profile({
    ...(name && { name }),
    ...(email && { email }),
    ...(more && { attributes }),
  });
}

async function start(text: string): Promise<Answer> {
  const { group, topic, invitation } = screen.begin;
  const answer = await client.start({
    language: screen.words.asked,
    fresh: true, // what is over was left behind
    ...(text && { text }),
    ...(group && { group }),
    ...(topic && { topic }),
    ...(invitation && { invitation }),
  });
  if (answer.ok && !boot.shared.get(ASKED)) void introduce(); // else it was told already
  return answer;
}

/** A conversation that goes on: begun, or taken up again with these words. */
async function reach(text: string): Promise<boolean> {
  if (!client.snapshot.conversation) {
    const answer = await start(text);
    if (!text) told(answer); // a text tells of its failure itself
    return answer.ok;
  }
  const answer = await (text ? client.say(text).done : client.command('return'));
  return answer.ok;
}

/** Sends a text with what is in the tray; files need a conversation to travel to. */
export async function send(text: string): Promise<void> {
  const filled = screen.tray.length > 0;
  if (going()) {
    const files = filled ? await collect() : [];
    if (text || files.length) void client.say(text, files);
  } else if ((await reach(text)) && filled) {
    const files = await collect();
    if (files.length) void client.say('', files);
  }
}

/** Fetches the part of the chat that is needed seldom. */
export async function fetchPart(): Promise<typeof later> {
  const part = screen.part ?? (await boot.later());
  if (!screen.part) {
    boot.root.adoptedStyleSheets.push(sheet(part.css));
    set({ part });
  }
  return part;
}

/** Does what takes that part; says so where it cannot be had. */
export async function seldom(run: (part: typeof later) => void): Promise<void> {
  try {
    run(await fetchPart());
  } catch {
    told({ ok: false, code: 'offline' });
  }
}

/** Leaves a message in place of waiting or talking. */
export async function leaveMessage(text: string, contact: string): Promise<void> {
  if (!client.snapshot.conversation) {
    const answer = await start('');
    if (told(answer)) return;
  }
  const answer = await client.command('leave_message', { text, contact });
  if (!told(answer)) go('received', { contact });
}

/** Ends what goes on. */
export async function end(): Promise<void> {
  const queued = going()?.state === 'queued';
  told(await client.command(queued ? 'leave_queue' : 'leave'));
}

/** What people do on more than one screen. */
import type * as later from '../later';
import { type App, type Begin, fresh, go, going, isOver, told } from '../store';
import type { Answer } from '../types';
import { kept, profileOf } from './answers';
import { leavesMessage, rowOf } from './status';
import { collect } from './tray';

const ASKED = 'asked'; // the pre-chat form was filled in

export function asksForm(app: App): boolean {
  return app.boot.config.form.length > 0 && !app.boot.shared.get(ASKED);
}

export const formDone = (app: App): boolean => app.boot.shared.set(ASKED, '1');

/** Leaves what is over behind; goes where a new conversation begins. */
export function begin(app: App, what: Begin = fresh()): void {
  const { conversation } = app.client.snapshot;
  if (conversation && isOver(conversation)) app.client.leaveBehind();
  if (leavesMessage(rowOf(app.screen.status, what.group))) go(app, 'leave', { begin: what });
  else go(app, asksForm(app) ? 'form' : 'thread', { begin: what });
}

/** Into the conversation that goes on, else to the first screen. */
export const enter = (app: App): void => go(app, going(app) ? 'thread' : 'home');

/**
 * Tells what the page says of the visitor, and above it what they said in the form; whoever is
 * signed in is known better.
 */
export async function introduce(app: App): Promise<void> {
  const { prefill, config, identity, shared } = app.boot;
  const own = shared.get(ASKED) ? profileOf(config.form, kept(app)) : {};
  const name = own.name || prefill.name;
  const email = own.email || prefill.email;
  const attributes = { ...prefill.attributes, ...own.attributes };
  const more = Object.keys(attributes).length > 0;
  if (identity || !(name || email || more)) return;
  await app.client.profile({
    ...(name && { name }),
    ...(email && { email }),
    ...(more && { attributes }),
  });
}

async function start(app: App, text: string): Promise<Answer> {
  const { group, topic, invitation } = app.screen.begin;
  const answer = await app.client.start({
    language: app.screen.words.asked,
    ...(text && { text }),
    ...(group && { group }),
    ...(topic && { topic }),
    ...(invitation && { invitation }),
  });
  if (answer.ok && !app.boot.shared.get(ASKED)) void introduce(app); // else it was told already
  return answer;
}

/** A conversation that goes on: begun, or taken up again with these words. */
async function reach(app: App, text: string): Promise<boolean> {
  const { client } = app;
  if (!client.snapshot.conversation) {
    const answer = await start(app, text);
    if (!text) told(app, answer); // a text tells of its failure itself
    return answer.ok;
  }
  const answer = await (text ? client.say(text).done : client.command('return'));
  return answer.ok;
}

/** Sends a text with what is in the tray; files need a conversation to travel to. */
export async function send(app: App, text: string): Promise<void> {
  const { client } = app;
  const filled = app.screen.tray.length > 0;
  if (going(app)) {
    const files = filled ? await collect(app) : [];
    if (text || files.length) void client.say(text, files);
  } else if ((await reach(app, text)) && filled) {
    const files = await collect(app);
    if (files.length) void client.say('', files);
  }
}

/** Does what takes the part of the chat that comes later; says so where it cannot be had. */
export async function seldom(app: App, run: (part: typeof later) => void): Promise<void> {
  try {
    run(await app.boot.later());
  } catch {
    told(app, { ok: false, code: 'offline' });
  }
}

/** Leaves a message in place of waiting or talking. */
export async function leaveMessage(app: App, text: string, contact: string): Promise<void> {
  const { client } = app;
  if (!client.snapshot.conversation) {
    const answer = await start(app, '');
    if (told(app, answer)) return;
  }
  const answer = await client.command('leave_message', { text, contact });
  if (!told(app, answer)) go(app, 'received', { contact });
}

/** Ends what goes on. */
export async function end(app: App): Promise<void> {
  const queued = going(app)?.state === 'queued';
  told(app, await app.client.command(queued ? 'leave_queue' : 'leave'));
}

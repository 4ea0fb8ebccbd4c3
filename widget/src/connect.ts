/** The chat's module as the loader sees it: mounts the chat, and tells the loader's side of it. */
import { mount } from './chat';
import { type Core, wordsFor } from './core';
import type { Told } from './moments';
import { GOING, TALKED } from './names';
import { makePanel } from './panel';
import type { Strings } from './strings/en';
import type { Boot, Chat, Event } from './types';

/** Mounts the chat on what the loader has. */
export function connect(core: Core, strings: Strings): Chat {
  const { face, shared, trail, consent, emit } = core;
  const { language } = face;
  const config = face.config();
  if (!config) throw Error('no_settings');

  const later = () => core.setup.part('later');

  /** What the chat tells of itself. */
  function hear(event: Event, detail?: unknown): void {
    if (event === 'conversation') {
      shared.set(TALKED, '1');
      if (/ended$/.test((detail as { state: string }).state)) shared.remove(GOING);
      else shared.set(GOING, '1');
    }
    if (event === 'invitation') core.moments?.told(detail as Told);
    else if (!['open', 'close', 'unread'].includes(event)) emit(event, detail); // the panel does
  }

  const boot: Boot = {
    api: core.setup.api,
    key: core.setup.key,
    config,
    root: face.root,
    shared,
    language: language(),
    strings,
    words: async (tag) => (await core.setup.part(wordsFor(tag))).stringsOf(tag),
    prefill: core.prefill,
    identity: core.identity,
    later,
    async visit() {
      if (!consent.given) return null;
      const { visitOf } = await later();
      return visitOf(trail.record(), language(), core.claimed());
    },
    consent,
    emit: hear,
    launcher: makePanel(core),
  };
  return mount(boot);
}

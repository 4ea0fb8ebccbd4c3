/** Sounds, and notices of the system while nobody looks: for what wants this agent. */
import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { keys } from '@/api/keys';
import type { Alarm, Conversation, Entry } from '@/api/types';
import { type Desk, useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { notify } from '@/me/notices';
import { play } from '@/me/sounds';
import { useNameOf } from '@/shared/name';
import { type Call, calls } from './attention';
import { words } from './words';

const SOUND = {
  conversation: 'conversation',
  offer: 'conversation',
  message: 'message',
  alarm: 'alarm',
} as const;
const TITLE = {
  conversation: 'new_title',
  offer: 'offered',
  message: 'message_title',
  alarm: 'alarm_title',
} as const;

/** The conversation that an address shows. */
export const openAt = (path: string): string | null =>
  /\/inbox\/(cnv_[0-9a-z]+)/.exec(path)?.[1] ?? null;

const isLooking = () => document.visibilityState === 'visible' && document.hasFocus();

/** The row, from the cache or a moment later from the server. */
async function rowOf({ cache, api }: Desk, id: string): Promise<Conversation | undefined> {
  const known = cache.getQueryData<Conversation>(keys.conversation(id));
  if (known) return known;
  const path = '/v1/conversations/{conversation}';
  const { data } = await api.GET(path, { params: { path: { conversation: id } } });
  return data;
}

export function Caller() {
  const desk = useDesk();
  const { live, me } = desk;
  const [path, go] = useLocation();
  const t = useWords(words);
  const nameOf = useNameOf();

  const tell = async (call: Call, id: string, said: string) => {
    const row = await rowOf(desk, id).catch(() => undefined); // a notice without a name is one too
    const text = call === 'message' ? said : (row?.preview?.text ?? '');
    const name = row ? nameOf(row) : '';
    const open = () => go(`/${desk.workspace}/inbox/${id}`);
    notify({ about: id, title: t(TITLE[call], { name }), text: text || t('new_text'), open });
  };
  const heard = (entry: Entry) => {
    const at = isLooking() ? openAt(path) : null;
    const call = calls(entry, { me: me.agent.id, at });
    if (!call) return;
    play(SOUND[call]);
    const text = typeof entry.data.text === 'string' && entry.data.text;
    if (!isLooking()) void tell(call, entry.conversation, text || t('file'));
  };
  const alarmed = ({ conversation }: Alarm) => {
    play('alarm');
    if (conversation && !isLooking()) void tell('alarm', conversation, '');
  };
  const latest = useRef({ heard, alarmed });
  latest.current = { heard, alarmed };
  useEffect(
    () =>
      live.listen({
        entry: (entry) => latest.current.heard(entry),
        alarm: (alarm) => latest.current.alarmed(alarm),
      }),
    [live],
  );
  return null;
}

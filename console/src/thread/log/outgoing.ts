/** What was written and is not in the log yet, beside the log: each message is on the screen once. */
import { useEffect, useMemo } from 'react';
import type { Log } from '@/api/log';
import { last } from '@/api/log';
import { type Outgoing, useOutgoing } from '@/api/outbox';
import type { Entry } from '@/api/types';
import { useDesk } from '@/desk';

/** Those which the log has: under their own id, or by the number with which they were taken. */
export function arrived(outgoing: readonly Outgoing[], log: Log): Outgoing[] {
  if (outgoing.length === 0) return [];
  const since = Math.min(...outgoing.map((one) => one.at)) - DAY_MS;
  const ids = new Set<unknown>();
  for (let i = log.entries.length - 1; i >= 0; i--) {
    const entry = log.entries[i] as Entry;
    if (Date.parse(entry.at) < since) break;
    ids.add(entry.data.client_id);
  }
  return outgoing.filter(
    (one) => ids.has(one.id) || (one.sent !== undefined && one.sent <= last(log)),
  );
}

const DAY_MS = 86_400_000; // clocks differ

/** The ones still to be shown; those that have arrived are dropped from the outbox. */
export function useStillOut(conversation: string, log: Log | undefined): readonly Outgoing[] {
  const { outbox } = useDesk();
  const outgoing = useOutgoing(outbox, conversation);
  const there = useMemo(() => (log ? arrived(outgoing, log) : []), [outgoing, log]);
  useEffect(() => {
    for (const one of there) outbox.drop(one.id);
  }, [there, outbox]);
  return useMemo(() => outgoing.filter((one) => !there.includes(one)), [outgoing, there]);
}

/** Why this agent, for a conversation that is not open: its log is read back to the assignment. */
import { ActionIcon } from '@mantine/core';
import { CircleHelp } from 'lucide-react';
import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { before } from '@/api/log';
import { useLog } from '@/api/queries';
import type { Conversation } from '@/api/types';
import { useWords } from '@/i18n/words';
import { actionWords } from '@/shell/action-words';
import { useOlder } from '@/thread/log/use-older';
import { type Scope, ScopeProvider, useTeller } from '@/thread/scope';

const Why = lazy(() => import('@/thread/dialogs/why'));

export function WhyAgent({ one, name }: { one: Conversation; name: string }) {
  const a = useWords(actionWords);
  const [asked, ask] = useState(false);
  return (
    <>
      <ActionIcon
        size={32}
        title={a('why')}
        aria-label={`${a('why')} ${name}`}
        onClick={() => ask(true)}
      >
        <CircleHelp size={16} />
      </ActionIcon>
      {asked && <Explained one={one} close={() => ask(false)} />}
    </>
  );
}

/** What explains needs no more of a thread than its conversation and its names. */
const nothing = () => undefined;

function Explained({ one, close }: { one: Conversation; close(): void }) {
  const { data: log } = useLog(one.id, one.seq);
  const older = useOlder(one.id);
  const teller = useTeller(one);
  const scope = useMemo<Scope>(
    () => ({ c: one, teller, does: nothing, open: nothing, compose: nothing }),
    [one, teller],
  );
  const missing = log && before(log) !== null && !log.entries.some((e) => e.type === 'assigned');
  // biome-ignore lint/correctness/useExhaustiveDependencies: each page that has come may want another
  useEffect(() => {
    if (missing && !older.error) void older.load();
  }, [log, missing, older.error, older.load]);
  if (!log) return null;
  return (
    <ScopeProvider value={scope}>
      <Suspense>
        <Why onClose={close} />
      </Suspense>
    </ScopeProvider>
  );
}

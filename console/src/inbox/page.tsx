/** The inbox: list, conversation and customer side by side; on a phone one at a time. */
import './page.css';
import { ActionIcon, Kbd, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { ArrowLeft, MessagesSquare, PanelRight } from 'lucide-react';
import { lazy, Suspense, useDeferredValue } from 'react';
import { useLocation } from 'wouter';
import { useConversation } from '@/api/queries';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { Boundary, Failure, Waiting } from '@/shared/failure';
import { useOnce } from '@/shared/part';
import { PHONE, panel, usePanel } from '@/shell/panel';
import { List } from './list';
import { words } from './words';

// The list is there first; what stands beside it comes when a conversation is opened.
const Thread = lazy(() => import('@/thread/thread'));
const Panel = lazy(() => import('@/panel/panel'));
const SideOver = lazy(() => import('./side-over'));

export default function InboxPage({ open }: { open: string | null }) {
  const t = useWords(words);
  const phone = useMediaQuery(PHONE, undefined, { getInitialValueInEffect: false });
  const at = usePanel();
  const listed = !phone || !open;
  return (
    <div
      className="inbox"
      data-open={open !== null || undefined}
      data-panel={(at === 'beside' && open !== null) || undefined}
    >
      {listed && (
        <section className="inbox-list" aria-label={t('list_pane')}>
          <Boundary name="list">
            <List open={open} />
          </Boundary>
        </section>
      )}
      {open !== null && (
        <section className="inbox-thread" aria-label={t('thread_pane')}>
          {phone && <PhoneBar />}
          <Boundary key={open} name="thread">
            <Suspense fallback={<Waiting />}>
              <Thread id={open} />
            </Suspense>
          </Boundary>
        </section>
      )}
      {open === null && !phone && <Nothing />}
      {open !== null && <Side id={open} at={at} />}
    </div>
  );
}

/** Back to the list, and to the customer, where there is room for one pane only. */
function PhoneBar() {
  const { workspace } = useDesk();
  const [, go] = useLocation();
  const t = useWords(words);
  return (
    <div className="phone-bar">
      <ActionIcon size={40} aria-label={t('back')} onClick={() => go(`/${workspace}/inbox`)}>
        <ArrowLeft size={20} />
      </ActionIcon>
      <h1>{t('title')}</h1>
      <ActionIcon size={40} aria-label={t('panel')} onClick={panel.toggle}>
        <PanelRight size={20} />
      </ActionIcon>
    </div>
  );
}

function Side({ id, at }: { id: string; at: 'beside' | 'over' | null }) {
  const t = useWords(words);
  const wanted = useOnce(at === 'over');
  if (at === 'beside')
    return (
      <aside className="inbox-panel" aria-label={t('panel')}>
        <Customer id={id} />
      </aside>
    );
  return (
    wanted && (
      <Boundary name="over">
        <Suspense fallback={null}>
          <SideOver opened={at === 'over'}>
            <Customer id={id} />
          </SideOver>
        </Suspense>
      </Boundary>
    )
  );
}

function Customer({ id }: { id: string }) {
  const { data, error, refetch } = useConversation(id);
  const conversation = useDeferredValue(data); // what was said is shown before what stands beside it
  if (!conversation && error) return <Failure error={error} again={() => void refetch()} />;
  if (!conversation) return <Waiting />;
  return (
    <Boundary key={id} name="panel">
      <Suspense fallback={<Waiting />}>
        <Panel conversation={conversation} />
      </Suspense>
    </Boundary>
  );
}

/** Nothing chosen yet, and how to choose. */
function Nothing() {
  const t = useWords(words);
  const [before, after] = t('choose_hint', { keys: '\n' }).split('\n');
  return (
    <section className="inbox-nothing" aria-label={t('thread_pane')}>
      <MessagesSquare size={40} strokeWidth={1.2} aria-hidden />
      <Text fw={600}>{t('choose')}</Text>
      <Text size="sm" c="dimmed" ta="center" className="by-keys">
        {before}
        <Kbd>?</Kbd>
        {after}
      </Text>
    </section>
  );
}

/** One conversation: its head, its log, and where one writes. */
import {
  type DragEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { controls, type Mode, type ThreadControl } from '@/actions';
import type { Log as Entries } from '@/api/log';
import { useConversation, useLog } from '@/api/queries';
import type { Conversation } from '@/api/types';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { Boundary, Failure, Waiting } from '@/shared/failure';
import { hindrance, isOver } from './allowed';
import { Bars, Over } from './bars';
import { Composer, type ComposerHandle } from './composer/composer';
import { modeNow, thread } from './composer/modes';
import { composerWords } from './composer/words';
import { Dialogs, type Opened } from './dialogs/dialogs';
import { Header } from './header';
import { Log } from './log/log';
import { Typing } from './log/typing';
import { Later, type Scope, ScopeProvider, useTeller } from './scope';
import './composer/composer.css';
import './log/log.css';
import './log/line.css';
import './log/said.css';
import './log/files.css';
import './thread.css';
import { useDoes } from './use-does';
import { useLookingOn } from './use-looking-on';
import { Viewers } from './viewers';

export default function Thread({ id }: { id: string }) {
  const conversation = useConversation(id);
  const c = conversation.data;
  const log = useLog(id, c?.seq);
  useLookingOn(c);
  const again = () => {
    void conversation.refetch();
    if (c) void log.refetch();
  };
  const error = conversation.error ?? log.error;
  if (error && !(c && log.data)) return <Failure error={error} again={again} />;
  if (!c || !log.data) return <Waiting rows={7} height={64} />;
  return (
    <Boundary name="thread" key={id}>
      <OpenThread key={id} c={c} log={log.data} />
    </Boundary>
  );
}

interface Props {
  c: Conversation;
  log: Entries;
}

/** Where one writes: wanted, and to whom; the state of the conversation may say otherwise. */
interface Wanted {
  mode: Mode | null;
  agent: string;
}

function OpenThread({ c, log }: Props) {
  const desk = useDesk();
  const composer = useRef<ComposerHandle>(null);
  const [wanted, setWanted] = useState<Wanted>({ mode: null, agent: '' });
  const [opened, setOpened] = useState<Opened | null>(null);
  const [composing, setComposing] = useState(false);
  const teller = useTeller(c);
  const does = useDoes(c.id);
  const latest = useRef(c);
  latest.current = c;

  const compose = useCallback(
    (mode: Mode, agent = '') => {
      // A consult begins with whom.
      const me = desk.me.agent.id;
      if (mode === 'consult' && !agent && !thread(latest.current, me)) {
        setOpened({ dialog: 'consult' });
        return;
      }
      if (hindrance(mode, latest.current, desk)) return;
      setWanted((now) => ({ mode, agent: agent || now.agent }));
      requestAnimationFrame(() => composer.current?.focus());
    },
    [desk],
  );
  const open = useCallback<Scope['open']>((dialog, about) => setOpened({ dialog, about }), []);
  const scope = useMemo<Scope>(
    () => ({ c, teller, does, open, compose }),
    [c, teller, does, open, compose],
  );
  const insert = (text: string) => {
    composer.current?.insert(text);
    return composer.current !== null;
  };
  useControl(c, { compose, does, open, insert });

  const mode = modeNow(c, desk, wanted.mode);
  const withWhom = wanted.agent || thread(c, desk.me.agent.id) || '';
  const closed = isOver(c) && wanted.mode !== 'note';
  return (
    <ScopeProvider value={scope}>
      <DropPlace className="thread" onFiles={(files) => composer.current?.attach(files)}>
        <Later>
          <Header />
        </Later>
        <Log log={log} />
        <div className="thread-foot">
          <Typing />
          <Viewers composing={composing} />
          <Later>
            <Bars />
          </Later>
          {closed ? (
            <Over onNote={() => compose('note')} />
          ) : (
            <Composer
              mode={mode}
              withWhom={withWhom}
              log={log}
              handle={composer}
              onComposing={setComposing}
            />
          )}
        </div>
        <Dialogs opened={opened} onClose={() => setOpened(null)} />
      </DropPlace>
    </ScopeProvider>
  );
}

/** Keys, palette and panel act on the open thread by this. */
function useControl(c: Conversation, acts: Omit<ThreadControl, 'conversation'>): void {
  const latest = useRef(acts);
  latest.current = acts;
  useEffect(() => {
    const control: ThreadControl = {
      conversation: c,
      compose: (mode) => latest.current.compose(mode),
      insert: (text) => latest.current.insert(text),
      open: (dialog) => latest.current.open(dialog),
      does: (op, body) => latest.current.does(op, body),
    };
    controls.thread = control;
    return () => {
      if (controls.thread === control) controls.thread = null;
    };
  }, [c]);
}

interface DropProps {
  className: string;
  onFiles(files: readonly File[]): void;
  children: ReactNode;
}

/** Files may be dropped anywhere on the thread. */
function DropPlace({ className, onFiles, children }: DropProps) {
  const t = useWords(composerWords);
  const [over, setOver] = useState(false);
  const holds = (event: DragEvent) => event.dataTransfer.types.includes('Files');
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: files have a button as well
    <section
      className={className}
      onDragOver={(event) => {
        if (!holds(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => {
        if (!holds(event)) return;
        event.preventDefault();
        setOver(false);
        onFiles([...event.dataTransfer.files]);
      }}
    >
      {children}
      {over && (
        <p className="drop-here" role="status">
          {t('drop')}
        </p>
      )}
    </section>
  );
}

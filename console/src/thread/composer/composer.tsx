/**
 * Where one writes. Ctrl Enter sends, Enter makes a line; a key that an input method needs is its own.
 * What is written is a draft in the browser until it is in the outbox, and there until it is in the log.
 */
import { Textarea } from '@mantine/core';
import {
  type ClipboardEvent,
  type KeyboardEvent,
  type Ref,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import type { Mode } from '@/actions';
import type { Log } from '@/api/log';
import { last } from '@/api/log';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { myPart } from '../allowed';
import { useScope } from '../scope';
import { newerThan } from './collision';
import { Collision } from './collision-bar';
import { isEmpty } from './drafts';
import { lettersLeft } from './limits';
import { ModeButtons } from './mode-buttons';
import { askedAt, replaced } from './suggest';
import { LIST_ID, optionId, Suggestions, useSuggestions } from './suggestions';
import { Tools } from './tools';
import { Tray } from './tray';
import { MOST_FILES } from './upload';
import { useDraft } from './use-draft';
import { useSend } from './use-send';
import { useUploads } from './use-uploads';
import { useWritingSign } from './use-writing-sign';
import { composerWords } from './words';

export interface ComposerHandle {
  focus(): void;
  insert(text: string): void;
  attach(files: readonly File[]): void;
}

interface Props {
  mode: Mode;
  withWhom: string;
  log: Log;
  handle: Ref<ComposerHandle>;
  onComposing(composing: boolean): void;
}

const composing = (event: KeyboardEvent) =>
  event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229;

export function Composer({ mode, withWhom, log, handle, onComposing }: Props) {
  const t = useWords(composerWords);
  const { me } = useDesk();
  const { c } = useScope();
  const area = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState(0);
  const [warned, setWarned] = useState<number | null>(null);
  const writing = useDraft(c.id, mode, last(log));
  const { draft } = writing;
  const files = useUploads(c.id, (file) => writing.files((now) => [...now, file]));
  const send = useSend();
  const sign = useWritingSign(c, mode);

  const write = (text: string, at: number) => {
    writing.write(text);
    setCaret(at);
    onComposing(text !== '');
  };
  const put = (text: string, at: number) => {
    write(text, at);
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(at, at);
    });
  };
  const insert = (text: string) => {
    const from = area.current?.selectionStart ?? draft.text.length;
    const to = area.current?.selectionEnd ?? from;
    put(draft.text.slice(0, from) + text + draft.text.slice(to), from + text.length);
  };
  const attach = (given: readonly File[]) => {
    const room = MOST_FILES - draft.files.length - files.uploads.length;
    files.add(given.slice(0, Math.max(0, room)), mode !== 'reply');
  };
  useImperativeHandle(handle, () => ({ focus: () => area.current?.focus(), insert, attach }));

  const asked = askedAt(draft.text, Math.min(caret, draft.text.length), mode !== 'reply');
  const key = asked ? `${asked.kind}${asked.from}${asked.query}` : '';
  const stable = useStable(key, asked);
  const list = useSuggestions(stable, (choice) => {
    if (!stable) return;
    const next = replaced(draft.text, stable, caret, choice.put);
    put(next.text, next.caret);
  });

  const left = lettersLeft(draft.text);
  const busy = files.uploads.some((one) => !one.failed);
  const cannot = (!draft.text.trim() && draft.files.length === 0) || busy || (left ?? 0) < 0;
  const newer = mode === 'reply' ? newerThan(log.entries, draft.began, me.agent.id) : 0;

  const go = (askToClose: boolean, anyway = false) => {
    if (cannot) return;
    if (newer > 0 && !anyway && warned !== draft.began) {
      setWarned(draft.began);
      return;
    }
    send(draft, mode, withWhom, askToClose);
    writing.clear();
    setWarned(null);
    setCaret(0);
    onComposing(false);
    area.current?.focus();
  };
  const pressed = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (composing(event)) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      go(false);
    } else if (list.key(event.key)) event.preventDefault();
    else if (event.key === 'Escape') event.currentTarget.blur();
  };
  const pasted = (event: ClipboardEvent) => {
    const given = [...event.clipboardData.files];
    if (given.length === 0) return;
    event.preventDefault();
    attach(given);
  };

  return (
    <form
      className="composer"
      data-mode={mode}
      onSubmit={(event) => event.preventDefault()}
      aria-label={t(mode)}
    >
      {warned !== null && warned === draft.began && newer > 0 && (
        <Collision
          n={newer}
          onRead={() => {
            writing.caughtUp();
            setWarned(null);
            area.current?.focus();
          }}
          onSend={() => go(false, true)}
        />
      )}
      <ModeButtons mode={mode} withWhom={withWhom} />
      {list.open && stable && (
        <Suggestions
          asked={stable}
          choices={list.choices}
          at={list.at}
          onChoose={(choice) => {
            const next = replaced(draft.text, stable, caret, choice.put);
            put(next.text, next.caret);
          }}
        />
      )}
      <Textarea
        ref={area}
        variant="unstyled"
        autosize
        minRows={2}
        maxRows={10}
        dir="auto"
        value={draft.text}
        placeholder={useHint(mode, withWhom)}
        aria-label={t(mode)}
        aria-autocomplete="list"
        aria-controls={list.open ? LIST_ID : undefined}
        aria-activedescendant={list.open && list.choices.length ? optionId(list.at) : undefined}
        onChange={({ currentTarget }) => {
          write(currentTarget.value, currentTarget.selectionStart);
          sign();
        }}
        onSelect={({ currentTarget }) => setCaret(currentTarget.selectionStart)}
        onKeyDown={pressed}
        onPaste={pasted}
        onBlur={() => onComposing(!isEmpty(draft) && document.visibilityState === 'visible')}
      />
      <Tray
        files={draft.files}
        uploads={files.uploads}
        onRemove={(id) => writing.files((now) => now.filter((file) => file.id !== id))}
        onDrop={files.drop}
        onAgain={files.again}
      />
      <Tools
        mode={mode}
        left={left}
        kept={writing.kept}
        full={draft.files.length + files.uploads.length >= MOST_FILES}
        cannot={cannot}
        onInsert={insert}
        onFiles={attach}
        onSend={go}
      />
    </form>
  );
}

/** The same object while its key is the same, so that lists are not made anew with every letter. */
function useStable<V>(key: string, value: V): V {
  const [held, setHeld] = useState({ key, value });
  if (held.key === key) return held.value;
  setHeld({ key, value });
  return value;
}

function useHint(mode: Mode, withWhom: string): string {
  const t = useWords(composerWords);
  const { me } = useDesk();
  const { c, teller } = useScope();
  if (mode === 'whisper') return t('hint_whisper', { name: teller.agent(c.agent) });
  if (mode !== 'consult') return t(mode === 'reply' ? 'hint_reply' : 'hint_note');
  if (myPart(c, me.agent.id)) return t('hint_consult_own');
  return t('hint_consult', { name: teller.agent(withWhom) });
}

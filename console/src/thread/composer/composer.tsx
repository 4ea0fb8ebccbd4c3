/**
 * Where one writes. Ctrl Enter sends, Enter makes a line or sends, as one has chosen; a key that an
 * input method needs is its own.
 * What is written is a draft in the browser until it is in the outbox, and there until it is in the log.
 */
import { Textarea } from '@mantine/core';
import {
  type ChangeEvent,
  type ClipboardEvent,
  type KeyboardEvent,
  memo,
  type Ref,
  type SyntheticEvent,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import type { Mode } from '@/actions';
import { type Log, last } from '@/api/log';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { usePreferences } from '@/me/preferences';
import { useStable } from '@/shared/stable';
import { isOver, myPart } from '../allowed';
import { useScope } from '../scope';
import { Collision } from './collision-bar';
import { type Draft, isEmpty } from './drafts';
import { lettersLeft } from './limits';
import { useMayAsk } from './may-ask';
import { ModeButtons } from './mode-buttons';
import { Replies } from './replies';
import { sendingKey } from './sending-key';
import { LIST_ID, optionId, Suggestions } from './suggestions';
import { Tools } from './tools';
import { Tray } from './tray';
import { MOST_FILES } from './upload';
import type { Upload } from './uploads';
import { useArea } from './use-area';
import { useAsked } from './use-asked';
import { useDraft } from './use-draft';
import { useGuardedSend } from './use-guarded-send';
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

/** It measures its text whenever it is drawn: not for every entry that comes. */
const Area = memo(Textarea);

const composing = (event: KeyboardEvent) =>
  event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229;

/** Nothing to send, too much of it, or files that are still on their way. */
function cannotGo(draft: Draft, uploads: readonly Upload[]): boolean {
  const nothing = !draft.text.trim() && draft.files.length === 0;
  return nothing || uploads.some((one) => !one.failed) || (lettersLeft(draft.text) ?? 0) < 0;
}

/** All that the composer is made of; what it looks like is below. */
function useComposer({ mode, withWhom, log, onComposing }: Omit<Props, 'handle'>) {
  const { c } = useScope();
  const writing = useDraft(c.id, mode, last(log));
  const { draft } = writing;
  const write = (text: string) => {
    writing.write(text);
    onComposing(text !== '');
  };
  const at = useArea(draft.text, write);
  const files = useUploads(c.id, writing.add);
  const uploads = files.uploads.filter((one) => one.mode === mode);
  const staffOnly = mode !== 'reply';
  const attach = (given: readonly File[]) => {
    const room = MOST_FILES - draft.files.length - uploads.length;
    files.add(given.slice(0, Math.max(0, room)), mode);
  };
  const cannot = cannotGo(draft, uploads);
  const [opened, setOpened] = useState(false);
  const offering = mode === 'reply' && (opened || draft.replies.length > 0);
  const input = useRef<HTMLInputElement>(null);
  const offer = (open: boolean) => {
    // What has been typed stays: each has its own way out.
    if (draft.replies.length > 0) input.current?.focus();
    else setOpened(open);
  };
  const onSent = () => {
    at.setCaret(0);
    onComposing(false);
    setOpened(false);
    at.area.current?.focus();
  };
  const sending = useGuardedSend({ writing, mode, withWhom, log, cannot, onSent });
  const asked = useAsked({ text: draft.text, caret: at.caret, staffOnly, put: at.put });
  const replies = { offering, offer, input };
  return { writing, draft, write, at, files, uploads, attach, cannot, sending, asked, replies };
}

export function Composer({ handle, ...props }: Props) {
  const t = useWords(composerWords);
  const { mode, withWhom, onComposing } = props;
  const composer = useComposer(props);
  const { writing, draft, write, at, files, uploads, attach, cannot, sending, asked } = composer;
  const { list } = asked;
  const { offering, offer, input } = composer.replies;
  const { c } = useScope();
  const sign = useWritingSign(c, mode);
  const { enterSends } = usePreferences();
  const hint = useHint(mode, withWhom);
  const asks = useMayAsk(mode);
  const { area, insert } = at;
  useImperativeHandle(handle, () => ({ focus: () => area.current?.focus(), insert, attach }));

  const pressed = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (composing(event)) return;
    const sends = sendingKey(event, enterSends);
    if (sends !== 'always' && list.key(event.key)) event.preventDefault();
    else if (sends) {
      event.preventDefault();
      sending.go(false);
    } else if (event.key === 'Escape') event.currentTarget.blur();
  };
  const pasted = (event: ClipboardEvent) => {
    const given = [...event.clipboardData.files];
    if (given.length === 0) return;
    event.preventDefault();
    attach(given);
  };
  const does = useStable({
    written: ({ currentTarget }: ChangeEvent<HTMLTextAreaElement>) => {
      write(currentTarget.value);
      at.setCaret(currentTarget.selectionStart);
      sign();
    },
    selected: ({ currentTarget }: SyntheticEvent<HTMLTextAreaElement>) =>
      at.setCaret(currentTarget.selectionStart),
    left: () => onComposing(!isEmpty(draft) && document.visibilityState === 'visible'),
    send: sending.go,
    ...{ pressed, pasted, insert, attach, offer },
  });

  return (
    <form
      className="composer"
      data-mode={mode}
      onSubmit={(event) => event.preventDefault()}
      aria-label={t(mode)}
    >
      {sending.asks > 0 && (
        <Collision
          n={sending.asks}
          onRead={() => {
            sending.readFirst();
            area.current?.focus();
          }}
          onSend={sending.anyway}
        />
      )}
      <ModeButtons mode={mode} withWhom={withWhom} />
      {list.open && asked.asked && (
        <Suggestions
          asked={asked.asked}
          choices={list.choices}
          at={list.at}
          onChoose={asked.choose}
        />
      )}
      <Area
        ref={area}
        variant="unstyled"
        autosize
        minRows={2}
        maxRows={10}
        dir="auto"
        value={draft.text}
        placeholder={hint}
        aria-label={t(mode)}
        aria-autocomplete="list"
        aria-controls={list.open ? LIST_ID : undefined}
        aria-activedescendant={list.open && list.choices.length ? optionId(list.at) : undefined}
        onChange={does.written}
        onSelect={does.selected}
        onKeyDown={does.pressed}
        onPaste={does.pasted}
        onBlur={does.left}
      />
      <Tray
        files={draft.files}
        uploads={uploads}
        onRemove={writing.remove}
        onDrop={files.drop}
        onAgain={files.again}
      />
      {offering && <Replies input={input} replies={draft.replies} onChange={writing.offer} />}
      <Tools
        mode={mode}
        offering={offering}
        onOffering={does.offer}
        left={lettersLeft(draft.text)}
        kept={writing.kept}
        full={draft.files.length + uploads.length >= MOST_FILES}
        cannot={cannot}
        over={isOver(c)}
        asks={asks}
        onInsert={does.insert}
        onFiles={does.attach}
        onSend={does.send}
      />
    </form>
  );
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

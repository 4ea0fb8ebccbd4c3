/** Where one writes: text, files and emoji; a draft outlives reloads and refusals. */

import { boot, client, draftKey, screen, t } from '../store';
import { h } from '../view/h';
import { useEffect, useLayoutEffect, useRef, useState } from '../view/hooks';
import { Button } from './kit';
import { hold } from './tray';
import { Tray } from './trayview';

interface Props {
  onSend: (text: string) => unknown;
  hint?: string;
}

const NEW = 'draft:new';
const TALLEST = 132;
const CONTROLS = /(?![\t\n])\p{Cc}/gu; // come along when one pastes; the server takes none

function keep(key: string, text: string): void {
  if (text) boot.shared.set(key, text);
  else boot.shared.remove(key);
}

/** The draft of the conversation on the screen; one begun before that was known goes along. */
function useDraft(): [string, (text: string) => void] {
  const key = draftKey();
  const kept = (of: string) => boot.shared.get(of) ?? '';
  const [text, setText] = useState(() => kept(key) || kept(NEW));
  const last = useRef(key);
  useEffect(() => {
    if (last.current === key) return;
    const carried = last.current === NEW && text;
    if (carried) {
      keep(key, text);
      keep(NEW, '');
    } else setText(kept(key));
    last.current = key;
  }, [key]);
  return [
    text,
    (next) => {
      keep(NEW, '');
      keep(key, next);
      setText(next);
    },
  ];
}

/** As tall as its text, up to a limit. */
function grow(area: HTMLTextAreaElement | null): void {
  if (!area) return;
  area.style.height = 'auto';
  area.style.height = `${Math.min(area.scrollHeight, TALLEST)}px`;
}

function insertAt(area: HTMLTextAreaElement | null, text: string, more: string): string {
  const from = area?.selectionStart ?? text.length;
  return text.slice(0, from) + more + text.slice(area?.selectionEnd ?? from);
}

const composing = (event: KeyboardEvent) => event.isComposing || event.keyCode === 229;

export function Composer({ onSend, hint }: Props) {
  const [text, setText] = useDraft();
  const [picking, setPicking] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => grow(area.current), [text]);
  const { part } = screen;
  const whole = useRef<HTMLElement>(null);
  useEffect(() => {
    if (picking) whole.current?.querySelector<HTMLElement>('.emoji button')?.focus();
  }, [picking, !part]);
  const ready = text.trim() !== '' || screen.tray.length > 0;

  function submit(): void {
    if (!ready) return;
    const said = text.replace(CONTROLS, '').trim();
    setText('');
    setPicking(false);
    onSend(said);
    area.current?.focus();
  }

  function typed(event: { currentTarget: HTMLTextAreaElement }): void {
    setText(event.currentTarget.value);
    client.typing();
  }

  function pressed(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.shiftKey || composing(event)) return;
    event.preventDefault();
    submit();
  }

  function pasted(event: ClipboardEvent): void {
    const files = event.clipboardData?.files;
    if (!files?.length) return;
    event.preventDefault();
    hold(files);
  }

  return (
    <footer ref={whole} class="composer">
      {picking && part && (
        <part.Emoji
          label={t('emoji')}
          onPick={(one) => setText(insertAt(area.current, text, one))}
          onClose={() => {
            setPicking(false);
            area.current?.focus();
          }}
        />
      )}
      <div class="box">
        <Tray />
        <textarea
          ref={area}
          data-first
          rows={1}
          dir={text ? 'auto' : undefined}
          maxLength={8000}
          enterkeyhint="send"
          placeholder={hint ?? t('write')}
          aria-label={t('message')}
          value={text}
          onInput={typed}
          onKeyDown={pressed}
          onPaste={pasted}
        />
        <div class="tools">
          <input
            ref={chooser}
            type="file"
            multiple
            hidden
            accept={boot.config.attachments.types.join()}
            onChange={({ currentTarget }) => {
              hold(currentTarget.files ?? []);
              currentTarget.value = '';
            }}
          />
          <Button icon="attach" label={t('attach')} onClick={() => chooser.current?.click()} />
          <Button
            icon="emoji"
            label={t('emoji')}
            aria-expanded={picking}
            onClick={() => setPicking(!picking)}
          />
          <span class="grow" />
          <Button icon="send" label={t('send')} class="send" disabled={!ready} onClick={submit} />
        </div>
      </div>
    </footer>
  );
}

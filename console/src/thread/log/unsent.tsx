/** A message on its way, or one that did not get there: try again, copy or throw it away. */
import { Group, UnstyledButton } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { CircleAlert, Clock } from 'lucide-react';
import type { Kind, Outgoing } from '@/api/outbox';
import { ApiError } from '@/api/problem';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { errors, inWords } from '@/shared/errors';
import { common } from '@/shared/words';
import { words } from '../words';
import { Choices, Kind as Label, type Look } from './bubble';
import { Written } from './text';

const LOOKS: Record<Kind, Look> = {
  say: 'reply',
  note: 'note',
  whisper: 'whisper',
  consult: 'consult',
};

export function Unsent({ message }: { message: Outgoing }) {
  const look = LOOKS[message.kind];
  return (
    <article className="said" data-look={look} data-head data-unsent>
      <header className="speaker">
        <Label look={look} agent={message.agent} />
      </header>
      <div className="bubble-line">
        <div className="bubble">
          {message.text && <Written text={message.text} staff />}
          {message.attachments.map((file) => (
            <small key={file.id} className="aside">
              <bdi>{file.name}</bdi>
            </small>
          ))}
          <Choices given={message.replies} />
        </div>
      </div>
      {message.failed ? <Failed message={message} code={message.failed} /> : <OnItsWay />}
    </article>
  );
}

function OnItsWay() {
  const t = useWords(words);
  const { link } = useDesk();
  return (
    <footer className="ticks">
      <Clock size={14} aria-hidden />
      {t(link === 'offline' ? 'waits' : 'sending')}
    </footer>
  );
}

function Failed({ message, code }: { message: Outgoing; code: string }) {
  const t = useWords(words);
  const w = useWords(common);
  const e = useWords(errors);
  const { outbox } = useDesk();
  const clipboard = useClipboard();
  return (
    <footer className="ticks ticks-failed" role="alert">
      <CircleAlert size={14} aria-hidden />
      <span>
        {t('not_sent')}: {inWords(new ApiError(code, 400), e)}
      </span>
      <Group gap={4}>
        <UnstyledButton className="link" onClick={() => outbox.retry(message.id)}>
          {w('retry')}
        </UnstyledButton>
        <UnstyledButton className="link" onClick={() => clipboard.copy(message.text)}>
          {w(clipboard.copied ? 'copied' : 'copy')}
        </UnstyledButton>
        <UnstyledButton className="link" onClick={() => outbox.drop(message.id)}>
          {t('discard')}
        </UnstyledButton>
      </Group>
    </footer>
  );
}

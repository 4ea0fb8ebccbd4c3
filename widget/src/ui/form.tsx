/** The pre-chat form, and the one to leave a message. */

import { boot, fresh, go, screen, t } from '../store';
import type { Field as Asked } from '../types';
import { h } from '../view/h';
import { enter, formDone, introduce, leaveMessage, send } from './acts';
import { type Answers, keep } from './answers';
import { Icon } from './icons';
import { Bar, Button } from './kit';
import { Sheet } from './sheet';
import { availability, rowOf } from './status';

export function PreChat() {
  const { begin, waits } = screen;
  const { form } = boot.config;
  async function done(answers: Answers): Promise<void> {
    formDone();
    await introduce();
    go('thread', { waits: null });
    const said = waits || answers.message?.trim();
    if (said || screen.tray.length) void send(said ?? '');
  }
  return (
    <Sheet
      title={begin.label || t('form_title')}
      text={t('form_text')}
      fields={form}
      submit={t('form_go')}
      onBack={() => go('home')}
      onSubmit={done}
    />
  );
}

const any = (text: string) => ({ '*': text });

export function Leave() {
  const { status, begin, words } = screen;
  const row = rowOf(status, begin.group);
  const there = row && !row.open ? `${availability(row, words)?.text}. ` : '';
  const fields: Asked[] = [
    { name: 'email', type: 'email', label: any(t('email')), required: true, options: [] },
    {
      name: 'message',
      type: 'textarea',
      label: any(t('message')),
      required: true,
      options: [],
    },
  ];
  async function left({ email = '', message = '' }: Answers): Promise<void> {
    await leaveMessage(message.trim(), email.trim());
    if (screen.view === 'received') keep({ email });
  }
  return (
    <Sheet
      title={begin.label || t('leave_title')}
      text={there + t('leave_text')}
      fields={fields}
      submit={t('leave_send')}
      onBack={() => enter()}
      onSubmit={left}
    />
  );
}

export function Received() {
  const home = () => go('home', { begin: fresh() });
  return (
    <div class="view">
      <Bar title={t('leave_title')} onBack={home} />
      <div class="scroll done" role="status">
        <span class="disc big">
          <Icon name="check" />
        </span>
        <h3>{t('received')}</h3>
        <p dir="auto">{t('received_text', { contact: screen.contact })}</p>
        <Button class="quiet strong" data-first onClick={home}>
          {t('done')}
        </Button>
      </div>
    </div>
  );
}

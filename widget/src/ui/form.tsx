/** The pre-chat form, and the one to leave a message. */

import { type App, fresh, go } from '../store';
import type { Field as Asked } from '../types';
import { enter, formDone, introduce, leaveMessage, send } from './acts';
import { type Answers, keep } from './answers';
import { Icon } from './icons';
import { Bar } from './kit';
import { Sheet } from './sheet';
import { availability, rowOf } from './status';

export function PreChat({ app }: { app: App }) {
  const { words, begin, waits } = app.screen;
  const { form } = app.boot.config;
  async function done(answers: Answers): Promise<void> {
    formDone(app);
    await introduce(app);
    go(app, 'thread', { waits: null });
    const said = waits || answers.message?.trim();
    if (said || app.screen.tray.length) void send(app, said ?? '');
  }
  return (
    <Sheet
      app={app}
      title={begin.label || words.t('form_title')}
      text={words.t('form_text')}
      fields={form}
      submit={words.t('form_go')}
      onBack={() => go(app, 'home')}
      onSubmit={done}
    />
  );
}

const any = (text: string) => ({ '*': text });

export function Leave({ app }: { app: App }) {
  const { words, status, begin } = app.screen;
  const row = rowOf(status, begin.group);
  const there = row && !row.open ? `${availability(row, words)?.text}. ` : '';
  const fields: Asked[] = [
    { name: 'email', type: 'email', label: any(words.t('email')), required: true, options: [] },
    {
      name: 'message',
      type: 'textarea',
      label: any(words.t('message')),
      required: true,
      options: [],
    },
  ];
  async function left({ email = '', message = '' }: Answers): Promise<void> {
    await leaveMessage(app, message.trim(), email.trim());
    if (app.screen.view === 'received') keep(app, { email });
  }
  return (
    <Sheet
      app={app}
      title={begin.label || words.t('leave_title')}
      text={there + words.t('leave_text')}
      fields={fields}
      submit={words.t('leave_send')}
      onBack={() => enter(app)}
      onSubmit={left}
    />
  );
}

export function Received({ app }: { app: App }) {
  const { t } = app.screen.words;
  const home = () => go(app, 'home', { begin: fresh() });
  return (
    <div class="view">
      <Bar app={app} title={t('leave_title')} onBack={home} />
      <div class="scroll done" role="status">
        <span class="big">
          <Icon name="check" />
        </span>
        <h3>{t('received')}</h3>
        <p dir="auto">{t('received_text', { contact: app.screen.contact })}</p>
        <button type="button" class="quiet strong" data-first onClick={home}>
          {t('done')}
        </button>
      </div>
    </div>
  );
}

/** The pre-chat form, and the one to leave a message. */

import { type App, fresh, go } from '../store';
import type { Field as Asked, Profile } from '../types';
import { useState } from '../view/hooks';
import { enter, formDone, leaveMessage, send } from './acts';
import { Banners } from './banners';
import { type Answers, Field, wrong } from './fields';
import { Icon } from './icons';
import { Bar } from './kit';
import { availability, rowOf } from './status';

const KEPT = 'draft:form';

/** What was kept, as far as it is what we wrote: the page has its hands in the same store. */
function keptIn(kept: string | null): Answers {
  try {
    const pairs = Object.entries(JSON.parse(kept ?? '{}') as object);
    return Object.fromEntries(pairs.filter(([, value]) => typeof value === 'string'));
  } catch {
    return {};
  }
}

/** Typed answers, which outlive a reload. */
function useAnswers(app: App): [Answers, (name: string, value: string) => void] {
  const { prefill, shared } = app.boot;
  const [answers, setAnswers] = useState<Answers>(() => ({
    ...prefill.attributes,
    ...(prefill.name && { name: prefill.name }),
    ...(prefill.email && { email: prefill.email }),
    ...keptIn(shared.get(KEPT)),
  }));
  return [
    answers,
    (name, value) => {
      const next = { ...answers, [name]: value };
      shared.set(KEPT, JSON.stringify(next));
      setAnswers(next);
    },
  ];
}

/** Name and e-mail are the profile's, everything else an attribute of it. */
export function profileOf(fields: readonly Asked[], answers: Answers): Profile {
  const profile: Profile = {};
  const attributes: Record<string, string> = {};
  for (const { name } of fields) {
    const value = answers[name]?.trim();
    if (!value || name === 'message') continue;
    if (name === 'name' || name === 'email') profile[name] = value;
    else attributes[name] = value;
  }
  return Object.keys(attributes).length ? { ...profile, attributes } : profile;
}

interface SheetProps {
  app: App;
  title: string;
  text: string;
  fields: readonly Asked[];
  submit: string;
  onBack: () => void;
  onSubmit: (answers: Answers) => Promise<unknown>;
}

function Sheet({ app, title, text, fields, submit, onBack, onSubmit }: SheetProps) {
  const { words } = app.screen;
  const [answers, answer] = useAnswers(app);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);

  async function submitted(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    const bad = fields.find((field) => wrong(field, answers[field.name]));
    const form = event.currentTarget as HTMLFormElement;
    if (bad) return form.querySelector<HTMLElement>(`[id="f-${bad.name}"]`)?.focus();
    setBusy(true);
    await onSubmit(answers);
    setBusy(false);
  }

  return (
    <div class="view">
      <Bar app={app} title={title} onBack={onBack} />
      <Banners app={app} />
      <form class="scroll sheet" noValidate onSubmit={submitted}>
        <p class="lead" dir="auto">
          {text}
        </p>
        {fields.map((field, i) => (
          <Field
            key={field.name}
            words={words}
            field={field}
            value={answers[field.name] ?? ''}
            tried={tried}
            first={i === 0}
            onValue={(value) => answer(field.name, value)}
          />
        ))}
        <button type="submit" class="main wide" disabled={busy}>
          {submit}
        </button>
      </form>
    </div>
  );
}

export function PreChat({ app }: { app: App }) {
  const { words, begin, waits } = app.screen;
  const { form } = app.boot.config;
  async function done(answers: Answers): Promise<void> {
    await app.client.profile(profileOf(form, answers));
    formDone(app);
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
    if (app.screen.view === 'received') app.boot.shared.set(KEPT, JSON.stringify({ email }));
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

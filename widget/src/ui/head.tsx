/** The head of a thread: who serves it, what is going on, what else can be done. */
import { type App, go, going } from '../store';
import { end } from './acts';
import { namesIn } from './entries';
import { Close, IconButton } from './kit';
import { type Choice, Menu } from './menu';
import { Face } from './picture';
import { saveTranscript } from './save';
import { availability, rowOf } from './status';

function choicesOf(app: App): Choice[] {
  const { sound, words } = app.screen;
  const { conversation } = app.client.snapshot;
  const choices: Choice[] = [];
  const add = (icon: Choice['icon'], label: Parameters<typeof words.t>[0], run: Choice['run']) =>
    choices.push({ icon, label: words.t(label), run });
  add(sound ? 'mute' : 'sound', sound ? 'sound_off' : 'sound_on', () => {
    app.boot.shared.set('sound', sound ? 'off' : 'on');
    app.set({ sound: !sound });
  });
  if (conversation) add('save', 'transcript', () => saveTranscript(app, conversation.id));
  if (going(app)) add('end', 'end', () => end(app));
  return choices;
}

/** What stands below the name: what is going on. */
function below(app: App): string {
  const { words, status, begin } = app.screen;
  const { conversation, typing } = app.client.snapshot;
  if (!conversation) return availability(rowOf(status, begin.group), words)?.text ?? '';
  if (!going(app)) return words.t('over');
  if (!conversation.agent) return words.t('finding');
  return typing === null ? words.t('with') : '';
}

export function Head({ app }: { app: App }) {
  const { t } = app.screen.words;
  const { conversation, entries, typing } = app.client.snapshot;
  const id = conversation?.agent ?? '';
  const house = app.boot.config.name;
  const name = (id && namesIn(entries).get(id)) || house;
  return (
    <header class="bar">
      <IconButton icon="back" label={t('back')} onClick={() => go(app, 'home')} />
      <Face app={app} id={id} name={name} />
      <div class="who grow">
        <h2 dir="auto">{name}</h2>
        <p aria-live="off">
          {typing === null ? below(app) : t('typing', { name: typing || name })}
        </p>
      </div>
      <Menu label={t('more')} choices={choicesOf(app)} />
      <Close app={app} />
    </header>
  );
}

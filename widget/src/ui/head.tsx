/** The head of a thread: who serves it, what is going on, what else can be done. */
import { boot, client, go, going, screen, set, t } from '../store';
import { h } from '../view/h';
import { end } from './acts';
import { namesIn } from './entries';
import { Button, Close } from './kit';
import { type Choice, Menu } from './menu';
import { Face } from './picture';
import { saveTranscript } from './save';
import { availability, rowOf } from './status';

function choicesOf(): Choice[] {
  const { sound, words } = screen;
  const { conversation } = client.snapshot;
  const choices: Choice[] = [];
  const add = (icon: Choice['icon'], label: Parameters<typeof words.t>[0], run: Choice['run']) =>
    choices.push({ icon, label: t(label), run });
  add(sound ? 'mute' : 'sound', sound ? 'sound_off' : 'sound_on', () => {
    boot.shared.set('sound', sound ? 'off' : 'on');
    set({ sound: !sound });
  });
  if (conversation) add('save', 'transcript', () => saveTranscript(conversation.id));
  if (going()) add('end', 'end', () => end());
  return choices;
}

/** What stands below the name: what is going on. */
function below(): string {
  const { words, status, begin } = screen;
  const { conversation, typing } = client.snapshot;
  if (!conversation) return availability(rowOf(status, begin.group), words)?.text ?? '';
  if (!going()) return t('over');
  if (!conversation.agent) return t('finding');
  return typing === null ? t('with') : '';
}

export function Head() {
  const { conversation, entries, typing } = client.snapshot;
  const id = conversation?.agent ?? '';
  const house = boot.config.name;
  const name = (id && namesIn(entries).get(id)) || house;
  return (
    <header class="bar">
      <Button icon="back" label={t('back')} onClick={() => go('home')} />
      <Face id={id} name={name} />
      <div class="grow">
        <h2 class="cut" dir="auto">
          {name}
        </h2>
        <p class="muted cut" aria-live="off">
          {typing === null ? below() : t('typing', { name: typing || name })}
        </p>
      </div>
      <Menu label={t('more')} choices={choicesOf()} />
      <Close />
    </header>
  );
}

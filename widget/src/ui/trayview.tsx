/** The files that are about to be sent. */
import type { App, Held } from '../store';
import { Icon } from './icons';
import { fileImage } from './images';
import { IconButton } from './kit';
import { Picture } from './picture';
import { letGo } from './tray';

function below(app: App, { code, file }: Held): string {
  const { words } = app.screen;
  const most = words.size(app.boot.config.attachments.most_bytes);
  return code ? words.error(code, { most }) : words.size(file.size);
}

function Waiting({ app, held }: { app: App; held: Held }) {
  const { t } = app.screen.words;
  const { file, share, upload, code } = held;
  const { name } = file;
  const busy = upload && !code && share < 1;
  return (
    <li class={code ? 'held bad' : 'held'}>
      <span class="thumb">
        <Picture name={held.id} most={40} load={() => fileImage(app, held.id, file)}>
          <Icon name="file" />
        </Picture>
      </span>
      <span class="grow">
        <bdi class="name">{name}</bdi>
        <small role={code ? 'alert' : undefined}>{below(app, held)}</small>
        {busy && <progress max={1} value={share} aria-label={t('uploading', { name })} />}
      </span>
      <IconButton icon="close" label={t('remove', { name })} onClick={() => letGo(app, held.id)} />
    </li>
  );
}

export function Tray({ app }: { app: App }) {
  const { tray } = app.screen;
  if (!tray.length) return null;
  return (
    <ul class="tray">
      {tray.map((held) => (
        <Waiting key={held.id} app={app} held={held} />
      ))}
    </ul>
  );
}

/** The files that are about to be sent. */
import { boot, type Held, screen, t } from '../store';
import { h } from '../view/h';
import { Icon } from './icons';
import { fileImage } from './images';
import { Button } from './kit';
import { Picture } from './picture';
import { letGo } from './tray';

function below({ code, file }: Held): string {
  const { words } = screen;
  const most = words.size(boot.config.attachments.most_bytes);
  return code ? words.error(code, { most }) : words.size(file.size);
}

function Waiting({ held }: { held: Held }) {
  const { file, share, upload, code } = held;
  const { name } = file;
  const busy = upload && !code && share < 1;
  return (
    <li class="held">
      <span class="disc thumb">
        <Picture name={held.id} most={40} load={() => fileImage(held.id, file)}>
          <Icon name="file" />
        </Picture>
      </span>
      <span class="grow">
        <bdi class="name cut">{name}</bdi>
        <small class={code ? 'bad' : ''} role={code ? 'alert' : undefined}>
          {below(held)}
        </small>
        {busy && <progress max={1} value={share} aria-label={t('uploading', { name })} />}
      </span>
      <Button icon="close" label={t('remove', { name })} onClick={() => letGo(held.id)} />
    </li>
  );
}

export function Tray() {
  const { tray } = screen;
  if (!tray.length) return null;
  return (
    <ul class="tray">
      {tray.map((held) => (
        <Waiting key={held.id} held={held} />
      ))}
    </ul>
  );
}

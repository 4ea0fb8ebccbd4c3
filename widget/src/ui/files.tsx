/** Files in a message: pictures as thumbs, the rest as cards. */
import { type App, told } from '../store';
import type { Attachment } from '../types';
import { Icon } from './icons';
import { sentImage } from './images';
import { Picture } from './picture';

const SEEN = /^image\/(png|jpe?g|gif|webp)$/;

async function open(app: App, conversation: string, id: string): Promise<void> {
  const url = await app.client.fileUrl(conversation, id);
  if (!url) return void told(app, { ok: false, code: 'offline' });
  const link = document.createElement('a');
  Object.assign(link, { href: url, target: '_blank', rel: 'noopener noreferrer' });
  link.click();
}

interface Props {
  app: App;
  conversation: string;
  file: Attachment;
}

function Card({ app, file }: { app: App; file: Attachment }) {
  return (
    <span class="file">
      <span class="disc">
        <Icon name="file" />
      </span>
      <span class="grow">
        <bdi class="name">{file.name}</bdi>
        <small>{app.screen.words.size(file.size)}</small>
      </span>
      <Icon name="save" />
    </span>
  );
}

export function File({ app, conversation, file }: Props) {
  const { id, name, type } = file;
  const card = <Card app={app} file={file} />;
  return (
    <button
      type="button"
      class="attached"
      aria-label={app.screen.words.t('open_file', { name })}
      onClick={() => open(app, conversation, id)}
    >
      {SEEN.test(type) ? (
        <Picture class="shot" name={id} most={260} load={() => sentImage(app, conversation, id)}>
          {card}
        </Picture>
      ) : (
        card
      )}
    </button>
  );
}

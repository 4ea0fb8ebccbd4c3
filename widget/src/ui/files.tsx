/** Files in a message: pictures as thumbs, the rest as cards. */
import { client, screen, t, told } from '../store';
import type { Attachment } from '../types';
import { h } from '../view/h';
import { Icon } from './icons';
import { sentImage } from './images';
import { Button } from './kit';
import { Picture } from './picture';

const SEEN = /^image\/(png|jpe?g|gif|webp)$/;

async function open(conversation: string, id: string): Promise<void> {
  const url = await client.fileUrl(conversation, id);
  if (!url) return void told({ ok: false, code: 'offline' });
  const link = document.createElement('a');
  Object.assign(link, { href: url, target: '_blank', rel: 'noopener noreferrer' });
  link.click();
}

interface Props {
  conversation: string;
  file: Attachment;
}

function Card({ file }: { file: Attachment }) {
  return (
    <span class="file">
      <span class="disc">
        <Icon name="file" />
      </span>
      <span class="grow">
        <bdi class="name cut">{file.name}</bdi>
        <small>{screen.words.size(file.size)}</small>
      </span>
      <Icon name="save" />
    </span>
  );
}

export function File({ conversation, file }: Props) {
  const { id, name, type } = file;
  const card = <Card file={file} />;
  return (
    <Button
      class="attached"
      aria-label={t('open_file', { name })}
      onClick={() => open(conversation, id)}
    >
      {SEEN.test(type) ? (
        <Picture class="shot" name={id} most={260} load={() => sentImage(conversation, id)}>
          {card}
        </Picture>
      ) : (
        card
      )}
    </Button>
  );
}

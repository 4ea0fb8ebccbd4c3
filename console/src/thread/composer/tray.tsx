/** Files that go with the message: those that are there, and those on their way. */
import { ActionIcon, Loader, Progress } from '@mantine/core';
import { Paperclip, RotateCcw, X } from 'lucide-react';
import { ApiError } from '@/api/problem';
import { useFormats } from '@/i18n/formats';
import { useWords } from '@/i18n/words';
import { errors, inWords } from '@/shared/errors';
import type { Attached } from '../log/files';
import { unfit } from './upload';
import type { Upload } from './uploads';
import { composerWords } from './words';

interface Props {
  files: readonly Attached[];
  uploads: readonly Upload[];
  onRemove(id: string): void;
  onDrop(id: string): void;
  onAgain(id: string): void;
}

export function Tray({ files, uploads, onRemove, onDrop, onAgain }: Props) {
  const t = useWords(composerWords);
  const f = useFormats();
  if (files.length + uploads.length === 0) return null;
  return (
    <ul className="tray" aria-label={t('files')}>
      {files.map((file) => (
        <li key={file.id}>
          <Paperclip size={15} aria-hidden />
          <bdi className="file-name">{file.name}</bdi>
          <small>{f.size(file.size)}</small>
          <Remove label={t('remove', { name: file.name })} onClick={() => onRemove(file.id)} />
        </li>
      ))}
      {uploads.map((one) => (
        <OnItsWay key={one.id} upload={one} onDrop={onDrop} onAgain={onAgain} />
      ))}
    </ul>
  );
}

function OnItsWay({
  upload,
  onDrop,
  onAgain,
}: { upload: Upload } & Pick<Props, 'onDrop' | 'onAgain'>) {
  const t = useWords(composerWords);
  const e = useWords(errors);
  const { id, file, failed, part } = upload;
  const percent = Math.round(part * 100);
  return (
    <li data-failed={!!failed || undefined}>
      {failed ? <Paperclip size={15} aria-hidden /> : <Loader size={14} aria-hidden />}
      <bdi className="file-name">{file.name}</bdi>
      {failed ? (
        <small role="alert">{inWords(new ApiError(failed, 400), e)}</small>
      ) : (
        <Progress value={percent} size="xs" w={60} aria-label={t('uploading', { n: percent })} />
      )}
      {failed && !unfit(file) && (
        <ActionIcon
          size="sm"
          aria-label={t('again', { name: file.name })}
          onClick={() => onAgain(id)}
        >
          <RotateCcw size={14} aria-hidden />
        </ActionIcon>
      )}
      <Remove label={t('cancel', { name: file.name })} onClick={() => onDrop(id)} />
    </li>
  );
}

function Remove({ label, onClick }: { label: string; onClick(): void }) {
  return (
    <ActionIcon size="sm" aria-label={label} onClick={onClick}>
      <X size={14} aria-hidden />
    </ActionIcon>
  );
}

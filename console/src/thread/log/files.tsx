/** Files of a message: pictures to look at, sound and film to play, others to save. */
import { UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { File, FileArchive, FileSpreadsheet, FileText, FileX2, ImageOff } from 'lucide-react';
import { useState } from 'react';
import { type Api, data } from '@/api/client';
import { useDesk } from '@/desk';
import { useFormats } from '@/i18n/formats';
import { useWords } from '@/i18n/words';
import { useTellFailure } from '@/shared/failure';
import { words } from '../words';

export interface Attached {
  id: string;
  name: string;
  type: string;
  size: number;
}

/** What of an entry's data are files. */
export function attachedTo(given: unknown): Attached[] {
  if (!Array.isArray(given)) return [];
  return given.filter((one) => typeof one?.id === 'string' && typeof one?.type === 'string');
}

export const isPicture = (file: Attached): boolean => file.type.startsWith('image/');

const ADDRESS_HOLDS_MS = 4 * 60_000; // the server's holds five minutes

const address = async (api: Api, conversation: string, attachment: string) =>
  (
    await data(
      api.GET('/v1/conversations/{conversation}/attachments/{attachment}', {
        params: { path: { conversation, attachment } },
      }),
    )
  ).url;

/** Where a file is to be had for some minutes. */
export function useAddress(conversation: string, attachment: string, enabled = true) {
  const { api } = useDesk();
  return useQuery({
    queryKey: ['file', conversation, attachment],
    enabled,
    staleTime: ADDRESS_HOLDS_MS,
    queryFn: () => address(api, conversation, attachment),
  });
}

/** The address of what is shown; `gone`: there is none, or nothing is found there, nor at a fresh one. */
export function useShownAt(conversation: string, attachment: string) {
  const { data: url, error, refetch, dataUpdatedAt } = useAddress(conversation, attachment);
  const [broken, setBroken] = useState('');
  const onError = () => {
    const old = Date.now() - dataUpdatedAt > ADDRESS_HOLDS_MS; // played long after it was drawn
    if (old || !broken) void refetch();
    setBroken(url ?? '');
  };
  return { url, error, refetch, onError, gone: !!error || (!!url && url === broken) };
}

/** Saves a file: asks for its address at the click, for that does not hold long. */
export function useSave(conversation: string): (file: Attached) => Promise<void> {
  const { api } = useDesk();
  const failed = useTellFailure();
  return async (file) => {
    try {
      const link = document.createElement('a');
      link.href = await address(api, conversation, file.id);
      link.download = file.name;
      link.rel = 'noopener noreferrer';
      link.click();
    } catch (error) {
      failed(error);
    }
  };
}

interface Props {
  conversation: string;
  files: readonly Attached[];
  onLook(file: Attached): void;
}

export function Files({ conversation, files, onLook }: Props) {
  if (files.length === 0) return null;
  const ordered = [...files].sort((a, b) => Number(isPicture(b)) - Number(isPicture(a)));
  return (
    <ul className="files">
      {ordered.map((file) => (
        <li key={file.id}>
          <One file={file} conversation={conversation} onLook={onLook} />
        </li>
      ))}
    </ul>
  );
}

function One(props: { file: Attached; conversation: string; onLook(file: Attached): void }) {
  const { file, conversation, onLook } = props;
  if (isPicture(file)) return <Thumbnail {...props} onLook={() => onLook(file)} />;
  if (/^(audio|video)\//.test(file.type)) return <Played file={file} conversation={conversation} />;
  return <Saved file={file} conversation={conversation} />;
}

function Thumbnail({
  file,
  conversation,
  onLook,
}: {
  file: Attached;
  conversation: string;
  onLook(): void;
}) {
  const t = useWords(words);
  const { url, gone, onError } = useShownAt(conversation, file.id);
  return (
    <UnstyledButton
      className="thumbnail"
      onClick={onLook}
      aria-label={gone ? undefined : t('open_picture', { name: file.name })}
    >
      {url && !gone && <img src={url} alt="" loading="lazy" decoding="async" onError={onError} />}
      {gone && (
        <small>
          <ImageOff aria-hidden />
          <bdi>{file.name}</bdi> {t('no_picture')}
        </small>
      )}
    </UnstyledButton>
  );
}

function Played({ file, conversation }: { file: Attached; conversation: string }) {
  const t = useWords(words);
  const { url, gone, onError } = useShownAt(conversation, file.id);
  if (gone)
    return (
      <small className="unplayed">
        <FileX2 size={16} aria-hidden />
        <bdi>{file.name}</bdi> {t('no_picture')}
      </small>
    );
  // The beginning is fetched at once, so that what is gone is not found out at the click.
  const given = { className: 'played', controls: true, src: url, 'aria-label': file.name, onError };
  return file.type.startsWith('audio/') ? (
    <audio preload="metadata" {...given} />
  ) : (
    <video preload="metadata" {...given} />
  );
}

function icon(type: string) {
  if (type.includes('zip')) return FileArchive;
  if (type.includes('excel') || type.includes('sheet') || type === 'text/csv')
    return FileSpreadsheet;
  return type === 'application/pdf' || type.startsWith('text/') || type.includes('word')
    ? FileText
    : File;
}

const ending = (name: string) => name.split('.').at(-1)?.slice(0, 5).toUpperCase() ?? '';

function Saved({ file, conversation }: { file: Attached; conversation: string }) {
  const f = useFormats();
  const save = useSave(conversation);
  const Icon = icon(file.type);
  return (
    <UnstyledButton className="file" onClick={() => void save(file)}>
      <Icon size={22} aria-hidden />
      <span>
        <bdi className="file-name">{file.name}</bdi>
        <small>
          {ending(file.name)} · {f.size(file.size)}
        </small>
      </span>
    </UnstyledButton>
  );
}

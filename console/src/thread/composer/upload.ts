/** One file on its way: what may be sent, then announced, then sent to where the answer says. */
import { type Api, data } from '@/api/client';
import { ApiError } from '@/api/problem';
import type { Attached } from '../log/files';

export const TYPES = [
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'application/pdf',
  'text/plain',
  'text/csv',
  'application/zip',
  'audio/mpeg',
  'audio/mp4',
  'audio/ogg',
  'audio/webm',
  'video/mp4',
  'video/webm',
  'application/msword',
  'application/vnd.ms-excel',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
] as const;
type FileType = (typeof TYPES)[number];
export const MOST_BYTES = 20 * 1024 * 1024;
export const MOST_FILES = 10;
const LONGEST_NAME = 200;

/** Browsers do not know every ending, and some have older names. */
const BY_ENDING: Record<string, FileType> = {
  txt: 'text/plain',
  log: 'text/plain',
  md: 'text/plain',
  csv: 'text/csv',
  zip: 'application/zip',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
};

export function typeOf(file: { name: string; type: string }): FileType | null {
  const plain = file.type.split(';')[0];
  const known = TYPES.find((type) => type === plain);
  return known ?? BY_ENDING[file.name.split('.').at(-1)?.toLowerCase() ?? ''] ?? null;
}

/** The code of why a file cannot be sent, or null. */
export function unfit(file: { name: string; type: string; size: number }): string | null {
  if (!typeOf(file)) return 'type_not_allowed';
  if (file.size > MOST_BYTES) return 'attachment_too_large';
  return file.size === 0 ? 'empty_file' : null;
}

/** The end of a long name is kept: it says what the file is. */
const named = (name: string) => (name || 'file').slice(-LONGEST_NAME);

interface Sending {
  api: Api;
  conversation: string;
  file: File;
  internal: boolean;
  signal: AbortSignal;
  onProgress(part: number): void;
}

export async function upload(sending: Sending): Promise<Attached> {
  const { api, conversation, file, internal, signal, onProgress } = sending;
  const type = typeOf(file);
  if (!type) throw new ApiError('type_not_allowed', 422);
  const name = named(file.name);
  const place = await data(
    api.POST('/v1/conversations/{conversation}/attachments', {
      params: { path: { conversation } },
      body: { name, type, size: file.size, internal },
      signal,
    }),
  );
  await post(place.url, place.fields, file, signal, onProgress);
  return { id: place.attachment, name, type, size: file.size };
}

/** fetch() tells nothing of how far it is, so this is an XMLHttpRequest. */
function post(
  url: string,
  fields: Record<string, string>,
  file: File,
  signal: AbortSignal,
  onProgress: (part: number) => void,
): Promise<void> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', file); // the last, or the store ignores it
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', url);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0);
    request.onload = () =>
      request.status < 300 ? resolve() : reject(new ApiError('upload_failed', request.status));
    request.onerror = () => reject(new ApiError('offline', 0));
    request.onabort = () => reject(new ApiError('upload_failed', 400));
    signal.addEventListener('abort', () => request.abort());
    request.send(form);
  });
}

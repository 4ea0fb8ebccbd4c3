/** Attachments: announced first, sent straight to the file store, then said by their id. */
import type { Answer, Attachment, Config, Platform, Posting, Refusal, Upload } from '../types';
import { problem, refusal } from './rest';
import type { Send } from './visitor';

type Limits = Config['attachments'] | undefined;
type Uploaded = { ok: true; attachment: Attachment } | Refusal;

interface Announced {
  attachment: string;
  url: string;
  fields: Record<string, string>;
}

function unfit({ size, type }: File, limits: Limits): string | undefined {
  if (!size) return 'attachment_empty';
  if (limits && size > limits.most_bytes) return 'attachment_too_large';
  if (limits && !limits.types.includes(type)) return 'type_not_allowed';
}

/** `where`: the conversation to put it in, begun where there is none. */
export function upload(
  platform: Platform,
  limits: Limits,
  send: Send,
  where: () => Promise<Answer>,
  file: File,
  progress: (share: number) => void,
): Upload {
  const { type, size } = file;
  const name = [...file.name].slice(-200).join('') || 'file'; // the end tells what it is
  let posting: Posting | null = null;
  let settle = (_: Uploaded) => {};
  let aborted: Refusal | null = null;

  async function run(): Promise<Uploaded> {
    const wrong = unfit(file, limits);
    if (wrong) return problem(wrong);
    const there = await where();
    if (!there.ok) return there;
    const path = `/v1/conversations/${there.conversation}/attachments`;
    const announced = aborted ?? (await send<Announced>(path, { name, type, size }));
    if (!announced.ok) return announced;
    return aborted ?? put(announced.value);
  }

  async function put({ attachment: id, url, fields }: Announced): Promise<Uploaded> {
    posting = platform.post(url, formOf(fields, file), (share) => aborted || progress(share));
    const status = await posting.done;
    if (status < 200 || status > 299) return problem(status ? 'upload_failed' : 'offline');
    return { ok: true, attachment: { id, name, type, size } };
  }

  return {
    done: new Promise((resolve) => {
      settle = (outcome) => resolve(outcome.ok ? outcome : refusal(outcome));
      void run().then(settle);
    }),
    abort() {
      aborted = problem('aborted');
      settle(aborted);
      posting?.abort();
    },
  };
}

/** The store reads nothing after the file, so it comes last. */
function formOf(fields: Record<string, string>, file: File): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', file);
  return form;
}

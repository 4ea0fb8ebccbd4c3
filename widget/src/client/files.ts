/** Attachments: announced first, sent straight to the file store, then said by their id. */
import type { Answer, Attachment, Config, Platform, Posting, Refusal, Upload } from '../types';
import { type Outcome, problem, type Request, refusal } from './rest';

export interface FileNeeds {
  platform: Platform;
  limits: Config['attachments'] | undefined;
  send<T>(request: Request): Promise<Outcome<T>>;
  /** The conversation to put them in, begun where there is none. */
  where(): Promise<Answer>;
}

type Uploaded = { ok: true; attachment: Attachment } | Refusal;
const refused = (code: string) => refusal(problem(code));

interface Announced {
  attachment: string;
  url: string;
  fields: Record<string, string>;
}

function unfit({ size, type }: File, limits: Config['attachments'] | undefined): string | null {
  if (!size) return 'attachment_empty';
  if (limits && size > limits.most_bytes) return 'attachment_too_large';
  return limits && !limits.types.includes(type) ? 'type_not_allowed' : null;
}

export function upload(
  { platform, limits, send, where }: FileNeeds,
  file: File,
  progress: (share: number) => void,
): Upload {
  let posting: Posting | null = null;
  let aborted = false;
  let giveUp = (_: Refusal) => {};
  const given = new Promise<Refusal>((resolve) => {
    giveUp = resolve;
  });
  const name = [...file.name].slice(-200).join('') || 'file'; // the end tells what it is
  const { type, size } = file;

  async function run(): Promise<Uploaded> {
    const wrong = unfit(file, limits);
    if (wrong) return refused(wrong);
    const there = await where();
    if (!there.ok || aborted) return there.ok ? refused('aborted') : there;
    const announced = await send<Announced>({
      method: 'POST',
      path: `/v1/conversations/${there.conversation}/attachments`,
      body: { name, type, size },
    });
    if (!announced.ok) return refusal(announced);
    return aborted ? refused('aborted') : put(announced.value);
  }

  async function put({ attachment: id, url, fields }: Announced): Promise<Uploaded> {
    posting = platform.post(url, formOf(fields, file), (share) => aborted || progress(share));
    const status = await posting.done;
    if (status < 200 || status > 299) return refused(status ? 'upload_failed' : 'offline');
    return { ok: true, attachment: { id, name, type, size } };
  }

  return {
    done: Promise.race([run(), given]),
    abort() {
      aborted = true;
      giveUp(refused('aborted'));
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

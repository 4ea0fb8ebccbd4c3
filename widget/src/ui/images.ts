/** Pictures without `<img>`: decoded bytes, so that no `img-src` of the page can forbid them. */
import { boot, client, images } from '../store';

interface Encoded {
  type: string;
  data: string; // base64
}

async function decode(blob: Blob): Promise<ImageBitmap | null> {
  try {
    return await createImageBitmap(blob);
  } catch {
    return null; // no picture after all: a name and an icon stand in for it
  }
}

function blobOf({ type, data }: Encoded): Blob {
  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  return new Blob([bytes], { type });
}

type Load = () => Promise<Blob | null>;

/** The picture of this name, fetched once. */
function once(name: string, load: Load): Promise<ImageBitmap | null> {
  const known = images.get(name);
  if (known) return known;
  const coming = load().then(
    (blob) => (blob ? decode(blob) : null),
    () => null, // not to be had, perhaps by the page's own rules: never worth an error
  );
  images.set(name, coming);
  return coming;
}

export const agentImage = (agent: string) =>
  once(agent, async () => {
    const picture = await client.picture(agent);
    return picture && blobOf(picture);
  });

export const logoImage = () =>
  once('logo', async () => {
    const { api, key, config } = boot;
    if (!config.look.logo) return null;
    const answer = await fetch(`${api}/v1/widget/logo?key=${encodeURIComponent(key)}`);
    return answer.ok ? blobOf((await answer.json()) as Encoded) : null;
  });

/** A file that is in a message. */
export const sentImage = (conversation: string, attachment: string) =>
  once(attachment, async () => {
    const url = await client.fileUrl(conversation, attachment);
    const answer = url ? await fetch(url) : null;
    return answer?.ok ? answer.blob() : null;
  });

export const fileImage = (id: string, file: Blob) => once(id, async () => file);

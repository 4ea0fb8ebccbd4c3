/** Pictures without `<img>`: decoded bytes, so that no `img-src` of the page can forbid them. */
import type { App } from '../store';

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
function once(app: App, name: string, load: Load): Promise<ImageBitmap | null> {
  const known = app.images.get(name);
  if (known) return known;
  const coming = load().then(
    (blob) => (blob ? decode(blob) : null),
    () => null, // not to be had, perhaps by the page's own rules: never worth an error
  );
  app.images.set(name, coming);
  return coming;
}

export const agentImage = (app: App, agent: string) =>
  once(app, agent, async () => {
    const picture = await app.client.picture(agent);
    return picture && blobOf(picture);
  });

export const logoImage = (app: App) =>
  once(app, 'logo', async () => {
    const { api, key, config } = app.boot;
    if (!config.look.logo) return null;
    const answer = await fetch(`${api}/v1/widget/logo?key=${encodeURIComponent(key)}`);
    return answer.ok ? blobOf((await answer.json()) as Encoded) : null;
  });

/** A file that is in a message. */
export const sentImage = (app: App, conversation: string, attachment: string) =>
  once(app, attachment, async () => {
    const url = await app.client.fileUrl(conversation, attachment);
    const answer = url ? await fetch(url) : null;
    return answer?.ok ? answer.blob() : null;
  });

export const fileImage = (app: App, id: string, file: Blob) => once(app, id, async () => file);

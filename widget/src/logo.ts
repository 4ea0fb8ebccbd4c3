/** The tenant's logo on a canvas, since the page's `img-src` need not know of us. */

interface Picture {
  type: string;
  data: string; // base64
}

/** Fetches and draws the logo of this name. */
export async function drawn(
  get: (path: string, more: string) => Promise<unknown>,
  name: string,
): Promise<HTMLCanvasElement> {
  const logo = (await get('/logo', `&logo=${name}`)) as Picture;
  const bytes = Uint8Array.from(atob(logo.data), (letter) => letter.charCodeAt(0));
  const picture = await createImageBitmap(new Blob([bytes], { type: logo.type }));
  const canvas = document.createElement('canvas');
  canvas.className = 'icon';
  canvas.style.cssText = 'width:44px;height:44px;border-radius:50%';
  canvas.width = canvas.height = 132; // of 44 px, on dense screens
  const scale = canvas.width / Math.min(picture.width, picture.height);
  const [width, height] = [picture.width * scale, picture.height * scale];
  const pen = canvas.getContext('2d');
  pen?.drawImage(picture, (canvas.width - width) / 2, (canvas.width - height) / 2, width, height);
  return canvas;
}

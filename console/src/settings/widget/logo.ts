/** A picture made into a logo: whole, in a square, small enough for the server. */
export const MOST_BYTES = 32 * 1024;
const SIDE = 192;
const QUALITIES = [0.92, 0.8, 0.65, 0.5];

export interface Picture {
  type: 'image/png' | 'image/webp' | 'image/jpeg';
  data: string;
}

/** Where a picture lies in a square of this side, whole and in the middle. */
export function placed(width: number, height: number, side: number) {
  const scale = side / Math.max(width, height);
  const [w, h] = [width * scale, height * scale];
  return { x: (side - w) / 2, y: (side - h) / 2, width: w, height: h };
}

/** A data address as the server takes it; null where it is too large or of another type. */
export function pictureOf(address: string): Picture | null {
  const [, type, data = ''] = /^data:(image\/(?:png|webp|jpeg));base64,(.*)$/.exec(address) ?? [];
  if (!type || !data || data.length * 0.75 > MOST_BYTES) return null;
  return { type: type as Picture['type'], data };
}

function* attempts(canvas: HTMLCanvasElement) {
  yield canvas.toDataURL('image/png');
  for (const quality of QUALITIES) yield canvas.toDataURL('image/webp', quality);
}

/** Throws when the file is no picture, or cannot be made small enough. */
export async function logoOf(file: Blob): Promise<Picture> {
  const picture = await createImageBitmap(file);
  for (const side of [SIDE, SIDE / 2]) {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = side;
    const pen = canvas.getContext('2d');
    if (!pen) throw new Error('no canvas');
    pen.imageSmoothingQuality = 'high';
    const { x, y, width, height } = placed(picture.width, picture.height, side);
    pen.drawImage(picture, x, y, width, height);
    for (const address of attempts(canvas)) {
      const small = pictureOf(address);
      if (small) return small;
    }
  }
  throw new Error('too large');
}

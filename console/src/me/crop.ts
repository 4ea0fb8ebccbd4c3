/** A photo made into a face: the middle of it, small, as a JPEG that the server takes. */
export const MOST_BYTES = 32 * 1024;
const SIDE = 256;
const QUALITIES = [0.9, 0.8, 0.7, 0.55, 0.4];

export interface Square {
  x: number;
  y: number;
  side: number;
}

/** The largest square in the middle; of a tall picture a little above it, where faces are. */
export function squareOf(width: number, height: number): Square {
  const side = Math.min(width, height);
  const above = height > width ? 0.4 : 0.5;
  return { x: (width - side) / 2, y: (height - side) * above, side };
}

/** Base64 of a JPEG of at most MOST_BYTES. Throws when the file is no picture. */
export async function cropped(file: Blob): Promise<string> {
  const picture = await createImageBitmap(file);
  const { x, y, side } = squareOf(picture.width, picture.height);
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = SIDE;
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('no canvas');
  pen.fillStyle = '#fff'; // JPEG knows no transparency
  pen.fillRect(0, 0, SIDE, SIDE);
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(picture, x, y, side, side, 0, 0, SIDE, SIDE);
  picture.close();
  return smallEnough((quality) => canvas.toDataURL('image/jpeg', quality));
}

/** The best that fits, of what `draw` makes for a quality. */
export function smallEnough(draw: (quality: number) => string): string {
  for (const quality of QUALITIES) {
    const [, base64 = ''] = draw(quality).split(',');
    if (base64 && base64.length * 0.75 <= MOST_BYTES) return base64;
  }
  throw new Error('too large');
}

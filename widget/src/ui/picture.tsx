/** A picture on a canvas, and the faces made of it. */
import type { ComponentChildren } from 'preact';
import { Fragment, h } from '../view/h';
import { useEffect, useRef, useState } from '../view/hooks';
import { agentImage, logoImage } from './images';

interface Props {
  load: () => Promise<ImageBitmap | null>;
  name: string; // which picture it is
  most: number; // its longer side, in px
  alt?: string;
  class?: string;
  children: ComponentChildren; // what stands in for it
}

function draw(canvas: HTMLCanvasElement, image: ImageBitmap, most: number): void {
  const dense = Math.min(devicePixelRatio || 1, 3);
  const scale = Math.min(1, (most * dense) / Math.max(image.width, image.height));
  canvas.width = Math.max(1, Math.round(image.width * scale));
  canvas.height = Math.max(1, Math.round(image.height * scale));
  const pen = canvas.getContext('2d');
  if (!pen) return;
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
}

export function Picture({ load, name, most, alt, children, ...rest }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [image, setImage] = useState<ImageBitmap | null>(null);
  useEffect(() => {
    let wanted = true;
    setImage(null);
    load().then((found) => wanted && setImage(found));
    return () => {
      wanted = false;
    };
  }, [name]);
  useEffect(() => {
    if (canvas.current && image) draw(canvas.current, image, most);
  }, [image]);
  if (!image) return <>{children}</>;
  const said = alt ? ({ role: 'img', 'aria-label': alt } as const) : { 'aria-hidden': true };
  return <canvas ref={canvas} class={rest.class} {...said} />;
}

/** Two letters of a name at most. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const [first = '', last = ''] = [words[0], words.length > 1 ? words.at(-1) : ''];
  return ([...first].slice(0, 1).join('') + [...last].slice(0, 1).join('')).toLocaleUpperCase();
}

const HUES = 8;

function hueOf(id: string): number {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + letter.charCodeAt(0)) >>> 0;
  return sum % HUES;
}

/** The round face of an agent, or the house's own where `id` is empty. */
export function Face({ id, name }: { id: string; name: string }) {
  const load = () => (id ? agentImage(id) : logoImage());
  return (
    <span class={`face ${id ? `hue${hueOf(id)}` : 'house'}`} aria-hidden="true">
      <Picture load={load} name={id} most={64}>
        {initials(name)}
      </Picture>
    </span>
  );
}

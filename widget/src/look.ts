/** A tenant's colour made readable: pure, and AA (4.5:1) wherever text stands on it. */

type Rgb = readonly [number, number, number];
export type Theme = 'light' | 'dark';

const AA = 4.5;
const WHITE: Rgb = [255, 255, 255];
const INK: Rgb = [17, 19, 24];
const FALLBACK: Rgb = [31, 94, 255];

/** What a theme has whatever the tenant's colour is. */
const NEUTRAL = {
  light: {
    bg: '#ffffff',
    sunken: '#f3f4f7',
    raised: '#ffffff',
    line: '#e3e6ec',
    edge: '#868d9b', // 3:1, for the edges of what is typed into
    text: '#15181e',
    muted: '#5a6170',
    ok: '#13753f',
    warn: '#8a4f00',
    bad: '#b42318',
  },
  dark: {
    bg: '#16181d',
    sunken: '#23262e',
    raised: '#1e2127',
    line: '#333842',
    edge: '#767e8d',
    text: '#eef0f4',
    muted: '#a6adba',
    ok: '#58c98f',
    warn: '#efb45f',
    bad: '#ff938a',
  },
} as const;

export type Paint = Record<
  keyof (typeof NEUTRAL)['light'] | 'brand' | 'brand-2' | 'on-brand' | 'accent' | 'soft',
  string
>;

function parse(color: string): Rgb {
  if (!/^#[\da-f]{6}$/i.test(color)) return FALLBACK;
  return [1, 3, 5].map((at) => +`0x${color.slice(at, at + 2)}`) as unknown as Rgb;
}

const hex = (color: Rgb) => `#${color.map((c) => c.toString(16).padStart(2, '0')).join('')}`;

const mix = (from: Rgb, to: Rgb, share: number) =>
  from.map((c, i) => Math.round(c + ((to[i] ?? c) - c) * share)) as unknown as Rgb;

function luminance(color: Rgb): number {
  const [r, g, b] = color.map((c) => {
    const share = c / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function ratio(a: Rgb, b: Rgb): number {
  const share = (luminance(a) + 0.05) / (luminance(b) + 0.05);
  return Math.max(share, 1 / share);
}

/** The contrast of two colours as WCAG counts it, 1 to 21. */
export const contrast = (a: string, b: string): number => ratio(parse(a), parse(b));

/** Moves a colour towards another by the least that will do. */
function until(color: Rgb, towards: Rgb, will: (color: Rgb) => boolean): Rgb {
  for (let share = 0; share < 1; share += 0.02) {
    const moved = mix(color, towards, share);
    if (will(moved)) return moved;
  }
  return towards;
}

/** The fill of buttons and one's own bubbles: to be told from the ground, and to write on. */
function fill(color: Rgb, bg: Rgb, dark: boolean): { brand: Rgb; on: Rgb } {
  const seen = until(color, dark ? WHITE : INK, (c) => ratio(c, bg) >= (dark ? 2 : 1.25));
  if (ratio(seen, WHITE) < 3) return { brand: seen, on: INK };
  return { brand: until(seen, INK, (c) => ratio(c, WHITE) >= AA), on: WHITE };
}

/** The same, for the launcher, which needs no more. */
export function filled(color: string, bg: string, dark: boolean): { brand: string; on: string } {
  const { brand, on } = fill(parse(color), parse(bg), dark);
  return { brand: `rgb(${brand})`, on: `rgb(${on})` };
}

/** All colours of a theme for a tenant's colour ("#rrggbb"), by the names that the style uses. */
export function paint(color: string, theme: Theme): Paint {
  const neutral = NEUTRAL[theme];
  const dark = theme === 'dark';
  const bg = parse(neutral.bg);
  const own = parse(color);
  const { brand, on } = fill(own, bg, dark);
  const soft = mix(bg, own, dark ? 0.2 : 0.08);
  const grounds = [bg, soft, parse(neutral.sunken), parse(neutral.raised)];
  const accent = until(own, dark ? WHITE : INK, (c) => grounds.every((g) => ratio(c, g) >= AA));
  return {
    ...neutral,
    brand: hex(brand),
    'brand-2': hex(mix(brand, on === WHITE ? INK : WHITE, 0.24)),
    'on-brand': hex(on),
    accent: hex(accent),
    soft: hex(soft),
  };
}

/** The colours under the names by which the style finds them. */
export const worn = (paint: Paint): string =>
  Object.entries(paint)
    .map(([name, value]) => `--${name}:${value}`)
    .join(';');

/** The pages a customer looked at, as the panel shows them. Pure. */
import type { Visit } from '@/api/types';
import { shortAddress } from '@/shared/links';

export interface Step {
  key: string;
  title: string;
  url: string;
  at: number;
  stayedMs: number | null; // null: where they are
}

/** The page they are on first, then the ones before. */
export function trailOf(pages: Visit['pages']): Step[] {
  const seen = pages
    .map((page) => ({ ...page, ms: Date.parse(page.at) }))
    .sort((a, b) => a.ms - b.ms);
  const steps = seen.map(({ url, title, ms }, i) => {
    const next = seen[i + 1];
    return {
      key: `${ms} ${i}`,
      title: title.trim() || shortAddress(url),
      url,
      at: ms,
      stayedMs: next ? next.ms - ms : null,
    };
  });
  return steps.reverse();
}

/** From where they came to the site; null when that is not known. */
export function cameFrom(pages: Visit['pages']): string | null {
  return pages.find((page) => page.referrer)?.referrer ?? null;
}

/** The time where they are, "14:32"; null for a zone that the browser does not know. */
export function localTime(zone: string, at: number, language: string): string | null {
  if (!zone) return null;
  try {
    return new Intl.DateTimeFormat(language, {
      timeZone: zone,
      weekday: 'short',
      hour: 'numeric',
      minute: '2-digit',
    }).format(at);
  } catch {
    return null; // their browser told a zone that this one has not
  }
}

/** "Asia/Ho_Chi_Minh" → "Ho Chi Minh". */
export const place = (zone: string): string => zone.split('/').at(-1)?.replaceAll('_', ' ') ?? '';

/** A language's name in the reader's; the code itself when there is none. */
export function languageName(code: string, reader: string): string {
  if (!code) return '';
  try {
    return new Intl.DisplayNames(reader, { type: 'language' }).of(code) ?? code;
  } catch {
    return code; // no BCP 47
  }
}

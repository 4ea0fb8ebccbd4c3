/** Takes logs and lists out: made here, in the browser, of what the API gives. */
import type { Api } from '@/api/client';
import { entriesAfter } from '@/api/queries';
import type { Entry } from '@/api/types';

type Cell = string | number | null | undefined;

/** What a table program would take for a formula is made text. */
const tame = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

function cell(value: Cell): string {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'number' ? String(value) : tame(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Lines of RFC 4180, the names of the columns first. */
export function csv(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return `${[columns, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

const COLUMNS = ['seq', 'at', 'type', 'by_role', 'by_id', 'audience', 'text', 'data'];

export function logCsv(entries: readonly Entry[]): string {
  const rows = entries.map(({ seq, at, type, by, audience, data }) => {
    const { text, ...rest } = data;
    const more = Object.keys(rest).length ? JSON.stringify(rest) : '';
    return [seq, at, type, by.role, by.id, audience, typeof text === 'string' ? text : '', more];
  });
  return csv(COLUMNS, rows);
}

/** The whole log, page by page. */
export async function wholeLog(api: Api, conversation: string): Promise<Entry[]> {
  const found: Entry[] = [];
  for (;;) {
    const page = (await entriesAfter(api, conversation, found.at(-1)?.seq ?? 0)) as Entry[];
    if (!page.length) return found;
    found.push(...page);
  }
}

/** Hands a file to whoever looks. */
export function handOver(name: string, text: string): void {
  const type = name.endsWith('.csv') ? 'text/csv' : 'application/json';
  const mark = name.endsWith('.csv') ? '\ufeff' : ''; // so that table programs read it as UTF-8
  const url = URL.createObjectURL(new Blob([mark, text], { type: `${type};charset=utf-8` }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

export const asJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

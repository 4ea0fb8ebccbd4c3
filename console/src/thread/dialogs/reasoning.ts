/** The reasoning behind an assignment as the log holds it; whatever is strange is left out. Pure. */
import type { Entry } from '@/api/types';
import { list } from '../log/events';

export interface Reasoning {
  step: string;
  candidates: { agent: string; load: number; capacity: number; idle_since: number }[];
  refused: [agent: string, code: string][];
  relaxed: string[];
  avoided: string[];
  language: string;
  skills: [skill: string, level: number][];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const number = (value: unknown): number => (typeof value === 'number' ? value : 0);
const pairs = (value: unknown): [string, unknown][] =>
  isRecord(value) ? Object.entries(value) : [];

export function reasoningOf(entry: Entry): Reasoning | null {
  const { why } = entry.data;
  if (!isRecord(why)) return null;
  const candidates = Array.isArray(why.candidates) ? why.candidates.filter(isRecord) : [];
  return {
    step: String(why.step ?? ''),
    candidates: candidates.map((one) => ({
      agent: String(one.agent),
      load: number(one.load),
      capacity: number(one.capacity),
      idle_since: number(one.idle_since),
    })),
    refused: pairs(why.refused).map(([agent, code]) => [agent, String(code)]),
    relaxed: list(why.relaxed),
    avoided: list(why.avoided),
    language: typeof why.language === 'string' ? why.language : '',
    skills: pairs(why.skills).map(([skill, level]) => [skill, number(level)]),
  };
}

/** The assignment meant, else the last there is; with the routing that came before it. */
export function explained(entries: readonly Entry[], about: Entry | undefined) {
  const until = about?.seq ?? Number.POSITIVE_INFINITY;
  const past = entries.filter((one) => one.seq <= until);
  const chosen = past.findLast(
    (one) => (one.type === 'assigned' || one.type === 'offered') && isRecord(one.data.why),
  );
  // One who accepted was chosen when it was offered to them.
  const accepted = isRecord(chosen?.data.why) && chosen.data.why.step === 'accepted';
  const offered = accepted
    ? past.findLast((one) => one.type === 'offered' && one.data.agent === chosen?.data.agent)
    : undefined;
  const routed = past.findLast((one) => one.type === 'routed');
  return { chosen, reasoning: offered ?? chosen, routed };
}

/** An agent as the form has one: breaks as a date field writes them, in the reader's own time. */
import type { Agent } from '@/api/types';
import type { T } from '@/i18n/words';
import { type Faults, wrong } from '../faults';
import type { Hours } from '../hours/model';
import { isLanguage } from '../policy/wordings';
import { difference } from '../same';
import type { agentWords } from './words';

export interface Break {
  from: string; // "2026-12-01T09:00"
  to: string;
}
export type Role = 'agent' | 'supervisor' | 'admin';
export type Shifts = Hours & { wrap_up_min?: number };

export interface AgentDraft {
  email: string;
  name: string;
  role: Role;
  groups: string[];
  capacity: number;
  skills: Record<string, number>;
  languages: string[];
  shifts: Shifts;
  breaks: Break[];
}

export const ROLES = ['agent', 'supervisor', 'admin'] as const;
export const CAPACITY_MOST = 100;
export const SKILLS_MOST = 50;
export const LANGUAGES_MOST = 20;
export const GROUPS_MOST = 40;
export const BREAKS_MOST = 100;
export const EMAIL_MOST = 90;
export const WRAP_UP_MOST = 240;
export const WRAP_UP_USUAL = 10;
export const LEVEL_MOST = 5;
const EMAIL = /^[^\s@/]{1,64}@[^\s@/]{1,64}$/;
export const SKILL = /^[a-z0-9][a-z0-9_-]{0,39}$/;

const two = (n: number) => String(n).padStart(2, '0');

/** A moment as a field for date and time writes it. */
export function toField(moment: string): string {
  const d = new Date(moment);
  const day = `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())}`;
  return `${day}T${two(d.getHours())}:${two(d.getMinutes())}`;
}

export function draftOf(agent: Agent): AgentDraft {
  const { email, name, groups, capacity, skills, languages, shifts } = agent;
  const role = ROLES.find((one) => one === agent.role) ?? 'agent';
  const breaks = agent.breaks.map(({ from, to }) => ({ from: toField(from), to: toField(to) }));
  return { email, name, role, groups, capacity, skills, languages, shifts, breaks };
}

export const NOBODY: AgentDraft = {
  email: '',
  name: '',
  role: 'agent',
  groups: [],
  capacity: 5,
  skills: {},
  languages: [],
  shifts: {},
  breaks: [],
};

const sent = (breaks: readonly Break[]) =>
  breaks.map(({ from, to }) => ({
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
  }));

/** What the API is told of a new agent. */
export const asNew = ({ breaks, shifts, ...rest }: AgentDraft) => ({
  ...rest,
  breaks: sent(breaks),
  ...(Object.keys(shifts).length && { shifts }),
});

/** What it is told to make `to` of `from`. */
export function changeOf(to: AgentDraft, from: AgentDraft): object {
  const changes: object = difference(to, from);
  return 'breaks' in changes ? { ...changes, breaks: sent(to.breaks) } : changes;
}

type Say = T<keyof (typeof agentWords)['table']['en']>;

function ofBreak({ from, to }: Break, now: number, t: Say): string | undefined {
  if (!from || !to) return t('break_half');
  const end = Date.parse(to);
  return end > Date.parse(from) && end > now ? undefined : t('break_order');
}

function ofSkills(skills: Record<string, number>, t: Say): string | undefined {
  if (Object.keys(skills).length > SKILLS_MOST) return t('too_many', { most: SKILLS_MOST });
  return Object.keys(skills).every((name) => SKILL.test(name)) ? undefined : t('bad_skill');
}

function ofLanguages(languages: readonly string[], t: Say): string | undefined {
  const bad = languages.find((one) => !isLanguage(one));
  if (bad) return t('bad_language', { what: bad });
  return languages.length > LANGUAGES_MOST ? t('too_many', { most: LANGUAGES_MOST }) : undefined;
}

export function checkAgent(draft: AgentDraft, now: number, t: Say): Faults {
  const { name, email, capacity, groups, skills, languages, breaks, shifts } = draft;
  const whole = Number.isInteger(capacity) && capacity >= 0 && capacity <= CAPACITY_MOST;
  const wrapUp = shifts.wrap_up_min ?? 0;
  return wrong({
    '/email': (!EMAIL.test(email) || email.length > EMAIL_MOST) && t('bad_email'),
    '/name': !name.trim() && t('name_missing'),
    '/capacity': !whole && t('bad_capacity', { most: CAPACITY_MOST }),
    '/groups': groups.length > GROUPS_MOST && t('too_many', { most: GROUPS_MOST }),
    '/skills': ofSkills(skills, t),
    '/languages': ofLanguages(languages, t),
    '/shifts/wrap_up_min':
      !(Number.isInteger(wrapUp) && wrapUp >= 0 && wrapUp <= WRAP_UP_MOST) &&
      t('bad_capacity', { most: WRAP_UP_MOST }),
    ...Object.fromEntries(breaks.map((one, i) => [`/breaks/${i}`, ofBreak(one, now, t)])),
  });
}

/** Those whose name, e-mail, skill or group has all words of a search. */
export function found(
  agents: readonly Agent[],
  search: string,
  show: 'active' | 'inactive' | Role,
  nameOf: (group: string) => string,
): Agent[] {
  const words = search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const fits = (agent: Agent) => {
    const has = [agent.name, agent.email, ...Object.keys(agent.skills), ...agent.groups.map(nameOf)]
      .join('\n')
      .toLocaleLowerCase();
    return words.every((word) => has.includes(word));
  };
  const shown = (agent: Agent) =>
    show === 'inactive'
      ? !agent.active
      : agent.active && (show === 'active' || agent.role === show);
  return agents
    .filter((agent) => shown(agent) && fits(agent))
    .sort((a, b) => a.name.localeCompare(b.name));
}

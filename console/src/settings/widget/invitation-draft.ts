/** Invitations while they are changed, and what is wrong with them. Pure. */
import type { Widget } from '@/api/types';
import { doubled, freeId } from './labels';
import { ITEM_ID } from './menu-draft';

export type InvitationsDraft = Pick<Widget, 'invitations' | 'invitation_caps'>;
export type Invitation = InvitationsDraft['invitations'][number];
export type When = Required<NonNullable<Invitation['when']>>;
export type Condition = When['attributes'][number];

export const MOST = { invitations: 20, addresses: 10, attributes: 10 } as const;
export const OPS = ['is', 'is_not', 'at_least', 'at_most'] as const;
export const LIMITS = {
  seconds_on_page: 3600,
  scroll_percent: 100,
  visits: 1000,
  per_session: 20,
  per_week: 50,
} as const;
export type Counted = 'seconds_on_page' | 'scroll_percent' | 'visits';

export const ANYTIME: When = {
  url: [],
  not_url: [],
  seconds_on_page: 0,
  scroll_percent: 0,
  visits: 0,
  returning: null,
  attributes: [],
};

export const whenOf = (one: Invitation): When => ({ ...ANYTIME, ...one.when }) as When;

export const invitationsOf = ({ invitations, invitation_caps }: Widget): InvitationsDraft => ({
  invitations,
  invitation_caps,
});

/** One that waits half a minute, so that nobody is greeted at the door. */
export function freshOf(all: readonly Invitation[]): Invitation {
  const id = freeId(
    'invitation-',
    all.map((one) => one.id),
  );
  const when = { ...ANYTIME, seconds_on_page: 30 };
  return { id, text: {}, enabled: true, group: '', topic: '', when, languages: [] };
}

export type Fault =
  | 'text_missing'
  | 'id_wrong'
  | 'id_twice'
  | 'address_wrong'
  | 'out_of_range'
  | 'attribute_missing'
  | 'not_a_number';
export type Found = [place: string, fault: Fault, most?: number];

const ADDRESS = /^([^\s*]*\*){0,8}[^\s*]*$/;
const addressFits = (one: string) => one.length <= 300 && ADDRESS.test(one);
const counts = (n: number, most: number) => Number.isInteger(n) && n >= 0 && n <= most;

function faultsOfCondition({ name, op, value }: Condition, at: string): Found[] {
  if (!name.trim()) return [[`${at}/name`, 'attribute_missing']];
  const compares = op === 'at_least' || op === 'at_most';
  const wrong = compares && (!value.trim() || Number.isNaN(Number(value)));
  return wrong ? [[`${at}/value`, 'not_a_number']] : [];
}

function faultsOf(one: Invitation, at: string): Found[] {
  const when = whenOf(one);
  const found: Found[] = [];
  if (!Object.keys(one.text).length) found.push([`${at}/text`, 'text_missing']);
  if (!ITEM_ID.test(one.id)) found.push([`${at}/id`, 'id_wrong']);
  for (const name of ['url', 'not_url'] as const)
    if (!when[name].every(addressFits)) found.push([`${at}/when/${name}`, 'address_wrong']);
  for (const name of ['seconds_on_page', 'scroll_percent', 'visits'] as const)
    if (!counts(when[name], LIMITS[name]))
      found.push([`${at}/when/${name}`, 'out_of_range', LIMITS[name]]);
  const conditions = when.attributes.flatMap((condition, i) =>
    faultsOfCondition(condition, `${at}/when/attributes/${i}`),
  );
  return [...found, ...conditions];
}

export function faultsIn({ invitations, invitation_caps: caps }: InvitationsDraft): Found[] {
  const found = invitations.flatMap((one, i) => faultsOf(one, `/invitations/${i}`));
  for (const i of doubled(invitations.map(({ id }) => id)))
    found.push([`/invitations/${i}/id`, 'id_twice']);
  for (const name of ['per_session', 'per_week'] as const)
    if (!counts(caps[name], LIMITS[name]))
      found.push([`/invitation_caps/${name}`, 'out_of_range', LIMITS[name]]);
  return found;
}

/** Which invitation a fault is in. */
export const placeOf = (pointer: string): number | null => {
  const [, at] = /^\/invitations\/(\d+)/.exec(pointer) ?? [];
  return at === undefined ? null : Number(at);
};

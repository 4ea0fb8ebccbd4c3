/** Watches for the moment of an invitation, and shows it. */
import { lately, may } from './caps';
import type { Core } from './core';
import { SHOWN, TALKED } from './names';
import { holds } from './rules';
import { ask } from './server';
import { arrive, type Session } from './session';
import type { GroupStatus, Invitation } from './types';

/** What became of an invitation. */
export interface Told {
  id: string;
  event: 'shown' | 'opened';
}

export type Moments = ReturnType<typeof watchMoments>;

const PATIENCE = 60_000; // after "nobody is there", before asking again

const freshId = () => [...crypto.getRandomValues(new Uint32Array(4))].join('-');

/** Starts to watch; `look` whenever something changed, `turn` on another page. */
export function watchMoments(core: Core) {
  const { shared, trail, face, emit } = core;
  const { api, key } = core.setup;
  const known = new Set<string>(); // whichever of watch and chat says it first
  let session: Session = { start: 0, visits: 1 };
  let timers: number[] = [];
  let asking = false;
  let notBefore = 0;
  let deepest = 0; // percent

  const all = () => face.config()?.invitations ?? [];
  const deep = () => all().some((one) => one.when.scroll_percent);

  /** What cannot be scrolled has been seen. */
  function measure(): void {
    const { scrollHeight, clientHeight, scrollTop } = document.documentElement;
    const room = scrollHeight - clientHeight;
    deepest = Math.max(deepest, room > 0 ? (100 * scrollTop) / room : 100);
  }

  function due(): Invitation | undefined {
    const now = Date.now();
    const shown = lately(shared.get(SHOWN), now);
    const { url, since } = trail.here;
    const facts = {
      url,
      seconds: Math.round((now - since) / 1000),
      scroll: deepest,
      visits: session.visits,
      returning: shared.get(TALKED) !== null,
      attributes: core.claimed(),
      language: face.language(),
    };
    const caps = face.config()?.invitation_caps ?? { per_session: 0, per_week: 0 };
    return all().find((one) => may(one.id, shown, session.start, caps) && holds(one, facts));
  }

  function told({ id, event }: Told): void {
    if (known.has(event + id)) return;
    known.add(event + id);
    emit('invitation', { id, event });
    const body = JSON.stringify({ key, invitation: id, event, id: freshId() });
    const headers = { 'content-type': 'application/json' };
    // Only counted: not worth a second try, and nothing the page could do about it.
    ask(`${api}/v1/widget/invitations`, { method: 'POST', headers, body, keepalive: true }).catch(
      () => null,
    );
  }

  /** Who is there; nobody where that cannot be learnt. */
  const groups = (): Promise<GroupStatus[]> =>
    face.get<{ groups: GroupStatus[] }>('/status').then(
      (status) => status.groups,
      () => [],
    );

  async function someone(group: string): Promise<boolean> {
    const wanted = group || face.config()?.default_group;
    return (await groups()).some((g) => g.group === wanted && g.open && g.available);
  }

  /** A launcher that hides while all are out comes when one group is open. */
  async function unhide(): Promise<void> {
    if (face.config()?.when_closed !== 'hide') return;
    if ((await groups()).some((group) => group.open)) face.unhide();
  }

  /** Asks who is there, fetches the chat, and shows it if it is still the moment. */
  async function show(one: Invitation): Promise<void> {
    if (!(await someone(one.group))) {
      notBefore = Date.now() + PATIENCE;
      return;
    }
    const chat = await core.need(true);
    if (!chat || core.busy() || due()?.id !== one.id) return;
    const now = Date.now();
    shared.set(SHOWN, JSON.stringify([...lately(shared.get(SHOWN), now), [one.id, now]]));
    known.clear();
    chat.invite(one);
    told({ id: one.id, event: 'shown' });
  }

  function look(): void {
    if (asking || document.hidden || core.busy() || Date.now() < notBefore) return;
    if (deep()) measure();
    const one = due();
    if (!one) return;
    asking = true;
    void show(one).finally(() => {
      asking = false;
    });
  }

  function rest(): void {
    for (const timer of timers) clearTimeout(timer);
    removeEventListener('scroll', look);
  }

  function turn(): void {
    rest();
    deepest = 0;
    void unhide();
    session = arrive(shared, Date.now(), core.consent.given === true);
    const past = Date.now() - trail.here.since;
    const times = new Set(all().map((one) => one.when.seconds_on_page * 1000));
    timers = [...times].map((time) => window.setTimeout(look, time - past));
    if (deep()) addEventListener('scroll', look, { passive: true });
  }

  document.addEventListener('visibilitychange', look);
  turn();
  return {
    look,
    turn,
    told,
    stop(): void {
      rest();
      document.removeEventListener('visibilitychange', look);
    },
  };
}

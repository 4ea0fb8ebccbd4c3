/**
 * How a form is saved: only over what it was made from. One version counts for all settings of a
 * tenant, so when it has moved on, what this form shows is compared before anybody is troubled.
 */
import { ApiError } from '@/api/problem';

export interface Kept<D> {
  value: D;
  version: number;
}

/** Where a form's value comes from and goes to. */
export interface Source<D> {
  /** Under which a draft is kept while its form is not on the screen. */
  name: string;
  now(): Kept<D>;
  /** The same, asked of the server. */
  again(): Promise<Kept<D>>;
  write(to: D, from: D, match: string): Promise<unknown>;
}

/** Somebody else has changed the same meanwhile. */
export class Moved extends Error {}

const TRIES = 4;

/** Writes `to` in place of `from`; throws Moved when something else stands there by now. */
export async function put<D>(
  source: Source<D>,
  to: D,
  from: D,
  same: (a: D, b: D) => boolean,
): Promise<void> {
  let kept = source.now();
  for (let tries = 0; tries < TRIES && same(kept.value, from); tries++) {
    try {
      await source.write(to, from, `"${kept.version}"`);
      return;
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 412) throw error;
      kept = await source.again();
    }
  }
  throw new Moved();
}

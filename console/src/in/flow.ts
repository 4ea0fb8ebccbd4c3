/** Signing in: the password, then whatever the server wants to know besides. */
import { data, open } from '@/api/client';
import { ApiError, asApiError } from '@/api/problem';
import { sessions } from '@/api/session';
import type { SignedIn } from '@/api/types';

export interface Who {
  workspace: string;
  email: string;
}
export type ChallengeName = 'NEW_PASSWORD_REQUIRED' | 'SOFTWARE_TOKEN_MFA';

/** What stands between a password and a session. */
export interface Challenge {
  name: ChallengeName;
  session: string;
}

const KNOWN: readonly string[] = ['NEW_PASSWORD_REQUIRED', 'SOFTWARE_TOKEN_MFA'];
const OVER = new Set(['token_expired', 'token_invalid']);

/** A session that is kept, or what is asked for next. */
function outcome({ workspace, email }: Who, got: SignedIn): Challenge | null {
  if (!got.challenge) {
    sessions.keep(workspace, email, got);
    return null;
  }
  if (!KNOWN.includes(got.challenge)) throw new ApiError('challenge_not_supported', 0);
  return { name: got.challenge as ChallengeName, session: got.challenge_session ?? '' };
}

export async function signIn(who: Who, password: string): Promise<Challenge | null> {
  return outcome(who, await data(open.POST('/v1/sign-in', { body: { ...who, password } })));
}

/** Throws `wrong_code` for a code that does not fit, `challenge_over` when it took too long. */
export async function answer(who: Who, asked: Challenge, text: string): Promise<Challenge | null> {
  const body = { ...who, challenge: asked.name, challenge_session: asked.session, answer: text };
  try {
    return outcome(who, await data(open.POST('/v1/sign-in/challenge', { body })));
  } catch (error) {
    throw refusal(asApiError(error), asked.name);
  }
}

function refusal(error: ApiError, asked: ChallengeName): ApiError {
  if (OVER.has(error.code)) return new ApiError('challenge_over', error.status);
  if (error.code !== 'wrong_credentials') return error;
  const code = asked === 'SOFTWARE_TOKEN_MFA' ? 'wrong_code' : 'challenge_over';
  return new ApiError(code, error.status);
}

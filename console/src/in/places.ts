/** The addresses of the pages before a sign-in, and where to go after it. */

/** Where somebody signs in who wanted to go to `at`. */
export function signInFor(workspace: string, at: string): string {
  return `/sign-in?${new URLSearchParams({ workspace, next: at })}`;
}

/** Where to go after signing in: to what was wanted, if that is a place in this workspace. */
export function afterSignIn(workspace: string, next: string | null): string {
  const home = `/${workspace}/`;
  return next?.startsWith(home) && !next.includes('//') ? next : `${home}inbox`;
}

const SLUG = /^[a-z][a-z0-9-]{1,31}$/;
const EMAIL = /^[^\s@/]{1,64}@[^\s@/]{1,64}$/;
const LONGEST_SLUG = 32;
const LONGEST_EMAIL = 90;

/** A workspace's name for a company: what of it can stand in an address. */
export function slugOf(company: string): string {
  return company
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, LONGEST_SLUG)
    .replace(/-+$/, '');
}

/** What is wrong, as a code; null: nothing. The server says the last word. */
export function workspaceProblem(text: string): string | null {
  if (!text) return 'missing_field';
  return SLUG.test(text) ? null : 'bad_workspace';
}

export function emailProblem(text: string): string | null {
  if (!text) return 'missing_field';
  return EMAIL.test(text) && text.length <= LONGEST_EMAIL ? null : 'bad_email';
}

export const textProblem = (text: string): string | null => (text.trim() ? null : 'missing_field');

const SHORTEST_PASSWORD = 12;
const KINDS = [/\p{Ll}/u, /\p{Lu}/u, /\d/, /[^\p{L}\d\s]/u];

/** Of four kinds of characters, how many are in a password; one that is too short has few. */
export function strengthOf(password: string): number {
  const kinds = KINDS.filter((kind) => kind.test(password)).length;
  return password.length < SHORTEST_PASSWORD ? Math.min(kinds, 1) : kinds;
}

export function passwordProblem(text: string): string | null {
  if (!text) return 'missing_field';
  return text.length < SHORTEST_PASSWORD ? 'weak_password' : null;
}

/** The six digits of an authenticator, or a code from an e-mail. */
export function codeProblem(text: string): string | null {
  if (!text.trim()) return 'missing_field';
  return /^\d{6}$/.test(text.replace(/\s/g, '')) ? null : 'wrong_code';
}

/** Colleagues from a text of e-mail addresses. Pure. */
import { emailProblem } from './places';

const NAME = 100;

/** The addresses in a text, each once, and what is in it that is none. */
export function addresses(text: string): { good: string[]; bad: string[] } {
  const found = text.split(/[\s,;，；、]+/).map((one) => one.replace(/^<|>$/g, ''));
  const all = [...new Set(found.filter(Boolean).map((one) => one.toLowerCase()))];
  return {
    good: all.filter((one) => !emailProblem(one)),
    bad: all.filter((one) => emailProblem(one)),
  };
}

/** A name to begin with, "mei.lin@…" is "Mei Lin"; they can say better themselves. */
export function nameOf(email: string): string {
  const [before = ''] = email.split('@');
  const words = before.replace(/\+.*/, '').split(/[._-]+/);
  const name = words
    .filter(Boolean)
    .map((word) => word.charAt(0).toLocaleUpperCase() + word.slice(1))
    .join(' ');
  return (name || before).slice(0, NAME);
}

/** The line for a site, as docs/install.md has it. */
export const snippetOf = (origin: string, key: string): string =>
  `<script src="${origin}/widget.js" data-key="${key}" async></script>`;

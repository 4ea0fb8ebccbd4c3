/** Which language is spoken, and the few words of the launcher. */
import type { Config } from './types';

const base = (tag: string): string => tag.toLowerCase().replace(/-.*/, '');
const traditional = /^zh.*-(hant|tw|hk|mo)/i;

/** From exact to vague: the tag, the way it is written, the bare language. */
const LIKENESS = [
  (tag: string) => tag.toLowerCase(),
  (tag: string) => (traditional.test(tag) ? 'zh-hant' : base(tag)),
  base,
];

/** The first wanted language that is offered; where any is, the first wanted one. */
export function choose(wanted: readonly string[], offered: readonly string[]): string {
  for (const tag of wanted) {
    for (const like of LIKENESS) {
      const found = offered.find((one) => like(one) === like(tag));
      if (found) return found;
    }
  }
  return offered[0] ?? wanted[0] ?? 'en';
}

/** Whether a list of languages has this one; an empty list has all. */
export function speaks(list: readonly string[], tag: string): boolean {
  return !list.length || list.some((one) => base(one) === base(tag));
}

const WORDS: Record<string, [chat: string, failed: string]> = {
  en: ['Chat', 'Chat did not load. Try again.'],
  'zh-CN': ['在线客服', '加载失败，请重试。'],
  'zh-TW': ['線上客服', '載入失敗，請重試。'],
};

/** The launcher's words; the tenant's own, `launcher` and `launcher_failed`, come first. */
export function words(tag: string, texts: Config['texts']) {
  const [chat, failed] = WORDS[choose([tag], Object.keys(WORDS))] as [string, string];
  const own = { ...texts['*'], ...texts[base(tag)], ...texts[tag] };
  return { chat: own.launcher || chat, failed: own.launcher_failed || failed };
}

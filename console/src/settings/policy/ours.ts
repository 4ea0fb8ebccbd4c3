/** The chat's own words for automatic lines, from the chat itself. */
import { useQuery } from '@tanstack/react-query';
import type { Strings } from '../../../../widget/src/strings/en';
import type { TextCode } from './wordings';

export type Ours = (code: TextCode, language: string) => string;

async function load(): Promise<Ours> {
  const [{ en }, { simplified, traditional }] = await Promise.all([
    import('../../../../widget/src/strings/en'),
    import('../../../../widget/src/strings/zh'),
  ]);
  const stringsOf = (language: string): Strings => {
    if (!/^zh\b/i.test(language)) return en;
    return /-(tw|hk|mo|hant)\b/i.test(language) ? traditional : simplified;
  };
  return (code, language) => {
    const strings = stringsOf(language);
    return code === 'ask_to_close' ? strings.confirm_title : strings[`auto_${code}`];
  };
}

export const useOurs = () =>
  useQuery({ queryKey: ['chat words'], queryFn: load, staleTime: Number.POSITIVE_INFINITY });

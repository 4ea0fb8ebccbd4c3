/** What a topic is called: as the menu that visitors choose from says it, else by its code. */
import { useCallback } from 'react';
import { useWidget } from '@/api/queries';
import { useDesk } from '@/desk';
import { useLanguage } from '@/i18n/words';
import { labelIn } from './labels';

/** `wanted`: there is one to be named, so that the menu is worth asking for. */
export function useTopicName(wanted: boolean): (topic?: string) => string {
  const language = useLanguage();
  const { may } = useDesk();
  const menu = useWidget(wanted && may('settings.read')).data?.menu;
  return useCallback(
    (topic = '') => {
      const item = menu?.find((one) => one.topic === topic);
      return (item && labelIn(item.label, language)) || topic;
    },
    [menu, language],
  );
}

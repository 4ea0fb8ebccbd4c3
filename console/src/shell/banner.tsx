/** Says that there is no connection, once that lasts. */
import { Alert } from '@mantine/core';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { common } from '@/shared/words';

export function Banner() {
  const { link } = useDesk();
  const t = useWords(common);
  if (link !== 'offline') return null;
  return (
    <Alert color="yellow" radius={0} py={6} role="status">
      {t('offline')}
    </Alert>
  );
}

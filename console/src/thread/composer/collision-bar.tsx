/** Asks once before an answer goes out that may be late. */
import { Button, Group } from '@mantine/core';
import { useWords } from '@/i18n/words';
import { composerWords } from './words';

export function Collision({ n, onRead, onSend }: { n: number; onRead(): void; onSend(): void }) {
  const t = useWords(composerWords);
  return (
    <div className="bar bar-newer" role="alert">
      <span>{t('newer', { n })}</span>
      <Group gap="xs" wrap="nowrap">
        <Button size="xs" variant="default" onClick={onRead}>
          {t('read_first')}
        </Button>
        <Button size="xs" onClick={onSend}>
          {t('send_anyway')}
        </Button>
      </Group>
    </div>
  );
}

/** Signing out: here, or on every machine. */
import { Button, Group, Modal, Text } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '@/i18n/words';
import { common } from '@/shared/words';
import { useSignOut } from './mine';
import { Line, Section } from './section';
import { words } from './words';

export function Sessions() {
  const t = useWords(words);
  const c = useWords(common);
  const signOut = useSignOut();
  const [sure, setSure] = useState(false);
  return (
    <Section title={t('sessions')}>
      <Line title={t('sign_out_here')}>
        <Button variant="default" onClick={() => void signOut()}>
          {t('sign_out')}
        </Button>
      </Line>
      <Line title={t('everywhere')} hint={t('everywhere_hint')}>
        <Button variant="default" onClick={() => setSure(true)}>
          {t('everywhere')}
        </Button>
      </Line>
      {sure && (
        <Modal opened onClose={() => setSure(false)} title={t('everywhere_sure')} centered>
          <Text size="sm">{t('everywhere_hint')}</Text>
          <Group justify="flex-end" mt="md">
            <Button variant="default" onClick={() => setSure(false)} data-autofocus>
              {c('cancel')}
            </Button>
            <Button color="red" onClick={() => void signOut(true).then(() => setSure(false))}>
              {t('everywhere')}
            </Button>
          </Group>
        </Modal>
      )}
    </Section>
  );
}

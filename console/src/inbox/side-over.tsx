/** The customer's panel over the conversation, where there is no room beside it. */
import { Drawer } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useWords } from '@/i18n/words';
import { PHONE, panel } from '@/shell/panel';
import { words } from './words';

export default function SideOver({ opened, children }: { opened: boolean; children: ReactNode }) {
  const t = useWords(words);
  const phone = useMediaQuery(PHONE, undefined, { getInitialValueInEffect: false });
  return (
    <Drawer
      opened={opened}
      onClose={() => panel.set(false)}
      position="right"
      size={phone ? '100%' : 360}
      title={t('panel')}
      closeButtonProps={{ 'aria-label': t('back') }}
      padding={0}
      classNames={{ header: 'inbox-drawer-head' }}
    >
      {children}
    </Drawer>
  );
}

/** The button that sends; beside it the other way to. */
import { Button, Group, Menu } from '@mantine/core';
import { ChevronDown, SendHorizontal } from 'lucide-react';
import type { Mode } from '@/actions';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { hindrance } from '../allowed';
import { useScope } from '../scope';
import { composerWords } from './words';

interface Props {
  mode: Mode;
  disabled: boolean;
  onSend(askToClose: boolean): void;
}

export function Send({ mode, disabled, onSend }: Props) {
  const t = useWords(composerWords);
  const desk = useDesk();
  const { c } = useScope();
  const asks =
    mode === 'reply' && desk.may('conversations.move') && !hindrance('ask-to-close', c, desk);
  return (
    <Group gap={0} wrap="nowrap" className="send">
      <Button
        disabled={disabled}
        data-split={asks || undefined}
        leftSection={<SendHorizontal size={16} aria-hidden />}
        onClick={() => onSend(false)}
      >
        {t(mode === 'note' ? 'send_note' : 'send')}
      </Button>
      {asks && (
        <Menu position="top-end" shadow="md">
          <Menu.Target>
            <Button disabled={disabled} data-split="end" px={8} aria-label={t('send_more')}>
              <ChevronDown size={16} aria-hidden />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => onSend(true)}>{t('send_and_ask')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </Group>
  );
}

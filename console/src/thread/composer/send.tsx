/** The button that sends; beside it the other way to. */
import { Button, Group, Menu } from '@mantine/core';
import { Check, ChevronDown, CircleHelp, SendHorizontal } from 'lucide-react';
import type { Mode } from '@/actions';
import { useWords } from '@/i18n/words';
import { preferences, usePreferences } from '@/me/preferences';
import { composerWords } from './words';

interface Props {
  mode: Mode;
  asks: boolean;
  disabled: boolean;
  onSend(askToClose: boolean): void;
}

export function Send({ mode, asks, disabled, onSend }: Props) {
  const t = useWords(composerWords);
  return (
    <Group gap={0} wrap="nowrap" className="send">
      <Button
        disabled={disabled}
        data-split
        leftSection={<SendHorizontal size={16} aria-hidden />}
        onClick={() => onSend(false)}
      >
        {t(mode === 'note' ? 'send_note' : 'send')}
      </Button>
      <Menu position="top-end" shadow="md">
        <Menu.Target>
          <Button
            variant={disabled ? 'default' : 'filled'}
            data-split="end"
            px={8}
            aria-label={t('send_more')}
          >
            <ChevronDown size={16} aria-hidden />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {asks && (
            <Menu.Item
              leftSection={<CircleHelp size={16} aria-hidden />}
              disabled={disabled}
              onClick={() => onSend(true)}
            >
              {t('send_and_ask')}
            </Menu.Item>
          )}
          <EnterSends />
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}

/** The choice stands where one meets it; it is the same as on one's own page. */
function EnterSends() {
  const t = useWords(composerWords);
  const { enterSends } = usePreferences();
  return (
    <Menu.Item
      role="menuitemcheckbox"
      aria-checked={enterSends}
      leftSection={<Check size={16} aria-hidden visibility={enterSends ? undefined : 'hidden'} />}
      onClick={() => preferences.set({ enterSends: !enterSends })}
    >
      {t('enter_sends')}
    </Menu.Item>
  );
}

/** All keys, by what they are about. */
import './shell.css';
import { Modal, Text } from '@mantine/core';
import { type Action, offered } from '@/actions';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { usePreferences } from '@/me/preferences';
import { common } from '@/shared/words';
import { actionWords } from './action-words';
import { Caps } from './caps';
import { words } from './words';

export const GROUPS: readonly Action['group'][] = ['conversation', 'list', 'go', 'app'];

export default function Help({ close }: { close: () => void }) {
  const desk = useDesk();
  const t = useWords(words);
  const c = useWords(common);
  const a = useWords(actionWords);
  const { shortcuts } = usePreferences();
  const all = offered(desk);
  return (
    <Modal
      opened
      onClose={close}
      size="lg"
      title={t('help')}
      closeButtonProps={{ 'aria-label': c('close') }}
    >
      <Text size="sm" c="dimmed">
        {t(shortcuts ? 'help_inside' : 'help_off')}
      </Text>
      <div className="help">
        {GROUPS.map((group) => (
          <section key={group}>
            <h3>{t(group)}</h3>
            <dl>
              {all
                .filter((action) => action.group === group)
                .map((action) => (
                  <div key={action.id}>
                    <dt>{a(action.id)}</dt>
                    <dd>
                      <Caps keys={action.keys} />
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}

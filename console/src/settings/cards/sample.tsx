/** Makes a signed address here, to try one's own server before agents do. */
import { Button, Group, PasswordInput, Select, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '@/i18n/words';
import { serverNow } from '@/shared/clock';
import { OutLink } from '@/shared/link';
import { Card } from '../parts';
import { words } from '../sections/cards-words';
import { Code } from '../snippet/code';
import { type CardSet, signed } from './draft';

const LASTS_S = 600;
const NOBODY = '0'.repeat(22);

export function Sample({ cards }: { cards: readonly CardSet[] }) {
  const t = useWords(words);
  const [id, choose] = useState<string | null>(null);
  const [secret, setSecret] = useState('');
  const [customer, setCustomer] = useState('');
  const [address, make] = useState('');
  const card = cards.find((one) => one.id === id) ?? cards[0];

  async function sign() {
    if (!card) return;
    const exp = Math.floor(serverNow() / 1000) + LASTS_S;
    const about = {
      customer: `cus_${NOBODY}`,
      external_id: customer,
      conversation: `cnv_${NOBODY}`,
      agent: `agt_${NOBODY}`,
    };
    make(await signed(card.url, secret, about, exp));
  }

  return (
    <Card title={t('try')} hint={t('try_hint')}>
      {!card && <Text size="sm">{t('try_none')}</Text>}
      {card && (
        <form
          className="settings-stack settings-close"
          onSubmit={(event) => {
            event.preventDefault();
            void sign();
          }}
        >
          <div className="settings-grid">
            <Select
              label={t('try_card')}
              data={cards.map((one) => ({ value: one.id, label: one.title }))}
              value={card.id}
              allowDeselect={false}
              onChange={choose}
            />
            <PasswordInput
              label={t('try_secret')}
              autoComplete="off"
              value={secret}
              visibilityToggleButtonProps={{ 'aria-label': t('try_secret') }}
              onChange={(event) => setSecret(event.currentTarget.value)}
            />
            <TextInput
              label={t('try_customer')}
              value={customer}
              maxLength={128}
              onChange={(event) => setCustomer(event.currentTarget.value)}
            />
          </div>
          <Group>
            <Button type="submit" variant="default" disabled={!secret}>
              {t('try_make')}
            </Button>
          </Group>
          {address && (
            <>
              <Text size="sm">
                {t('try_made')} · <OutLink to={address}>{t('try_open')}</OutLink>
              </Text>
              <Code label={t('try_made')} text={address} wrap />
            </>
          )}
        </form>
      )}
      <Text size="sm" className="settings-hint">
        {t('real_hint')}
      </Text>
    </Card>
  );
}

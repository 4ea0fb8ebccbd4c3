/** What the tenant's own systems show beside a conversation. */
import { Alert, Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { data } from '@/api/client';
import { keys } from '@/api/keys';
import { type Desk, useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { CardRow } from '../cards/card-row';
import { Check } from '../cards/check';
import {
  type CardSet,
  type CardsShown,
  type Draft,
  draftOf,
  isAddress,
  MOST,
  sent,
  takenIn,
} from '../cards/draft';
import { Sample } from '../cards/sample';
import { type Faults, wrong } from '../faults';
import { SettingsForm } from '../form';
import { Once } from '../once';
import { Card, Copied, Loaded } from '../parts';
import type { Source } from '../saving';
import { Sure } from '../sure';
import { useForm } from '../use-form';
import { changed, freeId } from '../widget/labels';
import { words } from './cards-words';

const read = ({ api }: Desk) => data(api.GET('/v1/cards', {})) as Promise<CardsShown>;

export default function CardsSection() {
  const desk = useDesk();
  const cards = useQuery({ queryKey: keys.cardsSet, queryFn: () => read(desk) });
  return <Loaded query={cards}>{(shown) => <Body shown={shown} />}</Loaded>;
}

type Tell = (cards: CardSet[]) => void;

/** Sends them; new secrets are told once and kept nowhere. */
async function keep(
  { api, cache }: Desk,
  cards: ReturnType<typeof sent>,
  match: string,
  tell: Tell,
) {
  const params = { header: { 'If-Match': match } };
  const answer = (await data(api.PUT('/v1/cards', { params, body: { cards } }))) as CardsShown;
  const made = answer.cards.filter((card) => card.secret);
  if (made.length) tell(made);
  const kept = answer.cards.map((card) => ({ ...card, secret: null }));
  cache.setQueryData<CardsShown>(keys.cardsSet, { ...answer, cards: kept });
  void cache.invalidateQueries({ queryKey: ['cards'] });
}

function source(desk: Desk, shown: CardsShown, tell: Tell): Source<Draft> {
  const { cache } = desk;
  const kept = (one: CardsShown) => ({ value: draftOf(one), version: one.version });
  return {
    name: 'cards',
    now: () => kept(cache.getQueryData<CardsShown>(keys.cardsSet) ?? shown),
    again: async () => {
      const cards = await read(desk);
      cache.setQueryData<CardsShown>(keys.cardsSet, cards);
      return kept(cards);
    },
    write: (to, _, match) => keep(desk, sent(to), match, tell),
  };
}

function Body({ shown }: { shown: CardsShown }) {
  const t = useWords(words);
  const desk = useDesk();
  const [secrets, tell] = useState<CardSet[]>([]);
  const [asked, ask] = useState<string | null>(null);
  const form = useForm({
    source: source(desk, shown, tell),
    permission: 'settings.write',
    check: ({ cards }): Faults =>
      Object.assign(
        {},
        ...cards.map(({ title, url }, i) => {
          const taken = takenIn(url);
          return wrong({
            [`/cards/${i}/title`]: !title.trim() && t('name_missing'),
            [`/cards/${i}/url`]:
              (!isAddress(url) && t('url_wrong')) ||
              (taken.length > 0 && t('url_taken', { names: taken.join(', ') })),
          });
        }),
      ),
  });
  const { cards } = form.draft;
  const known = new Set(shown.cards.map(({ id }) => id));
  const set = (next: Draft['cards']) => form.set({ cards: next });
  const add = () => {
    const id = freeId(
      'card-',
      [...cards, ...shown.cards].map((one) => one.id),
    );
    set([...cards, { id, title: '', kind: 'iframe', url: 'https://' }]);
  };
  return (
    <div className="settings-two">
      <SettingsForm form={form} title={t('title')} hint={t('hint')}>
        <Card title={t('list')}>
          {!cards.length && <Text size="sm">{t('none')}</Text>}
          <ol className="settings-items" data-pointer="/cards">
            {cards.map((one, i) => (
              <CardRow
                key={one.id}
                all={cards}
                at={i}
                fault={form.fault}
                isNew={!known.has(one.id)}
                renew={form.dirty || form.readOnly ? null : () => ask(one.id)}
                set={set}
                change={(change) => set(changed(cards, i, change))}
              />
            ))}
          </ol>
          {cards.length < MOST && (
            <Group>
              <Button variant="default" leftSection={<Plus size={16} />} onClick={add}>
                {t('add')}
              </Button>
            </Group>
          )}
        </Card>
      </SettingsForm>
      <div className="settings-list settings-after">
        <Check />
        <Sample cards={shown.cards} />
      </div>
      {/* What the old secret opened is closed at once, so it is asked for. */}
      <Sure
        opened={shown.cards.some((one) => one.id === asked)}
        title={t('renew')}
        hint={t('renew_hint')}
        verb={t('renew')}
        act={() => keep(desk, sent(draftOf(shown), asked ?? ''), `"${shown.version}"`, tell)}
        close={() => ask(null)}
      />
      <Secrets cards={secrets} close={() => tell([])} />
    </div>
  );
}

function Secrets({ cards, close }: { cards: CardSet[]; close(): void }) {
  const t = useWords(words);
  return (
    <Once secret opened={cards.length > 0} title={t('secrets')} verb={t('seen')} close={close}>
      <Alert color="yellow">{t('secrets_hint')}</Alert>
      {cards.map((one) => (
        <Copied key={one.id} label={t('secret_of', { name: one.title })} text={one.secret ?? ''} />
      ))}
    </Once>
  );
}

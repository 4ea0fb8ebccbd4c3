/**
 * What an agent should know beside an open conversation. A tab a subject; tickets get theirs here
 * when they exist.
 */
import { Tabs } from '@mantine/core';
import { type ComponentType, memo, useState } from 'react';
import type { Conversation } from '@/api/types';
import { useWords } from '@/i18n/words';
import { Boundary } from '@/shared/failure';
import { Answers } from './answers';
import { Cards } from './cards';
import { CustomerTab } from './customer';
import { Head } from './head';
import { History } from './history';
import { useCards } from './load';
import './lists.css';
import './panel.css';
import { words } from './words';

interface Props {
  conversation: Conversation;
}
type Tab = 'customer' | 'history' | 'answers' | 'cards';

const TABS: Record<Tab, ComponentType<Props>> = {
  customer: CustomerTab,
  history: History,
  answers: Answers,
  cards: Cards,
};

let lately: Tab = 'customer'; // the next conversation opens where one looked last

const Panel = memo(function Panel({ conversation }: Props) {
  const t = useWords(words);
  const [chosen, setChosen] = useState(lately);
  const cards = useCards(conversation.id);
  const choose = (tab: Tab) => {
    lately = tab;
    setChosen(tab);
  };
  const hasCards = cards.isError || (cards.data ?? []).length > 0;
  const offered = (Object.keys(TABS) as Tab[]).filter((tab) => tab !== 'cards' || hasCards);
  const tab = offered.includes(chosen) ? chosen : 'customer';
  const Shown = TABS[tab];
  return (
    <section className="panel" aria-label={t('panel')}>
      <Head conversation={conversation} toProfile={() => choose('customer')} />
      <Tabs
        className="panel-tabs"
        value={tab}
        onChange={(next) => choose(next as Tab)}
        keepMounted={false}
      >
        <Tabs.List>
          {offered.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`tab_${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={tab}>
          <Boundary key={`${tab} ${conversation.id}`} name={`panel-${tab}`}>
            <Shown conversation={conversation} />
          </Boundary>
        </Tabs.Panel>
      </Tabs>
    </section>
  );
});

export default Panel;

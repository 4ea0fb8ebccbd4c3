/** The top of the list: search, views with their numbers, filters. */
import { ActionIcon, Kbd, SegmentedControl, TextInput } from '@mantine/core';
import { ListChecks, Search } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useMemo } from 'react';
import { useQueues } from '@/api/queries';
import type { Conversation } from '@/api/types';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { common } from '@/shared/words';
import type { Choice, Choose, Part, View } from './choice';
import { FilterButton, FilterChips } from './filters';
import { useMyGroups } from './rows';
import { words } from './words';

interface Props {
  choice: Choice;
  choose: Choose;
  typed: string;
  type: (text: string) => void;
  down: () => void; // from the search into the rows
  selecting: boolean;
  select: (on: boolean) => void;
  mine: number | null; // known once they are loaded
  rows: readonly Conversation[]; // as they are loaded
  search: RefObject<HTMLInputElement | null>;
}

/** How many wait in one's queues, and how many are late. */
function useNumbers() {
  const { data: queues } = useQueues();
  const { may } = useDesk();
  const groups = useMyGroups();
  return useMemo(() => {
    const own = queues?.filter((queue) => groups.includes(queue.group)) ?? [];
    const sum = (name: 'waiting' | 'late', of: typeof own) => of.reduce((n, q) => n + q[name], 0);
    const all = may('alarms.read') ? (queues ?? []) : own;
    return queues ? { waiting: sum('waiting', own), late: sum('late', all) } : null;
  }, [queues, groups, may]);
}

export function ListHead(props: Props) {
  const { choice, choose, typed, type, down, selecting, select, mine, rows, search } = props;
  const t = useWords(words);
  const c = useWords(common);
  const numbers = useNumbers();
  const channels = useMemo(() => [...new Set(rows.map((c) => c.channel))].sort(), [rows]);
  const count = (name: View | Part, n: number | null | undefined) => ({
    value: name,
    label: n ? `${t(name)} ${n}` : t(name),
  });
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      if (!typed) search.current?.blur();
      type('');
    }
    if (event.key === 'ArrowDown' || event.key === 'Enter') {
      event.preventDefault();
      down();
    }
  };
  return (
    <header className="inbox-list-head">
      <div className="inbox-list-title">
        <h1>{t('title')}</h1>
        <ActionIcon
          size={36}
          aria-label={t('selecting')}
          title={t('selecting')}
          aria-pressed={selecting}
          onClick={() => select(!selecting)}
        >
          <ListChecks size={18} />
        </ActionIcon>
        <FilterButton choice={choice} choose={choose} channels={channels} />
      </div>
      <TextInput
        ref={search}
        type="search"
        dir="auto"
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={onKey}
        placeholder={c('search')}
        aria-label={t('search')}
        leftSection={<Search size={16} aria-hidden />}
        rightSection={
          typed ? null : (
            <Kbd size="xs" className="inbox-slash">
              /
            </Kbd>
          )
        }
        rightSectionPointerEvents="none"
      />
      <SegmentedControl
        fullWidth
        aria-label={t('views')}
        value={choice.customer ? '' : choice.view}
        onChange={(view) => choose({ view: view as View, customer: null })}
        data={[count('mine', mine), count('queue', numbers?.waiting), count('all', null)]}
      />
      {choice.view === 'all' && !choice.customer && (
        <div className="inbox-parts">
          <SegmentedControl
            size="xs"
            aria-label={t('all')}
            value={choice.part}
            onChange={(part) => choose({ part: part as Part })}
            data={[count('open', null), count('late', numbers?.late), count('closed', null)]}
          />
          {choice.part === 'closed' && (
            <TextInput
              type="date"
              size="xs"
              aria-label={t('day')}
              title={t('day')}
              value={choice.day || new Date().toISOString().slice(0, 10)}
              onChange={(event) => choose({ day: event.currentTarget.value })}
            />
          )}
        </div>
      )}
      <FilterChips choice={choice} choose={choose} channels={channels} />
    </header>
  );
}

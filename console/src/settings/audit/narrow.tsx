/** Which conversations: of a day or open, of a group, an agent, a customer, a state, a tag. */
import { SegmentedControl, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { data } from '@/api/client';
import { type Filters, keys } from '@/api/keys';
import { useAgents, useGroups } from '@/api/queries';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { useCalled } from '@/shared/name';
import { states } from '@/shared/states';
import { words } from './words';

export interface Choice extends Filters {
  view: 'open' | 'closed';
}

const STATES = {
  closed: ['ended', 'system_ended'],
  open: ['queued', 'awaiting_agent', 'awaiting_customer', 'awaiting_confirmation'],
} as const;
const PAUSE_MS = 300;

/** A day is asked for only of those that have ended. */
export function filtersOf({ day, ...rest }: Choice): Filters {
  const asked = Object.entries(rest).filter(([, value]) => value);
  const filters = Object.fromEntries(asked) as unknown as Filters;
  return rest.view === 'closed' && day ? { ...filters, day } : filters;
}

interface Props {
  choice: Choice;
  choose(choice: Choice): void;
  today: string;
}

type Named = readonly { value: string; label: string }[];

export function Narrow({ choice, choose, today }: Props) {
  const t = useWords(words);
  const s = useWords(states);
  const { api } = useDesk();
  const groups = useGroups().data ?? [];
  const agents = useAgents().data ?? [];
  const tags = useQuery({ queryKey: keys.tags, queryFn: () => data(api.GET('/v1/tags', {})) });
  const named = (all: readonly { id: string; name: string }[]): Named =>
    all.map(({ id, name }) => ({ value: id, label: name }));
  const set = (change: Partial<Choice>) => choose({ ...choice, ...change });
  const pick = (name: 'group' | 'agent' | 'state' | 'tag', all: Named) => (
    <Select
      label={t(name)}
      placeholder={t('all')}
      data={[...all]}
      value={choice[name] ?? null}
      clearable
      searchable={all.length > 8}
      onChange={(value) => set({ [name]: value ?? undefined })}
    />
  );
  return (
    <div className="audit-narrow">
      <SegmentedControl
        className="audit-which"
        aria-label={t('which')}
        value={choice.view}
        data={[
          { value: 'closed', label: t('ended') },
          { value: 'open', label: t('open') },
        ]}
        onChange={(view) => set({ view, state: undefined })}
      />
      {choice.view === 'closed' && (
        <TextInput
          type="date"
          label={t('day')}
          max={today}
          value={choice.day ?? today}
          onChange={(event) => set({ day: event.currentTarget.value || today })}
        />
      )}
      {pick('group', named(groups))}
      {pick('agent', named(agents))}
      {pick(
        'state',
        STATES[choice.view].map((state) => ({ value: state, label: s(state) })),
      )}
      {pick(
        'tag',
        (tags.data?.tags ?? []).map(({ name }) => ({ value: name, label: name })),
      )}
      <Customer value={choice.customer} set={(customer) => set({ customer })} />
    </div>
  );
}

/** Found by the beginning of a name, an e-mail address or the tenant's own number. */
function Customer({ value, set }: { value?: string; set(id: string | undefined): void }) {
  const t = useWords(words);
  const called = useCalled();
  const { api } = useDesk();
  const [typed, type] = useState('');
  const [q] = useDebouncedValue(typed.trim(), PAUSE_MS);
  const found = useQuery({
    queryKey: ['customers found', q],
    enabled: q.length > 0,
    placeholderData: (before) => before,
    queryFn: () => data(api.GET('/v1/customers', { params: { query: { q, limit: 20 } } })),
  });
  const named = (found.data?.data ?? []).map(({ id, name, email }) => ({
    value: id,
    label: [called(id, name), email].filter(Boolean).join(' · '),
  }));
  return (
    <Select
      label={t('customer')}
      placeholder={t('customer_hint')}
      searchable
      clearable
      data={named}
      filter={({ options }) => options}
      value={value ?? null}
      onSearchChange={type}
      onChange={(id) => set(id ?? undefined)}
    />
  );
}

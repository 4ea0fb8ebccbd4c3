/** What narrows the list: a form to choose from, and a chip for each choice that takes it back. */
import { ActionIcon, CloseButton, Indicator, Popover } from '@mantine/core';
import { ListFilter } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useAgents, useGroups } from '@/api/queries';
import { useWords } from '@/i18n/words';
import { useChannelName } from '@/shared/channels';
import { usePart } from '@/shared/part';
import { states } from '@/shared/states';
import { useTags } from '@/shared/tags';
import { type Choice, type Choose, type Narrow, namesOf } from './choice';
import { words } from './words';

type Name = keyof Narrow;
interface Option {
  value: string;
  label: string;
}

/** What each filter may be; channels are those that the loaded rows have. */
export function useOptions(channels: readonly string[]): Record<Name, Option[]> {
  const { data: groups } = useGroups();
  const { data: agents } = useAgents();
  const { data: tags } = useTags();
  const s = useWords(states);
  const channelName = useChannelName();
  return useMemo(() => {
    const same = (value: string) => ({ value, label: value });
    const named = (one: { id: string; name: string }) => ({ value: one.id, label: one.name });
    return {
      group: (groups ?? []).map(named),
      agent: (agents ?? []).map(named),
      state: Object.keys(states.table.en).map((value) => ({ value, label: s(value as 'queued') })),
      channel: channels.map((value) => ({ value, label: channelName(value) })),
      tag: (tags ?? []).map((tag) => same(tag.name)),
    };
  }, [groups, agents, tags, channels, s, channelName]);
}

export interface FilterProps {
  choice: Choice;
  choose: Choose;
  channels: readonly string[];
}

const fetchForm = async () => (await import('./filter-form')).FilterForm;

export function FilterButton(props: FilterProps) {
  const { choice } = props;
  const t = useWords(words);
  const [open, setOpen] = useState(false);
  const [Form, ready] = usePart(fetchForm);
  const used = namesOf(choice).filter((name) => choice.narrow[name]).length;
  const toggle = async () => {
    if (open || (await ready())) setOpen(!open);
  };
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position="bottom-end"
      width={280}
      trapFocus
      withinPortal
      shadow="md"
    >
      <Indicator disabled={used === 0} label={used} size={16} offset={4}>
        <Popover.Target>
          <ActionIcon
            size={36}
            aria-label={t('filter')}
            title={t('filter')}
            onClick={() => void toggle()}
          >
            <ListFilter size={18} />
          </ActionIcon>
        </Popover.Target>
      </Indicator>
      <Popover.Dropdown aria-label={t('filters')}>{Form && <Form {...props} />}</Popover.Dropdown>
    </Popover>
  );
}

/** The choices made, each with a way to take it back. */
export function FilterChips({ choice, choose, channels }: FilterProps) {
  const t = useWords(words);
  const options = useOptions(channels);
  const set = namesOf(choice).filter((name) => choice.narrow[name]);
  if (choice.customer) {
    const label = t('of_customer', { name: choice.customer.name });
    return <Chips chips={[{ label, drop: () => choose({ customer: null }) }]} />;
  }
  const chips = set.map((name) => {
    const value = choice.narrow[name] ?? '';
    const found = options[name].find((option) => option.value === value)?.label ?? value;
    const drop = () => choose({ narrow: { ...choice.narrow, [name]: undefined } });
    return { label: `${t(name)}: ${found}`, drop };
  });
  return <Chips chips={chips} />;
}

function Chips({ chips }: { chips: { label: string; drop: () => void }[] }) {
  const t = useWords(words);
  if (chips.length === 0) return null;
  return (
    <ul className="inbox-chips">
      {chips.map(({ label, drop }) => (
        <li key={label}>
          <bdi>{label}</bdi>
          <CloseButton size={24} onClick={drop} aria-label={t('remove_filter', { name: label })} />
        </li>
      ))}
    </ul>
  );
}

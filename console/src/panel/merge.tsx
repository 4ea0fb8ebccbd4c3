/** Two customers who are one person: finds the other, says what will happen, and merges. */
import { Modal, Text, TextInput, UnstyledButton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Search } from 'lucide-react';
import { useState } from 'react';
import type { Customer } from '@/api/types';
import { useWords } from '@/i18n/words';
import { Face } from '@/shared/face';
import { Empty, Failure, Waiting } from '@/shared/failure';
import { useCalled } from '@/shared/name';
import { common } from '@/shared/words';
import { MergePreview } from './merge-preview';
import { mergeWords } from './merge-words';
import { type Pair, staying, useFound } from './merging';

interface Props {
  customer: Customer;
  name: string;
  opened: boolean;
  close(): void;
}

export function MergeDialog({ customer, name, opened, close }: Props) {
  const t = useWords(mergeWords);
  const c = useWords(common);
  const [pair, setPair] = useState<Pair | null>(null);
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t('merge_title', { name })}
      closeButtonProps={{ 'aria-label': c('close') }}
      onExitTransitionEnd={() => setPair(null)}
    >
      {pair ? (
        <MergePreview pair={pair} turn={setPair} back={() => setPair(null)} done={close} />
      ) : (
        <Pick not={customer.id} pick={(other) => setPair(staying(customer, other))} />
      )}
    </Modal>
  );
}

interface PickProps {
  not: string;
  pick(other: Customer): void;
}

function Pick({ not, pick }: PickProps) {
  const t = useWords(mergeWords);
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 250);
  const { data, error, refetch } = useFound(q);
  const others = data?.filter(({ id, became }) => id !== not && became === null);
  return (
    <>
      <Text size="sm" mb="xs">
        {t('merge_pick')}
      </Text>
      <TextInput
        data-autofocus
        aria-label={t('merge_search')}
        placeholder={t('merge_search')}
        leftSection={<Search size={16} />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {error && !data && <Failure error={error} again={() => void refetch()} />}
      {!error && !data && <Waiting rows={4} />}
      {others?.length === 0 && <Empty title={t('merge_unfound')} />}
      <ul className="panel-list panel-found" aria-label={t('merge_found')}>
        {others?.map((one) => (
          <li key={one.id}>
            <UnstyledButton className="panel-other" onClick={() => pick(one)}>
              <Who customer={one} />
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </>
  );
}

function Who({ customer: { id, name, email, phone, external_id } }: { customer: Customer }) {
  const called = useCalled()(id, name);
  const more = [email, phone, external_id].filter(Boolean).join(' · ');
  return (
    <>
      <Face id={id} name={called} size={32} />
      <span>
        <strong dir="auto">{called}</strong>
        {more && (
          <Text component="span" size="sm" className="faint" dir="auto">
            {more}
          </Text>
        )}
      </span>
    </>
  );
}

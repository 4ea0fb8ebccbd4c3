/** Conversations one under the other, each to be read or taken out. */
import { ActionIcon, Badge, Button, Group, Menu, Table, Text } from '@mantine/core';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { useAgents, useGroups } from '@/api/queries';
import type { Conversation } from '@/api/types';
import { useDesk } from '@/desk';
import { useFormats } from '@/i18n/formats';
import { useWords } from '@/i18n/words';
import { useTellFailure } from '@/shared/failure';
import { useNameOf } from '@/shared/name';
import { useStanding } from '@/shared/states';
import { asJson, handOver, logCsv, wholeLog } from './export';
import { words } from './words';

interface Props {
  rows: Conversation[];
  read(one: Conversation): void;
}

export function TalkTable({ rows, read }: Props) {
  const t = useWords(words);
  return (
    <Table.ScrollContainer minWidth={760} type="native" tabIndex={0} aria-label={t('talks')}>
      <Table className="audit-table" verticalSpacing={8}>
        <Table.Thead>
          <Table.Tr>
            {(['began', 'customer', 'group', 'agent', 'ending', 'messages', 'rating'] as const).map(
              (name) => (
                <Table.Th key={name}>{t(name)}</Table.Th>
              ),
            )}
            <Table.Td />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((one) => (
            <Row key={one.id} one={one} read={read} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Row({ one, read }: { one: Conversation; read: Props['read'] }) {
  const t = useWords(words);
  const f = useFormats();
  const nameOf = useNameOf();
  const standing = useStanding();
  const groups = useGroups().data;
  const agents = useAgents().data;
  const agent = one.agent ?? one.last_agent;
  const name = nameOf(one);
  const counts = { in: one.messages_in ?? 0, out: one.messages_out ?? 0 };
  return (
    <Table.Tr>
      <Table.Td className="audit-when">{f.moment(Date.parse(one.opened_at))}</Table.Td>
      <Table.Td>
        <span dir="auto">{name}</span>
        {(one.tags?.length ?? 0) > 0 && (
          <Group gap={4} mt={2}>
            {one.tags?.map((tag) => (
              <Badge key={tag} size="sm" variant="default" tt="none">
                {tag}
              </Badge>
            ))}
          </Group>
        )}
      </Table.Td>
      <Table.Td>{groups?.find(({ id }) => id === one.group)?.name}</Table.Td>
      <Table.Td>{agents?.find(({ id }) => id === agent)?.name ?? '–'}</Table.Td>
      <Table.Td>{standing(one)}</Table.Td>
      <Table.Td>
        <span aria-hidden>
          {counts.in} / {counts.out}
        </span>
        <span className="settings-unseen">{t('messages_of', counts)}</span>
      </Table.Td>
      <Table.Td>{one.rating ? `${one.rating.score} / 5` : '–'}</Table.Td>
      <Table.Td>
        <Group gap={4} wrap="nowrap" justify="flex-end">
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t('read_of', { name })}
            onClick={() => read(one)}
          >
            {t('read')}
          </Button>
          <Take one={one} name={name} />
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}

function Take({ one, name }: { one: Conversation; name: string }) {
  const t = useWords(words);
  const { api } = useDesk();
  const tell = useTellFailure();
  const [busy, setBusy] = useState(false);
  async function take(form: 'json' | 'csv') {
    setBusy(true);
    try {
      const entries = await wholeLog(api, one.id);
      const text = form === 'csv' ? logCsv(entries) : asJson({ conversation: one, entries });
      handOver(`${one.id}.${form}`, text);
    } catch (error) {
      tell(error);
    } finally {
      setBusy(false);
    }
  }
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon aria-label={t('take_of', { name })} loading={busy}>
          <Download size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {(['json', 'csv'] as const).map((form) => (
          <Menu.Item key={form} onClick={() => void take(form)}>
            <Text size="sm">{t(form)}</Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

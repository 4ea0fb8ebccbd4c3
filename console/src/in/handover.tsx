/** The passwords for the first time, to hand over: seen now and never again. */
import { Button, CopyButton, Group, Table, Text } from '@mantine/core';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { common } from '@/shared/words';
import type { Made } from './begun';
import { words } from './start-words';

interface Props {
  made: readonly Made[];
  copied(): void;
}

export function Handover({ made, copied: taken }: Props) {
  const t = useWords(words);
  const c = useWords(common);
  const { workspace } = useDesk();
  const url = `${location.origin}/console/sign-in?${new URLSearchParams({ workspace })}`;
  const where = t('where', { url, workspace });
  const all = [where, ...made.map(({ email, password }) => `${email}  ${password}`)].join('\n');
  return (
    <div className="start-made" role="status">
      <Group justify="space-between">
        <Text size="sm" fw={600}>
          {t('invited')}
        </Text>
        <CopyButton value={all}>
          {({ copied, copy }) => (
            <Button
              size="compact-sm"
              variant="light"
              onClick={() => {
                copy();
                taken();
              }}
            >
              {c(copied ? 'copied' : 'copy')}
            </Button>
          )}
        </CopyButton>
      </Group>
      <Text size="sm" className="start-hint start-where">
        {where}
      </Text>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('email')}</Table.Th>
            <Table.Th>{t('password')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {made.map(({ email, password }) => (
            <Table.Tr key={email}>
              <Table.Td>{email}</Table.Td>
              <Table.Td>
                <code dir="ltr">{password}</code>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

/** What each role may do, from the API's own table. */
import { Button, Collapse, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Check, Minus } from 'lucide-react';
import { useState } from 'react';
import { data } from '@/api/client';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { common } from '@/shared/words';
import { Loaded } from '../parts';
import { ROLES } from './draft';
import { permissionWords } from './permission-words';
import { agentWords } from './words';

type Permissions = Record<string, { roles: string[] }>;

function usePermissions(enabled: boolean) {
  const { api } = useDesk();
  return useQuery({
    queryKey: ['permissions'],
    enabled,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const contract = await data(api.GET('/v1/openapi.json', {}));
      return (contract as { 'x-permissions'?: Permissions })['x-permissions'] ?? {};
    },
  });
}

export function RolesTable() {
  const t = useWords(agentWords);
  const [open, show] = useState(false);
  const query = usePermissions(open);
  return (
    <div>
      <Button variant="subtle" size="compact-sm" aria-expanded={open} onClick={() => show(!open)}>
        {t('what_may')}
      </Button>
      <Collapse expanded={open}>
        {open && <Loaded query={query}>{(all) => <Permitted all={all} />}</Loaded>}
      </Collapse>
    </div>
  );
}

/** Permissions that staff can have; customers' own are of no interest here. */
function Permitted({ all }: { all: Permissions }) {
  const t = useWords(agentWords);
  const p = useWords(permissionWords);
  const rows = Object.entries(all).filter(([, { roles }]) =>
    roles.some((role) => ROLES.some((one) => one === role)),
  );
  return (
    <div>
      <Table verticalSpacing={4} horizontalSpacing={6} fz="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('what_may')}</Table.Th>
            {ROLES.map((role) => (
              <Table.Th key={role}>{t(`role_${role}`)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(([name, { roles }]) => (
            <Table.Tr key={name}>
              <Table.Td>{permissionWords.has(name) ? p(name) : name}</Table.Td>
              {ROLES.map((role) => (
                <Table.Td key={role}>
                  <Mark yes={roles.includes(role)} />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function Mark({ yes }: { yes: boolean }) {
  const c = useWords(common);
  const Icon = yes ? Check : Minus;
  return <Icon size={16} role="img" aria-label={c(yes ? 'yes' : 'no')} />;
}

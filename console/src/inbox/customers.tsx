/** Customers of any time whose name, e-mail or id begins with what is typed into the search. */
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { data } from '@/api/client';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { Face } from '@/shared/face';
import { Failure } from '@/shared/failure';
import { useCalled } from '@/shared/name';
import { words } from './words';

const FEWEST = 2; // characters
const MOST = 5;
const PAUSE_MS = 200;

export interface Found {
  id: string;
  name: string;
  email: string;
}

/** The customers found; `found` is undefined while nothing has been asked. */
export function useCustomers(typed: string) {
  const { api, may } = useDesk();
  const called = useCalled();
  const [q] = useDebouncedValue(typed.trim(), PAUSE_MS);
  const {
    data: list,
    error,
    refetch,
  } = useQuery({
    queryKey: ['customers', q],
    enabled: [...q].length >= FEWEST && may('customers.read'),
    staleTime: 30_000,
    queryFn: () => data(api.GET('/v1/customers', { params: { query: { q, limit: MOST } } })),
  });
  const found = list?.data.map(
    ({ id, name, email }): Found => ({ id, name: called(id, name), email }),
  );
  return { found, error, again: () => void refetch() };
}

interface Props {
  typed: string;
  choose: (customer: Found) => void;
}

export function Customers({ typed, choose }: Props) {
  const t = useWords(words);
  const { found, error, again } = useCustomers(typed);
  if (!found && error) return <Failure error={error} again={again} />;
  if (!found || found.length === 0) return null;
  return (
    <section className="inbox-customers" aria-label={t('customers')}>
      <h2>{t('customers')}</h2>
      {found.map((one) => (
        <button type="button" key={one.id} onClick={() => choose(one)}>
          <Face id={one.id} name={one.name} size={24} />
          <bdi>{one.name}</bdi>
          <span className="inbox-customers-email">{one.email}</span>
        </button>
      ))}
    </section>
  );
}

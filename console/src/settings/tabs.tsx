/** Parts of a section, each with an address of its own (`?part=`), so that leaving one is asked. */
import { SegmentedControl } from '@mantine/core';
import { useLocation, useSearch } from 'wouter';

interface Props<P extends string> {
  label: string;
  parts: readonly { value: P; label: string }[];
  value: P;
}

export function Tabs<P extends string>({ label, parts, value }: Props<P>) {
  const [at, go] = useLocation();
  const search = useSearch();
  const to = (part: string) => {
    const query = new URLSearchParams(search);
    query.set('part', part);
    go(`${at}?${query}`);
  };
  return (
    <SegmentedControl
      aria-label={label}
      className="settings-tabs"
      data={[...parts]}
      value={value}
      onChange={to}
    />
  );
}

/** Which part the address names; the first where it names none. */
export function usePart<P extends string>(parts: readonly P[]): P {
  const wanted = new URLSearchParams(useSearch()).get('part');
  return parts.find((one) => one === wanted) ?? (parts[0] as P);
}

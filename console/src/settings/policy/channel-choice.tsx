/** For which channel settings are shown; the address says it (`?channel=`), so that leaving is asked. */
import { Select } from '@mantine/core';
import { useLocation, useSearch } from 'wouter';
import { useWords } from '@/i18n/words';
import { useChannelName } from '@/shared/channels';
import { isChannel } from './place';
import { policyWords } from './words';

const KNOWN = ['chat', 'email', 'phone'];

export function useChannel(): string {
  const wanted = new URLSearchParams(useSearch()).get('channel') ?? '';
  return isChannel(wanted) ? wanted : '';
}

export function ChannelChoice({ used }: { used: string[] }) {
  const t = useWords(policyWords);
  const channel = useChannel();
  const [at, go] = useLocation();
  const search = useSearch();
  const channels = new Set([...KNOWN, ...used, ...(channel ? [channel] : [])]);
  const name = useChannelName();
  const to = (next: string) => {
    const query = new URLSearchParams(search);
    if (next) query.set('channel', next);
    else query.delete('channel');
    go(`${at}?${query}`);
  };
  return (
    <Select
      label={t('channel')}
      description={channel && t('channel_hint')}
      data={[
        { value: '', label: t('all_channels') },
        ...[...channels].map((one) => ({ value: one, label: name(one) })),
      ]}
      value={channel}
      allowDeselect={false}
      maw={320}
      onChange={(next) => to(next ?? '')}
    />
  );
}

/** A trial: who comes, and what would happen to them. */
import { Alert, Button, NativeSelect, Stack, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { data } from '@/api/client';
import { useOfferedGroups } from '@/api/queries';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { Failure } from '@/shared/failure';
import { Card } from '../parts';
import { type Pair, Pairs } from './pairs';
import { Told, type ToldShown } from './told';
import { trialWords } from './trial-words';

interface Newcomer {
  group: string;
  topic: string;
  language: string;
  channel: string;
  returning: boolean;
  attributes: Pair[];
  claimed: Pair[];
}

const NEWCOMER: Newcomer = {
  group: '',
  topic: '',
  language: '',
  channel: 'chat',
  returning: false,
  attributes: [],
  claimed: [],
};

const object = (pairs: Pair[]) =>
  Object.fromEntries(pairs.filter(([name]) => name).map(([name, value]) => [name, value]));

const asked = ({ group, attributes, claimed, ...rest }: Newcomer) => ({
  ...rest,
  channel: rest.channel || 'chat',
  attributes: object(attributes),
  claimed: object(claimed),
  ...(group && { group }),
});

export function DryRun({ dirty }: { dirty: boolean }) {
  const { api } = useDesk();
  const t = useWords(trialWords);
  const [who, be] = useState(NEWCOMER);
  const [told, tell] = useState<ToldShown | null>(null);
  const [failure, fail] = useState<unknown>(null);
  const [running, run] = useState(false);
  const start = async () => {
    run(true);
    fail(null);
    try {
      tell((await data(api.POST('/v1/routing/dry-run', { body: asked(who) }))) as ToldShown);
    } catch (error) {
      fail(error);
    } finally {
      run(false);
    }
  };
  return (
    <div className="settings-trial">
      <Card title={t('try')} hint={t('try_hint')}>
        {dirty && <Alert color="yellow">{t('try_saved')}</Alert>}
        <Who who={who} be={(change) => be({ ...who, ...change })} />
        <Button loading={running} onClick={() => void start()} className="settings-start">
          {t('run')}
        </Button>
      </Card>
      <div role="status">
        {failure !== null && <Failure error={failure} />}
        {told && (
          <Card title={t('result')}>
            <Told told={told} />
          </Card>
        )}
      </div>
    </div>
  );
}

function Who({ who, be }: { who: Newcomer; be: (change: Partial<Newcomer>) => void }) {
  const t = useWords(trialWords);
  const groups = useOfferedGroups();
  return (
    <Stack gap="sm">
      <div className="settings-grid">
        {(['topic', 'language', 'channel'] as const).map((name) => (
          <TextInput
            key={name}
            size="xs"
            label={t(`try_${name}`)}
            maxLength={name === 'topic' ? 64 : 32}
            value={who[name]}
            onChange={(event) => be({ [name]: event.currentTarget.value })}
          />
        ))}
        <NativeSelect
          size="xs"
          label={t('try_group')}
          data={[
            { value: '', label: t('try_none') },
            ...groups.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={who.group}
          onChange={(event) => be({ group: event.currentTarget.value })}
        />
      </div>
      <Switch
        label={t('try_returning')}
        checked={who.returning}
        onChange={(event) => be({ returning: event.currentTarget.checked })}
      />
      {(['attributes', 'claimed'] as const).map((name) => (
        <Pairs
          key={name}
          what={t(`try_${name}`)}
          pairs={who[name]}
          onChange={(pairs) => be({ [name]: pairs })}
        />
      ))}
    </Stack>
  );
}

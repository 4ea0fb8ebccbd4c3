/** Makes an API key and shows it once. */
import { Alert, Button, Checkbox, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { data } from '@/api/client';
import { newId } from '@/api/outbox';
import { asApiError } from '@/api/problem';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { errors, inWords } from '@/shared/errors';
import { common } from '@/shared/words';
import { NAME_MOST } from '../bounds';
import { Once } from '../once';
import { Copied } from '../parts';
import { words } from './keys-words';
import { SCOPES, type Scope } from './scopes';

const LASTS = { d30: 30, d90: 90, d365: 365, for_ever: null } as const;
type Lasts = keyof typeof LASTS;

interface Draft {
  name: string;
  scopes: Scope[];
  lasts: Lasts;
}
const EMPTY: Draft = { name: '', scopes: [], lasts: 'd90' };

interface Props {
  opened: boolean;
  close: () => void;
  made: () => void;
}

export function NewKey({ opened, close, made }: Props) {
  const t = useWords(words);
  const [draft, setDraft] = useState(EMPTY);
  const [key, setKey] = useState<string | null | undefined>();
  const end = () => {
    setKey(undefined);
    setDraft(EMPTY);
    close();
  };
  if (key !== undefined)
    return (
      <Once opened secret={key !== null} title={t('made')} verb={t('done')} close={end}>
        <Alert color={key ? 'yellow' : 'red'}>{t(key ? 'made_hint' : 'made_lost')}</Alert>
        {key && <Copied label={t('key')} text={key} />}
      </Once>
    );
  return (
    <Modal opened={opened} onClose={close} title={t('make')} size="lg">
      <Form
        draft={draft}
        set={(change) => setDraft({ ...draft, ...change })}
        done={(secret) => {
          setKey(secret);
          made();
        }}
      />
    </Modal>
  );
}

interface FormProps {
  draft: Draft;
  set: (change: Partial<Draft>) => void;
  done: (key: string | null) => void;
}

function Form({ draft, set, done }: FormProps) {
  const t = useWords(words);
  const c = useWords(common);
  const e = useWords(errors);
  const { api } = useDesk();
  const once = useRef(newId()); // a repeated request makes no second key
  const [tried, setTried] = useState(false);
  const [failed, setFailed] = useState('');
  const [busy, setBusy] = useState(false);
  const nameless = tried && !draft.name.trim();
  const powerless = tried && !draft.scopes.length;

  async function make() {
    setTried(true);
    if (!draft.name.trim() || !draft.scopes.length) return;
    setBusy(true);
    setFailed('');
    try {
      const body = { name: draft.name.trim(), scopes: draft.scopes, days: LASTS[draft.lasts] };
      const params = { header: { 'Idempotency-Key': once.current } };
      const got = await data(api.POST('/v1/keys', { params, body }));
      done(got.key);
    } catch (error) {
      setFailed(inWords(asApiError(error), e));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Stack
      component="form"
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      <TextInput
        data-autofocus
        label={t('name')}
        description={t('name_hint')}
        dir="auto"
        required
        maxLength={NAME_MOST}
        value={draft.name}
        error={nameless && t('name_missing')}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <Scopes
        value={draft.scopes}
        set={(scopes) => set({ scopes })}
        error={powerless && t('scopes_missing')}
      />
      <Select
        label={t('lasts')}
        data={(Object.keys(LASTS) as Lasts[]).map((one) => ({ value: one, label: t(one) }))}
        value={draft.lasts}
        allowDeselect={false}
        onChange={(lasts) => lasts && set({ lasts: lasts as Lasts })}
      />
      {failed && (
        <Alert color="red" role="alert">
          {failed}
        </Alert>
      )}
      <Group justify="flex-end">
        <Button type="submit" loading={busy}>
          {c('add')}
        </Button>
      </Group>
    </Stack>
  );
}

interface ScopesProps {
  value: Scope[];
  set: (value: Scope[]) => void;
  error: string | false;
}

/** One line a thing, with what may be done to it. */
function Scopes({ value, set, error }: ScopesProps) {
  const t = useWords(words);
  const things = [...new Set(SCOPES.map((scope) => scope.split(':')[0] ?? ''))];
  const verb = (scope: string) => t(scope.endsWith(':write') ? 'write' : 'read');
  return (
    <Checkbox.Group
      label={t('scopes')}
      required
      error={error}
      value={value}
      onChange={(scopes) => set(scopes as Scope[])}
    >
      <Stack gap={4} mt={4}>
        {things.map((thing) => (
          <Group key={thing} gap="lg">
            <code className="settings-scope">{thing}</code>
            {SCOPES.filter((scope) => scope.startsWith(`${thing}:`)).map((scope) => (
              <Checkbox key={scope} value={scope} label={verb(scope)} aria-label={scope} />
            ))}
          </Group>
        ))}
      </Stack>
    </Checkbox.Group>
  );
}

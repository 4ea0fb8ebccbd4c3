/** One invitation: in a line, and folded out all of it. */
import { Badge, Button, Group, MultiSelect, Switch, Text, TextInput } from '@mantine/core';
import { useOfferedGroups } from '@/api/queries';
import { useFormats } from '@/i18n/formats';
import { useWords } from '@/i18n/words';
import { useLanguageName } from '../policy/language-choice';
import { SPOKEN } from '../policy/wordings';
import { words } from '../sections/invitations-words';
import type { Form } from '../use-form';
import { Conditions } from './conditions';
import { DAYS, useCounters } from './counters';
import { GroupChoice } from './group-choice';
import { type Invitation, type InvitationsDraft, type When, whenOf } from './invitation-draft';
import { LabelField, useSaid } from './label-field';
import { listWords } from './list-words';
import { Movable } from './movable';

const TEXT_MOST = 300;
const TOPIC_MOST = 64;

interface Props {
  all: Invitation[];
  at: number;
  form: Form<InvitationsDraft>;
  open: boolean;
  turn(): void;
  set(all: Invitation[]): void;
  change(change: Partial<Invitation>): void;
}

export function InvitationRow(props: Props) {
  const { all, at, form, open, turn, set } = props;
  const t = useWords(words);
  const l = useWords(listWords);
  const said = useSaid();
  const one = all[at];
  if (!one) return null;
  const name = said(one.text) || l('unnamed');
  return (
    <Movable list={all} at={at} name={name} set={set}>
      <Group justify="space-between" gap="xs" align="flex-start" wrap="nowrap">
        <div className="settings-grow">
          <Group gap={6}>
            {!one.enabled && (
              <Badge variant="default" tt="none">
                {t('off')}
              </Badge>
            )}
            <Text size="sm">
              <Summary when={whenOf(one)} />
            </Text>
          </Group>
          <Counted id={one.id} />
        </div>
        {!form.readOnly && (
          <Button size="compact-sm" variant="default" aria-expanded={open} onClick={turn}>
            {t(open ? 'close_one' : 'open_one')}
          </Button>
        )}
      </Group>
      {open && <Details {...props} one={one} />}
    </Movable>
  );
}

/** When it is shown, in a few words. */
function Summary({ when }: { when: When }) {
  const t = useWords(words);
  const said = [
    when.url.length > 0 && t('s_url', { n: when.url.length }),
    when.seconds_on_page > 0 && t('s_seconds', { n: when.seconds_on_page }),
    when.scroll_percent > 0 && t('s_scroll', { n: when.scroll_percent }),
    when.visits > 1 && t('s_visits', { n: when.visits }),
    when.returning !== null && t(when.returning ? 's_returning' : 's_new'),
    when.attributes.length > 0 && t('s_attributes', { n: when.attributes.length }),
  ].filter(Boolean);
  return said.join(' · ') || t('always');
}

function Counted({ id }: { id: string }) {
  const t = useWords(words);
  const f = useFormats();
  const counted = useCounters(`invitation:${id}`).data?.sums;
  if (!counted) return null;
  const n = (name: string) => f.number(counted[name] ?? 0);
  return (
    <Text size="xs" className="settings-hint">
      {counted.shown
        ? t('counted', {
            days: DAYS,
            shown: n('shown'),
            opened: n('opened'),
            chatted: n('chatted'),
          })
        : t('counted_none', { days: DAYS })}
    </Text>
  );
}

function Details({ one, at, form, change }: Props & { one: Invitation }) {
  const t = useWords(words);
  const l = useWords(listWords);
  const languageName = useLanguageName();
  const groups = useOfferedGroups([one.group ?? '']);
  const place = `/invitations/${at}`;
  const chosen = one.languages ?? [];
  const languages = [...new Set([...SPOKEN, ...Object.keys(one.text), ...chosen])];
  return (
    <>
      <LabelField
        long
        label={t('text')}
        pointer={`${place}/text`}
        most={TEXT_MOST}
        value={one.text}
        error={form.fault(`${place}/text`)}
        onChange={(text) => change({ text })}
      />
      <Switch
        label={t('enabled')}
        checked={one.enabled !== false}
        onChange={(event) => change({ enabled: event.currentTarget.checked })}
      />
      <div className="settings-grid">
        <GroupChoice
          groups={groups}
          value={one.group ?? ''}
          pointer={`${place}/group`}
          error={form.fault(`${place}/group`)}
          onChange={(group) => change({ group })}
        />
        <TextInput
          label={l('topic')}
          data-pointer={`${place}/topic`}
          dir="auto"
          maxLength={TOPIC_MOST}
          value={one.topic ?? ''}
          error={form.fault(`${place}/topic`)}
          onChange={(event) => change({ topic: event.currentTarget.value })}
        />
        <TextInput
          label={t('id')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          description={t('id_hint')}
          data-pointer={`${place}/id`}
          dir="ltr"
          maxLength={40}
          value={one.id}
          error={form.fault(`${place}/id`)}
          onChange={(event) => change({ id: event.currentTarget.value })}
        />
        <MultiSelect
          label={t('languages')}
          placeholder={chosen.length ? undefined : t('languages_all')}
          data={languages
            .filter((code) => code !== '*')
            .map((code) => ({ value: code, label: languageName(code) }))}
          value={[...chosen]}
          clearable
          onChange={(next) => change({ languages: next })}
        />
      </div>
      <Conditions
        when={whenOf(one)}
        place={`${place}/when`}
        fault={form.fault}
        set={(when) => change({ when })}
      />
    </>
  );
}

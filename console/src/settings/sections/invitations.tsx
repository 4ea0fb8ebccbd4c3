/** When the chat speaks first, to whom, and what came of it. */
import { Button, Group, NumberInput, Text } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useWidget } from '@/api/queries';
import type { Widget } from '@/api/types';
import { useDesk } from '@/desk';
import { useLanguage, useWords } from '@/i18n/words';
import type { Label } from '@/shared/labels';
import { SettingsForm } from '../form';
import { Card, Loaded } from '../parts';
import { LanguageChoice } from '../policy/language-choice';
import { type Form, useForm } from '../use-form';
import { Beside } from '../widget/beside';
import {
  ANYTIME,
  faultsIn,
  freshOf,
  type Invitation,
  type InvitationsDraft,
  invitationsOf,
  LIMITS,
  MOST,
  placeOf,
} from '../widget/invitation-draft';
import { InvitationRow } from '../widget/invitation-row';
import { WritingIn } from '../widget/label-field';
import { beginIn, changed, spoken } from '../widget/labels';
import { widgetPart } from '../widget/source';
import { words } from './invitations-words';

export default function InvitationsSection() {
  return <Loaded query={useWidget()}>{(widget) => <Body widget={widget} />}</Loaded>;
}

const textsOf = ({ invitations }: InvitationsDraft): Label[] =>
  invitations.map((one) => one.text as Label);

/** What the preview shows: this one, at once. */
const atOnce = (one: Invitation | undefined): Partial<Widget> => ({
  invitations: one ? [{ ...one, enabled: true, when: ANYTIME, languages: [], group: '' }] : [],
  invitation_caps: { per_session: 20, per_week: 50 },
});

function Body({ widget }: { widget: Widget }) {
  const t = useWords(words);
  const desk = useDesk();
  const ours = useLanguage();
  const [language, speak] = useState(() => beginIn(textsOf(invitationsOf(widget)), ours));
  const [opened, open] = useState<number | null>(null);
  const form = useForm({
    source: widgetPart(desk, 'invitations', widget, invitationsOf),
    permission: 'settings.write',
    check: (draft) =>
      Object.fromEntries(
        faultsIn(draft).map(([place, fault, most = 0]) => [place, t(fault, { most })]),
      ),
  });
  const { invitations } = form.draft;
  const faulty = Object.keys(form.faults).map(placeOf);
  const seen = invitations[opened ?? 0];
  const set = (next: Invitation[]) => form.set({ invitations: next });
  return (
    <WritingIn value={{ language, offered: widget.languages }}>
      <SettingsForm
        form={form}
        title={t('title')}
        hint={t('hint')}
        wide
        around={(fields) => (
          <Beside
            draft={{
              ...widget,
              ...atOnce(seen && Object.keys(seen.text).length ? seen : undefined),
            }}
            language={language}
            unfolded={false}
          >
            <LanguageChoice
              languages={spoken([...textsOf(form.draft), { [language]: '' }], widget.languages)}
              value={language}
              onChange={speak}
              canAdd={!form.readOnly}
            />
            {fields}
          </Beside>
        )}
      >
        <Card title={t('list')} hint={t('list_hint')}>
          {!invitations.length && <Text size="sm">{t('none')}</Text>}
          <ol className="settings-items" data-pointer="/invitations">
            {invitations.map((_, i) => (
              <InvitationRow
                // biome-ignore lint/suspicious/noArrayIndexKey: an id changes while it is typed
                key={i}
                all={invitations}
                at={i}
                form={form}
                open={opened === i || faulty.includes(i)}
                turn={() => open(opened === i ? null : i)}
                set={set}
                change={(change) => set(changed(invitations, i, change))}
              />
            ))}
          </ol>
          {invitations.length < MOST.invitations && (
            <Group>
              <Button
                variant="default"
                leftSection={<Plus size={16} />}
                onClick={() => {
                  open(invitations.length);
                  set([...invitations, freshOf(invitations)]);
                }}
              >
                {t('add')}
              </Button>
            </Group>
          )}
        </Card>
        <Caps form={form} />
      </SettingsForm>
    </WritingIn>
  );
}

function Caps({ form }: { form: Form<InvitationsDraft> }) {
  const t = useWords(words);
  const caps = form.draft.invitation_caps;
  return (
    <Card title={t('caps')} hint={t('caps_hint')}>
      <div className="settings-grid settings-thirds">
        {(['per_session', 'per_week'] as const).map((name) => (
          <NumberInput
            key={name}
            label={t(name)}
            data-pointer={`/invitation_caps/${name}`}
            min={0}
            max={LIMITS[name]}
            clampBehavior="none"
            allowDecimal={false}
            value={Number.isNaN(caps[name]) ? '' : caps[name]}
            error={form.fault(`/invitation_caps/${name}`)}
            onChange={(n) =>
              form.set({ invitation_caps: { ...caps, [name]: n === '' ? Number.NaN : Number(n) } })
            }
          />
        ))}
      </div>
      {(caps.per_session === 0 || caps.per_week === 0) && (
        <Text size="sm" className="settings-soon">
          {t('caps_off')}
        </Text>
      )}
    </Card>
  );
}

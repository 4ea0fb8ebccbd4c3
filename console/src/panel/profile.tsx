/** What is known of a customer; what is signed and what anybody could have said stand apart. */
import { ActionIcon, Button, Text, Tooltip } from '@mantine/core';
import { BadgeCheck, Pencil } from 'lucide-react';
import type { Customer } from '@/api/types';
import { useDesk } from '@/desk';
import { useFormats } from '@/i18n/formats';
import { useLanguage, useWords } from '@/i18n/words';
import { useNow } from '@/shared/clock';
import { OutLink } from '@/shared/link';
import { editings } from './editing';
import { useVisit } from './load';
import { Pairs, Part } from './pairs';
import { languageName, localTime, place } from './trail';
import { words } from './words';

export function Profile({ customer }: { customer: Customer }) {
  const t = useWords(words);
  const f = useFormats();
  const reader = useLanguage();
  const { data: visit } = useVisit(customer.id);
  const { name, email, phone, external_id, language } = customer;
  const zone = visit?.time_zone;
  const known = [name, email, phone, external_id].some(Boolean);
  return (
    <>
      <Part title={t('profile')} aside={<Edit customer={customer} />}>
        {!known && <Unknown customer={customer} />}
        <Pairs
          of={[
            [t('email'), email && <OutLink to={`mailto:${email}`}>{email}</OutLink>],
            [t('phone'), phone],
            [t('external'), external_id && <Signed text={external_id} />],
            [t('language'), languageName(language, reader)],
            [t('local_time'), zone && <LocalTime key="time" zone={zone} />],
            [t('since'), f.day(Date.parse(customer.created_at))],
          ]}
        />
      </Part>
      <Told customer={customer} />
      <Fields customer={customer} />
    </>
  );
}

function Edit({ customer }: { customer: Customer }) {
  const t = useWords(words);
  const { may } = useDesk();
  if (!may('customers.write')) return null;
  return (
    <Tooltip label={t('edit_title')}>
      <ActionIcon size={28} aria-label={t('edit_title')} onClick={() => editings.begin(customer)}>
        <Pencil size={15} />
      </ActionIcon>
    </Tooltip>
  );
}

function Unknown({ customer }: { customer: Customer }) {
  const t = useWords(words);
  const { may } = useDesk();
  return (
    <Text size="sm" className="faint" mb="xs">
      {t('no_profile')}{' '}
      {may('customers.write') && (
        <Button variant="subtle" size="compact-sm" onClick={() => editings.begin(customer)}>
          {t('add_details')}
        </Button>
      )}
    </Text>
  );
}

function Signed({ text }: { text: string }) {
  const t = useWords(words);
  return (
    <span title={t('signed')}>
      <BadgeCheck size={14} aria-label={t('signed')} className="panel-signed" /> {text}
    </span>
  );
}

function LocalTime({ zone }: { zone: string }) {
  const reader = useLanguage();
  const now = useNow();
  const time = localTime(zone, now, reader);
  return time ? `${time} (${place(zone)})` : place(zone);
}

/** Attributes: what the tenant signed, and below what only the browser says. */
function Told({ customer }: { customer: Customer }) {
  const t = useWords(words);
  const { data: visit } = useVisit(customer.id);
  const isSigned = customer.external_id !== null;
  const signed = isSigned ? customer.attributes : {};
  const claimed = { ...(isSigned ? {} : customer.attributes), ...visit?.attributes };
  return (
    <>
      {Object.keys(signed).length > 0 && (
        <Part title={t('signed')} aside={<BadgeCheck size={16} aria-hidden />}>
          <Text size="xs" className="faint" mb={6}>
            {t('signed_hint')}
          </Text>
          <Pairs of={Object.entries(signed)} />
        </Part>
      )}
      {Object.keys(claimed).length > 0 && (
        <Part title={t('claimed')}>
          <Text size="xs" className="faint" mb={6}>
            {t('claimed_hint')}
          </Text>
          <Pairs of={Object.entries(claimed)} />
        </Part>
      )}
    </>
  );
}

function Fields({ customer }: { customer: Customer }) {
  const t = useWords(words);
  const fields = Object.entries(customer.fields);
  if (fields.length === 0) return null;
  return (
    <Part title={t('fields')}>
      <Pairs of={fields} />
    </Part>
  );
}

/** Who it is, above all tabs, and what can be done about them. */
import { ActionIcon, Badge, Menu, Text } from '@mantine/core';
import { EllipsisVertical, Merge, Pencil, ShieldBan, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { controls } from '@/actions';
import { useCustomer } from '@/api/queries';
import type { Conversation, Customer } from '@/api/types';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { Face } from '@/shared/face';
import { useNameOf } from '@/shared/name';
import { editings } from './editing';
import { MergeDialog } from './merge';
import { words } from './words';

interface Props {
  conversation: Conversation;
  /** Shows the profile, where editing goes on. */
  toProfile(): void;
}

export function Head({ conversation, toProfile }: Props) {
  const t = useWords(words);
  const nameOf = useNameOf();
  const { may } = useDesk();
  const { data: customer } = useCustomer(conversation.customer);
  const { person } = conversation;
  const name = customer?.name || nameOf(conversation);
  const email = customer?.email ?? person?.email;
  const blocked = customer?.blocked ?? person?.blocked;
  const anonymous = customer ? customer.external_id === null : person?.anonymous;
  return (
    <header className="panel-head">
      <Face id={conversation.customer} name={name} size={44} />
      <div>
        <h2>
          <bdi>{name}</bdi>
        </h2>
        {email && (
          <Text size="sm" className="faint" dir="auto">
            {email}
          </Text>
        )}
      </div>
      {customer && may('customers.write') && (
        <Deeds customer={customer} name={name} toProfile={toProfile} />
      )}
      <div className="panel-badges">
        {person?.vip && <Badge color="yellow">{t('vip')}</Badge>}
        {blocked && <Badge color="red">{t('blocked')}</Badge>}
        {anonymous && (
          <Badge variant="default" tt="none">
            {t('anonymous')}
          </Badge>
        )}
      </div>
    </header>
  );
}

interface DeedsProps {
  customer: Customer;
  name: string;
  toProfile(): void;
}

function Deeds({ customer, name, toProfile }: DeedsProps) {
  const t = useWords(words);
  const [merging, merge] = useState(false);
  const Ban = customer.blocked ? ShieldCheck : ShieldBan;
  const edit = () => {
    editings.begin(customer);
    toProfile();
  };
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon size={32} aria-label={t('more_deeds')}>
            <EllipsisVertical size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<Pencil size={16} />} onClick={edit}>
            {t('edit_title')}
          </Menu.Item>
          <Menu.Item leftSection={<Merge size={16} />} onClick={() => merge(true)}>
            {t('merge')}
          </Menu.Item>
          <Menu.Item leftSection={<Ban size={16} />} onClick={() => controls.thread?.open('block')}>
            {t(customer.blocked ? 'unblock' : 'block')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <MergeDialog customer={customer} name={name} opened={merging} close={() => merge(false)} />
    </>
  );
}

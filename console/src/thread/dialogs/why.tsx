/** Why this agent: rules that routed it, who fitted and in what order, who did not and why not. */
import { Badge, List, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { keys } from '@/api/keys';
import type { Log } from '@/api/log';
import type { Entry } from '@/api/types';
import { useDesk } from '@/desk';
import { useFormats } from '@/i18n/formats';
import { useWords } from '@/i18n/words';
import { list, sentence } from '../log/events';
import { useScope } from '../scope';
import { Frame } from './frame';
import { explained, type Reasoning, reasoningOf } from './reasoning';
import { dialogWords } from './words';

export default function Why({ onClose, about }: { onClose(): void; about?: Entry }) {
  const t = useWords(dialogWords);
  const { cache } = useDesk();
  const { c, teller } = useScope();
  const { data: log } = useQuery<Log>({
    queryKey: keys.log(c.id),
    enabled: false,
    queryFn: () => cache.getQueryData<Log>(keys.log(c.id)) ?? { entries: [] },
  });
  const { chosen, reasoning, routed } = explained(log?.entries ?? [], about);
  const why = reasoning ? reasoningOf(reasoning) : null;
  return (
    <Frame title={t('why')} onClose={onClose}>
      {chosen && <Text fw={600}>{sentence(chosen, teller)}</Text>}
      {routed && <Routed entry={routed} />}
      {why ? <Reasons why={why} /> : !routed && <Text size="sm">{t('why_none')}</Text>}
    </Frame>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <Title order={3} size="h6" mb={4}>
        {title}
      </Title>
      {children}
    </section>
  );
}

function Routed({ entry }: { entry: Entry }) {
  const t = useWords(dialogWords);
  const { teller } = useScope();
  const rules = list(entry.data.rules);
  const { priority } = entry.data;
  return (
    <Part title={t('why_rules')}>
      <List size="sm">
        {rules.map((rule) => (
          <List.Item key={rule}>
            <bdi>{rule}</bdi>
          </List.Item>
        ))}
        {!rules.length && <List.Item>{sentence(entry, teller)}</List.Item>}
        {typeof priority === 'number' && priority > 0 && (
          <List.Item>{t('why_priority', { n: priority })}</List.Item>
        )}
      </List>
    </Part>
  );
}

function Reasons({ why }: { why: Reasoning }) {
  const t = useWords(dialogWords);
  const { teller } = useScope();
  const asked = [
    why.language,
    ...why.skills.map(([skill, level]) => t('why_skill', { skill, level })),
  ];
  const needs = asked.filter(Boolean);
  return (
    <>
      <Part title={t('why_step')}>
        <Text size="sm">{teller.code('step', why.step)}</Text>
      </Part>
      {needs.length > 0 && (
        <Part title={t('why_asked')}>
          <Text size="sm">{needs.join(', ')}</Text>
        </Part>
      )}
      {why.relaxed.length > 0 && (
        <Part title={t('why_relaxed')}>
          <Text size="sm">{why.relaxed.map((one) => teller.code('relaxed', one)).join(', ')}</Text>
        </Part>
      )}
      {why.candidates.length > 0 && <Candidates why={why} />}
      {why.refused.length > 0 && (
        <Part title={t('why_refused')}>
          <List size="sm">
            {why.refused.map(([agent, code]) => (
              <List.Item key={agent}>
                <bdi>{teller.agent(agent)}</bdi>: {teller.code('refused', code)}
              </List.Item>
            ))}
          </List>
        </Part>
      )}
    </>
  );
}

function Candidates({ why }: { why: Reasoning }) {
  const t = useWords(dialogWords);
  const f = useFormats();
  const { teller } = useScope();
  return (
    <Part title={t('why_candidates')}>
      <Table>
        <Table.Tbody>
          {why.candidates.map((one, i) => (
            <Table.Tr key={one.agent}>
              <Table.Td>{i + 1}</Table.Td>
              <Table.Td>
                <bdi>{teller.agent(one.agent)}</bdi>{' '}
                {why.avoided.includes(one.agent) && (
                  <Badge variant="default">{t('why_avoided')}</Badge>
                )}
              </Table.Td>
              <Table.Td>{t('load', { load: one.load, capacity: one.capacity })}</Table.Td>
              <Table.Td>
                {one.idle_since > 0 && t('why_idle', { when: f.time(one.idle_since) })}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Part>
  );
}

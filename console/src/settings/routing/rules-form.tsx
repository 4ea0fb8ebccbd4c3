/** All rules in their order, to be moved by button or by drag, and the trial beside them. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import { data } from '@/api/client';
import { useAgents } from '@/api/queries';
import { type Desk, useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { Empty } from '@/shared/failure';
import { useUndo } from '@/shared/undo';
import { SettingsForm } from '../form';
import { Card, Loaded } from '../parts';
import { part } from '../source';
import { type Form, useForm } from '../use-form';
import { checkRules } from './check';
import { DryRun } from './dry-run';
import { RuleCard } from './rule-card';
import {
  drafted,
  freeName,
  freshRule,
  moved,
  RULES_MOST,
  type Rule,
  type RuleDraft,
  sent,
} from './rules';
import { ruleWords } from './words';

interface Shown {
  rules: Rule[];
  version: number;
}
interface Draft {
  rules: RuleDraft[];
}

const KEY = ['rules'];

async function fetched({ api }: Pick<Desk, 'api'>): Promise<Shown> {
  return (await data(api.GET('/v1/routing/rules', {}))) as Shown;
}

function rulesOf(desk: Desk, shown: Shown) {
  const { api, cache } = desk;
  return {
    now: () => cache.getQueryData<Shown>(KEY) ?? shown,
    again: () => cache.fetchQuery({ queryKey: KEY, queryFn: () => fetched(desk), staleTime: 0 }),
    async write(change: object, match: string) {
      const params = { header: { 'If-Match': match } };
      const kept = await data(api.PUT('/v1/routing/rules', { params, body: change as never }));
      cache.setQueryData(KEY, kept);
    },
  };
}

export function RulesForm({ tabs }: { tabs: ReactNode }) {
  const desk = useDesk();
  const query = useQuery({ queryKey: KEY, queryFn: () => fetched(desk), staleTime: 30_000 });
  return <Loaded query={query}>{(shown) => <Body shown={shown} tabs={tabs} />}</Loaded>;
}

function Body({ shown, tabs }: { shown: Shown; tabs: ReactNode }) {
  const desk = useDesk();
  const t = useWords(ruleWords);
  const form = useForm<Draft>({
    source: part(
      'rules',
      rulesOf(desk, shown),
      ({ rules }) => ({ rules: drafted(rules) }),
      ({ rules }) => ({ rules: sent(rules) }),
    ),
    permission: 'settings.write',
    check: ({ rules }) => checkRules(rules, t),
  });
  return (
    <SettingsForm
      form={form}
      title={t('title')}
      hint={t('hint')}
      wide
      tabs={tabs}
      after={<DryRun dirty={form.dirty} />}
    >
      <Card title={t('rules')} hint={t('rules_hint')}>
        <Rules form={form} />
      </Card>
    </SettingsForm>
  );
}

function Rules({ form }: { form: Form<Draft> }) {
  const t = useWords(ruleWords);
  const undo = useUndo();
  const [open, show] = useState<ReadonlySet<string>>(new Set());
  const [dragged, drag] = useState<number | null>(null);
  const skills = [...new Set((useAgents().data ?? []).flatMap((one) => Object.keys(one.skills)))];
  const { rules } = form.draft;
  const latest = useRef(form);
  latest.current = form;
  const set = (next: RuleDraft[]) => form.set({ rules: next });
  const toggle = (key: string, on = !open.has(key)) => {
    const next = new Set(open);
    if (on) next.add(key);
    else next.delete(key);
    show(next);
  };
  const insert = (rule: RuleDraft, at: number) => {
    set([...rules.slice(0, at), rule, ...rules.slice(at)]);
    toggle(rule.key, true);
  };
  const dropped = (event: DragEvent, at: number) => {
    event.preventDefault();
    if (dragged !== null && dragged !== at) set(moved(rules, dragged, at));
    drag(null);
  };
  const acts = (rule: RuleDraft, at: number) => ({
    put: (next: RuleDraft) => set(rules.map((one, i) => (i === at ? next : one))),
    toggle: () => toggle(rule.key),
    up: at > 0 ? () => set(moved(rules, at, at - 1)) : null,
    down: at < rules.length - 1 ? () => set(moved(rules, at, at + 1)) : null,
    duplicate: () => {
      const name = freeName(t('copy_of', { name: rule.name }).slice(0, 100), rules);
      insert({ ...freshRule(name, rules), ...rule, key: freshRule(name, rules).key, name }, at + 1);
    },
    remove: () => {
      set(rules.filter((_, i) => i !== at));
      undo(t('removed'), async () => {
        const left = latest.current.draft.rules; // what was typed meanwhile stays
        latest.current.set({ rules: [...left.slice(0, at), rule, ...left.slice(at)] });
      });
    },
    dragged: (event: DragEvent) => {
      event.dataTransfer.effectAllowed = 'move';
      event.dataTransfer.setData('text/plain', rule.name);
      drag(at);
    },
  });
  return (
    <>
      {rules.length === 0 && <Empty title={t('no_rules')} hint={t('no_rules_hint')} />}
      <ol className="settings-rules">
        {rules.map((rule, at) => (
          <li
            key={rule.key}
            data-over={dragged !== null && dragged !== at}
            onDragOver={(event) => dragged !== null && event.preventDefault()}
            onDrop={(event) => dropped(event, at)}
          >
            <RuleCard
              {...{ rule, at, skills }}
              open={open.has(rule.key)}
              readOnly={form.readOnly}
              fault={form.fault}
              acts={acts(rule, at)}
            />
          </li>
        ))}
      </ol>
      {rules.length < RULES_MOST && (
        <Button
          variant="default"
          leftSection={<Plus size={16} />}
          className="settings-start"
          onClick={() => insert(freshRule(t('new_rule'), rules), rules.length)}
        >
          {t('add_rule')}
        </Button>
      )}
    </>
  );
}

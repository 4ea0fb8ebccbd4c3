/** What can be done to all selected rows, how far it is, and what did not work. */
import { ActionIcon, Alert, CloseButton, Popover, Progress, Select, Text } from '@mantine/core';
import { ArrowRightLeft, CircleCheck, Hand, type LucideIcon, Tag, UserPlus } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { useAgents, useOfferedGroups } from '@/api/queries';
import type { Conversation } from '@/api/types';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { errors, inWords } from '@/shared/errors';
import { useNameOf } from '@/shared/name';
import { useTags } from '@/shared/tags';
import { reasons } from '@/thread/reasons';
import type { Failed } from './bulk';
import { useBulk } from './use-bulk';
import { words } from './words';

interface Option {
  value: string;
  label: string;
}
interface ToolProps {
  label: string;
  icon: LucideIcon;
}

function Tool({ label, icon: Icon, run }: ToolProps & { run: () => void }) {
  return (
    <ActionIcon size={32} variant="default" aria-label={label} title={label} onClick={run}>
      <Icon size={16} />
    </ActionIcon>
  );
}

/** A tool that asks for one more thing first. */
function AskTool({
  label,
  icon: Icon,
  options,
  empty,
  run,
}: ToolProps & { options: Option[]; empty?: string; run: (option: Option) => void }) {
  const t = useWords(words);
  const [open, setOpen] = useState(false);
  const choose = (value: string | null) => {
    const option = options.find((one) => one.value === value);
    setOpen(false);
    if (option) run(option);
  };
  return (
    <Popover opened={open} onChange={setOpen} position="top" width={240} trapFocus shadow="md">
      <Popover.Target>
        <ActionIcon
          size={32}
          variant="default"
          aria-label={label}
          title={label}
          onClick={() => setOpen(!open)}
        >
          <Icon size={16} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>
        {options.length === 0 && empty ? (
          <Text size="sm">{empty}</Text>
        ) : (
          <Select
            data-autofocus
            label={label}
            placeholder={t('pick')}
            data={options}
            value={null}
            onChange={choose}
            searchable
            comboboxProps={{ withinPortal: false }}
          />
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

interface Props {
  picked: readonly Conversation[];
  all: number;
  pickAll: () => void;
  /** Lets the rows go; the focus, which was in this bar, goes to them. */
  clear: () => void;
}

export function BulkBar({ picked, all, pickAll, clear }: Props) {
  const { may } = useDesk();
  const t = useWords(words);
  const { run, progress, failed, forget } = useBulk();
  const groups = useOfferedGroups();
  const { data: agents } = useAgents();
  const { data: tags } = useTags();
  const named = (one: { id: string; name: string }) => ({ value: one.id, label: one.name });
  const people = (agents ?? []).filter((agent) => agent.active).map(named);
  const labels = (tags ?? []).map(({ name }) => ({ value: name, label: name }));
  const does = async (...args: Parameters<typeof run>) => {
    clear();
    await run(...args);
  };
  const onKey = ({ key, currentTarget, target }: KeyboardEvent) => {
    // What a tool has opened lies elsewhere in the page, and is closed by the same key first.
    if (key === 'Escape' && currentTarget.contains(target as Node)) clear();
  };
  const give = (agent: Option) => void does('assign', picked, { agent: agent.value });
  const move = ({ value, label }: Option) => void does('transfer', picked, { group: value }, label);
  const mark = ({ value }: Option) => void does('tag', picked, { add: [value], remove: [] });
  return (
    <>
      {failed.length > 0 && <Failures failed={failed} close={forget} />}
      {progress && (
        <div className="inbox-progress" role="status">
          <Text size="sm">{t('running', { done: progress.done, n: progress.of })}</Text>
          <Progress
            value={(100 * progress.done) / progress.of}
            aria-label={t('selected', { n: progress.of })}
          />
        </div>
      )}
      {picked.length > 0 && (
        <div
          className="inbox-bulk"
          role="toolbar"
          aria-label={t('selected', { n: picked.length })}
          onKeyDown={onKey}
        >
          <CloseButton size={32} onClick={clear} aria-label={t('clear_selection')} />
          <Text size="sm" fw={600} role="status">
            {t('selected', { n: picked.length })}
          </Text>
          {picked.length < all && (
            <button type="button" className="inbox-bulk-all" onClick={pickAll}>
              {t('select_all', { n: all })}
            </button>
          )}
          <div className="inbox-bulk-tools">
            <Tool label={t('take')} icon={Hand} run={() => void does('claim', picked, {})} />
            {may('conversations.supervise') && (
              <AskTool label={t('give')} icon={UserPlus} options={people} run={give} />
            )}
            <AskTool
              label={t('put_tag')}
              icon={Tag}
              options={labels}
              empty={t('no_tags')}
              run={mark}
            />
            <AskTool
              label={t('move')}
              icon={ArrowRightLeft}
              options={groups.map(named)}
              run={move}
            />
            <Tool label={t('end')} icon={CircleCheck} run={() => void does('end', picked, {})} />
          </div>
        </div>
      )}
    </>
  );
}

function Failures({ failed, close }: { failed: readonly Failed[]; close: () => void }) {
  const t = useWords(words);
  const e = useWords(errors);
  const r = useWords(reasons);
  const nameOf = useNameOf();
  const why = ({ error }: Failed) => (reasons.has(error.code) ? r(error.code) : inWords(error, e));
  return (
    <Alert
      className="inbox-failures"
      color="red"
      role="alert"
      withCloseButton
      onClose={close}
      title={t('did_not', { n: failed.length })}
    >
      <ul>
        {failed.map((one) => (
          <li key={one.conversation.id}>
            <bdi>{nameOf(one.conversation)}</bdi>: {why(one)}
          </li>
        ))}
      </ul>
    </Alert>
  );
}

/** A form over some of the settings: of the whole workspace, or of one group. */
import { type ReactNode, useMemo } from 'react';
import { useGroups } from '@/api/queries';
import type { Group, Overrides, Policy, Settings } from '@/api/types';
import { type Desk, useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { SettingsForm } from '../form';
import { checkHours } from '../hours/check';
import { hoursWords } from '../hours/words';
import { groupOf, part, policyChange, some, tenantOf } from '../source';
import { useForm } from '../use-form';
import { checkPolicy } from './check';
import { PolicyLayer } from './fields';
import { USUAL } from './limits';
import { policyWords } from './words';

type Names = readonly (keyof Overrides)[];
interface Props {
  name: string;
  title: string;
  hint?: string;
  names: Names;
  settings: Settings;
  /** Without one: the workspace's. */
  group?: Group;
  /** Has something beside it. */
  wide?: boolean;
  tabs?: ReactNode;
  children: ReactNode;
}

function sourceOf(desk: Desk, { name, names, settings, group }: Omit<Props, 'children' | 'title'>) {
  if (!group)
    return part(name, tenantOf(desk, settings), (s) => some(s.overrides, names), policyChange);
  const whole = groupOf(desk, group);
  return part(`${name} ${group.id}`, whole, (g) => some(g.policy, names), policyChange);
}

/** What a group inherits is the workspace's policy in force. */
const inheritedBy = (settings: Settings, group?: Group): Policy => {
  if (group) return settings.policy;
  return USUAL;
};

export function LayerForm({ children, ...props }: Props) {
  const desk = useDesk();
  const t = useWords(policyWords);
  const h = useWords(hoursWords);
  const groups = useGroups().data ?? [];
  const { settings, group } = props;
  const inherited = inheritedBy(settings, group);
  const form = useForm<Overrides>({
    source: sourceOf(desk, props),
    permission: group ? 'groups.write' : 'settings.write',
    check: (draft) => ({
      ...checkPolicy(draft, inherited, t),
      ...checkHours(draft.hours ?? {}, '/policy/hours', h),
    }),
  });
  const layer = useMemo(
    () => ({ form, inherited, ofTenant: !!group, groups }),
    [form, inherited, group, groups],
  );
  return (
    <PolicyLayer value={layer}>
      <SettingsForm
        form={form}
        title={props.title}
        hint={props.hint}
        wide={props.wide}
        tabs={props.tabs}
      >
        {children}
      </SettingsForm>
    </PolicyLayer>
  );
}

/** A form over some of the settings: of the whole workspace or of one group, in all or by channel. */
import { type ReactNode, useMemo } from 'react';
import { useGroups } from '@/api/queries';
import type { Overrides } from '@/api/types';
import { type Desk, useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { SettingsForm } from '../form';
import { checkHours } from '../hours/check';
import { hoursWords } from '../hours/words';
import { groupOf, part, some, tenantOf } from '../source';
import { useForm } from '../use-form';
import { ChannelChoice, useChannel } from './channel-choice';
import { checkPolicy } from './check';
import { PolicyLayer } from './fields';
import { baseOf, changeAt, inheritedAt, ownAt, type Place } from './place';
import { policyWords } from './words';

type Names = readonly (keyof Overrides)[];
interface Props extends Omit<Place, 'channel'> {
  name: string;
  title: string;
  hint?: string;
  names: Names;
  /** Has something beside it. */
  wide?: boolean;
  tabs?: ReactNode;
  children: ReactNode;
}

function sourceOf(desk: Desk, name: string, names: Names, { settings, group, channel }: Place) {
  const own = (all: Overrides, channels: typeof settings.channels) =>
    some(ownAt(all, channels, channel), names);
  const change = (to: object, from: object) => changeAt(channel, to, from);
  const place = [name, group?.id, channel].filter(Boolean).join(' ');
  if (!group)
    return part(place, tenantOf(desk, settings), (s) => own(s.overrides, s.channels), change);
  return part(place, groupOf(desk, group), (g) => own(g.policy, g.channels), change);
}

export function LayerForm(props: Props) {
  const channel = useChannel();
  return <Layer key={channel} {...props} channel={channel} />;
}

function Layer({ children, ...props }: Props & Place) {
  const desk = useDesk();
  const t = useWords(policyWords);
  const h = useWords(hoursWords);
  const groups = useGroups().data ?? [];
  const { group, channel, settings, names } = props;
  const inherited = inheritedAt(props);
  const base = baseOf(channel);
  const form = useForm<Overrides>({
    source: sourceOf(desk, props.name, names, props),
    permission: group ? 'groups.write' : 'settings.write',
    check: (draft) => ({
      ...checkPolicy(draft, inherited, base, t),
      ...checkHours(draft.hours ?? {}, `${base}/hours`, h),
    }),
  });
  const layer = useMemo(
    () => ({ form, inherited, base, channel, ofTenant: !!(group || channel), groups }),
    [form, inherited, base, channel, group, groups],
  );
  const used = Object.keys({ ...settings.channels, ...group?.channels });
  return (
    <PolicyLayer value={layer}>
      <SettingsForm
        form={form}
        title={props.title}
        hint={props.hint}
        wide={props.wide}
        tabs={
          <>
            {props.tabs}
            <ChannelChoice used={used} />
          </>
        }
      >
        {children}
      </SettingsForm>
    </PolicyLayer>
  );
}

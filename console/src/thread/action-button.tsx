/** Buttons and menu lines of the action table: greyed with the reason where the state forbids them. */
import { ActionIcon, Button, Kbd, Menu, Text, Tooltip } from '@mantine/core';
import {
  ArrowRightLeft,
  Check,
  CircleCheck,
  CircleHelp,
  DoorOpen,
  Ear,
  Ellipsis,
  Eye,
  FileQuestion,
  Hand,
  Lock,
  type LucideIcon,
  MessagesSquare,
  PhoneCall,
  RotateCcw,
  ShieldBan,
  ShieldCheck,
  Tag,
  UserPlus,
  UserRoundCheck,
} from 'lucide-react';
import { memo } from 'react';
import { type Action, actionOf, offered } from '@/actions';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { type ActionName, actionWords } from '@/shell/action-words';
import { hindrance } from './allowed';
import { reasons } from './reasons';
import { useScope } from './scope';
import { words } from './words';

const ICONS: Partial<Record<ActionName, LucideIcon>> = {
  note: Lock,
  whisper: Ear,
  claim: Hand,
  accept: Check,
  assign: UserRoundCheck,
  transfer: ArrowRightLeft,
  consult: MessagesSquare,
  invite: UserPlus,
  watch: Eye,
  'take-over': ShieldCheck,
  'step-out': DoorOpen,
  'ask-to-close': CircleHelp,
  end: CircleCheck,
  reopen: RotateCcw,
  callback: PhoneCall,
  tags: Tag,
  why: FileQuestion,
  block: ShieldBan,
};

/** Why an action cannot be done here, in words; null when it can. */
export function useHindrance(): (id: ActionName) => string | null {
  const desk = useDesk();
  const { c } = useScope();
  const r = useWords(reasons);
  return (id) => {
    const action = actionOf(id);
    if (action.permission && !desk.may(action.permission)) return r('not_permitted');
    const code = hindrance(id, c, desk);
    if (code === null) return null;
    return reasons.has(code) ? r(code) : code;
  };
}

interface ButtonProps {
  id: ActionName;
  variant?: 'filled' | 'default' | 'light';
}

export function ActionButton(props: ButtonProps) {
  return <Drawn {...props} why={useHindrance()(props.id)} />;
}

/** Drawn anew when what it says changes, not with each entry. */
const Drawn = memo(function Drawn({
  id,
  variant = 'default',
  why,
}: ButtonProps & { why: string | null }) {
  const a = useWords(actionWords);
  const Icon = ICONS[id];
  const action = actionOf(id);
  return (
    <Tooltip label={`${why ?? a(id)} (${keysOf(action)})`}>
      <Button
        size="sm"
        variant={why ? 'default' : variant}
        data-disabled={!!why || undefined}
        aria-disabled={!!why || undefined}
        leftSection={Icon && <Icon size={16} aria-hidden />}
        onClick={() => !why && action.run()}
      >
        {a(id)}
      </Button>
    </Tooltip>
  );
});

const keysOf = (action: Action) => action.keys.toUpperCase();

/** What the menu leaves out: one writes with the composer, and answers an offer above it. */
const ELSEWHERE: ReadonlySet<ActionName> = new Set(['reply', 'accept', 'decline']);

export const ActionMenu = memo(function ActionMenu() {
  const t = useWords(words);
  const desk = useDesk();
  const actions = offered(desk).filter(
    (one) => one.group === 'conversation' && !ELSEWHERE.has(one.id),
  );
  return (
    <Menu position="bottom-end" shadow="md" width={300} withinPortal>
      <Menu.Target>
        <ActionIcon aria-label={t('actions')} variant="default" size={36}>
          <Ellipsis size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown className="action-menu">
        {actions.map((one) => (
          <ActionLine key={one.id} action={one} />
        ))}
      </Menu.Dropdown>
    </Menu>
  );
});

function ActionLine({ action }: { action: Action }) {
  const a = useWords(actionWords);
  const why = useHindrance()(action.id);
  const Icon = ICONS[action.id];
  return (
    <Menu.Item
      aria-disabled={!!why || undefined}
      data-dim={!!why || undefined}
      closeMenuOnClick={!why}
      leftSection={Icon ? <Icon size={16} aria-hidden /> : <span className="no-icon" />}
      rightSection={<Kbd size="xs">{keysOf(action)}</Kbd>}
      onClick={() => !why && action.run()}
    >
      {a(action.id)}
      {why && (
        <Text size="xs" className="why-not">
          {why}
        </Text>
      )}
    </Menu.Item>
  );
}

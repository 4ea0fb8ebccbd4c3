/** Reply, note, whisper, consult: what one writes, and to whom it goes. */
import { Select, Tooltip, UnstyledButton } from '@mantine/core';
import { Ear, Lock, MessageSquare, MessagesSquare } from 'lucide-react';
import { memo } from 'react';
import type { Mode } from '@/actions';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { hindrance, myPart } from '../allowed';
import { reasons } from '../reasons';
import { useScope, useStill } from '../scope';
import { consulted, modesOf } from './modes';
import { composerWords } from './words';

const ICONS = { reply: MessageSquare, note: Lock, whisper: Ear, consult: MessagesSquare };

interface Props {
  mode: Mode;
  withWhom: string;
}

export function ModeButtons({ mode, withWhom }: Props) {
  const t = useWords(composerWords);
  const { c } = useScope();
  const desk = useDesk();
  return (
    <div className="modes">
      <fieldset aria-label={t('mode')} className="mode-buttons">
        {modesOf(c, desk, withWhom).map((one) => (
          <ModeButton key={one} mode={one} pressed={one === mode} code={hindrance(one, c, desk)} />
        ))}
      </fieldset>
      {mode === 'consult' && <WithWhom withWhom={withWhom} />}
    </div>
  );
}

interface ButtonProps {
  mode: Mode;
  pressed: boolean;
  code: string | null; // of what stands in the way
}

const ModeButton = memo(function ModeButton({ mode, pressed, code }: ButtonProps) {
  const t = useWords(composerWords);
  const r = useWords(reasons);
  const { compose } = useStill();
  const why = code && reasons.has(code) ? r(code) : '';
  const Icon = ICONS[mode];
  return (
    <Tooltip label={why} disabled={!why}>
      <UnstyledButton
        className="mode-button"
        data-mode={mode}
        aria-pressed={pressed}
        aria-disabled={!!code || undefined}
        onClick={() => !code && compose(mode)}
      >
        <Icon size={15} aria-hidden />
        {t(mode)}
      </UnstyledButton>
    </Tooltip>
  );
});

/** With whom the side thread is, where one talks with several. */
function WithWhom({ withWhom }: { withWhom: string }) {
  const t = useWords(composerWords);
  const { me } = useDesk();
  const { c, teller, compose } = useScope();
  if (myPart(c, me.agent.id)) return null;
  const all = [...new Set([...consulted(c), ...(withWhom ? [withWhom] : [])])];
  if (all.length < 2) return null;
  return (
    <Select
      size="xs"
      w={150}
      aria-label={t('consult_with')}
      value={withWhom}
      allowDeselect={false}
      data={all.map((id) => ({ value: id, label: teller.agent(id) }))}
      onChange={(id) => id && compose('consult', id)}
    />
  );
}

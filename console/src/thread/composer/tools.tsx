/** Under the text: files, emoji, what there is to know, and the button that sends. */
import { ActionIcon, FileButton, Group, Text, Tooltip } from '@mantine/core';
import { Paperclip } from 'lucide-react';
import type { Mode } from '@/actions';
import { useWords } from '@/i18n/words';
import { usePreferences } from '@/me/preferences';
import { MOD } from '@/shell/match';
import { isOver } from '../allowed';
import { reasons } from '../reasons';
import { useScope } from '../scope';
import { Emoji } from './emoji';
import { OfferReplies } from './replies';
import { Send } from './send';
import { TYPES } from './upload';
import { composerWords } from './words';

interface Props {
  mode: Mode;
  left: number | null;
  kept: boolean;
  full: boolean;
  cannot: boolean;
  offering: boolean;
  onOffering(offering: boolean): void;
  onInsert(text: string): void;
  onFiles(files: readonly File[]): void;
  onSend(askToClose: boolean): void;
}

export function Tools({ mode, left, kept, full, cannot, ...does }: Props) {
  return (
    <Group className="tools" justify="space-between" wrap="nowrap">
      <Group gap={4} wrap="nowrap">
        <Attach full={full} onFiles={does.onFiles} />
        <Emoji onPick={does.onInsert} />
        {mode === 'reply' && <OfferReplies open={does.offering} onOpen={does.onOffering} />}
      </Group>
      <Group gap="sm" wrap="nowrap" miw={0}>
        <Said left={left} kept={kept} />
        <Send mode={mode} disabled={cannot} onSend={does.onSend} />
      </Group>
    </Group>
  );
}

/** The server takes no files for what is over. */
function Attach({ full, onFiles }: Pick<Props, 'full' | 'onFiles'>) {
  const t = useWords(composerWords);
  const r = useWords(reasons);
  const { c } = useScope();
  const why = isOver(c) ? r('ended_no_files') : full ? t('too_many') : '';
  return (
    <FileButton multiple accept={TYPES.join(',')} onChange={onFiles}>
      {({ onClick }) => (
        <Tooltip label={why || t('attach')}>
          <ActionIcon
            aria-label={t('attach')}
            aria-disabled={!!why || undefined}
            data-disabled={!!why || undefined}
            onClick={() => !why && onClick()}
          >
            <Paperclip size={20} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
    </FileButton>
  );
}

function Said({ left, kept }: Pick<Props, 'left' | 'kept'>) {
  const t = useWords(composerWords);
  const { enterSends } = usePreferences();
  if (!kept)
    return (
      <Text size="xs" c="red" role="alert">
        {t('not_kept')}
      </Text>
    );
  if (left !== null)
    return (
      <Text size="xs" c={left < 0 ? 'red' : 'dimmed'} role="status">
        {left < 0 ? t('over', { n: -left }) : t('left', { n: left })}
      </Text>
    );
  return (
    <Text size="xs" className="keys-hint">
      {enterSends ? t('keys_enter') : t('keys', { mod: MOD })}
    </Text>
  );
}

/** Under the text: files, emoji, what there is to know, and the button that sends. */
import { ActionIcon, FileButton, Group, Text, Tooltip } from '@mantine/core';
import { Paperclip } from 'lucide-react';
import { memo } from 'react';
import type { Mode } from '@/actions';
import { useWords } from '@/i18n/words';
import { usePreferences } from '@/me/preferences';
import { MOD } from '@/shell/match';
import { reasons } from '../reasons';
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
  over: boolean; // the conversation
  asks: boolean; // one may ask the customer whether it is solved
  offering: boolean;
  onOffering(offering: boolean): void;
  onInsert(text: string): void;
  onFiles(files: readonly File[]): void;
  onSend(askToClose: boolean): void;
}

/** Drawn with what is written, not with what comes. */
export const Tools = memo(function Tools(props: Props) {
  const { mode, left, kept, full, cannot, over, asks, ...does } = props;
  return (
    <Group justify="space-between" wrap="nowrap">
      <Group gap={4} wrap="nowrap">
        <Attach full={full} over={over} onFiles={does.onFiles} />
        <Emoji onPick={does.onInsert} />
        {mode === 'reply' && <OfferReplies open={does.offering} onOpen={does.onOffering} />}
      </Group>
      <Group gap="sm" wrap="nowrap" miw={0}>
        <Said left={left} kept={kept} />
        <Send mode={mode} asks={asks} disabled={cannot} onSend={does.onSend} />
      </Group>
    </Group>
  );
});

/** The server takes no files for what is over. */
function Attach({ full, over, onFiles }: Pick<Props, 'full' | 'over' | 'onFiles'>) {
  const t = useWords(composerWords);
  const r = useWords(reasons);
  const why = over ? r('ended_no_files') : full ? t('too_many') : '';
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

/** Pictures of a conversation one after another: arrow keys, Escape, saving. */
import { ActionIcon, Group, Modal, Text } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { ChevronLeft, ChevronRight, Download } from 'lucide-react';
import { useWords } from '@/i18n/words';
import { Failure, Waiting } from '@/shared/failure';
import { common } from '@/shared/words';
import { words } from '../words';
import { type Attached, useSave, useShownAt } from './files';

interface Props {
  conversation: string;
  pictures: readonly Attached[];
  shown: string | null;
  onShow(id: string | null): void;
}

export function Gallery({ conversation, pictures, shown, onShow }: Props) {
  const t = useWords(words);
  const w = useWords(common);
  const at = pictures.findIndex((one) => one.id === shown);
  const file = pictures[at];
  return (
    <Modal
      opened={!!file}
      onClose={() => onShow(null)}
      fullScreen
      closeButtonProps={{ 'aria-label': w('close') }}
      title={file ? <bdi>{file.name}</bdi> : t('gallery')}
      classNames={{ body: 'gallery', content: 'gallery-content' }}
      transitionProps={{ duration: 0 }}
    >
      {file && (
        <Looked
          key={file.id}
          file={file}
          conversation={conversation}
          place={t('picture_of', { n: at + 1, total: pictures.length })}
          onGo={(by) => onShow(pictures[at + by]?.id ?? file.id)}
          hasNext={at < pictures.length - 1}
          hasPrevious={at > 0}
        />
      )}
    </Modal>
  );
}

interface LookedProps {
  file: Attached;
  conversation: string;
  place: string;
  hasNext: boolean;
  hasPrevious: boolean;
  onGo(by: 1 | -1): void;
}

function Looked({ file, conversation, place, hasNext, hasPrevious, onGo }: LookedProps) {
  const t = useWords(words);
  const { url, error, refetch, gone, onError } = useShownAt(conversation, file.id);
  const save = useSave(conversation);
  useHotkeys([
    ['ArrowRight', () => onGo(1)],
    ['ArrowLeft', () => onGo(-1)],
  ]);
  return (
    <>
      <div className="gallery-picture">
        {error && <Failure error={error} again={() => void refetch()} />}
        {!url && !error && <Waiting rows={1} height={240} />}
        {gone && !error && <Text role="alert">{t('no_picture')}</Text>}
        {url && !gone && <img src={url} alt={file.name} onError={onError} />}
      </div>
      <Group justify="center" wrap="nowrap">
        <ActionIcon aria-label={t('previous')} disabled={!hasPrevious} onClick={() => onGo(-1)}>
          <ChevronLeft aria-hidden />
        </ActionIcon>
        <Text size="sm" aria-live="polite">
          {place}
        </Text>
        <ActionIcon aria-label={t('next')} disabled={!hasNext} onClick={() => onGo(1)}>
          <ChevronRight aria-hidden />
        </ActionIcon>
        <ActionIcon aria-label={t('download')} onClick={() => void save(file)}>
          <Download size={20} aria-hidden />
        </ActionIcon>
      </Group>
    </>
  );
}

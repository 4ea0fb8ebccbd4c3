/** One's picture: chosen or dropped, cropped here, sent. */
import { Button, FileButton, Group, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type DragEvent, useState } from 'react';
import { data } from '@/api/client';
import { keys } from '@/api/keys';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { AgentFace, usePicture } from '@/shared/face';
import { useTellFailure } from '@/shared/failure';
import { cropped } from './crop';
import { words } from './words';

const TYPE = 'image/jpeg';

export function Picture() {
  const t = useWords(words);
  const { agent } = useDesk().me;
  const has = usePicture(agent.id);
  const { change, drop, unreadable } = usePictureChange();
  const [over, setOver] = useState(false);
  const dropped = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) change.mutate(file);
  };
  const hovered = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one of two ways
    <div
      className="me-picture"
      data-over={over || undefined}
      onDragOver={hovered}
      onDragLeave={() => setOver(false)}
      onDrop={dropped}
    >
      <AgentFace id={agent.id} name={agent.name} size={72} />
      <div>
        <Group gap="xs">
          <FileButton accept="image/*" onChange={(file) => file && change.mutate(file)}>
            {(props) => (
              <Button {...props} variant="default" size="xs" loading={change.isPending}>
                {t('choose_picture')}
              </Button>
            )}
          </FileButton>
          {has && (
            <Button
              variant="subtle"
              color="gray"
              size="xs"
              loading={drop.isPending}
              onClick={() => drop.mutate()}
            >
              {t('drop_picture')}
            </Button>
          )}
        </Group>
        <Text size="sm" mt={6} className="me-hint">
          {t('picture_hint')}
        </Text>
        {unreadable && (
          <Text size="sm" role="alert" c="var(--late)">
            {t('no_picture')}
          </Text>
        )}
      </div>
    </div>
  );
}

function usePictureChange() {
  const { api, cache } = useDesk();
  const failed = useTellFailure();
  const [unreadable, setUnreadable] = useState(false);
  const shown = () => cache.invalidateQueries({ queryKey: keys.agents }); // its name is another
  const change = useMutation({
    mutationFn: async (file: Blob) => {
      const picture = await cropped(file).catch(() => null); // no picture, whatever it is called
      setUnreadable(picture === null);
      if (!picture) return;
      await data(api.PUT('/v1/me/picture', { body: { type: TYPE, data: picture } }));
      await shown();
    },
    onError: failed,
  });
  const drop = useMutation({
    mutationFn: () => data(api.DELETE('/v1/me/picture', {})),
    onSuccess: shown,
    onError: failed,
  });
  return { change, drop, unreadable };
}

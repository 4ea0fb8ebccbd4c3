/** The logo: chosen, made small here, kept at once; undone like everything else. */
import { Button, FileButton, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { data } from '@/api/client';
import { keys } from '@/api/keys';
import type { Widget } from '@/api/types';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { useTellFailure } from '@/shared/failure';
import { useUndo } from '@/shared/undo';
import { words } from '../sections/widget-words';
import { useSettings } from '../source';
import { logoOf, type Picture } from './logo';

/** The picture that is kept under this name. */
function usePicture(name: string) {
  const { api } = useDesk();
  const key = useSettings().data?.widget_keys[0];
  return useQuery({
    queryKey: ['logo', key, name],
    enabled: !!name && key !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: (): Promise<Picture> =>
      data(
        api.GET('/v1/widget/logo', { params: { query: { key, logo: name } } }),
      ) as Promise<Picture>,
  });
}

function useKeep() {
  const { api, cache } = useDesk();
  return async (picture: Picture | null) => {
    const call = picture
      ? api.PUT('/v1/settings/logo', { body: picture })
      : api.DELETE('/v1/settings/logo', {});
    cache.setQueryData(keys.widget, (await data(call as Promise<{ data?: unknown }>)) as Widget);
  };
}

export function Logo({ widget, readOnly }: { widget: Widget; readOnly: boolean }) {
  const t = useWords(words);
  const name = widget.look.logo;
  const before = usePicture(name).data ?? null;
  const keep = useKeep();
  const undo = useUndo();
  const tell = useTellFailure();
  const [busy, setBusy] = useState(false);
  const [broken, setBroken] = useState(false);

  async function change(picture: Picture | null) {
    setBusy(true);
    try {
      await keep(picture);
      undo(t(picture ? 'logo_saved' : 'logo_removed'), () => keep(name ? before : null));
    } catch (error) {
      tell(error);
    } finally {
      setBusy(false);
    }
  }

  async function choose(file: File | null) {
    if (!file) return;
    const picture = await logoOf(file).catch(() => null); // no picture, whatever it is called
    setBroken(!picture);
    if (picture) await change(picture);
  }

  return (
    <div className="settings-labelled">
      <Text size="sm" fw={500}>
        {t('logo')}
      </Text>
      <Group gap="sm">
        {before && (
          <img
            className="settings-logo"
            src={`data:${before.type};base64,${before.data}`}
            alt={t('logo')}
          />
        )}
        {!readOnly && (
          <FileButton accept="image/*" onChange={(file) => void choose(file)}>
            {(props) => (
              <Button {...props} variant="default" loading={busy}>
                {t('logo_choose')}
              </Button>
            )}
          </FileButton>
        )}
        {!readOnly && name && (
          <Button variant="subtle" color="gray" disabled={busy} onClick={() => void change(null)}>
            {t('logo_remove')}
          </Button>
        )}
      </Group>
      <Text size="sm" className="settings-hint">
        {t('logo_hint')}
      </Text>
      {broken && (
        <Text size="sm" role="alert" className="settings-error">
          {t('logo_broken')}
        </Text>
      )}
    </div>
  );
}

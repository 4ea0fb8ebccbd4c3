/** Who else looks at this, and who is writing an answer: seen before one answers oneself. */
import { useDocumentVisibility } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Eye, PenLine } from 'lucide-react';
import { useEffect } from 'react';
import { data } from '@/api/client';
import { keys } from '@/api/keys';
import { asApiError } from '@/api/problem';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { useNow } from '@/shared/clock';
import { composerWords } from './composer/words';
import { useScope } from './scope';
import { heardOf, others, type Viewer } from './viewing';

const EVERY_MS = 20_000;

/** Says every 20 s that one looks, and whether one writes; and when one looks away. */
function useViewing(conversation: string, composing: boolean): void {
  const { api, link } = useDesk();
  const looks = useDocumentVisibility() === 'visible' && link !== 'offline';
  useEffect(() => {
    if (!looks) return undefined;
    const params = { path: { conversation } };
    // A sign that does not arrive is made up for by the next.
    const tell = (body: { composing?: boolean; leave?: boolean }) =>
      data(api.POST('/v1/conversations/{conversation}/viewing', { params, body })).catch(
        asApiError,
      );
    void tell({ composing });
    const timer = setInterval(() => void tell({ composing }), EVERY_MS);
    return () => clearInterval(timer);
  }, [api, conversation, composing, looks]);
  useEffect(() => {
    if (!looks) return undefined;
    return () => {
      const params = { path: { conversation } };
      const left = api.POST('/v1/conversations/{conversation}/viewing', {
        params,
        body: { leave: true },
      });
      void data(left).catch(asApiError);
    };
  }, [api, conversation, looks]);
}

/** Who looks: asked for now and then, and heard of by the socket. */
function useViewers(conversation: string): readonly Viewer[] {
  const { api, cache, live, me } = useDesk();
  const now = useNow();
  const { data: viewers } = useQuery({
    queryKey: keys.viewers(conversation),
    refetchInterval: EVERY_MS,
    queryFn: async (): Promise<Viewer[]> =>
      (
        await data(
          api.GET('/v1/conversations/{conversation}/viewers', {
            params: { path: { conversation } },
          }),
        )
      ).data,
  });
  useEffect(
    () =>
      live.listen({
        presence: (presence, where) => {
          if (where === conversation)
            cache.setQueryData<Viewer[]>(keys.viewers(conversation), (known) =>
              heardOf(known ?? [], presence, Date.now()),
            );
        },
      }),
    [live, cache, conversation],
  );
  return others(viewers ?? [], me.agent.id, now);
}

export function Viewers({ composing }: { composing: boolean }) {
  const t = useWords(composerWords);
  const { c } = useScope();
  useViewing(c.id, composing);
  const viewers = useViewers(c.id);
  if (viewers.length === 0) return null;
  const writing = viewers.filter((one) => one.composing);
  const shown = writing.length ? writing : viewers;
  const names = shown.map((one) => one.name).join(', ');
  const Icon = writing.length ? PenLine : Eye;
  return (
    <p className="bar bar-viewers" role="status" data-writing={writing.length > 0 || undefined}>
      <span>
        <Icon size={15} aria-hidden />{' '}
        {t(writing.length ? 'composing' : 'viewing', { names, n: shown.length })}
      </span>
    </p>
  );
}

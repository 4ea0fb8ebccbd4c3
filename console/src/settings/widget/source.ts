/** Where the forms about the chat on the website take their values from. */
import { data } from '@/api/client';
import { keys } from '@/api/keys';
import type { Widget } from '@/api/types';
import type { Desk } from '@/desk';
import { difference } from '../same';
import type { Source } from '../saving';
import { part } from '../source';

/** The logo is not part of a draft: it is kept at once, beside the settings. */
export type Look = Omit<Widget['look'], 'logo'>;
export type LookDraft = Pick<
  Widget,
  'languages' | 'texts' | 'when_closed' | 'history' | 'consent'
> & { look: Look };

interface Changes {
  look?: Look | null;
}

/** The change that makes `to` of `from`: of the look what differs, of all else the whole. */
export function widgetChange(to: Changes, from: Changes): object {
  const changes = difference(to, from);
  return changes.look && from.look
    ? { ...changes, look: difference(changes.look, from.look) }
    : changes;
}

export function widgetPart<D extends object>(
  { api, cache }: Desk,
  name: string,
  shown: Widget,
  pick: (widget: Widget) => D,
): Source<D> {
  const whole = {
    now: () => cache.getQueryData<Widget>(keys.widget) ?? shown,
    async again() {
      const widget = (await data(api.GET('/v1/settings/widget', {}))) as Widget;
      cache.setQueryData<Widget>(keys.widget, widget);
      return widget;
    },
    async write(body: object, match: string) {
      const params = { header: { 'If-Match': match } };
      const kept = await data(api.PATCH('/v1/settings/widget', { params, body }));
      cache.setQueryData<Widget>(keys.widget, kept as Widget);
    },
  };
  return part(name, whole, pick, widgetChange);
}

export function lookOf({ look, languages, texts, when_closed, history, consent }: Widget) {
  const { logo: _, ...rest } = look;
  return { look: rest, languages, texts, when_closed, history, consent } satisfies LookDraft;
}

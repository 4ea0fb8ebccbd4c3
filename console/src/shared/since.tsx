/** How long something has lasted, ticking with the one clock. */
import { useFormats } from '@/i18n/formats';
import { useNow } from './clock';

export function Since({ at }: { at: number }) {
  const now = useNow();
  const f = useFormats();
  return <span className="ticking">{f.span(now - at)}</span>;
}

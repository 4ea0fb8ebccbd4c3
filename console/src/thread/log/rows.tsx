/** One row of the log, whatever it is; drawn again only when it has changed. */
import { memo } from 'react';
import type { Outgoing } from '@/api/outbox';
import { useFormats } from '@/i18n/formats';
import { useWords } from '@/i18n/words';
import { words } from '../words';
import { Bubble } from './bubble';
import type { Item } from './items';
import { Line } from './line';
import { Unsent } from './unsent';

export type RowItem = Item | { kind: 'unsent'; key: string; message: Outgoing };

interface Props {
  item: RowItem;
  onLook(id: string): void;
}

/** Items are made anew with each entry, of the same parts. */
function same(a: Props, b: Props): boolean {
  const [was, is] = [a.item as object, b.item as object] as Record<string, unknown>[];
  const names = Object.keys({ ...was, ...is });
  return a.onLook === b.onLook && names.every((name) => was?.[name] === is?.[name]);
}

export const Row = memo(function Row({ item, onLook }: Props) {
  if (item.kind === 'unsent') return <Unsent message={item.message} />;
  return (
    <>
      {item.day && <Day at={item.at} />}
      {item.unread && <Unread />}
      {item.kind === 'said' ? (
        <Bubble item={item} onLook={onLook} />
      ) : (
        <Line entry={item.entry} at={item.at} />
      )}
    </>
  );
}, same);

function Day({ at }: { at: number }) {
  const f = useFormats();
  return (
    <h3 className="divider">
      <span>{f.day(at)}</span>
    </h3>
  );
}

function Unread() {
  const t = useWords(words);
  return (
    <p className="divider divider-unread">
      <span>{t('unread')}</span>
    </p>
  );
}

import { act, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { useDraft } from '@/thread/composer/use-draft';
import { atDesk } from '../desk';

function Draft({ out }: { out: (place: ReturnType<typeof useDraft>) => void }) {
  const writing = useDraft('cnv_1', 'reply', 1);
  out(writing);
  return <p data-testid="draft">{writing.draft.text}</p>;
}

function rig() {
  let writing: ReturnType<typeof useDraft> | null = null;
  atDesk(
    <Draft
      out={(now) => {
        writing = now;
      }}
    />,
  );
  act(() => writing?.write('Hello'));
  const [key = ''] = Object.keys(localStorage).filter((one) => one.includes('.draft.'));
  const kept = localStorage.getItem(key);
  const elsewhere = (newValue: string | null) => {
    act(() => void dispatchEvent(new StorageEvent('storage', { key, oldValue: kept, newValue })));
  };
  const shown = () => screen.getByTestId('draft').textContent;
  return { write: (text: string) => act(() => writing?.write(text)), elsewhere, shown };
}

it('what was sent in another tab is no draft here any more', () => {
  const { elsewhere, shown } = rig();
  expect(shown()).toBe('Hello');
  elsewhere(null);
  expect(shown()).toBe('');
});

it('what one has gone on writing here stays', () => {
  const { write, elsewhere, shown } = rig();
  write('Hello, Ms');
  elsewhere(null);
  expect(shown()).toBe('Hello, Ms');
});

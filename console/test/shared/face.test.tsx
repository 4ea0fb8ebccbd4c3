import { fireEvent, render } from '@testing-library/react';
import { expect, it } from 'vitest';
import { Face } from '@/shared/face';

it('shows letters where there is no picture, or one that cannot be shown; another is tried', () => {
  const { container, rerender } = render(<Face name="Ada Lovelace" />);
  const picture = () => container.querySelector('img');
  expect(container.textContent).toBe('AL');
  rerender(<Face name="Ada Lovelace" src="data:image/png;base64,AAAA" />);
  expect(container.textContent).toBe('');
  fireEvent.error(picture() as Element);
  expect(container.textContent).toBe('AL');
  rerender(<Face name="Ada Lovelace" src="data:image/png;base64,BBBB" />);
  expect(picture()?.getAttribute('src')).toBe('data:image/png;base64,BBBB');
});

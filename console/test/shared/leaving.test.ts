import { expect, it, vi } from 'vitest';
import { leaving } from '@/shared/leaving';

it('asks before what ends the page, where something is not saved', () => {
  const ends = vi.fn();
  leaving.before(ends);
  expect(ends).toHaveBeenCalledTimes(1);
  let go = () => {};
  const stop = leaving.guard((leave) => {
    go = leave;
  });
  leaving.before(ends);
  expect(ends).toHaveBeenCalledTimes(1); // nothing is ended until one agrees
  go();
  stop();
  expect(ends).toHaveBeenCalledTimes(2);
});

it('goes on asking the browser while another form is not saved', () => {
  const first = leaving.guard(() => undefined);
  const second = leaving.guard(() => undefined);
  first();
  const closes = new Event('beforeunload', { cancelable: true });
  window.dispatchEvent(closes);
  second();
  expect(closes.defaultPrevented).toBe(true);
});

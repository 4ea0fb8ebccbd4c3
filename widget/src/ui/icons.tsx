/** The chat's icons: strokes on a field of 24 by 24. */
import { h } from '../view/h';

const RING = 'M12 3.8a8.2 8.2 0 1 0 0 16.4 8.2 8.2 0 0 0 0-16.4z';
const HORN = 'M4.5 9.5v5H8l4.5 4v-13L8 9.5z';

const PATHS = {
  close: 'm6.5 6.5 11 11m0-11-11 11',
  back: 'm14.5 5.5-6.5 6.5 6.5 6.5',
  next: 'm9.5 5.5 6.5 6.5-6.5 6.5',
  down: 'M12 5v13.5m-6-6 6 6 6-6',
  more: 'M5.5 12h0m6.5 0h0m6.5 0h0',
  send: 'M12 19V5.5m-6 6 6-6 6 6',
  attach:
    'm19.5 11-7.8 7.8a4.7 4.7 0 0 1-6.6-6.6L13 4.3a3.1 3.1 0 0 1 4.4 4.4l-7.9 7.9a1.5 1.5 0 0 1-2.2-2.2l7.2-7.2',
  emoji: `${RING}m-3.5 10.4a4.2 4.2 0 0 0 7 0M9 9.5h0m6 0h0`,
  check: 'm5.5 12.5 4.5 4.5 8.5-9.5',
  checks: 'm2 12.5 4 4.5 8.5-9.5m-3 8.5 1 1 8.5-9.5',
  clock: `${RING}m0 4.2v4.3l2.8 1.7`,
  alert: `${RING}m0 4.2v4.6m0 3.2h0`,
  undo: 'M9 6l-4.5 4.5L9 15m-4.5-4.5H15a4.5 4.5 0 0 1 0 9h-3.5',
  copy: 'M9 9h10v10.5H9zm6 0V4.5H5V15h4',
  star: 'm12 3.8 2.5 5.2 5.7.7-4.2 3.9 1.1 5.6-5.1-2.8-5.1 2.8L8 13.6 3.8 9.7 9.5 9z',
  file: 'M13.5 3.5H7A1.5 1.5 0 0 0 5.5 5v14A1.5 1.5 0 0 0 7 20.5h10a1.5 1.5 0 0 0 1.5-1.5V8.5zv5h5',
  save: 'M12 4v10.5m-4.5-4 4.5 4.5 4.5-4.5M5 19.5h14',
  bell: 'M6.5 16.5V11a5.5 5.5 0 0 1 11 0v5.5L19 18H5zm4 4.5h3',
  sound: `${HORN}M16 9a4.3 4.3 0 0 1 0 6m2.5-8.5a8 8 0 0 1 0 11`,
  mute: `${HORN}m4 4.5 4 4m0-4-4 4`,
  chat: 'M12 4.5c-4.7 0-8.3 2.9-8.3 6.8 0 2.2 1.1 4 3 5.3l-.6 3.7 3.9-2.3q1 .2 2 .2c4.7 0 8.3-3 8.3-6.9s-3.6-6.8-8.3-6.8z',
  mail: 'M4 6.5h16V18H4zm0 .5 8 6.5L20 7',
  end: 'M14 4.5H6v15h8m-3.5-7.5H20m-3.5-3.5L20 12l-3.5 3.5',
};

export type IconName = keyof typeof PATHS;

const FLIPS = new Set<IconName>(['back', 'next', 'undo', 'end']);

export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      class={`icon i-${name}${FLIPS.has(name) ? ' flips' : ''}`}
      viewBox="0 0 24 24"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}

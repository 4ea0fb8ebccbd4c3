/** The chat's icons: strokes on a field of 24 by 24. */
import { h } from '../view/h';

const PATHS = {
  close: 'm6.5 6.5 11 11m0-11-11 11',
  back: 'm14.5 5.5-6.5 6.5 6.5 6.5',
  next: 'm9.5 5.5 6.5 6.5-6.5 6.5',
  down: 'M12 5v13.5m-6-6 6 6 6-6',
  more: 'M5.5 12h0M12 12h0M18.5 12h0',
  send: 'M12 19V5.5m-6 6 6-6 6 6',
  attach:
    'm19.5 11-7.8 7.8a4.7 4.7 0 0 1-6.6-6.6L13 4.3a3.1 3.1 0 0 1 4.4 4.4l-7.9 7.9a1.55 1.55 0 0 1-2.2-2.2l7.2-7.2',
  emoji:
    'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM8.5 14.2a4.2 4.2 0 0 0 7 0M9 9.5h.01M15 9.5h.01',
  check: 'm5.5 12.5 4.3 4.5L18.5 7.5',
  checks: 'm2 12.5 4 4.5 8.5-9.5m-3 8.5 1 1 8.5-9.5',
  clock: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zm0 4v4.3l2.8 1.7',
  alert: 'M12 3.8a8.2 8.2 0 1 0 0 16.4 8.2 8.2 0 0 0 0-16.4zM12 8v4.6m0 3.2h.01',
  undo: 'M9 6 4.5 10.5 9 15m-4.5-4.5H15a4.5 4.5 0 0 1 0 9h-3.5',
  copy: 'M9 9h10v10.5H9zM15 9V4.5H5V15h4',
  star: 'm12 3.8 2.5 5.2 5.7.7-4.2 3.9 1.1 5.6-5.1-2.8-5.1 2.8L8 13.6 3.8 9.7 9.5 9z',
  file: 'M13.5 3.5H7A1.5 1.5 0 0 0 5.5 5v14A1.5 1.5 0 0 0 7 20.5h10a1.5 1.5 0 0 0 1.5-1.5V8.5zm0 0v5h5',
  save: 'M12 4v10.5m-4.5-4 4.5 4.5 4.5-4.5M5 19.5h14',
  bell: 'M6.5 16.5V11a5.5 5.5 0 0 1 11 0v5.5l1.5 1.5H5zM10.5 21h3',
  sound: 'M4.5 9.5v5h3.5l4.5 4v-13l-4.5 4zM16 9a4.3 4.3 0 0 1 0 6m2.5-8.5a8 8 0 0 1 0 11',
  mute: 'M4.5 9.5v5h3.5l4.5 4v-13l-4.5 4zM16.5 10l4 4m0-4-4 4',
  chat: 'M12 4.5c-4.7 0-8.3 2.9-8.3 6.8 0 2.2 1.1 4 3 5.3l-.6 3.7 3.9-2.3q1 .2 2 .2c4.7 0 8.3-3 8.3-6.9s-3.6-6.8-8.3-6.8z',
  mail: 'M4 6.5h16v11.5H4zm0 .5 8 6.5L20 7',
  end: 'M14 4.5H6v15h8M10.5 12h9.5m-3.5-3.5L20 12l-3.5 3.5',
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

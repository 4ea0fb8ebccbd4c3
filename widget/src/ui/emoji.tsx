/** A small grid of emoji; arrow keys move in it. */
import { h } from '../view/h';

const EMOJI = [
  ...'😀😁😂🤣😊😉😍🥰😘😋😎🤔🤗🙂🙃😐😴😅😢😭😡😱🤯😬👍👎👌🙏👏💪👋🤝❤💔🎉🔥⭐✅❌❓❗💡📷📦🚚💳🛒⏰',
];
const COLUMNS = 8;
const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -COLUMNS,
  ArrowDown: COLUMNS,
};

interface Props {
  label: string;
  onPick: (emoji: string) => void;
  onClose: () => void;
}

export function Emoji({ label, onPick, onClose }: Props) {
  function pressed(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      event.stopPropagation();
      onClose();
    }
    const all = [...(event.currentTarget as Element).querySelectorAll('button')];
    const at = all.indexOf(event.target as HTMLButtonElement);
    const turned = getComputedStyle(event.target as Element).direction === 'rtl';
    const step = STEPS[event.key] ?? 0;
    if (!step || at < 0) return;
    event.preventDefault();
    all[at + (turned && Math.abs(step) === 1 ? -step : step)]?.focus();
  }

  return (
    <div class="emoji" role="toolbar" aria-label={label} onKeyDown={pressed}>
      {EMOJI.map((one, i) => (
        <button key={one} type="button" tabIndex={i ? -1 : 0} onClick={() => onPick(one)}>
          {one}
        </button>
      ))}
    </div>
  );
}

/** A small grid of emoji; arrow keys move in it. */
import { ActionIcon, Popover } from '@mantine/core';
import { Smile } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { useWords } from '@/i18n/words';
import { composerWords } from './words';

const EMOJI = [
  ...'😀😄😁😂🤣😊😉😍🥰😘😋😎🤔🤗🙂🙃😐😴😅😢😭😡😱🤯😬👍👎👌🙏👏💪👋🤝💔🎉🔥⭐✅❌❓❗💡📷📦🚚💳🛒⏰',
];
const COLUMNS = 8;
const STEPS: Record<string, number> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -COLUMNS,
  ArrowDown: COLUMNS,
};

export function Emoji({ onPick }: { onPick(emoji: string): void }) {
  const t = useWords(composerWords);
  const [open, setOpen] = useState(false);
  const moved = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = STEPS[event.key];
    const all = [...event.currentTarget.querySelectorAll('button')];
    const at = all.indexOf(event.target as HTMLButtonElement);
    if (step === undefined || at < 0) return;
    event.preventDefault();
    all[at + step]?.focus();
  };
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      trapFocus
      returnFocus
      position="top-start"
      shadow="md"
    >
      <Popover.Target>
        <ActionIcon aria-label={t('emoji')} aria-expanded={open} onClick={() => setOpen(!open)}>
          <Smile size={20} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown p="xs">
        <div className="emoji" role="toolbar" aria-label={t('emoji')} onKeyDown={moved}>
          {EMOJI.map((one) => (
            <button
              key={one}
              type="button"
              onClick={() => {
                setOpen(false);
                onPick(one);
              }}
            >
              {one}
            </button>
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

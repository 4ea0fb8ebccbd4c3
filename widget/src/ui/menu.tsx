/** A button that opens a few choices; keys as in any menu. */
import { h } from '../view/h';
import { useEffect, useRef, useState } from '../view/hooks';
import { Icon, type IconName } from './icons';
import { Button } from './kit';

export interface Choice {
  icon: IconName;
  label: string;
  run: () => unknown;
}

interface Props {
  label: string;
  choices: readonly Choice[];
}

export function Menu({ label, choices }: Props) {
  const [open, setOpen] = useState(false);
  const whole = useRef<HTMLSpanElement>(null);
  const items = () => [...(whole.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
  useEffect(() => {
    if (open) items()[0]?.focus();
  }, [open]);

  function shut(): void {
    setOpen(false);
    whole.current?.querySelector('button')?.focus();
  }

  function pressed(event: KeyboardEvent): void {
    if (!open) return;
    const all = items();
    const at = all.indexOf(event.target as HTMLElement);
    if (event.key === 'ArrowDown') all[(at + 1) % all.length]?.focus();
    else if (event.key === 'ArrowUp') all.at(at - 1)?.focus();
    else if (event.key === 'Escape') shut();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function left(event: FocusEvent): void {
    if (!whole.current?.contains(event.relatedTarget as Node)) setOpen(false);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears the keys of the buttons in it
    <span ref={whole} class="pop" onKeyDown={pressed} onFocusOut={left}>
      <Button icon="more" label={label} aria-expanded={open} onClick={() => setOpen(!open)} />
      {open && (
        <span role="menu" aria-label={label} class="menu-list">
          {choices.map((choice) => (
            <Button
              key={choice.label}
              role="menuitem"
              tabIndex={-1}
              onClick={() => {
                shut();
                choice.run();
              }}
            >
              <Icon name={choice.icon} />
              {choice.label}
            </Button>
          ))}
        </span>
      )}
    </span>
  );
}

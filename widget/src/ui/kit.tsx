/** Small parts that all screens are made of. */
import type { ButtonHTMLAttributes, ComponentChildren } from 'preact';
import { client, set, subscribe, t } from '../store';
import { h } from '../view/h';
import { useEffect, useState } from '../view/hooks';
import { Icon, type IconName } from './icons';

/** Draws anew whenever the app or what the client knows has changed. */
export function useApp(): void {
  const [, again] = useState(0);
  useEffect(() => {
    const run = () => again((n) => n + 1);
    const offs = [subscribe(run), client.subscribe(run)];
    run();
    return () => {
      for (const off of offs) off();
    };
  }, []);
}

/** Whether a moment (ms) has come; draws anew when it does. */
export function useReached(at: number): boolean {
  const [, again] = useState(0);
  useEffect(() => {
    const left = at - Date.now();
    if (left <= 0 || left > 2 ** 31 - 1) return;
    const timer = setTimeout(() => again(at), left + 1);
    return () => clearTimeout(timer);
  }, [at]);
  return Date.now() >= at;
}

type ButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'class' | 'icon' | 'label'> & {
  icon?: IconName;
  label?: string; // said, and shown on hover: the button is round, and only its icon
  class?: string;
};

export function Button({ icon, label, class: look, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      class={label ? `round ${look ?? ''}` : look}
      {...rest}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

interface BarProps {
  title: string;
  onBack: () => void;
  children?: ComponentChildren;
}

/** The head of every screen but the first. */
export function Bar({ title, onBack, children }: BarProps) {
  return (
    <header class="bar">
      <Button icon="back" label={t('back')} onClick={onBack} />
      <h2 class="grow cut" dir="auto">
        {title}
      </h2>
      {children}
      <Close />
    </header>
  );
}

export function Close() {
  const label = t('close');
  return <Button icon="close" label={label} onClick={() => set({ open: false })} />;
}

/** A line that tells of something, until it is closed or over. */
export function Note({ kind, children }: { kind: string; children: ComponentChildren }) {
  return (
    <div class={`note ${kind}`} role="status">
      {children}
    </div>
  );
}

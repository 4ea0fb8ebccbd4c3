/** Small parts that all screens are made of. */
import type { ComponentChildren } from 'preact';
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

interface ButtonProps {
  icon: IconName;
  label: string;
  onClick: (event: MouseEvent) => void;
  class?: string;
  disabled?: boolean;
  expanded?: boolean;
}

/** A button that is only an icon; its label is said and shown on hover. */
export function IconButton({ icon, label, onClick, expanded, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-expanded={expanded}
      onClick={onClick}
      disabled={rest.disabled}
      class={`round ${rest.class ?? ''}`}
    >
      <Icon name={icon} />
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
      <IconButton icon="back" label={t('back')} onClick={onBack} />
      <h2 dir="auto">{title}</h2>
      {children}
      <Close />
    </header>
  );
}

export function Close() {
  const label = t('close');
  return <IconButton icon="close" label={label} onClick={() => set({ open: false })} />;
}

/** A line that tells of something, until it is closed or over. */
export function Note({ kind, children }: { kind: string; children: ComponentChildren }) {
  return (
    <div class={`note ${kind}`} role="status">
      {children}
    </div>
  );
}

/** The system's notifications; the browser is asked for them from one's page only. */
import { preferences } from './preferences';

export type Allowed = 'granted' | 'denied' | 'default' | 'none';

export const allowed = (): Allowed =>
  typeof Notification === 'undefined' || !window.isSecureContext ? 'none' : Notification.permission;

/** Asks the browser; answers whether they may be shown. */
export async function ask(): Promise<boolean> {
  if (allowed() === 'default') await Notification.requestPermission();
  return allowed() === 'granted';
}

export interface Notice {
  about: string; // one at a time about the same
  title: string;
  text: string;
  open(): void;
}

/** Shows it, if notices are wanted and allowed and the page is not in front. */
export function notify({ about, title, text, open }: Notice): void {
  if (!preferences.read().notifications || allowed() !== 'granted') return;
  if (document.visibilityState === 'visible' && document.hasFocus()) return;
  const shown = new Notification(title, { body: text, tag: about });
  shown.onclick = () => {
    window.focus();
    shown.close();
    open();
  };
}

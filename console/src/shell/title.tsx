/** What wants one, in the title of the page and on its icon: `(3) Switchboard`. */
import { useEffect } from 'react';
import { useDesk } from '@/desk';
import { useCounts } from './counts';

const NAME = 'Switchboard';
const MARK =
  '<rect width="32" height="32" rx="9" fill="#3b50d6"/><path d="M9 11.5h4c5 0 1.5 9 6.5 9h3.5" fill="none" stroke="#fff" stroke-width="2.5" stroke-linecap="round"/><circle cx="9" cy="11.5" r="2.6" fill="#fff"/><circle cx="23" cy="20.5" r="2.6" fill="#fff"/>';
const BADGE = '<circle cx="24" cy="8" r="8" fill="#e03131" stroke="#fff" stroke-width="2"/>';

/** The icon as an address; with a spot while something waits. */
export function icon(spot: boolean): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">${MARK}${spot ? BADGE : ''}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

export function Title() {
  const { workspace } = useDesk();
  const { wanted } = useCounts();
  useEffect(() => {
    document.title = `${wanted > 0 ? `(${wanted}) ` : ''}${NAME} · ${workspace}`;
    const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
    if (link) link.href = icon(wanted > 0);
  }, [wanted, workspace]);
  useEffect(
    () => () => {
      document.title = NAME;
    },
    [],
  );
  return null;
}

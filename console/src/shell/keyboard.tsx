/** Keys, the palette and `?`, all from the table of actions. */
import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { controls } from '@/actions';
import { useDesk } from '@/desk';

export function Keyboard() {
  const { workspace } = useDesk();
  const [, go] = useLocation();
  useEffect(() => {
    controls.shell = {
      palette: () => undefined,
      help: () => undefined,
      panel: () => undefined,
      go: (path) => go(`/${workspace}/${path}`),
    };
    return () => {
      controls.shell = null;
    };
  }, [workspace, go]);
  return null;
}

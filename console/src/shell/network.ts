/** Whether the browser has a network at all: it knows at once, the socket only when a sign of life stays out. */
import { useSyncExternalStore } from 'react';

function subscribe(changed: () => void): () => void {
  window.addEventListener('online', changed);
  window.addEventListener('offline', changed);
  return () => {
    window.removeEventListener('online', changed);
    window.removeEventListener('offline', changed);
  };
}

export const useNetwork = (): boolean => useSyncExternalStore(subscribe, () => navigator.onLine);

/** Whether something has stayed on the screen for a moment: what flies past is not asked about. */
import { useEffect, useState } from 'react';

const REST_MS = 300;

export function useResting(): boolean {
  const [rests, setRests] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setRests(true), REST_MS);
    return () => clearTimeout(timer);
  }, []);
  return rests;
}

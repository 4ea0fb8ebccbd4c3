/** The wall alone on the screen, for a display on the wall; where browsers refuse, in its window. */
import { useEffect, useState } from 'react';

export function useFullScreen() {
  const [on, setOn] = useState(false);
  useEffect(() => {
    const followed = () => {
      if (!document.fullscreenElement) setOn(false);
    };
    document.addEventListener('fullscreenchange', followed);
    return () => document.removeEventListener('fullscreenchange', followed);
  }, []);
  const toggle = () => {
    const next = !on;
    setOn(next);
    // Phones have no full screen of pages: then the rail is gone all the same, which is most of it.
    const refused = () => undefined;
    if (next) document.documentElement.requestFullscreen?.().catch(refused);
    else if (document.fullscreenElement) document.exitFullscreen().catch(refused);
  };
  return { on, toggle };
}

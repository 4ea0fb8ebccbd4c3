/** The browser as the client needs it. */
import type { Platform, Posting, Shared, SocketLike } from '../types';

/** Without randomUUID, which pages over plain http do not have. */
function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** fetch tells nothing of how far an upload has got. */
function post(url: string, form: FormData, progress: (share: number) => void): Posting {
  const request = new XMLHttpRequest();
  const done = new Promise<number>((resolve) => {
    request.onload = () => resolve(request.status);
    request.onerror = request.onabort = request.ontimeout = () => resolve(0);
    request.upload.onprogress = ({ loaded, total }) => progress(total ? loaded / total : 0);
    request.open('POST', url);
    request.send(form);
  });
  return { done, abort: () => request.abort() };
}

export function makePlatform(shared: Shared): Platform {
  return {
    now: Date.now,
    random: Math.random,
    id: randomId,
    after(ms, run) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    fetch: (url, init) => fetch(url, { ...init, credentials: 'omit', cache: 'no-store' }),
    socket: (url) => new WebSocket(url) as SocketLike,
    post,
    online: () => navigator.onLine,
    shared,
  };
}

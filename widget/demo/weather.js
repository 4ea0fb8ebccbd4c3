/** Bad weather: the network as a train in a tunnel has it, for everything on this page. */

const real = {
  fetch: window.fetch,
  WebSocket: window.WebSocket,
  send: XMLHttpRequest.prototype.send,
};
const sockets = new Set();
let out = false;

class Socket extends real.WebSocket {
  constructor(...args) {
    super(...args);
    sockets.add(this);
    this.addEventListener('close', () => sockets.delete(this));
    if (out) queueMicrotask(() => this.close());
  }
}

window.WebSocket = Socket;
window.fetch = (...args) =>
  out ? Promise.reject(new TypeError('offline')) : real.fetch.apply(window, args);
XMLHttpRequest.prototype.send = function (...args) {
  if (out) queueMicrotask(() => this.dispatchEvent(new ProgressEvent('error')));
  else real.send.apply(this, args);
};
Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => !out });

/** Cuts the page off, or lets it back. */
export function cutOff(yes) {
  out = yes;
  if (yes) for (const socket of sockets) socket.close();
  dispatchEvent(new Event(yes ? 'offline' : 'online'));
}

/** For those on the page who are not in the tunnel. */
export const fetchAnyway = (...args) => real.fetch.apply(window, args);

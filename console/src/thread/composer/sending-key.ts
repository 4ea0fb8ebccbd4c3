/** Whether a key sends what is written. Pure. */
interface Press {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
}

/** 'always': whatever is open; 'else': unless a list over the text wants the key. */
export function sendingKey(press: Press, enterSends: boolean): 'always' | 'else' | null {
  if (press.key !== 'Enter') return null;
  if (press.ctrlKey || press.metaKey) return 'always';
  return enterSends && !press.shiftKey && !press.altKey ? 'else' : null;
}

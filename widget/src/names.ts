/** Under which names the loader keeps things; all others are the chat's. */
export const OURS = 'l.';
export const CONFIG = 'l.config';
export const CONSENT = 'l.consent';
export const PAGES = 'l.pages';
export const GOING = 'l.going'; // a conversation goes on, in whichever tab
export const TALKED = 'l.talked'; // they have talked to us before
export const OPEN = 'l.open'; // in this tab
export const SHOWN = 'l.invited';
export const SESSION = 'l.session';

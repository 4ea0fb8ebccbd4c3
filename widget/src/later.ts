/** What a chat needs later or seldom, a module of its own; knows nothing of the screen. */
export { ring } from './ui/sound';
export { transcriptOf } from './ui/transcript';
export { visitOf } from './visit';

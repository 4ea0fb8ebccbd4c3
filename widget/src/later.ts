/** What a chat needs seldom, a module of its own: it draws what it is given and keeps nothing. */
import css from './later.css?inline';

export { Emoji } from './ui/emoji';
export { Field, wrong } from './ui/fields';
export { ring } from './ui/sound';
export { transcriptOf } from './ui/transcript';
export { Verdict } from './ui/verdict';
export { visitOf } from './visit';
export { css };

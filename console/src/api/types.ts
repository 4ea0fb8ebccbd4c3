/** The server's shapes by their short names; all of them come from the contract. */
import type { components } from '@contract';

type Shapes = components['schemas'];

/** As the client's types read an answer: pairs are lists there. */
type Plain<T> = T extends readonly (infer One)[]
  ? Plain<One>[]
  : T extends object
    ? { [Name in keyof T]: Plain<T[Name]> }
    : T;

export type Conversation = Plain<Shapes['ConversationShown']>;
/** One line of a log; what `data` holds depends on the type. */
export type Entry = Omit<Plain<Shapes['EntryShown']>, 'data'> & { data: Record<string, unknown> };
export type Agent = Plain<Shapes['AgentShown']>;
export type Group = Plain<Shapes['GroupShown']>;
export type Queue = Plain<Shapes['QueueShown']>;
export type Customer = Plain<Shapes['CustomerShown']>;
export type Alarm = Plain<Shapes['AlarmShown']>;
export type Answer = Plain<Shapes['AnswerShown']>;
export type Visit = Plain<Shapes['VisitShown']>;
export type Me = Plain<Shapes['Me']>;
export type SignedIn = Plain<Shapes['SignedIn']>;
export type Key = Plain<Shapes['KeyShown']>;
export type Tags = Plain<Shapes['TagsShown']>;
export type Done = Plain<Shapes['Done']>;
export type Presence = Plain<Shapes['PresenceData']>;
export type Problem = Shapes['Problem'];
export type State =
  | 'queued'
  | 'awaiting_agent'
  | 'awaiting_customer'
  | 'awaiting_confirmation'
  | 'ended'
  | 'system_ended';
export type Settings = Plain<Shapes['SettingsShown']>;
export type Policy = Plain<Shapes['PolicyShown']>;
/** Only what is set; the rest is inherited. */
export type Overrides = Plain<Shapes['PolicyOverrides']>;
/** All that is set of the chat on the website. */
export type Widget = Plain<Shapes['WidgetSettings']>;
/** The same as a visitor's browser gets it. */
export type WidgetShown = Plain<Shapes['WidgetShown']>;

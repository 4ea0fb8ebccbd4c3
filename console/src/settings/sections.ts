/**
 * The sections of the settings, each once: who sees it, who may change it, and its page, which is
 * loaded when it is first wanted. Names are keys of words.ts.
 */
import {
  Building2,
  CalendarClock,
  CodeXml,
  IdCard,
  KeyRound,
  ListTree,
  type LucideIcon,
  MessageCircleHeart,
  MessageSquareQuote,
  MessageSquareText,
  PanelsTopLeft,
  Route,
  ScrollText,
  Tags,
  Timer,
  Users,
  UsersRound,
} from 'lucide-react';
import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { frame } from './words';

type Word = keyof (typeof frame)['table']['en'];

export interface Section {
  id: Word;
  part: Word; // the heading that it stands under
  icon: LucideIcon;
  see: string;
  change: string;
  page: LazyExoticComponent<ComponentType>;
}

export const PARTS = ['company', 'team', 'conversations', 'website', 'tools'] as const;

export const SECTIONS: readonly Section[] = [
  {
    id: 'workspace',
    part: 'company',
    icon: Building2,
    see: 'settings.read',
    change: 'settings.write',
    page: lazy(() => import('./sections/workspace')),
  },
  {
    id: 'hours',
    part: 'company',
    icon: CalendarClock,
    see: 'settings.read',
    change: 'settings.write',
    page: lazy(() => import('./sections/hours')),
  },
  {
    id: 'groups',
    part: 'team',
    icon: UsersRound,
    see: 'groups.read',
    change: 'groups.write',
    page: lazy(() => import('./sections/groups')),
  },
  {
    id: 'agents',
    part: 'team',
    icon: Users,
    see: 'agents.read',
    change: 'agents.write',
    page: lazy(() => import('./sections/agents')),
  },
  {
    id: 'routing',
    part: 'conversations',
    icon: Route,
    see: 'settings.read',
    change: 'settings.write',
    page: lazy(() => import('./sections/routing')),
  },
  {
    id: 'timers',
    part: 'conversations',
    icon: Timer,
    see: 'settings.read',
    change: 'settings.write',
    page: lazy(() => import('./sections/timers')),
  },
  {
    id: 'texts',
    part: 'conversations',
    icon: MessageSquareText,
    see: 'settings.read',
    change: 'settings.write',
    page: lazy(() => import('./sections/texts')),
  },
  {
    id: 'keys',
    part: 'tools',
    icon: KeyRound,
    see: 'keys.manage',
    change: 'keys.manage',
    page: lazy(() => import('./sections/keys')),
  },
  {
    id: 'answers',
    part: 'conversations',
    icon: MessageSquareQuote,
    see: 'answers.read',
    change: 'answers.own',
    page: lazy(() => import('./sections/answers')),
  },
  {
    id: 'tags',
    part: 'conversations',
    icon: Tags,
    see: 'settings.read',
    change: 'settings.write',
    page: lazy(() => import('./sections/tags')),
  },
  {
    id: 'widget',
    part: 'website',
    icon: PanelsTopLeft,
    see: 'settings.read',
    change: 'settings.write',
    page: lazy(() => import('./sections/widget')),
  },
  {
    id: 'menu',
    part: 'website',
    icon: ListTree,
    see: 'settings.read',
    change: 'settings.write',
    page: lazy(() => import('./sections/menu')),
  },
  {
    id: 'snippet',
    part: 'website',
    icon: CodeXml,
    see: 'settings.read',
    change: 'settings.read',
    page: lazy(() => import('./sections/snippet')),
  },
  {
    id: 'invitations',
    part: 'website',
    icon: MessageCircleHeart,
    see: 'settings.read',
    change: 'settings.write',
    page: lazy(() => import('./sections/invitations')),
  },
  {
    id: 'cards',
    part: 'tools',
    icon: IdCard,
    see: 'settings.read',
    change: 'settings.write',
    page: lazy(() => import('./sections/cards')),
  },
  {
    id: 'audit',
    part: 'tools',
    icon: ScrollText,
    see: 'audit.read',
    change: 'audit.read',
    page: lazy(() => import('./sections/audit')),
  },
];

/** Where settings are set: the workspace, a group, and either of them for one channel alone. */
import type { Group, Overrides, Policy, Settings } from '@/api/types';
import { difference } from '../same';
import { USUAL } from './limits';

export interface Place {
  settings: Settings;
  /** Without one: the workspace. */
  group?: Group | undefined;
  /** "": all channels. */
  channel: string;
}

const CHANNEL = /^[a-z][a-z0-9_]{0,31}$/;
export const isChannel = (text: string) => CHANNEL.test(text);

/** The JSON pointer that settings of a place stand under. */
export const baseOf = (channel: string) => (channel ? `/channels/${channel}` : '/policy');

/** What an owner has set itself, in all or for a channel. */
export const ownAt = (
  all: Overrides,
  channels: Settings['channels'],
  channel: string,
): Overrides => (channel ? (channels[channel] ?? {}) : all);

/** The PATCH that makes `to` of `from` at a place. */
export function changeAt(channel: string, to: object, from: object): object {
  const change = difference(to, from);
  return channel ? { channels: { [channel]: change } } : { policy: change };
}

/** Layers over one another, as the server lays them: texts code by code, all else as a whole. */
function laid(base: Policy, ...layers: (Overrides | undefined)[]): Policy {
  const texts = Object.assign({}, base.texts, ...layers.map((layer) => layer?.texts));
  return Object.assign({}, base, ...layers, { texts });
}

/** What holds at a place where nothing is set there. */
export function inheritedAt({ settings, group, channel }: Place): Policy {
  if (!group && !channel) return USUAL;
  const ofChannel = group && channel ? settings.channels[channel] : undefined;
  return laid(settings.policy, ofChannel, channel ? group?.policy : undefined);
}

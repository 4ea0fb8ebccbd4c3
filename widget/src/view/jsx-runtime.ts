/** What JSX becomes: plain descriptions, which `render` turns into elements. Types are Preact's. */
import type { ComponentChildren, ComponentType } from 'preact';

export type { JSX } from 'preact';

export interface Described {
  type: string | ComponentType<never> | null; // null: only its children
  props: Record<string, unknown>;
  key: unknown;
}

export function jsx(type: Described['type'], props: object, key?: unknown): Described {
  return { type, props: props as Record<string, unknown>, key };
}

export const jsxs = jsx;
export const Fragment = null as unknown as ComponentType<{ children?: ComponentChildren }>;

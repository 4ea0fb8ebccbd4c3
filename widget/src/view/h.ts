/** What JSX becomes: plain descriptions, which `render` turns into elements. Types are Preact's. */
import type { ComponentChildren, ComponentType, JSX as Types } from 'preact';

export interface Described {
  type: string | ComponentType<never> | null; // null: only its children
  props: Record<string, unknown>;
  key: unknown;
}

export function h(
  type: Described['type'],
  props: Record<string, unknown> | null,
  ...children: unknown[]
): Described {
  return { type, props: { children, ...props }, key: props?.key };
}

export declare namespace h {
  export type { Types as JSX };
}

export const Fragment = null as unknown as ComponentType<{ children?: ComponentChildren }>;

/**
 * A settings form: a draft over the server's value. Without a draft it follows the server; with one
 * nothing is lost: not when saving fails, when somebody else saves first, or when one goes elsewhere.
 */
import { useCallback, useRef, useState } from 'react';
import { ApiError, asApiError } from '@/api/problem';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { errors } from '@/shared/errors';
import { useTellFailure } from '@/shared/failure';
import { useUndo } from '@/shared/undo';
import { type Faults, faultAt, faultsOf, focusFault } from './faults';
import { same } from './same';
import { Moved, put, type Source } from './saving';
import { frame } from './words';

export interface Form<D> {
  draft: D;
  set(change: Partial<D>): void;
  dirty: boolean;
  readOnly: boolean;
  saving: boolean;
  /** Somebody else has changed the same since the draft was begun. */
  moved: boolean;
  faults: Faults;
  fault(pointer: string): string | undefined;
  save(): Promise<void>;
  discard(): void;
  /** Keeps the draft, and takes the server's present value as what it is made from. */
  overwrite(): Promise<void>;
  root: React.RefObject<HTMLFormElement | null>;
}

interface Begun<D> {
  from: D;
  to: D;
}

interface Wanted<D> {
  source: Source<D>;
  /** The permission without which it is only shown. */
  permission: string;
  check?(draft: D): Faults;
  /** Something is made, not changed: called when it is there. Faults wait for the first try. */
  made?(): void;
}

// Drafts whose form is not on the screen, by workspace and name of the source.
const drafts = new Map<string, Begun<unknown>>();

function useDraft<D>(place: string) {
  const [begun, show] = useState(() => drafts.get(place) as Begun<D> | undefined);
  const begin = useCallback(
    (next: Begun<D> | undefined) => {
      if (next) drafts.set(place, next);
      else drafts.delete(place);
      show(next);
    },
    [place],
  );
  return [begun, begin] as const;
}

export function useForm<D extends object>({ source, permission, check, made }: Wanted<D>): Form<D> {
  const desk = useDesk();
  const t = useWords(frame);
  const e = useWords(errors);
  const undo = useUndo();
  const tell = useTellFailure();
  const root = useRef<HTMLFormElement | null>(null);
  const place = `${desk.workspace} ${source.name}`;
  const [begun, begin] = useDraft<D>(place);
  const [refused, refuse] = useState<Faults>({});
  const [saving, setSaving] = useState(false);
  const [tried, attempt] = useState(!made);
  const kept = source.now().value;
  const draft = begun?.to ?? kept;
  const dirty = !!begun && !same(begun.to, begun.from);
  const faults = { ...refused, ...(dirty && tried && check ? check(draft) : {}) };

  function stop(found: Faults): void {
    refuse(found);
    requestAnimationFrame(() => root.current && focusFault(root.current, found));
  }

  async function write(to: D, from: D): Promise<void> {
    setSaving(true);
    try {
      await put(source, to, from, same);
      const latest = (drafts.get(place) as Begun<D> | undefined)?.to;
      begin(latest === to ? undefined : { from: to, to: latest ?? to }); // one may type meanwhile
      refuse({});
      if (made) made();
      else undo(t('saved'), () => put(source, from, to, same));
    } catch (error) {
      failed(error);
    } finally {
      setSaving(false);
    }
  }

  function failed(error: unknown): void {
    if (error instanceof Moved) return; // the form shows that it has moved
    if (error instanceof ApiError && error.parts.length) stop(faultsOf(error, e));
    else tell(asApiError(error));
  }

  async function save(from = begun?.from): Promise<void> {
    if (!begun) return; // Ctrl S where nothing was typed
    attempt(true);
    const found = check?.(draft) ?? {};
    if (Object.keys(found).length) stop(found);
    else if (from && !saving) await write(begun.to, from);
  }

  return {
    draft,
    dirty,
    saving,
    faults,
    root,
    readOnly: !desk.may(permission),
    // What is being saved says itself whether it moved; an answer given before then would be lost.
    moved: dirty && !saving && !same(kept, begun?.from),
    fault: (pointer) => faultAt(faults, pointer),
    set: (change) => {
      refuse({});
      begin({ from: begun?.from ?? kept, to: { ...draft, ...change } });
    },
    save: () => save(),
    discard: () => {
      begin(undefined);
      refuse({});
    },
    overwrite: async () => {
      const { value } = source.now();
      begin({ from: value, to: draft });
      await save(value);
    },
  };
}

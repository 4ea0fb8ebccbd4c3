/** A form before anybody is signed in: what was typed, what is wrong with it, and sending it. */
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { ApiError, asApiError } from '@/api/problem';
import { useWords } from '@/i18n/words';
import { errors, inWords } from '@/shared/errors';

/** Field → code of what is wrong. */
export type Faults = Readonly<Record<string, string | null>>;

/** Refusals that belong to one field and do not say so themselves. */
const AT: Readonly<Record<string, string>> = {
  workspace_taken: 'workspace',
  bad_workspace: 'workspace',
  bad_email: 'email',
  wrong_code: 'code',
};

/** What a refusal says of which field; what belongs to none of these is not in it. */
export function faultsOf(error: ApiError, fields: readonly string[]): Record<string, string> {
  const found: Record<string, string> = {};
  for (const { pointer, code } of error.parts) {
    const name = pointer.slice(1);
    if (fields.includes(name)) found[name] ??= code;
  }
  const at = AT[error.code];
  if (at && fields.includes(at)) found[at] ??= error.code;
  return found;
}

interface Options<V> {
  first: V;
  check(values: V): Faults;
  send(values: V): Promise<unknown>;
}

export function useDraft<V extends Record<string, string>>({ first, check, send }: Options<V>) {
  const [values, setValues] = useState(first);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set()); // fields one has been in
  const [refused, setRefused] = useState<Record<string, string>>({});
  const [failure, setFailure] = useState<ApiError | null>(null);
  const [busy, setBusy] = useState(false);
  const [tries, setTries] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  const e = useWords(errors);
  const faults = check(values);
  const fields = Object.keys(first);

  useEffect(() => {
    if (tries && form.current) lead(form.current);
  }, [tries]);

  function set(change: Partial<V>): void {
    setValues((now) => ({ ...now, ...change }));
    setRefused((now) => without(now, Object.keys(change)));
    setFailure(null);
  }

  /** Empty again, after it was sent. */
  function clear(): void {
    setValues(first);
    setLeft(new Set());
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setLeft(new Set(fields));
    if (Object.values(faults).some(Boolean)) return setTries(tries + 1);
    setBusy(true);
    setFailure(null);
    try {
      await send(values);
    } catch (error) {
      const problem = asApiError(error);
      const at = faultsOf(problem, fields);
      setRefused(at);
      if (!Object.keys(at).length) setFailure(problem);
      setTries(tries + 1);
    }
    setBusy(false);
  }

  const said = (name: string) => refused[name] ?? (left.has(name) ? faults[name] : null);
  const field = (name: keyof V & string) => ({
    name,
    value: values[name],
    error: words(said(name)),
    onChange: (event: { currentTarget: { value: string } }) =>
      set({ [name]: event.currentTarget.value } as Partial<V>),
    onBlur: () => values[name] && setLeft((now) => new Set(now).add(name)),
  });
  const words = (code: string | null | undefined) => code && inWords(new ApiError(code, 0), e);
  return { values, set, clear, field, submit, busy, failure: failure && inWords(failure, e), form };
}

/** To what is wrong; else back to the button, which could not keep the focus while it was busy. */
function lead(form: HTMLFormElement): void {
  const wrong = form.querySelector<HTMLElement>('[aria-invalid="true"]');
  if (wrong) wrong.focus();
  else if (document.activeElement === document.body)
    form.querySelector<HTMLElement>('[type="submit"]')?.focus();
}

function without(all: Record<string, string>, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(all).filter(([name]) => !names.includes(name)));
}

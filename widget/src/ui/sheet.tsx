/** A form on a page of its own; what was typed outlives a reload. */

import { boot, screen } from '../store';
import type { Field as Asked } from '../types';
import { h } from '../view/h';
import { useEffect, useState } from '../view/hooks';
import { seldom } from './acts';
import { type Answers, keep, kept } from './answers';
import { Banners } from './banners';
import { Bar } from './kit';

/** Typed answers, which outlive a reload. */
function useAnswers(): [Answers, (name: string, value: string) => void] {
  const { prefill } = boot;
  const [answers, setAnswers] = useState<Answers>(() => ({
    ...prefill.attributes,
    ...(prefill.name && { name: prefill.name }),
    ...(prefill.email && { email: prefill.email }),
    ...kept(),
  }));
  return [
    answers,
    (name, value) => {
      const next = { ...answers, [name]: value };
      keep(next);
      setAnswers(next);
    },
  ];
}

interface SheetProps {
  title: string;
  text: string;
  fields: readonly Asked[];
  submit: string;
  onBack: () => void;
  onSubmit: (answers: Answers) => Promise<unknown>;
}

export function Sheet({ title, text, fields, submit, onBack, onSubmit }: SheetProps) {
  const { words, part } = screen;
  const [answers, answer] = useAnswers();
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    if (!part) void seldom(() => {});
  }, []);

  async function submitted(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    const bad = fields.find((field) => part?.wrong(field, answers[field.name]));
    const form = event.currentTarget as HTMLFormElement;
    if (bad) return form.querySelector<HTMLElement>(`[id="f-${bad.name}"]`)?.focus();
    setBusy(true);
    await onSubmit(answers);
    setBusy(false);
  }

  return (
    <div class="view">
      <Bar title={title} onBack={onBack} />
      <Banners />
      <form class="scroll sheet" noValidate onSubmit={submitted}>
        <p class="lead" dir="auto">
          {text}
        </p>
        {part &&
          fields.map((field, i) => (
            <part.Field
              key={field.name}
              words={words}
              field={field}
              value={answers[field.name] ?? ''}
              tried={tried}
              first={i === 0}
              onValue={(value) => answer(field.name, value)}
            />
          ))}
        <button type="submit" class="main wide" disabled={busy || !part}>
          {submit}
        </button>
      </form>
    </div>
  );
}

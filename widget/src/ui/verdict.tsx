/** The customer's verdict as it looks: stars, reasons that fit the score, a comment. */
import type { Words } from '../i18n';
import type { RatingReason } from '../types';
import { Fragment, h } from '../view/h';

const SCORES = [1, 2, 3, 4, 5];

export interface Given {
  score: number;
  reasons: readonly string[];
  comment: string;
}

interface Props {
  words: Words;
  reasons: readonly RatingReason[];
  star: () => unknown; // draws one
  given: Given;
  busy: boolean;
  /** Absent where the verdict stands. */
  onGive?: (given: Given) => void;
  onSend?: (event: Event) => void;
}

function Stars({ words, star, given, onGive }: Props) {
  return (
    <fieldset class="stars" disabled={!onGive}>
      <legend class="unseen">{words.t('rate_title')}</legend>
      {SCORES.map((n) => (
        <label key={n} class={n <= given.score ? 'lit' : ''}>
          <input
            type="radio"
            name="score"
            class="unseen"
            checked={n === given.score}
            aria-label={words.t('score', { n })}
            onChange={() => onGive?.({ ...given, score: n, reasons: [] })}
          />
          {star()}
        </label>
      ))}
    </fieldset>
  );
}

function Reasons({ words, reasons, given, onGive }: Props) {
  const turn = (code: string) =>
    given.reasons.includes(code)
      ? given.reasons.filter((one) => one !== code)
      : [...given.reasons, code];
  const fitting = reasons.filter(({ scores }) => !scores.length || scores.includes(given.score));
  return (
    <div class="reasons">
      {fitting.map(({ code, label }) => (
        <button
          key={code}
          type="button"
          class="quiet small"
          aria-pressed={given.reasons.includes(code)}
          dir="auto"
          onClick={() => onGive?.({ ...given, reasons: turn(code) })}
        >
          {words.label(label)}
        </button>
      ))}
    </div>
  );
}

export function Verdict(props: Props) {
  const { words, given, busy, onGive, onSend } = props;
  if (!onGive) {
    return (
      <div class="rating" role="status">
        <strong>{words.t('rate_thanks')}</strong>
        <Stars {...props} />
      </div>
    );
  }
  return (
    <form class="rating" onSubmit={onSend}>
      <strong>{words.t('rate_title')}</strong>
      <Stars {...props} />
      {given.score > 0 && (
        <>
          <Reasons {...props} />
          <textarea
            class="input"
            rows={2}
            dir={given.comment ? 'auto' : undefined}
            maxLength={2000}
            placeholder={words.t('comment')}
            aria-label={words.t('comment')}
            value={given.comment}
            onInput={({ currentTarget }) => onGive({ ...given, comment: currentTarget.value })}
          />
          <button type="submit" class="main" disabled={busy}>
            {words.t('rate_send')}
          </button>
        </>
      )}
    </form>
  );
}

/** The customer's verdict: stars, reasons that fit the score, a comment. */

import { boot, client, screen, t, told } from '../store';
import type { Conversation } from '../types';
import { Fragment, h } from '../view/h';
import { useState } from '../view/hooks';
import { Icon } from './icons';

const SCORES = [1, 2, 3, 4, 5];

interface StarsProps {
  score: number;
  onScore?: (score: number) => void;
}

function Stars({ score, onScore }: StarsProps) {
  return (
    <fieldset class="stars" disabled={!onScore}>
      <legend class="unseen">{t('rate_title')}</legend>
      {SCORES.map((n) => (
        <label key={n} class={n <= score ? 'lit' : ''}>
          <input
            type="radio"
            name="score"
            class="unseen"
            checked={n === score}
            aria-label={t('score', { n })}
            onChange={() => onScore?.(n)}
          />
          <Icon name="star" />
        </label>
      ))}
    </fieldset>
  );
}

interface ReasonsProps {
  score: number;
  chosen: readonly string[];
  onChoose: (chosen: string[]) => void;
}

function Reasons({ score, chosen, onChoose }: ReasonsProps) {
  const fitting = boot.config.rating_reasons.filter(
    ({ scores }) => !scores.length || scores.includes(score),
  );
  const turn = (code: string) =>
    onChoose(chosen.includes(code) ? chosen.filter((one) => one !== code) : [...chosen, code]);
  return (
    <div class="reasons">
      {fitting.map(({ code, label }) => (
        <button
          key={code}
          type="button"
          aria-pressed={chosen.includes(code)}
          dir="auto"
          onClick={() => turn(code)}
        >
          {screen.words.label(label)}
        </button>
      ))}
    </div>
  );
}

export function Rating({ conversation }: { conversation: Conversation }) {
  const [score, setScore] = useState(0);
  const [reasons, setReasons] = useState<string[]>([]);
  const [comment, setComment] = useState('');
  const [busy, setBusy] = useState(false);
  if (conversation.rating) {
    return (
      <div class="rating" role="status">
        <strong>{t('rate_thanks')}</strong>
        <Stars score={conversation.rating.score} />
      </div>
    );
  }

  async function send(event: Event): Promise<void> {
    event.preventDefault();
    setBusy(true);
    told(await client.command('rate', { score, reasons, comment: comment.trim() }));
    setBusy(false);
  }

  function rate(next: number): void {
    setScore(next);
    setReasons([]);
  }

  return (
    <form class="rating" onSubmit={send}>
      <strong>{t('rate_title')}</strong>
      <Stars score={score} onScore={rate} />
      {score > 0 && (
        <>
          <Reasons score={score} chosen={reasons} onChoose={setReasons} />
          <textarea
            class="input"
            rows={2}
            dir={comment ? 'auto' : undefined}
            maxLength={2000}
            placeholder={t('comment')}
            aria-label={t('comment')}
            value={comment}
            onInput={({ currentTarget }) => setComment(currentTarget.value)}
          />
          <button type="submit" class="main" disabled={busy}>
            {t('rate_send')}
          </button>
        </>
      )}
    </form>
  );
}

/** The customer's verdict: what is given so far, and that it is sent. */
import { boot, client, screen, told } from '../store';
import type { Conversation } from '../types';
import { h } from '../view/h';
import { useState } from '../view/hooks';
import { Icon } from './icons';

const NONE = { score: 0, reasons: [] as readonly string[], comment: '' };

export function Rating({ conversation }: { conversation: Conversation }) {
  const [given, give] = useState(NONE);
  const [busy, setBusy] = useState(false);
  const { words, part } = screen;
  const { rating } = conversation;
  if (!part) return null;

  async function send(event: Event): Promise<void> {
    event.preventDefault();
    setBusy(true);
    told(await client.command('rate', { ...given, comment: given.comment.trim() }));
    setBusy(false);
  }

  return (
    <part.Verdict
      words={words}
      reasons={boot.config.rating_reasons}
      star={() => <Icon name="star" />}
      given={rating ? { ...NONE, score: rating.score } : given}
      busy={busy}
      {...(rating ? {} : { onGive: give, onSend: send })}
    />
  );
}

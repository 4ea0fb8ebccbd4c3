/** An agent is asked: to oneself with the time left and two buttons, to others as a line. */
import { Badge, Button, Group } from '@mantine/core';
import type { Conversation } from '@/api/types';
import { useDesk } from '@/desk';
import { useFormats } from '@/i18n/formats';
import { useWords } from '@/i18n/words';
import { useNow } from '@/shared/clock';
import { actionWords } from '@/shell/action-words';
import { myOffer } from '../allowed';
import { useScope } from '../scope';
import { words } from '../words';

type Offer = NonNullable<Conversation['offers']>[number];

/** What is left of an offer's time. */
export function Left({ until }: { until: string }) {
  const t = useWords(words);
  const { span } = useFormats();
  const left = Date.parse(until) - useNow();
  if (!Number.isFinite(left)) return null;
  return (
    <Badge className="left" data-soon={left < 10_000 || undefined} variant="light" size="lg">
      {left > 0 ? t('left_s', { span: span(left) }) : t('offer_over')}
    </Badge>
  );
}

const ASKS = {
  serve: 'offer_serve',
  transfer: 'offer_transfer',
  invite: 'offer_invite',
} as const;
const asks = (kind: string) => ASKS[kind as keyof typeof ASKS] ?? 'offer_serve';

/** Stands above the composer while one is asked. */
export function OfferToMe() {
  const { me } = useDesk();
  const { c } = useScope();
  const offer = myOffer(c, me.agent.id);
  return offer ? <Asked offer={offer} /> : null;
}

function Asked({ offer }: { offer: Offer }) {
  const t = useWords(words);
  const a = useWords(actionWords);
  const { does, teller } = useScope();
  return (
    <div className="bar bar-offer" role="alert">
      <span>{t(asks(offer.kind), { by: teller.agent(offer.by) })}</span>
      <Group gap="xs" wrap="nowrap">
        <Left until={offer.until} />
        <Button size="xs" onClick={() => does('accept')}>
          {a('accept')}
        </Button>
        <Button size="xs" variant="default" onClick={() => does('decline')}>
          {a('decline')}
        </Button>
      </Group>
    </div>
  );
}

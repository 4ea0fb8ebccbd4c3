/** What this agent is asked to take, with its time, on every page where the list does not show it. */
import { Paper, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useLocation } from 'wouter';
import { useConversations } from '@/api/queries';
import type { Conversation } from '@/api/types';
import { useDesk } from '@/desk';
import { useFormats } from '@/i18n/formats';
import { useWords } from '@/i18n/words';
import { useChoice } from '@/inbox/choice';
import { OfferButtons } from '@/inbox/offer';
import { offeredTo } from '@/inbox/order';
import { useNow } from '@/shared/clock';
import { useNameOf } from '@/shared/name';
import { PHONE } from './panel';
import { words } from './words';

const MOST = 3;

export function Offers() {
  const { me, workspace } = useDesk();
  const [path] = useLocation();
  const [choice] = useChoice();
  const { rows } = useConversations({ view: 'mine' });
  const asked = rows.filter((c) => offeredTo(c, me.agent.id)).slice(0, MOST);
  const phone = useMediaQuery(PHONE, undefined, { getInitialValueInEffect: false });
  const inbox = `/${workspace}/inbox`;
  const beside = phone ? path === inbox : path.startsWith(inbox);
  const listed = beside && choice.view === 'mine' && !choice.customer;
  return (
    <div className="offers" role="status">
      {!listed && asked.map((c) => <Offer key={c.id} c={c} />)}
    </div>
  );
}

function Offer({ c }: { c: Conversation }) {
  const { me } = useDesk();
  const t = useWords(words);
  const f = useFormats();
  const nameOf = useNameOf();
  const now = useNow();
  const offer = offeredTo(c, me.agent.id);
  const left = offer ? Date.parse(offer.until) - now : 0;
  if (!offer || left < 0) return null;
  const code = offer.kind === 'invite' ? 'asked_to_join' : 'offered';
  return (
    <Paper className="offer-card" shadow="lg" withBorder p="sm">
      <Text fw={600} size="sm">
        {t(code, { name: nameOf(c) })}
      </Text>
      {c.preview?.text && (
        <Text size="sm" lineClamp={2} dir="auto">
          {c.preview.text}
        </Text>
      )}
      <Text size="xs" c="dimmed" aria-live="off" className="ticking">
        {t('offer_ends', { span: f.span(left) })}
      </Text>
      <OfferButtons conversation={c.id} />
    </Paper>
  );
}

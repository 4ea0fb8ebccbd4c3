/** Cards of the tenant's own systems: a page in a frame, or rows that it gives as JSON. */
import { ActionIcon, Button, Group, Stack, Text, Tooltip } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ExternalLink, RotateCw } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Conversation } from '@/api/types';
import { useWords } from '@/i18n/words';
import { Failure, Waiting } from '@/shared/failure';
import { OutLink } from '@/shared/link';
import { common } from '@/shared/words';
import { CardFailed, readCard } from './card';
import { type CardAddress, useCards } from './load';
import { Pairs, Part } from './pairs';
import { words } from './words';

const SLOW_MS = 15_000; // a frame says nothing when it fails, so silence is taken for it

export function Cards({ conversation }: { conversation: Conversation }) {
  const { data: cards, error, refetch } = useCards(conversation.id);
  // The addresses hold some minutes, so who loads a card again gets a new one.
  const again = async () => {
    await refetch();
  };
  if (!cards && error) return <Failure error={error} again={() => void again()} />;
  return cards?.map((card) => <Card key={card.id} card={card} again={again} />);
}

interface Props {
  card: CardAddress;
  again(): Promise<void>;
}

function Card({ card, again }: Props) {
  const t = useWords(words);
  const [times, setTimes] = useState(0);
  const label = t('card_reload', { title: card.title });
  const reload = () => void again().then(() => setTimes((n) => n + 1));
  const Shown = card.kind === 'iframe' ? Framed : Rows;
  return (
    <Part
      title={card.title}
      aside={
        <Group gap={2} wrap="nowrap">
          {card.kind === 'iframe' && <Alone card={card} />}
          <Tooltip label={label}>
            <ActionIcon size={28} aria-label={label} onClick={reload}>
              <RotateCw size={14} />
            </ActionIcon>
          </Tooltip>
        </Group>
      }
    >
      <Shown key={times} card={card} reload={reload} />
    </Part>
  );
}

/** The page in a tab of its own: a browser does not tell of a page that refuses to be framed. */
function Alone({ card }: { card: CardAddress }) {
  const t = useWords(words);
  const label = t('card_alone', { title: card.title });
  return (
    <Tooltip label={label}>
      <ActionIcon
        component="a"
        href={card.url}
        target="_blank"
        rel="noopener noreferrer"
        size={28}
        aria-label={label}
      >
        <ExternalLink size={14} />
      </ActionIcon>
    </Tooltip>
  );
}

interface ShownProps {
  card: CardAddress;
  reload(): void;
}

function Rows({ card, reload }: ShownProps) {
  const t = useWords(words);
  const [url] = useState(card.url); // signed anew each time it is asked; the rows stay until reload
  const { data, error } = useQuery({
    queryKey: ['card', card.id, url],
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    queryFn: () => readCard(url),
  });
  if (error) {
    const code = error instanceof CardFailed ? error.code : 'offline';
    const key = `card_${code}`;
    const said = words.has(key) ? t(key) : code;
    return <NotShown text={t('card_failed', { title: card.title, code: said })} again={reload} />;
  }
  if (!data) return <Waiting rows={3} height={18} />;
  if (data.rows.length === 0)
    return (
      <Text size="sm" className="faint">
        {t('card_empty', { title: card.title })}
      </Text>
    );
  return (
    <>
      {data.title && (
        <Text size="sm" fw={600} mb={6} dir="auto">
          {data.title}
        </Text>
      )}
      <Pairs
        of={data.rows.map(({ label, value, url: to }) => [
          label,
          to ? (
            <OutLink key={label} to={to}>
              {value}
            </OutLink>
          ) : (
            value
          ),
        ])}
      />
    </>
  );
}

function Framed({ card, reload }: ShownProps) {
  const t = useWords(words);
  const [url] = useState(card.url);
  const [state, setState] = useState<'loading' | 'there' | 'slow'>('loading');
  useEffect(() => {
    const timer = setTimeout(() => setState((s) => (s === 'loading' ? 'slow' : s)), SLOW_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="panel-card">
      {state === 'loading' && <Waiting rows={3} height={18} />}
      {state === 'slow' && <NotShown text={t('card_slow', { title: card.title })} again={reload} />}
      <iframe
        title={card.title}
        src={url}
        sandbox="allow-scripts allow-forms allow-popups"
        referrerPolicy="no-referrer"
        hidden={state !== 'there'}
        onLoad={() => setState('there')}
      />
    </div>
  );
}

function NotShown({ text, again }: { text: string; again(): void }) {
  const c = useWords(common);
  return (
    <Stack gap={6} role="alert" align="flex-start">
      <Text size="sm">{text}</Text>
      <Button size="compact-sm" variant="default" onClick={again}>
        {c('retry')}
      </Button>
    </Stack>
  );
}

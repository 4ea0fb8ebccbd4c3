/** Answering an offer: from its row, and from the note that tells of it. */
import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { useTellFailure } from '@/shared/failure';
import { actionWords } from '@/shell/action-words';

interface Props {
  conversation: string;
  done?: () => void;
}

/** Accept, which opens it, or decline. */
export function OfferButtons({ conversation, done }: Props) {
  const { command, live, workspace } = useDesk();
  const [, go] = useLocation();
  const t = useWords(actionWords);
  const failed = useTellFailure();
  const [busy, setBusy] = useState<'accept' | 'decline' | null>(null);
  const answer = async (op: 'accept' | 'decline') => {
    setBusy(op);
    try {
      await command(op, conversation);
      done?.();
      if (op === 'accept') go(`/${workspace}/inbox/${conversation}`);
    } catch (error) {
      failed(error);
    }
    live.refresh(conversation);
    setBusy(null);
  };
  const button = (op: 'accept' | 'decline') => (
    <Button
      size="compact-sm"
      variant={op === 'accept' ? 'filled' : 'default'}
      loading={busy === op}
      disabled={busy !== null && busy !== op}
      onClick={() => void answer(op)}
    >
      {t(op)}
    </Button>
  );
  return (
    <Group gap={8} className="row-offer">
      {button('accept')}
      {button('decline')}
    </Group>
  );
}

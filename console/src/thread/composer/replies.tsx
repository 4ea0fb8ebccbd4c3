/** Quick replies: answers that go with the message and that the customer presses instead of writing. */
import { ActionIcon, TagsInput, Tooltip } from '@mantine/core';
import { MessageSquareReply } from 'lucide-react';
import { useWords } from '@/i18n/words';
import { composerWords } from './words';

export const MOST_REPLIES = 8;
export const LONGEST_REPLY = 80;

export function OfferReplies({ open, onOpen }: { open: boolean; onOpen(open: boolean): void }) {
  const t = useWords(composerWords);
  return (
    <Tooltip label={t('replies')} position="bottom">
      <ActionIcon aria-label={t('replies')} aria-expanded={open} onClick={() => onOpen(!open)}>
        <MessageSquareReply size={20} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}

interface Props {
  replies: readonly string[];
  onChange(replies: readonly string[]): void;
}

export function Replies({ replies, onChange }: Props) {
  const t = useWords(composerWords);
  const full = replies.length >= MOST_REPLIES;
  return (
    <TagsInput
      size="sm"
      mb={6}
      autoFocus={replies.length === 0}
      aria-label={t('replies')}
      placeholder={t(full ? 'replies_full' : 'replies_hint')}
      maxTags={MOST_REPLIES}
      maxLength={LONGEST_REPLY}
      splitChars={[]}
      value={[...replies]}
      onChange={(next) => onChange(next.map((one) => one.trim()).filter(Boolean))}
    />
  );
}

/** Quick replies: answers that go with the message and that the customer presses instead of writing. */
import { ActionIcon, TagsInput, Tooltip } from '@mantine/core';
import { MessageSquareReply } from 'lucide-react';
import type { Ref } from 'react';
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

/** What is pasted may be longer than what is typed. */
const cut = (reply: string) => reply.trim().slice(0, LONGEST_REPLY);

interface Props {
  input: Ref<HTMLInputElement>;
  replies: readonly string[];
  onChange(replies: readonly string[]): void;
}

export function Replies({ input, replies, onChange }: Props) {
  const t = useWords(composerWords);
  const full = replies.length >= MOST_REPLIES;
  return (
    <TagsInput
      ref={input}
      size="sm"
      mb={6}
      autoFocus={replies.length === 0}
      aria-label={t('replies')}
      placeholder={t(full ? 'replies_full' : 'replies_hint')}
      maxTags={MOST_REPLIES}
      maxLength={LONGEST_REPLY}
      splitChars={[]}
      value={[...replies]}
      onChange={(next) => onChange(next.map(cut).filter(Boolean))}
    />
  );
}

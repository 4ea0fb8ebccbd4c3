/** A conversation in one of the wall's lists; it opens in the inbox. */
import { Text } from '@mantine/core';
import { Link } from 'wouter';
import type { Conversation } from '@/api/types';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { Face } from '@/shared/face';
import { useNameOf } from '@/shared/name';
import { Since } from '@/shared/since';
import { useStanding } from '@/shared/states';
import type { WallData } from './use-wall';
import { WhyAgent } from './why';
import { words } from './words';

export function ConversationLine({ one, wall }: { one: Conversation; wall: WallData }) {
  const { workspace } = useDesk();
  const t = useWords(words);
  const nameOf = useNameOf();
  const standing = useStanding();
  const name = nameOf(one);
  const owner = one.agent ? wall.nameOf(one.agent) || t('somebody') : t('nobody');
  return (
    <li className="wall-line-row">
      <Link href={`/${workspace}/inbox/${one.id}`} className="wall-line">
        <Face id={one.customer} name={name} size={32} />
        <span className="wall-line-text">
          <Text component="span" fw={600} size="sm" truncate dir="auto">
            {name}
          </Text>
          <Text component="span" size="sm" truncate dir="auto">
            {one.preview?.text}
          </Text>
          <Text component="span" size="xs" className="faint" truncate>
            {[standing(one), wall.nameOf(one.group), owner].filter(Boolean).join(' · ')}
          </Text>
        </span>
        {one.waiting_since && <Since at={Date.parse(one.waiting_since)} />}
      </Link>
      {one.agent && <WhyAgent one={one} name={name} />}
    </li>
  );
}

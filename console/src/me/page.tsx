/** One's own page: status, profile, sign-in, sessions, preferences. */
import { Title } from '@mantine/core';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { Choices } from './choices';
import { Mfa } from './mfa';
import { Password } from './password';
import { Profile } from './profile';
import { Sessions } from './sessions';
import { StatusSection } from './status-section';
import { words } from './words';
import './page.css';

export default function Mine() {
  const t = useWords(words);
  const { agent } = useDesk().me;
  return (
    <div className="me-page">
      <Title order={1} size="h3">
        {t('title')}
      </Title>
      <StatusSection />
      <Profile key={agent.id} />
      <Choices />
      <Password />
      <Mfa />
      <Sessions />
    </div>
  );
}

/** The list of sections; on a phone it is a page of its own. */
import { NavLink, Text, Title } from '@mantine/core';
import { Link } from 'wouter';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { PARTS, SECTIONS, type Section } from './sections';
import { frame } from './words';

export function Nav({ at }: { at: string | null }) {
  const { may } = useDesk();
  const t = useWords(frame);
  return (
    <nav className="settings-nav" aria-label={t('settings')}>
      <Title order={2} size="h4" px="sm" pb="xs">
        {t('settings')}
      </Title>
      {PARTS.map((part) => {
        const shown = SECTIONS.filter((one) => one.part === part && may(one.see));
        if (!shown.length) return null;
        return (
          <section key={part}>
            <Text component="h3" size="xs" fw={600} className="settings-part">
              {t(part)}
            </Text>
            {shown.map((one) => (
              <Row key={one.id} section={one} current={one.id === at} />
            ))}
          </section>
        );
      })}
    </nav>
  );
}

function Row({ section, current }: { section: Section; current: boolean }) {
  const { workspace } = useDesk();
  const t = useWords(frame);
  const Icon = section.icon;
  return (
    <NavLink
      component={Link}
      href={`/${workspace}/settings/${section.id}`}
      label={t(section.id)}
      leftSection={<Icon size={18} aria-hidden />}
      active={current}
      aria-current={current ? 'page' : undefined}
      className="settings-row"
    />
  );
}

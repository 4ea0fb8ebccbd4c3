/** The settings: the list of sections beside the one that is open; a phone shows one or the other. */
import { Anchor } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { ChevronLeft } from 'lucide-react';
import { Suspense } from 'react';
import { Link } from 'wouter';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { Boundary, Empty, Waiting } from '@/shared/failure';
import { Nav } from './nav';
import './page.css';
import './parts.css';
import './lists.css';
import './policy/policy.css';
import './hours/hours.css';
import './agents/agents.css';
import './groups/groups.css';
import './routing/routing.css';
import './widget/widget.css';
import { SECTIONS } from './sections';
import { frame } from './words';

export default function SettingsPage({ section }: { section: string | null }) {
  const { may, workspace } = useDesk();
  const t = useWords(frame);
  const narrow = useMediaQuery('(max-width: 767px)', false, { getInitialValueInEffect: false });
  const first = narrow ? null : (SECTIONS.find((one) => may(one.see))?.id ?? null);
  const at = section ?? first;
  const found = SECTIONS.find((one) => one.id === at && may(one.see));
  return (
    <div className="settings" data-open={!!section}>
      <Nav at={at} />
      <div className="settings-body">
        <Anchor component={Link} href={`/${workspace}/settings`} className="settings-back">
          <ChevronLeft size={18} aria-hidden /> {t('settings')}
        </Anchor>
        <Boundary key={at} name={at ?? 'settings'}>
          <Suspense fallback={<Waiting />}>
            {found ? <found.page /> : <Empty title={t(at ? 'none_here' : 'choose')} />}
          </Suspense>
        </Boundary>
      </div>
    </div>
  );
}

/** The ways out of this page: one's own, other workspaces, out. */
import { Menu } from '@mantine/core';
import { LogOut, Plus, Rocket, UserRound } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { Link } from 'wouter';
import { sessions } from '@/api/session';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { Face } from '@/shared/face';
import { leaving } from '@/shared/leaving';
import { useSignOut } from './mine';
import { usePreferences } from './preferences';
import { words } from './words';

export function Elsewhere() {
  const t = useWords(words);
  const { workspace } = useDesk();
  const { starting } = usePreferences();
  const signOut = useSignOut();
  const known = useSyncExternalStore(sessions.subscribe, sessions.all);
  const others = [...known.keys()].filter((one) => one !== workspace);
  return (
    <>
      <Menu.Item component={Link} href={`/${workspace}/me`} leftSection={<UserRound size={16} />}>
        {t('my_page')}
      </Menu.Item>
      {starting.startsWith(`${workspace}:`) && (
        <Menu.Item component={Link} href={`/${workspace}/start`} leftSection={<Rocket size={16} />}>
          {t('finish_start')}
        </Menu.Item>
      )}
      <Menu.Label>{t('other_workspaces')}</Menu.Label>
      {others.map((one) => (
        <Menu.Item
          key={one}
          component={Link}
          href={`/${one}/inbox`}
          leftSection={<Face name={one} size={18} />}
        >
          {one}
        </Menu.Item>
      ))}
      <Menu.Item component={Link} href="/sign-in" leftSection={<Plus size={16} />}>
        {t('add_workspace')}
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item
        leftSection={<LogOut size={16} />}
        onClick={() => leaving.before(() => void signOut())}
      >
        {t('sign_out')}
      </Menu.Item>
    </>
  );
}

/** Who said what to whom, and who changed what. */
import { Tabs } from '@mantine/core';
import { useWords } from '@/i18n/words';
import { Changes } from '../audit/changes';
import { Talks } from '../audit/talks';
import { words } from '../audit/words';
import { Heading } from '../form';

export default function AuditSection() {
  const t = useWords(words);
  return (
    <div className="settings-list settings-wide">
      <Heading title={t('title')} hint={t('hint')} />
      <Tabs defaultValue="talks" keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="talks">{t('talks')}</Tabs.Tab>
          <Tabs.Tab value="changes">{t('changes')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="talks" pt="md">
          <Talks />
        </Tabs.Panel>
        <Tabs.Panel value="changes" pt="md">
          <Changes />
        </Tabs.Panel>
      </Tabs>
    </div>
  );
}

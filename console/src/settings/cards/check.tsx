/** What the tenant's server does with a signed address. */
import { List, Tabs } from '@mantine/core';
import { useWords } from '@/i18n/words';
import { Card } from '../parts';
import { words } from '../sections/cards-words';
import { Code } from '../snippet/code';
import { JSON_FORM, NODE, PYTHON } from './draft';

const CODES = { Python: PYTHON, Node: NODE };

export function Check() {
  const t = useWords(words);
  const { origin } = location;
  return (
    <Card title={t('check')} hint={t('check_hint')}>
      <Tabs defaultValue="Python" keepMounted={false}>
        <Tabs.List>
          {Object.keys(CODES).map((one) => (
            <Tabs.Tab key={one} value={one}>
              {one}
            </Tabs.Tab>
          ))}
          <Tabs.Tab value="json">{t('json_form')}</Tabs.Tab>
        </Tabs.List>
        {Object.entries(CODES).map(([one, text]) => (
          <Tabs.Panel key={one} value={one} pt="sm">
            <Code label={one} text={text} />
          </Tabs.Panel>
        ))}
        <Tabs.Panel value="json" pt="sm">
          <Code label={t('json_form')} text={JSON_FORM} />
        </Tabs.Panel>
      </Tabs>
      <List size="sm" spacing={6}>
        <List.Item>{t('frame_hint', { origin })}</List.Item>
        <List.Item>{t('json_hint', { origin })}</List.Item>
      </List>
    </Card>
  );
}

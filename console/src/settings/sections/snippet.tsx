/** How the chat comes on a website: the line to copy, what its policy needs, who the visitor is. */
import { Alert, List, Select, Stack, Tabs, Text } from '@mantine/core';
import { useState } from 'react';
import type { Settings } from '@/api/types';
import { useDesk } from '@/desk';
import { useFormats } from '@/i18n/formats';
import { useWords } from '@/i18n/words';
import { Empty } from '@/shared/failure';
import { Heading } from '../form';
import { Card, Loaded } from '../parts';
import { Code } from '../snippet/code';
import { codeFor, HAND_OVER, KINDS, policyFor, SIGNERS, SIGNS } from '../snippet/codes';
import { Secrets } from '../snippet/secrets';
import { useSettings } from '../source';
import { DAYS, useCounters } from '../widget/counters';
import { words } from './snippet-words';

export default function SnippetSection() {
  return <Loaded query={useSettings()}>{(settings) => <Body settings={settings} />}</Loaded>;
}

function Body({ settings }: { settings: Settings }) {
  const t = useWords(words);
  const [key, choose] = useState(settings.widget_keys[0]);
  if (!key) return <Empty title={t('none')} />;
  return (
    <div className="settings-list">
      <Heading title={t('title')} hint={t('hint')} />
      <Card title={t('line')}>
        {settings.widget_keys.length > 1 && (
          <Select
            label={t('key')}
            data={settings.widget_keys}
            value={key}
            allowDeselect={false}
            onChange={(one) => one && choose(one)}
          />
        )}
        <Lines widgetKey={key} />
        <Used />
      </Card>
      <Policy />
      <Identity />
      <Card title={t('try')} hint={t('try_hint')}>
        <List size="sm" spacing={6}>
          {(['try_button', 'try_key', 'try_csp', 'try_hide'] as const).map((one) => (
            <List.Item key={one}>{t(one)}</List.Item>
          ))}
        </List>
      </Card>
    </div>
  );
}

function Lines({ widgetKey }: { widgetKey: string }) {
  const t = useWords(words);
  return (
    <Tabs defaultValue="html" keepMounted={false}>
      <Tabs.List>
        {KINDS.map((kind) => (
          <Tabs.Tab key={kind} value={kind}>
            {t(kind)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {KINDS.map((kind) => (
        <Tabs.Panel key={kind} value={kind} pt="sm">
          <Stack gap="sm">
            <Text size="sm" className="settings-hint">
              {t(`${kind}_hint`)}
            </Text>
            <Code
              label={t(kind)}
              text={codeFor(kind, location.origin, widgetKey)}
              wrap={kind === 'html'}
            />
          </Stack>
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

/** What can honestly be seen from here: whether visitors have written. */
function Used() {
  const t = useWords(words);
  const f = useFormats();
  const counted = useCounters('tenant').data;
  if (!counted) return null;
  const { sums, last } = counted;
  const day = last.started;
  return (
    <Text size="sm" className={day ? 'settings-calm' : 'settings-hint'}>
      {t('seen')}{' '}
      {day
        ? t('seen_yes', {
            n: sums.started ?? 0,
            days: DAYS,
            day: f.day(Date.parse(`${day}T12:00`)),
          })
        : t('seen_no', { days: DAYS })}
    </Text>
  );
}

function Policy() {
  const t = useWords(words);
  const { script, connect } = policyFor(location.origin);
  return (
    <Card title={t('csp')} hint={t('csp_hint')}>
      <Code label={t('csp_script')} text={script} />
      <Code label={t('csp_connect')} text={connect} />
      <Text size="sm" className="settings-hint">
        {t('csp_files')}
      </Text>
    </Card>
  );
}

function Identity() {
  const t = useWords(words);
  const { may } = useDesk();
  return (
    <Card title={t('identity')} hint={t('identity_hint')}>
      {may('keys.manage') ? <Secrets /> : <Text size="sm">{t('secrets_admin')}</Text>}
      <Alert color="yellow">{t('identity_secret')}</Alert>
      <Text size="sm" fw={500}>
        1. {t('step_sign')}
      </Text>
      <Tabs defaultValue="Python" keepMounted={false}>
        <Tabs.List>
          {SIGNERS.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {one}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {SIGNERS.map((one) => (
          <Tabs.Panel key={one} value={one} pt="sm">
            <Code label={one} text={SIGNS[one]} />
          </Tabs.Panel>
        ))}
      </Tabs>
      <Text size="sm" fw={500}>
        2. {t('step_page')}
      </Text>
      <Code label={t('step_page')} text={HAND_OVER} />
    </Card>
  );
}

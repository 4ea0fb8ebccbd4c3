/** The line for the site, and the chat as it will be there. */
import { Button, CopyButton, Group, Text } from '@mantine/core';
import { Check, Copy, Mail } from 'lucide-react';
import { useWords } from '@/i18n/words';
import { WidgetPreview } from '@/preview/preview';
import { Failure, Waiting } from '@/shared/failure';
import { common } from '@/shared/words';
import { snippetOf } from './colleagues';
import { useStart } from './start-data';
import { words } from './start-words';

export function SnippetStep({ next }: { next(): void }) {
  const t = useWords(words);
  const { settings, shown, error, again } = useStart();
  if (!settings || !shown)
    return error ? <Failure error={error} again={again} /> : <Waiting rows={4} />;
  const key = settings.widget_keys[0];
  return (
    <div className="start-two">
      <div className="start-sheet">
        <Text size="sm" className="start-hint">
          {t('snippet_hint')}
        </Text>
        {key ? <Line text={snippetOf(location.origin, key)} /> : <Text>{t('no_key')}</Text>}
        <Text size="sm">{t('check')}</Text>
        <Group>
          <Button onClick={next}>{t('go_on')}</Button>
        </Group>
      </div>
      <WidgetPreview config={shown} widgetKey={key ?? ''} />
    </div>
  );
}

function Line({ text }: { text: string }) {
  const t = useWords(words);
  const c = useWords(common);
  const mail = `mailto:?${new URLSearchParams({
    subject: t('mail_subject'),
    body: `${t('mail_text')}\n\n${text}\n`,
  })
    .toString()
    .replaceAll('+', '%20')}`;
  return (
    <>
      <div>
        <Text size="sm" fw={500} mb={4}>
          {t('code')}
        </Text>
        <pre className="start-code">
          <code dir="ltr">{text}</code>
        </pre>
      </div>
      <Group gap="xs">
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button
              variant="light"
              leftSection={copied ? <Check size={16} /> : <Copy size={16} />}
              onClick={copy}
            >
              {c(copied ? 'copied' : 'copy')}
            </Button>
          )}
        </CopyButton>
        <Button
          component="a"
          href={mail}
          target="_blank"
          rel="noopener noreferrer"
          variant="subtle"
          className="start-send"
          leftSection={<Mail size={16} />}
        >
          {t('send_to')}
        </Button>
      </Group>
    </>
  );
}

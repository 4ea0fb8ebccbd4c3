/** Fields with the chat beside them; where there is no room, the chat comes when it is asked for. */
import { Button, Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Eye } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Widget } from '@/api/types';
import { useWords } from '@/i18n/words';
import { WidgetPreview } from '@/preview/preview';
import { useShown } from '@/preview/use-shown';
import { words } from '@/preview/words';
import { Waiting } from '@/shared/failure';
import { common } from '@/shared/words';
import { Card } from '../parts';
import { ANY } from '../policy/wordings';
import { useSettings } from '../source';

interface Props {
  children: ReactNode;
  /** What the form says, over what visitors get now. */
  draft: Partial<Widget>;
  /** The language that is written in. */
  language?: string | undefined;
  unfolded?: boolean;
  /** Whether the preview goes on to the form. */
  toForm?: boolean;
  /** Beside the preview's own switches. */
  tools?: ReactNode;
}

export function Beside({ children, ...props }: Props) {
  const t = useWords(words);
  const c = useWords(common);
  const [shown, show] = useState(false);
  const roomy = useMediaQuery('(min-width: 1200px)', true, { getInitialValueInEffect: false });
  if (roomy)
    return (
      <div className="settings-beside settings-beside-chat">
        <div className="settings-stack">{children}</div>
        <div className="settings-sticky">
          <Card title={t('preview')}>
            <Chat {...props} />
          </Card>
        </div>
      </div>
    );
  return (
    <div className="settings-stack">
      <div>
        <Button variant="default" leftSection={<Eye size={16} />} onClick={() => show(true)}>
          {t('show')}
        </Button>
      </div>
      {children}
      <Modal
        opened={shown}
        onClose={() => show(false)}
        size={720}
        title={t('preview')}
        closeButtonProps={{ 'aria-label': c('close') }}
      >
        <Chat {...props} />
      </Modal>
    </div>
  );
}

function Chat({
  draft,
  language,
  unfolded = true,
  toForm = false,
  tools,
}: Omit<Props, 'children'>) {
  const settings = useSettings().data;
  const now = useShown(settings).data;
  const widgetKey = settings?.widget_keys[0];
  if (!now || !widgetKey) return <Waiting rows={3} />;
  const greeting = settings.policy.texts.greeting ?? {};
  return (
    <WidgetPreview
      config={{ ...now, invitations: [], ...draft, look: draft.look ?? now.look }}
      widgetKey={widgetKey}
      greeting={Object.values(greeting)[0] ?? ''}
      unfolded={unfolded}
      toForm={toForm}
      tools={tools}
      {...(language && language !== ANY && { language })}
    />
  );
}

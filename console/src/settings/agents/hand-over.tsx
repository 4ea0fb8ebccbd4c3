/** The first password, to be handed to somebody; it is shown once. */
import { Alert, Button, CopyButton, Text } from '@mantine/core';
import { useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { common } from '@/shared/words';
import { Once } from '../once';
import { Copied } from '../parts';
import { agentWords } from './words';

interface Props {
  name: string;
  email: string;
  /** Null: it was shown before, and the answer to the repeated request has it no more. */
  password: string | null;
  done(): void;
}

export function HandOver({ name, email, password, done }: Props) {
  const { workspace } = useDesk();
  const t = useWords(agentWords);
  const c = useWords(common);
  const address = `${location.origin}/console/sign-in?workspace=${workspace}`;
  const lines: [string, string][] = [
    [t('address'), address],
    [t('workspace'), workspace],
    [t('email'), email],
    ...(password ? [[t('password'), password] as [string, string]] : []),
  ];
  return (
    <Once
      opened
      secret={password !== null}
      title={t('hand_over', { name })}
      verb={t('done')}
      close={done}
      beside={
        <CopyButton value={lines.map(([label, text]) => `${label}: ${text}`).join('\n')}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy} data-autofocus>
              {copied ? c('copied') : t('copy_all')}
            </Button>
          )}
        </CopyButton>
      }
    >
      {password ? (
        <Text size="sm">{t('hand_over_hint')}</Text>
      ) : (
        <Alert color="yellow">{t('given_before')}</Alert>
      )}
      {lines.map(([label, text]) => (
        <Copied key={label} label={label} text={text} />
      ))}
    </Once>
  );
}

/** Parts that several of the forms have. */
import { Alert, Button, PasswordInput } from '@mantine/core';
import { useWords } from '@/i18n/words';
import type { useDraft } from './draft';
import { strengthOf } from './places';
import { words } from './words';

type Field = ReturnType<ReturnType<typeof useDraft<Record<string, string>>>['field']>;

interface NewPasswordProps {
  field: Field;
  label: string;
  /** The rule stands below, so that it lines up with a field beside it. */
  below?: boolean;
  autoFocus?: boolean;
}

/** A password that is being chosen, with how good it is. */
export function NewPassword({ field, label, below, autoFocus }: NewPasswordProps) {
  const t = useWords(words);
  const strength = strengthOf(field.value ?? '');
  return (
    <div>
      <PasswordInput
        {...field}
        label={label}
        description={t('password_rule')}
        inputWrapperOrder={below ? ['label', 'input', 'description', 'error'] : undefined}
        autoComplete="new-password"
        autoFocus={autoFocus}
        required
        withAsterisk={false}
      />
      <div className="in-strength" role="img" aria-label={t('strength', { n: strength })}>
        {[1, 2, 3, 4].map((n) => (
          <span key={n} className={n <= strength ? 'on' : ''} />
        ))}
      </div>
    </div>
  );
}

interface SendProps {
  failure: string | null;
  busy: boolean;
  label: string;
  /** One of several forms on a page: not the main thing. */
  plain?: boolean;
}

/** Why it did not work, and the button. */
export function Send({ failure, busy, label, plain }: SendProps) {
  return (
    <>
      {failure && (
        <Alert color="red" role="alert">
          {failure}
        </Alert>
      )}
      <Button
        type="submit"
        loading={busy}
        fullWidth={!plain}
        variant={plain ? 'default' : 'filled'}
      >
        {label}
      </Button>
    </>
  );
}

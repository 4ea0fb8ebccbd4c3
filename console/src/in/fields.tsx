/** Parts that several of the forms have. */
import { Alert, Button, PasswordInput } from '@mantine/core';
import { useWords } from '@/i18n/words';
import type { useDraft } from './draft';
import { strengthOf } from './places';
import { words } from './words';

type Field = ReturnType<ReturnType<typeof useDraft<Record<string, string>>>['field']>;

/** A password that is being chosen, with how good it is. */
export function NewPassword({ field, label }: { field: Field; label: string }) {
  const t = useWords(words);
  const strength = strengthOf(field.value ?? '');
  return (
    <div>
      <PasswordInput
        {...field}
        label={label}
        description={t('password_rule')}
        autoComplete="new-password"
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

/** Why it did not work, and the button. */
export function Send({
  failure,
  busy,
  label,
}: {
  failure: string | null;
  busy: boolean;
  label: string;
}) {
  return (
    <>
      {failure && (
        <Alert color="red" role="alert">
          {failure}
        </Alert>
      )}
      <Button type="submit" loading={busy} fullWidth>
        {label}
      </Button>
    </>
  );
}

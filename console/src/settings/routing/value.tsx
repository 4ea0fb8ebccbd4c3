/** What a condition compares with: a text, a number, a list, or a choice. */
import { NumberInput, Select, TagsInput, TextInput } from '@mantine/core';
import { useOfferedGroups } from '@/api/queries';
import { useWords } from '@/i18n/words';
import { type Condition, kindOf, VALUE_MOST, VALUES_MOST } from './rules';
import { ruleWords } from './words';

interface ValueProps {
  n: number;
  condition: Condition;
  pointer: string;
  error: string | undefined;
  put(condition: Condition): void;
}

export function ValueField(props: ValueProps) {
  const { condition, pointer, error, n, put } = props;
  const t = useWords(ruleWords);
  const kind = kindOf(condition.op);
  const label = t('value', { n });
  if (kind === 'none') return <span className="settings-value" />;
  if (kind === 'text') return <TextValue {...props} />;
  if (kind === 'number')
    return (
      <NumberInput
        size="xs"
        className="settings-value"
        aria-label={label}
        data-pointer={pointer}
        value={Number.isNaN(condition.value) ? '' : Number(condition.value)}
        error={error}
        onChange={(value) =>
          put({ ...condition, value: value === '' ? Number.NaN : Number(value) })
        }
      />
    );
  return (
    <TagsInput
      size="xs"
      className="settings-value"
      aria-label={label}
      data-pointer={pointer}
      placeholder={t('press_enter')}
      maxTags={VALUES_MOST}
      value={Array.isArray(condition.value) ? condition.value : []}
      error={error}
      onChange={(value) => put({ ...condition, value })}
    />
  );
}

function TextValue({ n, condition, pointer, error, put }: ValueProps) {
  const t = useWords(ruleWords);
  const value = String(condition.value ?? '');
  const groups = useOfferedGroups([value]);
  const common = {
    size: 'xs',
    className: 'settings-value',
    'aria-label': t('value', { n }),
    'data-pointer': pointer,
    error,
  } as const;
  const yes = condition.fact === 'signed' || condition.fact === 'returning';
  if (!yes && condition.fact !== 'group')
    return (
      <TextInput
        {...common}
        dir="auto"
        maxLength={VALUE_MOST}
        value={value}
        onChange={(event) => put({ ...condition, value: event.currentTarget.value })}
      />
    );
  const choices = yes
    ? [
        { value: 'true', label: t('yes') },
        { value: 'false', label: t('no') },
      ]
    : groups.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Select
      {...common}
      data={choices}
      value={value || null}
      allowDeselect={false}
      onChange={(one) => one && put({ ...condition, value: one })}
    />
  );
}

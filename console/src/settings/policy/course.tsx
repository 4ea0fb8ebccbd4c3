/** Preview: what happens when, on one line, as the form has it now. */
import { Text } from '@mantine/core';
import { useWords } from '@/i18n/words';
import { unitWords } from './check';
import { spoken } from './durations';
import { useLayer } from './fields';
import type { TimeName } from './limits';
import { policyWords } from './words';

export function Course({ names }: { names: readonly TimeName[] }) {
  const { form, inherited } = useLayer();
  const t = useWords(policyWords);
  const policy = { ...inherited, ...form.draft };
  return (
    <ol className="settings-course">
      {names.map((name) => (
        <li key={name}>
          <Text component="span" size="xs" fw={600}>
            {Number.isNaN(policy[name]) ? '–' : spoken(policy[name], unitWords(t))}
          </Text>
          <Text component="span" size="xs">
            {t(name)}
          </Text>
        </li>
      ))}
    </ol>
  );
}

/** Skills with their levels. */
import { ActionIcon, Autocomplete, Button, Group, Input, NativeSelect, Text } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '@/i18n/words';
import { LEVEL_MOST, SKILLS_MOST } from './draft';
import { agentWords } from './words';

type Skills = Record<string, number>;

interface Props {
  skills: Skills;
  known: string[];
  pointer?: string;
  error: string | undefined;
  onChange(skills: Skills): void;
}

export function SkillsField({ skills, known, pointer = '/skills', error, onChange }: Props) {
  const t = useWords(agentWords);
  const names = Object.keys(skills);
  return (
    <Input.Wrapper label={t('skills')} description={t('skills_hint')} error={error}>
      <div data-pointer={pointer} className="settings-skills">
        {names.map((name) => (
          <Skill
            key={name}
            name={name}
            level={skills[name] ?? 1}
            put={(level) => onChange({ ...skills, [name]: level })}
            remove={() => {
              const { [name]: _, ...others } = skills;
              onChange(others);
            }}
          />
        ))}
        {names.length < SKILLS_MOST && (
          <Add
            known={known.filter((one) => !(one in skills))}
            add={(name) => onChange({ ...skills, [name]: skills[name] ?? LEVEL_MOST - 2 })}
          />
        )}
      </div>
    </Input.Wrapper>
  );
}

interface SkillProps {
  name: string;
  level: number;
  put(level: number): void;
  remove(): void;
}

function Skill({ name, level, put, remove }: SkillProps) {
  const t = useWords(agentWords);
  const levels = Array.from({ length: LEVEL_MOST }, (_, i) => i + 1);
  return (
    <Group gap={4} wrap="nowrap">
      <Text size="sm" className="settings-skill-name">
        {name}
      </Text>
      <NativeSelect
        size="xs"
        aria-label={t('level', { skill: name })}
        data={levels.map((n) => ({ value: String(n), label: t('level_n', { n }) }))}
        value={String(level)}
        onChange={(event) => put(Number(event.currentTarget.value))}
      />
      <ActionIcon size={28} aria-label={t('remove_skill', { skill: name })} onClick={remove}>
        <X size={14} />
      </ActionIcon>
    </Group>
  );
}

function Add({ known, add }: { known: string[]; add: (name: string) => void }) {
  const t = useWords(agentWords);
  const [text, write] = useState('');
  const done = (name: string) => {
    const skill = name.trim().toLowerCase();
    if (skill) add(skill);
    write('');
  };
  return (
    <Group gap={4} wrap="nowrap">
      <Autocomplete
        size="xs"
        aria-label={t('skill')}
        placeholder={t('skill')}
        data={known}
        value={text}
        maxLength={40}
        onChange={write}
        onOptionSubmit={(name) => queueMicrotask(() => done(name))}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing || !text) return;
          event.preventDefault();
          done(text);
        }}
      />
      <Button
        size="xs"
        variant="default"
        leftSection={<Plus size={14} />}
        disabled={!text.trim()}
        onClick={() => done(text)}
      >
        {t('add_skill')}
      </Button>
    </Group>
  );
}

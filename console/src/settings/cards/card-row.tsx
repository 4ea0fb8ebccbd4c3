import { Button, Select, Text, TextInput } from '@mantine/core';
import { useWords } from '@/i18n/words';
import { NAME_MOST } from '../bounds';
import { words } from '../sections/cards-words';
import { Movable } from '../widget/movable';
import type { CardDraft } from './draft';

interface Props {
  all: CardDraft[];
  at: number;
  isNew: boolean;
  /** Makes another secret; not while there is something to save. */
  renew: (() => void) | null;
  fault(pointer: string): string | undefined;
  set(all: CardDraft[]): void;
  change(change: Partial<CardDraft>): void;
}

/** One card: what it is called, what comes from where. */
export function CardRow({ all, at, isNew, renew, fault, set, change }: Props) {
  const t = useWords(words);
  const one = all[at];
  if (!one) return null;
  return (
    <Movable list={all} at={at} name={one.title || t('unnamed')} set={set}>
      <div className="settings-grid">
        <TextInput
          label={t('name')}
          data-pointer={`/cards/${at}/title`}
          dir="auto"
          maxLength={NAME_MOST}
          value={one.title}
          error={fault(`/cards/${at}/title`)}
          onChange={(event) => change({ title: event.currentTarget.value })}
          onBlur={() => one.title !== one.title.trim() && change({ title: one.title.trim() })}
        />
        <Select
          label={t('kind')}
          data={(['iframe', 'json'] as const).map((kind) => ({ value: kind, label: t(kind) }))}
          value={one.kind}
          allowDeselect={false}
          onChange={(kind) => kind && change({ kind: kind as CardDraft['kind'] })}
        />
      </div>
      <TextInput
        label={t('url')}
        description={t('url_hint')}
        data-pointer={`/cards/${at}/url`}
        dir="ltr"
        inputMode="url"
        maxLength={1000}
        value={one.url}
        error={fault(`/cards/${at}/url`)}
        onChange={(event) => change({ url: event.currentTarget.value.trim() })}
      />
      {isNew ? (
        <Text size="sm" className="settings-hint">
          {t('secret_new')}
        </Text>
      ) : (
        renew && (
          <div>
            <Button size="compact-sm" variant="default" onClick={renew}>
              {t('renew')}
            </Button>
          </div>
        )
      )}
    </Movable>
  );
}

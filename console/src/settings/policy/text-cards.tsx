/** All automatic lines in one language, each beside what the customer will see. */
import { Alert, Badge, Button, Group, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useLanguage, useWords } from '@/i18n/words';
import { Waiting } from '@/shared/failure';
import { Card } from '../parts';
import { useLayer, useSetting } from './fields';
import { LanguageChoice, useLanguageName } from './language-choice';
import { type Ours, useOurs } from './ours';
import { textWords } from './text-words';
import {
  ANY,
  languagesOf,
  missingIn,
  TEXT_CODES,
  TEXT_MOST,
  type TextCode,
  type Texts,
  withWording,
  wordingOf,
} from './wordings';

export function TextCards() {
  const t = useWords(textWords);
  const { form, inherited } = useLayer();
  const reader = useLanguage();
  const own: Texts = form.draft.texts ?? {};
  const [language, choose] = useState<string>(ANY);
  const ours = useOurs().data;
  const languages = languagesOf(own, inherited.texts as Texts, { '': { [language]: '' } });
  const missing = language === ANY ? [] : missingIn(own, language);
  if (!ours) return <Waiting rows={3} />;
  return (
    <>
      <LanguageChoice
        languages={languages}
        value={language}
        onChange={choose}
        canAdd={!form.readOnly}
      />
      {missing.length > 0 && <Alert color="yellow">{t('missing', { n: missing.length })}</Alert>}
      <Text size="sm" className="settings-hint">
        {t('no_placeholders')}
      </Text>
      {TEXT_CODES.map((code) => (
        <TextCard
          key={code}
          code={code}
          language={language}
          shownAs={language === ANY ? reader : language}
          ours={ours}
        />
      ))}
    </>
  );
}

interface TextCardProps {
  code: TextCode;
  language: string;
  shownAs: string;
  ours: Ours;
}

function TextCard({ code, language, shownAs, ours }: TextCardProps) {
  const t = useWords(textWords);
  const { inherited, base } = useLayer();
  const { value, own, set, fault } = useSetting('texts');
  const texts = (own ? value : {}) as Texts;
  const written = texts[code]?.[language] ?? '';
  const wording = wordingOf(texts, code, language);
  const above = texts[code] ? undefined : wordingOf(inherited.texts as Texts, code, language);
  const otherwise = (wording ?? above)?.text ?? ours(code, shownAs);
  const pointer = `${base}/texts/${code}`;
  return (
    <Card
      title={t(code)}
      hint={t(`${code}_when`)}
      aside={<Origin {...{ written, wording, above }} />}
    >
      <div className="settings-text">
        <div>
          <Textarea
            aria-label={t(code)}
            data-pointer={pointer}
            dir="auto"
            autosize
            minRows={2}
            maxRows={8}
            maxLength={TEXT_MOST}
            placeholder={otherwise}
            value={written}
            error={fault}
            onChange={(event) => set(withWording(texts, code, language, event.currentTarget.value))}
          />
          <Group justify="space-between" mt={4}>
            <Written languages={Object.keys(texts[code] ?? {})} />
            {written && (
              <Button
                size="compact-xs"
                variant="subtle"
                onClick={() => set(withWording(texts, code, language, ''))}
              >
                {t('back')}
              </Button>
            )}
          </Group>
        </div>
        <Preview code={code} text={written || otherwise} />
      </div>
    </Card>
  );
}

function Origin({
  written,
  wording,
  above,
}: {
  written: string;
  wording: { from: string } | undefined;
  above: object | undefined;
}) {
  const t = useWords(textWords);
  const name = useLanguageName();
  if (written) return <Badge variant="default">{t('own')}</Badge>;
  const said = wording
    ? t('from', { language: name(wording.from) })
    : t(above ? 'of_tenant' : 'ours');
  return (
    <Badge variant="default" className="settings-quiet">
      {said}
    </Badge>
  );
}

function Written({ languages }: { languages: string[] }) {
  const t = useWords(textWords);
  const name = useLanguageName();
  if (!languages.length) return <span />;
  return (
    <Text size="xs" className="settings-inherited">
      {t('has', { languages: languages.map(name).join(', ') })}
    </Text>
  );
}

function Preview({ code, text }: { code: TextCode; text: string }) {
  const t = useWords(textWords);
  return (
    <figure className="settings-preview" aria-label={t('preview_of', { what: t(code) })}>
      <figcaption>{t('preview')}</figcaption>
      <p dir="auto">{text}</p>
      {code === 'opens_later' && <small>{t('opening')}</small>}
      {code === 'ask_to_close' && <small>{t('yes_no')}</small>}
    </figure>
  );
}

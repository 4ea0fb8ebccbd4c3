/** The pages they look at, live, and what they look through. */
import { Button, Text } from '@mantine/core';
import { Monitor, Smartphone, Tablet } from 'lucide-react';
import { useState } from 'react';
import type { Visit } from '@/api/types';
import { useFormats } from '@/i18n/formats';
import { useWords } from '@/i18n/words';
import { useNow } from '@/shared/clock';
import { Failure, Waiting } from '@/shared/failure';
import { OutLink } from '@/shared/link';
import { shortAddress } from '@/shared/links';
import { useVisit } from './load';
import { Part } from './pairs';
import { cameFrom, type Step, trailOf } from './trail';
import { words } from './words';

const FIRST = 5;
const KINDS = { desktop: Monitor, phone: Smartphone, tablet: Tablet } as const;

export function Trail({ customer }: { customer: string }) {
  const t = useWords(words);
  const { data: visit, error, refetch } = useVisit(customer);
  return (
    <Part title={t('trail')} aside={visit && <DeviceLine device={visit.device} />}>
      {visit && <Pages pages={visit.pages} />}
      {!visit && error && <Failure error={error} again={() => void refetch()} />}
      {!visit && !error && <Waiting rows={3} height={18} />}
    </Part>
  );
}

function DeviceLine({ device }: { device: Visit['device'] }) {
  const t = useWords(words);
  const { kind, browser, os, screen } = device;
  const Icon = Object.hasOwn(KINDS, kind) ? KINDS[kind as keyof typeof KINDS] : Monitor;
  const said = [browser, os].filter(Boolean).join(' · ');
  if (!said) return null;
  const key = `kind_${kind}`;
  return (
    <Text size="xs" className="faint panel-device" title={screen} dir="auto">
      <Icon size={14} aria-label={words.has(key) ? t(key) : kind} /> {said}
    </Text>
  );
}

function Pages({ pages }: { pages: Visit['pages'] }) {
  const t = useWords(words);
  const [all, showAll] = useState(false);
  const steps = trailOf(pages);
  const from = cameFrom(pages);
  if (steps.length === 0)
    return (
      <Text size="sm" className="faint">
        {t('trail_none')}. {t('trail_none_hint')}
      </Text>
    );
  const shown = all ? steps : steps.slice(0, FIRST);
  return (
    <>
      <ol className="panel-trail">
        {shown.map((step) => (
          <PageLine key={step.key} step={step} />
        ))}
      </ol>
      {steps.length > shown.length && (
        <Button variant="subtle" size="compact-sm" onClick={() => showAll(true)}>
          {t('all_pages', { n: steps.length })}
        </Button>
      )}
      {from && (
        <Text size="xs" className="faint">
          {t('came_from', { where: shortAddress(from) })}
        </Text>
      )}
    </>
  );
}

function PageLine({ step }: { step: Step }) {
  const t = useWords(words);
  const f = useFormats();
  const { title, url, at, stayedMs } = step;
  const times = (
    <>
      <time dateTime={new Date(at).toISOString()} title={f.moment(at)}>
        {f.time(at)}
      </time>
      {stayedMs !== null && ` · ${t('stayed', { time: f.span(stayedMs) })}`}
    </>
  );
  return (
    <li aria-current={stayedMs === null ? 'page' : undefined}>
      <OutLink to={url}>{title}</OutLink>
      <small dir="ltr" title={url}>
        {shortAddress(url)}
      </small>
      <small>
        {stayedMs === null && <Here at={at} />}
        {times}
      </small>
    </li>
  );
}

function Here({ at }: { at: number }) {
  const t = useWords(words);
  const f = useFormats();
  const now = useNow();
  return `${t('here_now')} · ${f.ago(now - at)} · `;
}

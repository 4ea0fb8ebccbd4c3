/** Everything one can do, by a few letters: commands with their keys, conversations, customers. */
import './shell.css';
import { Modal, TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { type Action, offered } from '@/actions';
import { keys } from '@/api/keys';
import type { ConversationPage } from '@/api/queries';
import type { Conversation } from '@/api/types';
import { type Desk, useDesk } from '@/desk';
import { useWords } from '@/i18n/words';
import { choose } from '@/inbox/choice';
import { useCustomers } from '@/inbox/customers';
import { useNameOf } from '@/shared/name';
import { reasons } from '@/thread/reasons';
import { actionWords } from './action-words';
import { Caps } from './caps';
import { type Offer, type Section, sections } from './entries';
import { words } from './words';

/** All conversations that are loaded somewhere. */
function known(desk: Desk): Conversation[] {
  const lists = desk.cache.getQueriesData<{ pages: ConversationPage[] }>({ queryKey: keys.lists });
  const rows = lists.flatMap(([, list]) => list?.pages.flatMap((page) => page.data) ?? []);
  return [...new Map(rows.map((c) => [c.id, c])).values()];
}

function useSections(typed: string): Section[] {
  const desk = useDesk();
  const a = useWords(actionWords);
  const nameOf = useNameOf();
  const { found: customers } = useCustomers(typed);
  // As it stood when the palette was opened: it lies over what it would change.
  const [conversations] = useState(() => known(desk));
  return useMemo(
    () =>
      sections({
        typed,
        actions: offered(desk),
        labelOf: (action) => a(action.id),
        hinders: (action) => action.hindered?.(desk) ?? null,
        conversations,
        nameOf,
        customers: customers ?? [],
      }),
    [typed, desk, a, conversations, nameOf, customers],
  );
}

function useDoes(close: () => void): (offer: Offer) => void {
  const { workspace } = useDesk();
  const [, go] = useLocation();
  return (offer) => {
    if (offer.kind === 'action' && offer.hindered) return;
    close();
    if (offer.kind === 'action') afterwards(offer.action);
    if (offer.kind === 'conversation') go(`/${workspace}/inbox/${offer.id}`);
    if (offer.kind !== 'customer') return;
    choose(workspace, { customer: { id: offer.id, name: offer.label } });
    go(`/${workspace}/inbox`);
  };
}

/** When the palette is gone and the focus is back, so that what opens next may take it. */
function afterwards(action: Action): void {
  setTimeout(action.run, 50);
}

const placeOf = (offer: Offer) => `palette-${offer.kind}-${offer.id}`;

export default function Palette({ close }: { close: () => void }) {
  const t = useWords(words);
  const [typed, type] = useState('');
  const [at, setAt] = useState(0);
  const found = useSections(typed);
  const does = useDoes(close);
  const offers = found.flatMap((section) => section.offers);
  const current = offers[Math.min(at, offers.length - 1)];
  const box = useRef<HTMLDivElement>(null);
  const currentPlace = current && placeOf(current);
  useEffect(() => {
    const option = currentPlace && box.current?.querySelector(`#${currentPlace}`);
    if (option) void option.scrollIntoView({ block: 'nearest' });
  }, [currentPlace]);
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setAt((Math.min(at, offers.length - 1) + step + offers.length) % Math.max(1, offers.length));
    }
    if (event.key === 'Enter' && current) {
      event.preventDefault();
      does(current);
    }
  };
  return (
    <Modal
      opened
      onClose={close}
      withCloseButton={false}
      size={600}
      padding={0}
      yOffset="10vh"
      title={t('palette')}
      classNames={{ header: 'palette-head' }}
      transitionProps={{ duration: 0 }}
    >
      <TextInput
        data-autofocus
        className="palette-input"
        variant="unstyled"
        size="md"
        dir="auto"
        leftSection={<Search size={18} aria-hidden />}
        placeholder={t('palette_hint')}
        aria-label={t('palette')}
        role="combobox"
        aria-expanded="true"
        aria-controls="palette-results"
        aria-activedescendant={currentPlace}
        value={typed}
        onChange={(event) => {
          type(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKey}
      />
      <div
        ref={box}
        className="palette"
        id="palette-results"
        role="listbox"
        aria-label={t('results')}
      >
        {found.map(({ name, offers: these }) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options is no fieldset
          <div key={name} role="group" aria-label={t(name)}>
            <div className="palette-group" aria-hidden>
              {t(name)}
            </div>
            {these.map((offer) => (
              <Line key={placeOf(offer)} offer={offer} current={offer === current} does={does} />
            ))}
          </div>
        ))}
      </div>
      {offers.length === 0 && (
        <p className="palette-none" role="status">
          {t('nothing')}
        </p>
      )}
    </Modal>
  );
}

interface LineProps {
  offer: Offer;
  current: boolean;
  does: (offer: Offer) => void;
}

function Line({ offer, current, does }: LineProps) {
  const r = useWords(reasons);
  const hindered = offer.kind === 'action' ? offer.hindered : null;
  const about = offer.kind === 'action' ? hindered && why(hindered, r) : offer.about;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the text field
    <div
      id={placeOf(offer)}
      role="option"
      tabIndex={-1}
      aria-selected={current}
      aria-disabled={hindered ? true : undefined}
      className="palette-line"
      onClick={() => does(offer)}
    >
      <bdi className="palette-label">{offer.label}</bdi>
      <span className="palette-about" dir="auto">
        {about}
      </span>
      {offer.kind === 'action' && <Caps keys={offer.action.keys} />}
    </div>
  );
}

function why(code: string, r: ReturnType<typeof reasons.in>): string {
  return reasons.has(code) ? r(code) : code;
}

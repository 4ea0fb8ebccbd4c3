/** An earlier conversation, to be read only. */
import { Button, Drawer } from '@mantine/core';
import { useMemo, useState } from 'react';
import { Link } from 'wouter';
import { before } from '@/api/log';
import { useLog } from '@/api/queries';
import type { Conversation } from '@/api/types';
import { useDesk } from '@/desk';
import { useFormats } from '@/i18n/formats';
import { useWords } from '@/i18n/words';
import { Failure, Waiting } from '@/shared/failure';
import { common } from '@/shared/words';
import { Content, Kind, lookOf } from '@/thread/log/bubble';
import { sentence } from '@/thread/log/events';
import { type Attached, attachedTo, Files, isPicture } from '@/thread/log/files';
import { Gallery } from '@/thread/log/gallery';
import { type Item, itemsOf } from '@/thread/log/items';
import { useOlder } from '@/thread/log/use-older';
import { type Scope, ScopeProvider, useScope, useTeller } from '@/thread/scope';
import { words } from './words';

interface Props {
  of: Conversation | null;
  close(): void;
}

export function Transcript({ of, close }: Props) {
  const c = useWords(common);
  const f = useFormats();
  const t = useWords(words);
  const { workspace } = useDesk();
  return (
    <Drawer
      opened={of !== null}
      onClose={close}
      position="right"
      title={of && f.moment(Date.parse(of.opened_at))}
      closeButtonProps={{ 'aria-label': c('close') }}
    >
      {of && (
        <>
          <Reading conversation={of} />
          <Button
            component={Link}
            href={`/${workspace}/inbox/${of.id}`}
            variant="light"
            fullWidth
            mt="md"
            onClick={close}
          >
            {t('open_inbox')}
          </Button>
        </>
      )}
    </Drawer>
  );
}

/** What draws a log may ask for its thread; this one can only be read. */
const nothing = () => undefined;

function Reading({ conversation: c }: { conversation: Conversation }) {
  const teller = useTeller(c);
  const scope = useMemo<Scope>(
    () => ({ c, teller, does: nothing, open: nothing, compose: nothing }),
    [c, teller],
  );
  return (
    <ScopeProvider value={scope}>
      <Read conversation={c} />
    </ScopeProvider>
  );
}

function Read({ conversation: c }: { conversation: Conversation }) {
  const t = useWords(words);
  const { data: log, error, refetch } = useLog(c.id, c.seq);
  const older = useOlder(c.id);
  const [looking, look] = useState<string | null>(null);
  const items = useMemo(() => itemsOf(log?.entries ?? [], null), [log]);
  const pictures = useMemo(
    () => (log?.entries ?? []).flatMap((one) => attachedTo(one.data.attachments)).filter(isPicture),
    [log],
  );
  if (!log && error) return <Failure error={error} again={() => void refetch()} />;
  if (!log) return <Waiting />;
  return (
    <>
      {older.error !== null && <Failure error={older.error} again={() => void older.load()} />}
      {before(log) !== null && (
        <Button variant="subtle" fullWidth onClick={() => void older.load()}>
          {t('earlier')}
        </Button>
      )}
      {items.map((item) => (
        <Shown key={item.key} item={item} conversation={c} onLook={({ id }) => look(id)} />
      ))}
      <Gallery conversation={c.id} pictures={pictures} shown={looking} onShow={look} />
    </>
  );
}

interface ShownProps {
  item: Item;
  conversation: Conversation;
  onLook(picture: Attached): void;
}

function Shown({ item, conversation, onLook }: ShownProps) {
  const f = useFormats();
  const { teller } = useScope();
  const { entry, at, day } = item;
  return (
    <>
      {day && <h3 className="panel-told">{f.day(at)}</h3>}
      {item.kind === 'said' ? (
        <Said item={item} conversation={conversation} who={teller.who(entry.by)} onLook={onLook} />
      ) : (
        <p className="panel-told" dir="auto">
          {sentence(entry, teller)} · {f.time(at)}
        </p>
      )}
    </>
  );
}

interface SaidProps {
  item: Extract<Item, { kind: 'said' }>;
  conversation: Conversation;
  who: string;
  onLook(picture: Attached): void;
}

function Said({ item: { entry, at }, conversation, who, onLook }: SaidProps) {
  const f = useFormats();
  const look = lookOf(entry);
  const files = attachedTo(entry.data.attachments);
  const side = entry.by.role === 'customer' ? 'customer' : 'agent';
  return (
    <div className="panel-said" data-by={entry.audience === 'staff' ? 'note' : side}>
      <small className="faint">
        <bdi>{who}</bdi> · {f.time(at)} <Kind look={look} agent={entry.data.agent} />
      </small>
      <Content entry={entry} look={look} />
      {files.length > 0 && <Files conversation={conversation.id} files={files} onLook={onLook} />}
    </div>
  );
}

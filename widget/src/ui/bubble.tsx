/** One message of the thread. */
import { boot, client, screen, t, told } from '../store';
import type { Conversation } from '../types';
import { Fragment, h } from '../view/h';
import type { Message } from './entries';
import { File } from './files';
import { Icon, type IconName } from './icons';
import { Button, useReached } from './kit';
import { type Choice, Menu } from './menu';
import { Face } from './picture';
import { Text } from './text';

interface Props {
  row: Message;
  name: string;
  conversation: Conversation | null;
  readOnly?: boolean;
}

type Mark = 'sending' | 'sent' | 'delivered' | 'read';
const MARKS: Record<Mark, IconName> = {
  sending: 'clock',
  sent: 'check',
  delivered: 'checks',
  read: 'checks',
};

function markOf(row: Message, conversation: Conversation | null): Mark {
  const { marks } = conversation ?? {};
  if (row.seq === null) return 'sending';
  if (marks && marks.agent_read >= row.seq) return 'read';
  return marks && marks.agent_delivered >= row.seq ? 'delivered' : 'sent';
}

function Failed({ row }: { row: Message }) {
  const { words } = screen;
  const { id = '', code = '' } = row.pending ?? {};
  return (
    <div class="meta failed" role="alert">
      <Icon name="alert" />
      <span>
        {t('failed')} {words.error(code)}
      </span>
      <span class="choice">
        <Button class="link" onClick={() => client.retry(id)}>
          {t('retry')}
        </Button>
        <Button class="link" onClick={() => client.discard(id)}>
          {t('discard')}
        </Button>
      </span>
    </div>
  );
}

function Meta({ row, conversation }: Props) {
  const { words } = screen;
  const mark = markOf(row, conversation);
  return (
    <div class="meta">
      <time>{words.time(row.at)}</time>
      {row.mine && (
        <span class={`mark ${mark}`} title={t(mark)}>
          <Icon name={MARKS[mark]} />
          <span class="unseen">{t(mark)}</span>
        </span>
      )}
    </div>
  );
}

async function recall(seq: number): Promise<void> {
  told(await client.command('recall', { seq }));
}

/** What may be done with one's own message while it can be taken back. */
function Own({ row }: { row: Message }) {
  const { seq } = row;
  const late = useReached(row.at + boot.config.recall_s * 1000);
  if (late || seq === null) return null;
  const choices: Choice[] = [{ icon: 'undo', label: t('recall'), run: () => recall(seq) }];
  const copy = () => navigator.clipboard.writeText(row.text);
  if (row.text && navigator.clipboard) choices.push({ icon: 'copy', label: t('copy'), run: copy });
  return <Menu label={t('more')} choices={choices} />;
}

function Body({ row, conversation }: Props) {
  const { words } = screen;
  if (row.recalled) return <div class="bubble ghost">{t('recalled')}</div>;
  return (
    <>
      {row.text && (
        <div class="bubble">
          <Text text={row.text} words={words} />
        </div>
      )}
      {row.files.map((file) => (
        <File key={file.id} file={file} conversation={conversation?.id ?? ''} />
      ))}
    </>
  );
}

const styleOf = ({ mine, first, last, pending }: Message) =>
  Object.entries({ message: true, [mine ? 'mine' : 'theirs']: true, first, last, pending })
    .flatMap(([name, is]) => (is ? name : []))
    .join(' ');

/** Words and files, with what can be done about them. */
function Said(props: Props) {
  const { row, name, readOnly } = props;
  const failed = row.pending?.status === 'failed';
  return (
    <div class="said">
      <span class={row.first && !row.mine ? 'by' : 'unseen'} dir="auto">
        {row.mine ? t('you') : name}
      </span>
      <div class="line">
        {row.mine && !row.recalled && !readOnly && <Own row={row} />}
        <div class="parts">
          <Body {...props} />
        </div>
      </div>
      {failed ? <Failed row={row} /> : row.last && <Meta {...props} />}
    </div>
  );
}

export function Bubble(props: Props) {
  const { row, name } = props;
  return (
    <div class={styleOf(row)}>
      {!row.mine && (row.last ? <Face id={row.by} name={name} /> : <span class="face" />)}
      <Said {...props} />
    </div>
  );
}

/** The real chat in a frame, as a form has it: at two widths, in both lights, in any language. */
import { Alert, Button, Group, SegmentedControl, Select, Switch, Text } from '@mantine/core';
import { useDebouncedValue, useElementSize } from '@mantine/hooks';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { WidgetShown } from '@/api/types';
import { useLanguage, useWords } from '@/i18n/words';
import './preview.css';
import { PAGE } from './page';
import { makeStage, type Play, type Stage } from './stage';
import { words } from './words';

const PAUSE_MS = 250;
const SIZES = { desktop: { width: 640, height: 700 }, phone: { width: 375, height: 667 } };
type Device = keyof typeof SIZES;

interface Props {
  config: WidgetShown;
  /** The tenant's key, for its logo. */
  widgetKey: string;
  /** What the chat says first. */
  greeting?: string;
  /** Whether the chat stands open at first. */
  unfolded?: boolean;
  /** Whether it goes on to the form before the chat. */
  toForm?: boolean;
  tools?: ReactNode;
  /** Offered to look at it in; where the form has one, `language` says so. */
  languages?: readonly { value: string; label: string }[];
  language?: string;
}

export function WidgetPreview(props: Props) {
  const {
    config,
    widgetKey,
    greeting = '',
    unfolded = true,
    toForm = false,
    languages = [],
  } = props;
  const t = useWords(words);
  const ours = useLanguage();
  const [device, setDevice] = useState<Device>('desktop');
  const [dark, setDark] = useState(false);
  const [closed, setClosed] = useState(false);
  const [chosen, choose] = useState<string | null>(null);
  const [times, again] = useState(0);
  const language = props.language ?? chosen ?? ours;
  const play = {
    config,
    key: widgetKey,
    greeting,
    language,
    dark,
    open: !closed,
    unfolded,
    toForm,
  };
  return (
    <div className="preview">
      <Text size="xs" className="preview-hint">
        {t('hint')}
      </Text>
      <Group gap="xs">
        <SegmentedControl
          size="xs"
          aria-label={t('device')}
          value={device}
          data={(['desktop', 'phone'] as const).map((one) => ({ value: one, label: t(one) }))}
          onChange={setDevice}
        />
        <SegmentedControl
          size="xs"
          aria-label={t('page')}
          value={dark ? 'dark' : 'light'}
          data={(['light', 'dark'] as const).map((one) => ({ value: one, label: t(one) }))}
          onChange={(to) => setDark(to === 'dark')}
        />
        {languages.length > 0 && !props.language && (
          <Select
            size="xs"
            w={150}
            aria-label={t('language')}
            value={language}
            data={[...languages]}
            allowDeselect={false}
            onChange={choose}
          />
        )}
        {props.tools}
        <Switch
          size="sm"
          label={t('closed')}
          checked={closed}
          onChange={(event) => setClosed(event.currentTarget.checked)}
        />
        <Button size="compact-xs" variant="subtle" onClick={() => again(times + 1)}>
          {t('begin')}
        </Button>
      </Group>
      <Frame key={`${device} ${times}`} device={device} play={play} />
    </div>
  );
}

/** Scaled down where there is less room than a page has. */
function Frame({ device, play }: { device: Device; play: Play }) {
  const t = useWords(words);
  const { ref, width: room } = useElementSize();
  const frame = useRef<HTMLIFrameElement>(null);
  const stage = useRef<Stage | null>(null);
  const [there, setThere] = useState(false);
  const [failed, setFailed] = useState(false);
  const [next] = useDebouncedValue(JSON.stringify(play), PAUSE_MS);
  const { width, height } = SIZES[device];
  const scale = room ? Math.min(1, room / width) : 0;

  useEffect(() => {
    if (there) stage.current?.play(JSON.parse(next), () => setFailed(true));
  }, [there, next]);
  useEffect(() => () => stage.current?.end(), []);

  function loaded(): void {
    const win = frame.current?.contentWindow as (Window & typeof globalThis) | null | undefined;
    if (!win || stage.current) return;
    stage.current = makeStage(win, location.origin);
    setThere(true);
  }

  if (failed) return <Alert color="yellow">{t('failed')}</Alert>;
  return (
    <div ref={ref} className="preview-room" style={{ blockSize: height * scale }}>
      <iframe
        ref={frame}
        title={t('frame')}
        srcDoc={PAGE}
        onLoad={loaded}
        style={{ inlineSize: width, blockSize: height, transform: `scale(${scale})` }}
      />
    </div>
  );
}

/** The supervisor's wall: queues, agents, alarms and who is late, live. */
import { ActionIcon, MultiSelect, Title, Tooltip } from '@mantine/core';
import { Maximize, Minimize } from 'lucide-react';
import { useWords } from '@/i18n/words';
import { Boundary } from '@/shared/failure';
import { Agents } from './agents';
import { Alarms } from './alarms';
import { useFullScreen } from './full-screen';
import { Late } from './late';
import { Numbers } from './numbers';
import './page.css';
import { Queues } from './queues';
import { useWall, type WallData } from './use-wall';
import { words } from './words';

export default function Wall() {
  const wall = useWall();
  const full = useFullScreen();
  return (
    <div className="wall" data-full={full.on || undefined}>
      <Head wall={wall} full={full} />
      <Boundary name="wall-late">
        <Late wall={wall} />
      </Boundary>
      <Numbers wall={wall} />
      <div className="wall-panes">
        <div className="wall-tables">
          <Boundary name="wall-queues">
            <Queues wall={wall} />
          </Boundary>
          <Boundary name="wall-agents">
            <Agents wall={wall} />
          </Boundary>
        </div>
        <Boundary name="wall-alarms">
          <Alarms wall={wall} />
        </Boundary>
      </div>
    </div>
  );
}

interface HeadProps {
  wall: WallData;
  full: ReturnType<typeof useFullScreen>;
}

function Head({ wall, full }: HeadProps) {
  const t = useWords(words);
  const label = t(full.on ? 'full_end' : 'full');
  return (
    <div className="wall-top">
      <Title order={1} size="h3">
        {t('title')}
      </Title>
      <MultiSelect
        className="wall-groups"
        aria-label={t('groups')}
        placeholder={wall.groups.length === 0 ? t('all_groups') : undefined}
        data={wall.all.map(({ id, name }) => ({ value: id, label: name }))}
        value={[...wall.groups]}
        onChange={wall.choose}
        searchable
        clearable
        hidePickedOptions
        limit={50}
      />
      <Tooltip label={label}>
        <ActionIcon aria-label={label} aria-pressed={full.on} onClick={full.toggle}>
          {full.on ? <Minimize size={18} /> : <Maximize size={18} />}
        </ActionIcon>
      </Tooltip>
    </div>
  );
}

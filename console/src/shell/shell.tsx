/** What stands around every page: the rail, the banner, the palette, the keyboard. */
import './shell.css';
import type { ReactNode } from 'react';
import { OffDuty } from '@/me/off-duty';
import { Sync } from '@/me/sync';
import { Boundary } from '@/shared/failure';
import { Arrived } from './arrived';
import { Banner } from './banner';
import { Caller } from './caller';
import { Keyboard } from './keyboard';
import { LateBar } from './late';
import { Offers } from './offers';
import { Rail } from './rail';
import { Title } from './title';
import { Undone } from './undone';

export function Shell({ children }: { children: ReactNode }) {
  return (
    <div className="shell">
      <Rail />
      <div className="banner">
        <Banner />
        <OffDuty />
        <LateBar />
      </div>
      <main>{children}</main>
      <Keyboard />
      <Sync />
      <Boundary name="calls">
        <Title />
        <Caller />
        <Offers />
        <Arrived />
        <Undone />
      </Boundary>
    </div>
  );
}

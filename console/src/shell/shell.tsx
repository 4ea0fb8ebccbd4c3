/** What stands around every page: the rail, the banner, the palette, the keyboard. */
import type { ReactNode } from 'react';
import { OffDuty } from '@/me/off-duty';
import { Sync } from '@/me/sync';
import { Banner } from './banner';
import { Keyboard } from './keyboard';
import { Rail } from './rail';

export function Shell({ children }: { children: ReactNode }) {
  return (
    <div className="shell">
      <Rail />
      <div className="banner">
        <Banner />
        <OffDuty />
      </div>
      <main>{children}</main>
      <Keyboard />
      <Sync />
    </div>
  );
}

/** What stands around every page: the rail, the banner, the palette, the keyboard. */
import type { ReactNode } from 'react';
import { Banner } from './banner';
import { Keyboard } from './keyboard';
import { Rail } from './rail';

export function Shell({ children }: { children: ReactNode }) {
  return (
    <div className="shell">
      <Rail />
      <div className="banner">
        <Banner />
      </div>
      <main>{children}</main>
      <Keyboard />
    </div>
  );
}

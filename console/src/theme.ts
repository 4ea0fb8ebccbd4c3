/** Colours and shapes; contrast of each pair is checked by axe in both themes (see frontend notes). */
import { createTheme, type MantineColorsTuple } from '@mantine/core';
import type { Language } from './i18n/words';
import { common } from './shared/words';

const brand: MantineColorsTuple = [
  '#edf2ff',
  '#dbe4ff',
  '#bac8ff',
  '#91a7ff',
  '#748ffc',
  '#5c7cfa',
  '#4c63e8',
  '#3b50d6',
  '#3344b8',
  '#2a3894',
];

// Mantine's, with a red that white can be read on: buttons are filled with the eighth of them.
const red: MantineColorsTuple = [
  '#fff5f5',
  '#ffe3e3',
  '#ffc9c9',
  '#ffa8a8',
  '#ff8787',
  '#ff6b6b',
  '#fa5252',
  '#d02f2f',
  '#e03131',
  '#c92a2a',
];

/** Where menus, dialogs and notices are put: a landmark, so that all of the page lies in one. */
export const OVER = 'over';

const theme = createTheme({
  primaryColor: 'brand',
  colors: { brand, red },
  primaryShade: 7,
  autoContrast: true,
  defaultRadius: 'md',
  fontFamily:
    "'Inter Variable', system-ui, -apple-system, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif",
  cursorType: 'pointer',
  focusRing: 'auto',
  components: {
    // Where one writes, whatever one writes runs from its own side; `dir` would be the label's.
    Input: { defaultProps: { attributes: { input: { dir: 'auto' } } } },
    Portal: { defaultProps: { target: `#${OVER}` } },
    Tooltip: { defaultProps: { openDelay: 300, withinPortal: true } },
    // What Mantine puts into a menu to hold the focus is no part of one; the first line takes it.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    Modal: { styles: { title: { fontWeight: 600 } } },
    // Mantine's is too pale to be read.
    Notification: { styles: { description: { color: 'var(--mantine-color-text)' } } },
    // Of two open ones, each would have a banner, and a page has one at most.
    ModalHeader: { defaultProps: { role: 'presentation' } },
    DrawerHeader: { defaultProps: { role: 'presentation' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 'lg' } },
  },
});

/** The same with the words that Mantine's own buttons need. */
export function themeIn(language: Language) {
  const close = common.in(language)('close');
  const closeButtonProps = { 'aria-label': close };
  const closing = { defaultProps: { closeButtonProps } };
  const { components } = theme;
  return {
    ...theme,
    components: {
      ...components,
      Alert: { defaultProps: { closeButtonLabel: close } },
      Drawer: closing,
      Modal: { ...components?.Modal, ...closing },
      Notification: { ...components?.Notification, ...closing },
    },
  };
}

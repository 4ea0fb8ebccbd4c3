import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrast, type Paint, paint, type Theme } from '../../src/look';

const colour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((n) => `#${n.toString(16).padStart(6, '0')}`);
const theme = fc.constantFrom<Theme>('light', 'dark');

function pairs(p: Paint): [string, string][] {
  const grounds = [p.bg, p.sunken, p.raised];
  const inks = [p.text, p.muted, p.accent, p.ok, p.warn, p.bad];
  return [
    [p['on-brand'], p.brand],
    [p['on-brand'], p['brand-2']],
    [p.accent, p.soft],
    [p.text, p.soft],
    ...grounds.flatMap((ground) => inks.map((ink): [string, string] => [ink, ground])),
  ];
}

describe('paint', () => {
  it('is readable with any colour', () => {
    fc.assert(
      fc.property(colour, theme, (c, t) => {
        for (const [ink, ground] of pairs(paint(c, t))) {
          expect(contrast(ink, ground), `${c} ${t}: ${ink} on ${ground}`).toBeGreaterThanOrEqual(
            4.5,
          );
        }
      }),
      { numRuns: 300 },
    );
  });

  it('shows where one types', () => {
    for (const t of ['light', 'dark'] as const) {
      const p = paint('#1f5eff', t);
      expect(contrast(p.edge, p.bg)).toBeGreaterThanOrEqual(3);
    }
  });

  it('leaves a good colour as it is', () => {
    expect(paint('#1f5eff', 'light').brand).toBe('#1f5eff');
    expect(paint('#ffd400', 'light')).toMatchObject({ brand: '#ffd400', 'on-brand': '#111318' });
  });

  it('tells a black or white brand from its ground', () => {
    expect(contrast(paint('#000', 'dark').brand, paint('#000', 'dark').bg)).toBeGreaterThan(1.9);
    expect(contrast(paint('#fff', 'light').brand, '#ffffff')).toBeGreaterThan(1.2);
  });

  it('takes its own colour where none is given', () => {
    expect(paint('red; background: url(x)', 'light')).toEqual(paint('#1f5eff', 'light'));
  });
});

import { expect, test } from 'vitest';
import { offset, openIn, preview, stateAt } from '@/settings/hours/calendar';
import { checkHours } from '@/settings/hours/check';
import {
  bounds,
  copied,
  EXCEPTIONS_MOST,
  type Hours,
  nextSpan,
  overnight,
  SPANS_MOST,
  withDay,
} from '@/settings/hours/model';
import { hoursWords } from '@/settings/hours/words';
import contract from '../../../contract/openapi.json';

const at = (text: string) => Date.parse(text);
const berlin = (week: Hours['week'], exceptions: Hours['exceptions'] = []): Hours => ({
  zone: 'Europe/Berlin',
  week,
  exceptions,
});

test('a span may run over midnight', () => {
  expect(bounds(['22:00', '02:00'])).toEqual([1320, 1560]);
  expect(bounds(['09:00', '24:00'])).toEqual([540, 1440]);
  expect(bounds(['00:00', '00:00'])).toEqual([0, 1440]);
  expect(bounds(['9:00', '12:00'])).toBeNull();
  expect(overnight(['22:00', '02:00'])).toBe(true);
  expect(overnight(['09:00', '00:00'])).toBe(false);
});

test('offsets of a zone', () => {
  expect(offset('Europe/Berlin', at('2026-01-01T00:00:00Z'))).toBe(3_600_000);
  expect(offset('Asia/Kathmandu', at('2026-01-01T00:00:00Z'))).toBe(20_700_000);
  expect(offset('America/St_Johns', at('2026-07-01T00:00:00Z'))).toBe(-9_000_000);
});

test('the preview begins with the zone’s today', () => {
  const hours: Hours = { zone: 'Pacific/Auckland', week: { sun: [['09:00', '12:00']] } };
  const days = preview(hours, at('2026-11-28T14:00:00Z'), 15); // Sunday there already
  expect(days).toHaveLength(15);
  expect(days[0]).toMatchObject({ date: '2026-11-29', weekday: 'sun', minutes: 180 });
  expect(days[1]).toMatchObject({ date: '2026-11-30', spans: [], minutes: 0 });
});

test('the night is shown on both dates, and a holiday leaves the night before alone', () => {
  const hours = berlin({ fri: [['22:00', '02:00']], sat: [['22:00', '02:00']] }, [
    { date: '2026-11-28', spans: [], name: 'Feast' },
  ]);
  const [fri, sat, sun] = preview(hours, at('2026-11-27T12:00:00Z'), 3);
  expect(fri?.spans).toEqual([['22:00', '24:00']]);
  expect(sat).toMatchObject({ spans: [['00:00', '02:00']], exception: true, name: 'Feast' });
  expect(sun?.spans).toEqual([]);
});

test('when the clock is set forward, the skipped hour counts for nothing', () => {
  const hours = berlin({ sun: [['01:30', '03:30']] });
  const [day] = preview(hours, at('2027-03-27T23:30:00Z'), 1);
  expect(day).toMatchObject({ date: '2027-03-28', spans: [['01:30', '03:30']] });
  expect(day).toMatchObject({ minutes: 60, shift: 60 });
});

test('when it is set back, the hour that comes twice counts twice', () => {
  const hours = berlin({ sun: [['02:00', '03:00']] });
  const [day] = preview(hours, at('2026-10-24T22:30:00Z'), 1);
  expect(day).toMatchObject({ date: '2026-10-25', minutes: 120, shift: -60 });
  expect(openIn(hours, at('2026-10-25T00:00:00Z'), at('2026-10-25T02:00:00Z'))).toEqual([
    [at('2026-10-25T00:00:00Z'), at('2026-10-25T01:00:00Z')],
    [at('2026-10-25T01:00:00Z'), at('2026-10-25T02:00:00Z')],
  ]);
});

test('spans that touch or lie over one another are open once', () => {
  const hours = berlin({
    mon: [
      ['09:00', '12:00'],
      ['11:00', '13:00'],
      ['13:00', '14:00'],
    ],
  });
  const [day] = preview(hours, at('2026-11-30T06:00:00Z'), 1);
  expect(day).toMatchObject({ spans: [['09:00', '14:00']], minutes: 300 });
});

test('whether it is open now, and until when', () => {
  const hours = berlin({ mon: [['09:00', '24:00']], tue: [['00:00', '10:00']] });
  expect(stateAt(hours, at('2026-11-30T09:00:00Z'))).toEqual({
    open: true,
    until: at('2026-12-01T09:00:00Z'),
  });
  expect(stateAt(hours, at('2026-11-29T09:00:00Z'))).toEqual({
    open: false,
    until: at('2026-11-30T08:00:00Z'),
  });
  expect(stateAt(berlin({}), at('2026-11-29T09:00:00Z'))).toEqual({ open: false, until: null });
});

test('days are copied, emptied and filled', () => {
  const hours = berlin({ mon: [['09:00', '17:00']] });
  expect(copied(hours, 'mon', ['tue', 'wed']).week).toEqual({
    mon: [['09:00', '17:00']],
    tue: [['09:00', '17:00']],
    wed: [['09:00', '17:00']],
  });
  expect(copied(hours, 'sun', ['mon']).week).toEqual({});
  expect(withDay(hours, 'mon', []).week).toEqual({});
  expect(nextSpan([])).toEqual(['09:00', '13:00']);
  expect(nextSpan([['09:00', '12:00']])).toEqual(['13:00', '17:00']);
  expect(nextSpan([['09:00', '21:00']])).toEqual(['22:00', '00:00']);
});

test('what the server would refuse is told at its place', () => {
  const t = hoursWords.in('en');
  const wrong = berlin({ mon: [['09:00', '']] }, [
    { date: '', spans: [] },
    { date: '2026-12-25', spans: [] },
    { date: '2026-12-25', spans: [] },
  ]);
  expect(Object.keys(checkHours(wrong, '/hours', t))).toEqual([
    '/hours/week/mon',
    '/hours/exceptions/0',
    '/hours/exceptions/2',
  ]);
  expect(checkHours({ zone: 'Mars/Base', week: {} }, '/hours', t)).toHaveProperty('/hours/zone');
  expect(checkHours({}, '/hours', t)).toEqual({});
});

test('bounds are those of the contract', () => {
  const { Week, Hours: shape } = contract.components.schemas;
  expect(Week.properties.mon.maxItems).toBe(SPANS_MOST);
  expect(shape.properties.exceptions.maxItems).toBe(EXCEPTIONS_MOST);
});

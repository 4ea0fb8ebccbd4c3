import { describe, expect, it } from 'vitest';
import { append, type Log, PAGE, prepend, before as start } from '@/api/log';
import { entry } from './given';

const log = (...seqs: number[]): Log => ({ entries: seqs.map((seq) => entry(seq)) });
const numbers = (one: Log) => one.entries.map((e) => e.seq);

describe('appending', () => {
  it('adds what follows, in whatever order it came', () => {
    const { log: next, gap } = append(log(1, 2), [entry(4), entry(3)]);
    expect([numbers(next), gap]).toEqual([[1, 2, 3, 4], false]);
  });

  it('leaves out what is known', () => {
    const known = log(1, 2);
    expect(append(known, [entry(2)])).toEqual({ log: known, gap: false });
  });

  it('takes nothing over a hole, and says so', () => {
    const known = log(1, 2);
    expect(append(known, [entry(4)])).toEqual({ log: known, gap: true });
  });

  it('takes the text from what was recalled', () => {
    const recall = entry(3, { type: 'recalled', data: { seq: 2, public_seq: 2 } });
    const { log: next } = append(log(1, 2), [recall]);
    expect(next.entries[1]?.data).toMatchObject({ recalled: true, text: undefined });
    expect(next.entries[0]?.data.text).toBe('text 1');
  });

  it('also where both come together', () => {
    const recall = entry(3, { type: 'recalled', data: { seq: 2, public_seq: 2 } });
    expect(append(log(1), [recall, entry(2)]).log.entries[1]?.data.text).toBeUndefined();
  });
});

describe('paging back', () => {
  it('puts an older page before, without what is there already', () => {
    expect(numbers(prepend(log(5, 6), [entry(3), entry(4), entry(5)]))).toEqual([3, 4, 5, 6]);
  });

  it('leaves out a page that does not reach', () => {
    expect(numbers(prepend(log(5, 6), [entry(2), entry(3)]))).toEqual([5, 6]);
  });

  it('knows where the page before begins, and the beginning', () => {
    expect(start(log(1))).toBeNull();
    expect(start(log(5))).toBe(0);
    expect(start(log(PAGE * 2 + 1))).toBe(PAGE);
  });
});

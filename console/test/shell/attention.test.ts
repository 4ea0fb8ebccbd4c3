import { expect, it } from 'vitest';
import { calls } from '@/shell/attention';
import { CNV, entry } from '../api/given';

const ME = 'agt_0000000000000000000001';
const looking = { me: ME, at: null };
const system = { id: 'system', role: 'system' };
const own = { id: ME, role: 'agent' };

it.each([
  ['a customer writes', entry(4), 'message'],
  ['I write', entry(4, { by: own }), null],
  ['a colleague answers', entry(4, { by: { id: 'agt_other', role: 'agent' } }), null],
  [
    'one comes to me',
    entry(4, { type: 'assigned', by: system, data: { agent: ME } }),
    'conversation',
  ],
  ['one goes to another', entry(4, { type: 'assigned', by: system, data: { agent: 'x' } }), null],
  ['I take one', entry(4, { type: 'assigned', by: own, data: { agent: ME } }), null],
  ['I am asked', entry(4, { type: 'offered', by: system, data: { agent: ME } }), 'offer'],
  ['another is asked', entry(4, { type: 'offered', by: system, data: { agent: 'x' } }), null],
  ['I am late', entry(4, { type: 'alarm', by: system, data: { agent: ME } }), 'alarm'],
  ['another is late', entry(4, { type: 'alarm', by: system, data: { agent: 'x' } }), null],
  ['something else', entry(4, { type: 'rated', data: { score: 5 } }), null],
])('%s', (_, one, call) => {
  expect(calls(one, looking)).toBe(call);
});

it('what I look at needs no call', () => {
  expect(calls(entry(4), { me: ME, at: CNV })).toBeNull();
  const offered = entry(4, { type: 'offered', by: system, data: { agent: ME } });
  expect(calls(offered, { me: ME, at: CNV })).toBe('offer');
});

/** What is right in the forms before a sign-in, and where one goes from them. */
import { describe, expect, it } from 'vitest';
import { addresses, nameOf, snippetOf } from '@/in/colleagues';
import {
  afterSignIn,
  codeProblem,
  emailProblem,
  passwordProblem,
  signInFor,
  slugOf,
  strengthOf,
  workspaceProblem,
} from '@/in/places';
import { stepOf } from '@/in/start';

describe('a workspace', () => {
  it.each([
    ['Ember & Ök GmbH', 'ember-ok-gmbh'],
    ['  42 Lamps ', 'lamps'],
    ['Crème brûlée', 'creme-brulee'],
    ['灯火公司', ''],
    ['A'.repeat(60), 'a'.repeat(32)],
    [`${'a'.repeat(31)} b`, 'a'.repeat(31)],
  ])('for %s is suggested as %s', (company, slug) => {
    expect(slugOf(company)).toBe(slug);
  });

  it.each([
    ['', 'missing_field'],
    ['a', 'bad_workspace'],
    ['-a', 'bad_workspace'],
    ['Demo', 'bad_workspace'],
    ['demo\n', 'bad_workspace'],
    ['demo', null],
  ])('%j: %s', (text, code) => {
    expect(workspaceProblem(text)).toBe(code);
  });
});

describe('other fields', () => {
  it('know an e-mail address', () => {
    expect(emailProblem('mei@demo.example')).toBeNull();
    for (const bad of ['mei', 'a b@c.d', 'a@b@c', `${'x'.repeat(60)}@${'y'.repeat(40)}`])
      expect(emailProblem(bad)).toBe('bad_email');
  });

  it('refuse only passwords that no server takes', () => {
    expect(passwordProblem('eleven-1Ab!')).toBe('weak_password');
    expect(passwordProblem('longenoughnow')).toBeNull();
  });

  it.each([
    ['', 0],
    ['Ab1!', 1],
    ['abcdefghijkl', 1],
    ['Abcdefghijk1', 3],
    ['Abcdefghij1!', 4],
    ['密码密码密码密码Ab1!', 4],
  ])('say how strong %s is: %i', (password, strength) => {
    expect(strengthOf(password)).toBe(strength);
  });

  it('take a code with spaces', () => {
    expect(codeProblem('123 456')).toBeNull();
    expect(codeProblem('12345')).toBe('wrong_code');
    expect(codeProblem(' ')).toBe('missing_field');
  });
});

describe('after signing in', () => {
  it.each([
    [null, '/demo/inbox'],
    ['/demo/inbox/cnv_1', '/demo/inbox/cnv_1'],
    ['/other/inbox', '/demo/inbox'],
    ['//evil.example/demo/', '/demo/inbox'],
    ['https://evil.example', '/demo/inbox'],
    ['/demo//evil.example', '/demo/inbox'],
  ])('%s leads to %s', (next, to) => {
    expect(afterSignIn('demo', next)).toBe(to);
  });

  it('one comes back to where one was', () => {
    const query = new URLSearchParams(signInFor('demo', '/demo/wall').split('?')[1]);
    expect(afterSignIn('demo', query.get('next'))).toBe('/demo/wall');
  });
});

describe('the start', () => {
  it.each([
    ['demo:snippet', 'snippet'],
    ['other:snippet', 'look'],
    ['demo:nonsense', 'look'],
    ['', 'look'],
  ])('with %j goes on with %s', (starting, step) => {
    expect(stepOf(starting, 'demo')).toBe(step);
  });

  it('reads addresses however they are written', () => {
    const text = '<Mei.Lin@x.example>, tom@x.example；nonsense\n tom@x.example';
    expect(addresses(text)).toEqual({
      good: ['mei.lin@x.example', 'tom@x.example'],
      bad: ['nonsense'],
    });
    expect(addresses(' \n')).toEqual({ good: [], bad: [] });
  });

  it.each([
    ['mei.lin+work@x.example', 'Mei Lin'],
    ['tom@x.example', 'Tom'],
    ['_@x.example', '_'],
  ])('calls %s %s at first', (email, name) => {
    expect(nameOf(email)).toBe(name);
  });

  it('has the line of the install guide', () => {
    expect(snippetOf('https://chat.example.com', 'wk_1')).toBe(
      '<script src="https://chat.example.com/widget.js" data-key="wk_1" async></script>',
    );
  });
});

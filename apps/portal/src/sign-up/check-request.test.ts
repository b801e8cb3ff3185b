import { expect, test } from 'vitest';
import { checkRequest, NOTHING_WRITTEN, requestOf, type Written } from './check-request.ts';

const written = (more: Partial<Written> = {}): Written => ({
  ...NOTHING_WRITTEN,
  safety: 'safe',
  givenName: 'Ada',
  familyName: 'Byrne',
  birthDate: '1980-01-01',
  ...more,
});
const ways = (...yes: readonly ('email' | 'text' | 'call')[]): Pick<Written, 'ways'> => ({
  ways: { email: yes.includes('email'), text: yes.includes('text'), call: yes.includes('call') },
});

test('nobody has said yes to being written to before they say it', () => {
  expect(NOTHING_WRITTEN.ways).toEqual({ email: false, text: false, call: false });
  expect(requestOf(written({ email: 'a@example.test', phone: '303 555 0100' }), false, 'en').contact).toEqual({
    email: false,
    text: false,
    call: false,
  });
});

test.each([
  ['an address and no yes', { email: 'a@example.test' }, 'chooseWay'],
  ['a yes to texts without a number', { email: 'a@example.test', ...ways('text') }, 'chooseWay'],
  ['a yes to e-mail with an address', { email: 'a@example.test', ...ways('email') }, undefined],
  ['a yes to calls with a number', { phone: '303 555 0100', ...ways('call') }, undefined],
] as const)('%s', (_name, more, issue) => {
  expect(checkRequest(written(more), false).ways).toBe(issue);
});

test('who is not safe sends the request without a yes to anything: somebody calls about that', () => {
  const unsafe = written({ safety: 'not-safe', phone: '303 555 0100' });
  expect(checkRequest(unsafe, false)).toEqual({});
  expect(checkRequest({ ...unsafe, safety: 'not-said' }, false).ways).toBe('chooseWay');
});

test('without any address it is the address that is asked for, and a young person is asked for no yes', () => {
  expect(checkRequest(written(), false)).toEqual({ email: 'emailOrPhone' });
  expect(checkRequest(written({ email: 'a@example.test', guardianName: 'Eve' }), true)).toEqual({});
});

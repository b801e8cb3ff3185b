import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestClinic, testClinic } from '../testing/index.ts';

let clinic: TestClinic;
beforeAll(async () => {
  clinic = await testClinic();
});
afterAll(() => clinic?.close());

test('login, cookie, command, record, view: the whole line', async () => {
  const owner = await clinic.logIn('owner-a');
  expect((await owner.get('/api/v1/me')).body).toMatchObject({ person: { id: 'owner-a' }, roles: ['owner'] });
  const answer = await owner.say(
    clinic.command('add-person', 'clinic/staff', { person: 'new-1', name: 'New Nurse', roles: ['nurse'] }),
  );
  expect(answer.body).toMatchObject({ answers: [{ answer: 'recorded' }] });
  const staff = await owner.get('/api/v1/staff');
  expect(staff.body.people).toContainEqual(expect.objectContaining({ id: 'new-1', state: 'invited' }));
  expect(clinic.faults).toEqual([]);
  expect(clinic.log).toEqual([]);
});

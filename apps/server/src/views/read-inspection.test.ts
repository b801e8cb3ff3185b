import { binderRows } from '@keel/clinical/documents';
import { instant } from '@keel/clinical/units';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { csv } from '../documents/index.ts';
import { type TestClinic, testClinic } from '../testing/index.ts';
import { readInspection } from './index.ts';

let clinic: TestClinic;
const ask = (more: { by?: string; location?: string; from?: string; to?: string } = {}) =>
  readInspection(clinic.record, { clinic: 'clinic-a', by: 'auditor-a', now: instant(clinic.clock.ms), ...more });

beforeAll(async () => {
  clinic = await testClinic();
  const owner = await clinic.logIn('owner-a');
  const nurse = await clinic.logIn('nurse-a');
  for (const location of ['cabinet', 'safe']) {
    const opened = await owner.say(
      clinic.command('open-register', `register/${location}`, {
        name: location,
        siteId: 'main',
        registrant: { name: 'Clinic A', registration: 'FC0000000' },
      }),
    );
    expect(opened.status, opened.text).toBe(200);
  }
  const received = await nurse.say(
    clinic.command('receive-stock', 'register/cabinet', {
      receiptId: 'r-1',
      product: {
        drug: 'ketamine',
        schedule: 'CIII',
        form: 'multi-dose-vial',
        ndc: '0',
        lot: 'LOT-1',
        expiry: '2030-01-01',
        mgPerMl: 50,
        mlPerContainer: 10,
      },
      owner: { kind: 'clinic' },
      invoice: { number: 'INV-7', date: '2026-09-01' },
      supplier: { name: 'Supplier', address: '1 Street', registration: 'RS0000000' },
      containerIds: ['v1', 'v2'],
    }),
  );
  expect(received.status, received.text).toBe(200);
}, 120_000);
afterAll(() => clinic?.close(), 60_000);

test('the command line reads what the screen shows and the binder prints, byte for byte, and it is in the access log', async () => {
  const auditor = await clinic.logIn('auditor-a');
  const shown = (await auditor.get('/api/v1/inspection/cabinet')).body;
  const found = await ask({ location: 'cabinet' });
  if (found.kind !== 'read') throw new Error(found.kind);
  expect({ ...found.inspection, position: 0 }).toEqual({ ...shown, position: 0 });
  expect(found.inspection).toMatchObject({
    registrant: { name: 'Clinic A', registration: 'FC0000000' },
    receipts: [{ lot: 'LOT-1', containers: 2, mg: 1_000, invoice: { number: 'INV-7' } }],
  });
  // Who may draw, with since when.
  expect(found.inspection.people.map(({ id }) => id).sort()).toEqual(['nurse-a', 'prescriber-a']);
  const paper = await auditor.get('/api/v1/binder-csv/cabinet');
  expect(csv(binderRows(found.inspection)).toString('utf8')).toBe(paper.text);
  const log = await auditor.get('/api/v1/audit?what=view/binder-csv&limit=10');
  expect(log.body.entries.map(({ outcome }: { outcome: string }) => outcome)).toEqual(['allowed', 'allowed']);
});

test('a period holds what happened in it', async () => {
  const found = await ask({ location: 'cabinet', from: '2020-01-01', to: '2020-12-31' });
  expect(found).toMatchObject({ kind: 'read', inspection: { receipts: [], from: '2020-01-01', to: '2020-12-31' } });
});

test('who has not the right reads nothing; which register is asked where there are several', async () => {
  for (const by of ['front-desk-a', 'biller-a', 'nobody']) expect(await ask({ by })).toEqual({ kind: 'not-allowed' });
  expect(await ask()).toEqual({ kind: 'which', locations: ['cabinet', 'safe'] });
  expect(await ask({ location: 'elsewhere' })).toEqual({ kind: 'which', locations: ['cabinet', 'safe'] });
});

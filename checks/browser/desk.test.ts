import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { built, type ClinicInABrowser, clinicInABrowser, PASSWORD, SIZES, sayAs, untilMorning } from './index.ts';

/** The papers and the day around the sessions: stock, inspection, forms, bookings and arrivals, by the people who keep them. */
describe.skipIf(!built)('at the cabinet and at the desk', () => {
  let clinic: ClinicInABrowser;
  let nurse: Page;
  let desk: Page;

  beforeAll(async () => {
    clinic = await clinicInABrowser({ aheadMs: untilMorning() });
    nurse = await signedIn('lindqvist', 'desktop');
    desk = await signedIn('reyes', 'tablet');
  }, 600_000);
  afterAll(() => clinic?.close(), 60_000);

  /** A busy machine is given its time: what is waited for comes, or it does not. */
  const signedIn = async (login: string, size: 'desktop' | 'tablet' | 'landscape'): Promise<Page> => {
    const page = await clinic.signedIn(login, size);
    return page;
  };
  const sheet = (page: Page): Locator => page.getByRole('dialog').last();
  const press = (at: Page | Locator, name: string | RegExp) =>
    at
      .getByRole('button', { name, exact: typeof name === 'string' })
      .first()
      .click();
  /** Or it says what still stands on the sheet. */
  const closed = (page: Page) =>
    page
      .getByRole('dialog')
      .waitFor({ state: 'detached', timeout: 45_000 })
      .catch(async () => {
        throw new Error(`the sheet stays open: ${await sheet(page).innerText()}`);
      });
  const open = async (page: Page, path: string, heading: string | RegExp) => {
    await page.goto(`${clinic.url}/console/${path}`);
    await page.getByRole('heading', { name: heading, level: 1 }).waitFor({ timeout: 45_000 });
  };
  const looksLike = (page: Page, look: string) =>
    page.evaluate((chosen) => {
      document.documentElement.dataset['look'] = chosen;
    }, look);
  /** As it stands, in both looks; a picture of each size when asked for. */
  const clean = async (page: Page, name: string) => {
    for (const look of ['light', 'dark'] as const) {
      await looksLike(page, look);
      expect(await clinic.violations(page)).toEqual([]);
      if (process.env['KEEL_PICTURES'] === undefined) continue;
      const before = page.viewportSize()!;
      for (const size of ['phone', 'tablet', 'desktop'] as const) {
        await page.setViewportSize(SIZES[size]);
        await clinic.picture(page, `desk-${name}-${size}-${look}`);
      }
      await page.setViewportSize(before);
    }
    await looksLike(page, 'light');
  };
  /** Who signs says again who he is, where that was long ago. */
  const again = async (page: Page, done: Locator) => {
    const password = page.locator('input[type=password]');
    await password.or(done).first().waitFor({ timeout: 45_000 });
    if (!(await password.isVisible())) return;
    await password.fill(PASSWORD);
    await press(sheet(page), 'Confirm');
    await done.waitFor({ timeout: 45_000 });
  };
  const shelf = (page: Page) =>
    page.evaluate(async () => {
      const { places } = (await (await fetch('/api/v1/register')).json()) as {
        places: { containers: { id: string; drug: string; lot: string; state: string; bookMg: number }[] }[];
      };
      return places[0]!.containers;
    });

  test('a delivery is put on the shelf with what its box says', async () => {
    await open(nurse, 'register', 'Register');
    await clean(nurse, 'register');
    await press(nurse, 'Receive stock');
    await press(sheet(nurse), /^ketamine, multi-dose vial 50 mg/);
    const words: readonly (readonly [string, string])[] = [
      ['NDC', '00000-000-01'],
      ['Lot', 'K9001'],
      ['Expiry date', '2030-01-31'],
      ['How many', '2'],
      ['Invoice number', 'FR-20001'],
      ['Invoice date', '2026-09-01'],
      ['Supplier', 'Front Range Medical Supply'],
      ['Supplier’s address', '88 Depot Road, Aurora, CO 80011'],
      ['Supplier’s DEA number', 'RF0000001'],
    ];
    const save = sheet(nurse).getByRole('button', { name: 'Put on the shelf' });
    await press(sheet(nurse), 'Clinic stock');
    for (const [label, value] of words) {
      // No example of the reference stands for this strength: the box is read.
      expect(await save.isDisabled()).toBe(true);
      await sheet(nurse).getByLabel(label, { exact: true }).fill(value);
    }
    await clean(nurse, 'receive');
    await save.click();
    await closed(nurse);
    await nurse.getByText(/K9001/).first().waitFor();
    expect((await shelf(nurse)).filter(({ lot }) => lot === 'K9001')).toHaveLength(2);
  }, 400_000);

  test('a count that finds a device too few is a case, a task with its clock, and closed with both papers', async () => {
    const stock = await shelf(nurse);
    const missing = stock.find(({ drug, state }) => drug === 'esketamine' && state === 'sealed')!;
    await press(nurse, 'Count');
    await press(sheet(nurse), 'Close of business');
    for (const one of stock.filter(({ state }) => state === 'open'))
      await sheet(nurse).getByLabel(`${one.id}, mg`).fill(String(one.bookMg));
    for (const field of await sheet(nurse)
      .getByLabel(/^Sealed containers found: /)
      .all()) {
      const [, lot] = /, ([^,]+)$/.exec((await field.getAttribute('aria-label')) ?? '') ?? [];
      const there = stock.filter((one) => one.state === 'sealed' && one.lot === lot).length;
      await field.fill(String(missing.lot === lot ? there - 1 : there));
    }
    await press(sheet(nurse), 'Save the count');
    await closed(nurse);
    await nurse.getByText('expected 28 mg, found 0 mg').waitFor({ timeout: 45_000 });
    // Who counts does not decide.
    expect(await nurse.getByRole('button', { name: 'Decide' }).count()).toBe(0);

    const owner = await signedIn('marsh', 'landscape');
    await open(owner, 'tasks', 'Tasks');
    const task = owner.getByRole('listitem').filter({ hasText: 'Decide what a difference in the drug register was' });
    await task.getByText('expected 28 mg, found 0 mg').waitFor({ timeout: 45_000 });
    await press(task, 'Take it');
    await task.getByText('You have it').waitFor();
    await clean(owner, 'task');
    await task.getByRole('link', { name: 'Open the case' }).click();
    await owner.getByText('taken by Elena Marsh').waitFor();
    await press(owner, 'Decide');
    await press(sheet(owner), 'Loss');
    await sheet(owner).getByRole('textbox').last().fill('searched twice, not found');
    await press(sheet(owner), 'Save');
    await again(owner, owner.getByRole('button', { name: 'DEA was notified' }));
    await closed(owner);
    for (const [duty, evidence] of [
      ['DEA was notified', 'letter by registered mail today'],
      ['Form 106 is filed', 'filed, confirmation 77'],
      ['Close with evidence', 'letter and form, copies in the binder'],
    ] as const) {
      const button = owner.getByRole('button', { name: duty });
      await button.click();
      await sheet(owner).getByRole('textbox').last().fill(evidence);
      await press(sheet(owner), 'Save');
      await owner.getByText(new RegExp(evidence)).first().waitFor({ timeout: 45_000 });
      await closed(owner);
    }
    await owner.getByRole('heading', { name: 'Closed in the last 90 days' }).waitFor();
    await open(owner, 'tasks', 'Tasks');
    await expect.poll(() => task.count(), { timeout: 45_000 }).toBe(0);
    await owner.context().close();
  }, 400_000);

  test('more than the book knows is counted too, and becomes a case', async () => {
    const stock = (await shelf(nurse)).filter(({ state }) => state === 'sealed' || state === 'open');
    await press(nurse, 'Count');
    await press(sheet(nurse), 'Opening of business');
    for (const one of stock.filter(({ state }) => state === 'open'))
      await sheet(nurse).getByLabel(`${one.id}, mg`).fill(String(one.bookMg));
    for (const field of await sheet(nurse)
      .getByLabel(/^Sealed containers found: /)
      .all()) {
      const [, lot] = /, ([^,]+)$/.exec((await field.getAttribute('aria-label')) ?? '') ?? [];
      const there = stock.filter((one) => one.state === 'sealed' && one.lot === lot).length;
      await field.fill(String(lot === 'K9001' ? there + 1 : there));
    }
    await clean(nurse, 'counted');
    // Pressed twice by a tired thumb, it is one count.
    await sheet(nurse).getByRole('button', { name: 'Save the count' }).dblclick();
    await closed(nurse);
    await nurse.getByText('expected 0 mg, found 500 mg').waitFor({ timeout: 45_000 });
    expect(await nurse.getByText('expected 0 mg, found 500 mg').count()).toBe(1);
  }, 400_000);

  test('the inspector reads, changes nothing, and takes the binder along as PDF and as CSV', async () => {
    await open(nurse, 'register', 'Register');
    await nurse.getByRole('link', { name: 'Inspection' }).click();
    await nurse.getByRole('heading', { name: 'Inspection', level: 1 }).waitFor();
    await nurse.getByText(/K9001/).first().waitFor({ timeout: 45_000 });
    await nurse.getByText(/copies in the binder/).waitFor();
    // The sums of every drug come out, or the last column would say by how much they do not.
    const sums = nurse.getByRole('table').nth(1).getByRole('row');
    expect(await sums.count()).toBeGreaterThan(2);
    for (const row of (await sums.all()).slice(1)) expect(await row.getByRole('cell').last().innerText()).toBe('0');
    await clean(nurse, 'inspection');
    const papers = { 'Binder as PDF': 'application/pdf', 'Lines as CSV': 'text/csv' };
    for (const [name, type] of Object.entries(papers)) {
      const href = await nurse.getByRole('link', { name }).getAttribute('href');
      const paper = await nurse.request.get(`${clinic.url}${href}`);
      expect(paper.headers()['content-type']).toContain(type);
      if (type === 'text/csv') expect(await paper.text()).toContain('K9001');
      else expect((await paper.body()).subarray(0, 5).toString()).toBe('%PDF-');
    }
  }, 400_000);

  test('each form that is owed opens filled from the record, and its paper with it', async () => {
    await open(nurse, 'documents', 'Documents');
    await clean(nurse, 'documents');
    await nurse.getByRole('link', { name: 'Open the form' }).first().click();
    const lead = nurse.getByText(/^(\d+) of \1 fields filled from the record/);
    await lead.waitFor({ timeout: 45_000 });
    expect(await nurse.getByRole('button', { name: 'It was sent' }).isEnabled()).toBe(true);
    await clean(nurse, 'rems');
    const href = await nurse.getByRole('link', { name: /PDF/ }).first().getAttribute('href');
    const paper = await nurse.request.get(`${clinic.url}${href}`);
    expect((await paper.body()).subarray(0, 5).toString()).toBe('%PDF-');
  }, 400_000);

  test('a list of another system is looked at first: every bad row with its field and fix, then imported whole', async () => {
    await open(nurse, 'patients', 'Patients');
    await nurse.getByRole('link', { name: 'Import a list' }).click();
    await nurse.getByRole('heading', { name: 'Import a list', level: 1 }).waitFor();
    const bring = (rows: readonly string[]) =>
      nurse.getByLabel('The file').setInputFiles({
        name: 'patients.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(['first name,last name,dob,allergies,medications,shoe size', ...rows].join('\r\n')),
      });
    const good = 'Odalys,Quintero,03/17/1984,penicillin; latex,lithium 300 mg; sertraline,38';
    await bring([good, 'Pavel,,17/45/1984,,,']);
    // Dates with slashes are never guessed.
    await nurse.getByText('2 rows need mending').waitFor({ timeout: 45_000 });
    await press(nurse, '03/17/1984');
    await nurse.getByText('1 row needs mending').waitFor({ timeout: 45_000 });
    await nurse.getByText('Line 3, family name').waitFor();
    await nurse.getByText(/no calendar has this day/).waitFor();
    await nurse.getByText(/shoe size/).waitFor();
    expect(await nurse.getByRole('button', { name: /^Import \d/ }).count()).toBe(0);
    await clean(nurse, 'import-bad');
    await bring([good]);
    await nurse.getByText('Medicines: lithium 300 mg, sertraline').waitFor({ timeout: 45_000 });
    await clean(nurse, 'import-good');
    await press(nurse, 'Import 1 person');
    await nurse.getByText('1 person was imported').waitFor({ timeout: 45_000 });
    await nurse.getByRole('link', { name: 'To the patients' }).click();
    await nurse.getByText('Odalys Quintero').waitFor({ timeout: 45_000 });
    await nurse.getByText('Allergic: penicillin, latex').first().waitFor();
  }, 400_000);

  test('a day is opened and filled; every conflict comes at once, and who may carries it with a reason', async () => {
    await open(desk, 'schedule', /\d/);
    await clean(desk, 'schedule');
    const today = await desk.getByLabel('Date').inputValue();
    const date = new Date(Date.parse(`${today}T12:00:00Z`) + 9 * 86_400_000).toISOString().slice(0, 10);
    await desk.getByLabel('Date').fill(date);
    await desk.getByText('Nobody has said when the clinic opens on this day.').first().waitFor();
    await press(desk, 'Open the day');
    await sheet(desk).getByLabel('Opens at').fill('08:00');
    await sheet(desk).getByLabel('Closes at').fill('18:00');
    await press(sheet(desk), 'Open the day');
    await closed(desk);
    await desk.getByText(/Open 0?8:00/).waitFor();

    const book = async (page: Page, who: string, at: string) => {
      await press(page, 'Book a visit');
      await sheet(page).getByRole('searchbox').fill(who);
      await press(sheet(page), new RegExp(who));
      await press(sheet(page), /[Ee]sketamine/);
      await sheet(page).getByLabel('Time', { exact: true }).fill(at);
      await sheet(page).getByLabel('Chair', { exact: true }).selectOption({ index: 1 });
      await press(sheet(page), /^Book ·/);
    };
    // Nobody is on duty: the desk is told all of it, and who could carry it.
    await book(desk, 'Dubois', '09:00');
    const refused = sheet(desk).getByRole('alert');
    await refused.waitFor();
    expect(await refused.getByRole('listitem').count()).toBeGreaterThan(1);
    await refused
      .getByText(/May be carried by/)
      .first()
      .waitFor();
    expect(await refused.getByRole('button', { name: 'Book with these reasons' }).count()).toBe(0);
    await clean(desk, 'refused');
    await desk.keyboard.press('Escape');
    await closed(desk);

    const onDuty = async (role: string, name: string) => {
      await press(desk, 'Add somebody on duty');
      await press(sheet(desk), role);
      await sheet(desk).getByLabel('Who').selectOption({ label: name });
      await sheet(desk).getByLabel('From').fill('08:00');
      await sheet(desk).getByLabel('Until').fill('18:00');
      await press(sheet(desk), 'Add somebody on duty');
      await closed(desk);
      await desk.getByText(`${name}, ${role}`).waitFor();
    };
    await onDuty('Prescriber', 'Dr. Mara Okafor');
    // Hands that are not planned yet a nurse may answer for, with a reason for each.
    await open(nurse, 'schedule', /\d/);
    await nurse.getByLabel('Date').fill(date);
    await nurse.getByText('Dr. Mara Okafor, Prescriber').waitFor();
    await book(nurse, 'Dubois', '09:00');
    const carried = sheet(nurse).getByRole('alert');
    await carried.waitFor();
    const go = carried.getByRole('button', { name: 'Book with these reasons' });
    for (const field of await carried.getByLabel('Why go ahead all the same').all()) {
      expect(await go.isDisabled()).toBe(true);
      await field.fill('the nurse of the other site comes over');
    }
    await go.click();
    await closed(nurse);
    await desk.getByText('1 visit booked').first().waitFor({ timeout: 45_000 });
    await onDuty('Nurse', 'Jonas Lindqvist');
    // Now there are hands: a free start is one tap, and nothing stands against it.
    await press(desk, 'Book a visit');
    await sheet(desk).getByRole('searchbox').fill('Ferreira');
    await press(sheet(desk), /Ferreira/);
    await press(sheet(desk), /[Ee]sketamine/);
    await sheet(desk).getByRole('group', { name: 'Free without a conflict' }).getByRole('button').first().click();
    await press(sheet(desk), /^Book ·/);
    await closed(desk);
    await desk.getByText('2 visits booked').first().waitFor();
    await clean(desk, 'booked');

    // A course in one act: the second day is not open yet, so nothing of it is booked; then all of it is.
    const next = new Date(Date.parse(`${date}T12:00:00Z`) + 7 * 86_400_000).toISOString().slice(0, 10);
    await press(desk, 'Book a visit');
    await sheet(desk).getByRole('searchbox').fill('Haddad');
    await press(sheet(desk), /Haddad/);
    await press(sheet(desk), /[Ee]sketamine/);
    await press(sheet(desk), 'A series');
    await sheet(desk).getByLabel('Visits', { exact: true }).fill('2');
    await sheet(desk).getByLabel('A week', { exact: true }).selectOption('1');
    await sheet(desk).getByLabel('Time', { exact: true }).fill('14:00');
    await sheet(desk).getByLabel('Chair', { exact: true }).selectOption({ index: 3 });
    await press(sheet(desk), /^Book 2 visits/);
    await sheet(desk).getByRole('alert').getByText(new RegExp(next)).first().waitFor({ timeout: 45_000 });
    const [hour, site] = await desk.evaluate(
      async ([from]) => {
        const places = (await (await fetch('/api/v1/places')).json()) as { sites: { id: string }[] };
        const id = places.sites[0]!.id;
        const day = (await (await fetch(`/api/v1/schedule/${id}_${from}`)).json()) as {
          hours: { opensAt: string };
        };
        return [Date.parse(day.hours.opensAt), id] as const;
      },
      [date],
    );
    const opensAt = hour + 7 * 86_400_000;
    const closesAt = opensAt + 10 * 3_600_000;
    const iso = (at: number): string => new Date(at).toISOString();
    await sayAs(desk, 'open-day', `day/${site}/${next}`, { opensAt: iso(opensAt), closesAt: iso(closesAt) });
    for (const [person, role] of [
      ['lindqvist', 'nurse'],
      ['okafor', 'prescriber'],
    ])
      await sayAs(desk, 'plan-duty', `day/${site}/${next}`, {
        person,
        role,
        from: iso(opensAt),
        until: iso(closesAt),
      });
    await press(sheet(desk), /^Book 2 visits/);
    await closed(desk);
    await desk.getByText('3 visits booked').first().waitFor({ timeout: 45_000 });

    // Somebody waits for a place, and a place becomes free.
    await press(desk, 'Put on the list');
    await sheet(desk).getByRole('searchbox').fill('Brennan');
    await press(sheet(desk), /Brennan/);
    await press(sheet(desk), /[Ee]sketamine/);
    await press(sheet(desk), 'Morning');
    await press(sheet(desk), 'Put on the list');
    await closed(desk);
    await desk
      .getByRole('listitem')
      .filter({ hasText: 'Brennan' })
      .getByText(/Morning/)
      .waitFor();
    await press(desk.getByRole('listitem').filter({ hasText: 'Ferreira' }), 'Take off the day');
    await press(sheet(desk), 'Patient cannot come');
    await press(sheet(desk), 'Take off the day');
    await closed(desk);
    await desk.getByText('2 visits booked').first().waitFor({ timeout: 45_000 });
    await desk.getByText(/Ferreira: Patient cannot come/).waitFor();
  }, 400_000);

  test('the hall knows who comes and who is late, and nothing about anybody’s illness', async () => {
    await open(desk, 'arrivals', 'Arrivals');
    const row = (name: string) => desk.getByRole('listitem').filter({ hasText: name });
    await row('Ferreira').waitFor();
    const shown = await desk.getByRole('main').innerText();
    expect(shown).toContain('Dubois');
    expect(shown).not.toMatch(/penicillin|latex|ketamine|depress|PHQ|mmHg|\bmg\b/i);
    await clean(desk, 'arrivals');

    // Camille does not come: late, rung at ten minutes, taken off the day, and somebody is to reach her.
    const soon = Number(/in (\d+) min/.exec(await row('Dubois').innerText())?.[1]);
    await clinic.passes(soon + 11);
    // Two hours on: whoever was signed in has been signed out.
    await desk.context().close();
    await nurse.context().close();
    desk = await signedIn('reyes', 'tablet');
    nurse = await signedIn('lindqvist', 'desktop');
    await open(desk, 'arrivals', 'Arrivals');
    await row('Dubois').getByText('Call now').waitFor({ timeout: 45_000 });
    // Rung in vain; rung again, on the way: nobody rings again before that. Then they say that they cannot.
    await press(row('Dubois'), 'Call now');
    await clean(desk, 'call-late');
    await press(sheet(desk), 'Nobody answers');
    await closed(desk);
    await row('Dubois')
      .getByText(/called .*, no answer/)
      .waitFor({ timeout: 45_000 });
    await press(row('Dubois'), 'Call now');
    await press(sheet(desk), '20 min');
    await closed(desk);
    await row('Dubois')
      .getByText(/called .*, here at/)
      .waitFor({ timeout: 45_000 });
    await row('Dubois').getByText('Call now').waitFor({ state: 'detached', timeout: 45_000 });
    await press(row('Dubois'), 'Not coming');
    await press(sheet(desk), 'Did not come');
    await closed(desk);
    await row('Dubois').waitFor({ state: 'detached', timeout: 45_000 });

    // Rui comes, his escort is rung in vain, and on the day it is put off all the same.
    await press(row('Ferreira'), 'Is here');
    await row('Ferreira').getByText('Waiting').waitFor({ timeout: 45_000 });
    await press(row('Ferreira'), 'Escort');
    await sheet(desk).getByLabel('Name').fill('Joana Ferreira');
    await press(sheet(desk), 'Phone tried: no answer');
    await closed(desk);
    await row('Ferreira')
      .getByText(/called .*, no answer/)
      .waitFor({ timeout: 45_000 });
    await clean(desk, 'arrivals-late');
    await open(nurse, 'tasks', 'Tasks');
    await nurse
      .getByRole('listitem')
      .filter({ hasText: /No-show.*Dubois/s })
      .first()
      .waitFor({ timeout: 45_000 });

    // Put off at the chair: the day follows by itself, the place is offered, and the desk is asked for the next date.
    const session = await nurse.evaluate(async () => {
      const places = (await (await fetch('/api/v1/places')).json()) as { sites: { id: string; zone: string }[] };
      const { id, zone } = places.sites[0]!;
      const now = document.querySelector('header time')!.getAttribute('datetime')!;
      const date = new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date(now));
      const day = (await (await fetch(`/api/v1/schedule/${id}_${date}`)).json()) as {
        bookings: { session: string; patient: { familyName: string } }[];
      };
      return day.bookings.find(({ patient }) => patient.familyName === 'Ferreira')!.session;
    });
    await nurse.goto(`${clinic.url}/console/session/${session}/ready`);
    await press(nurse, 'Not today');
    await sheet(nurse).getByText('the desk is asked for the next date', { exact: false }).waitFor();
    await clean(nurse, 'not-today');
    await press(sheet(nurse), 'Not asked');
    await press(sheet(nurse), 'Save');
    await closed(nurse);
    await row('Ferreira').waitFor({ state: 'detached', timeout: 45_000 });
    await open(desk, 'schedule', /\d/);
    await desk.getByText(/Ferreira: Deferred on the day/).waitFor({ timeout: 45_000 });
    await desk.getByText(/Dubois: Did not come/).waitFor();
    await open(desk, 'tasks', 'Tasks');
    await desk
      .getByRole('listitem')
      .filter({ hasText: /find the next date.*Ferreira/s })
      .first()
      .waitFor({ timeout: 45_000 });
    expect(clinic.complaints).toEqual([]);
  }, 400_000);
});

import { createHmac } from 'node:crypto';
import { createServer, type Server, type Socket } from 'node:net';
import { POLICY_STREAM } from '@keel/clinical/adoption';
import { CALLS_STREAM } from '@keel/clinical/calls';
import { patientFold, readPatient } from '@keel/clinical/patient';
import { tickName } from '@keel/clinical/patient-clock';
import { PLACES_STREAM } from '@keel/clinical/places';
import { instant } from '@keel/clinical/units';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openPatientTicker } from '../jobs/index.ts';
import { ADOPTED, TEXT_REPLY_SECRET, type TestClinic, testClinic, uuid7 } from '../testing/index.ts';
import { openMessages } from './index.ts';

/** A mail server that answers what it is told to: the real client talks to a real socket. */
interface Mail {
  readonly to: string;
  readonly data: string;
}
const mails: Mail[] = [];
/** What the next mails are answered after their data; empty: taken. */
const answers: string[] = [];
let smtp: Server;
let port = 0;
let clinic: TestClinic;

function talk(socket: Socket): void {
  let inData = false;
  let data = '';
  let to = '';
  let rest = '';
  socket.write('220 test ESMTP\r\n');
  socket.on('error', () => undefined);
  socket.on('data', (chunk) => {
    rest += String(chunk);
    for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
      const line = rest.slice(0, end);
      rest = rest.slice(end + 2);
      if (inData && line !== '.') data += `${line}\n`;
      else if (inData) {
        inData = false;
        const answer = answers.shift() ?? '250 taken';
        if (answer.startsWith('250')) mails.push({ to, data });
        socket.write(`${answer}\r\n`);
        data = '';
      } else if (/^EHLO|^HELO/.test(line)) socket.write('250 test\r\n');
      else if (line.startsWith('RCPT')) {
        to = /<(.*)>/.exec(line)?.[1] ?? '';
        socket.write('250 ok\r\n');
      } else if (line === 'DATA') {
        inData = true;
        socket.write('354 go on\r\n');
      } else if (line === 'QUIT') socket.end('221 bye\r\n');
      else socket.write('250 ok\r\n');
    }
  });
}

beforeAll(async () => {
  smtp = createServer(talk);
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  port = (smtp.address() as { port: number }).port;
  clinic = await testClinic({
    real: true,
    smtp: { url: `smtp://127.0.0.1:${port}?ignoreTLS=true`, from: 'Desk <desk@clinic.test>' },
  });
});
afterAll(async () => {
  await clinic?.close();
  smtp?.close();
});

async function asks(email: string, phone?: string): Promise<string> {
  clinic.clock.ms += 300_000;
  const answer = await clinic.browser().post('/api/v1/sign-up', {
    id: uuid7(clinic.clock.ms),
    clinic: 'clinic-a',
    request: {
      by: 'self',
      givenName: 'Ines',
      familyName: 'Moreau',
      birthDate: '1986-02-11',
      email,
      ...(phone === undefined ? {} : { phone }),
      language: 'en',
      contact: { email: true },
      safety: 'safe',
    },
  });
  expect(answer.status).toBe(200);
  const events = await clinic.record.after('clinic-a', 0, 10_000);
  return events.findLast(({ kind, body }) => kind === 'signed-up' && (body as { email: string }).email === email)!
    .stream;
}
const of = async (stream: string) => {
  const events = await clinic.record.load('clinic-a', stream as `patient/${string}`);
  return readPatient(events.reduce(patientFold.evolve, patientFold.initial(stream as `patient/${string}`)));
};
const to = (email: string) => mails.filter((mail) => mail.to === email);
const idOf = (mail: Mail) => /message-id: (<.*>)/i.exec(mail.data)?.[1];
const linkOf = (mail: Mail) => /open\/#([\w-]{43})/.exec(mail.data.replaceAll('=\n', ''))?.[1];

test('messages to patients do not read the calls of strangers, however many go out in one turn', async () => {
  for (const nth of [1, 2, 3]) await asks(`quick-${nth}@example.test`);
  const since = vi.spyOn(clinic.record, 'since');
  await clinic.messages.sendDue();
  const read = since.mock.calls.map(([, stream]) => stream);
  since.mockRestore();
  expect(mails.filter(({ to }) => /quick-\d@/.test(to))).toHaveLength(3);
  expect(read).toContain(PLACES_STREAM);
  expect(read).not.toContain(CALLS_STREAM);
});

test('a message goes out by the mail server once, and its delivery is recorded', async () => {
  const stream = await asks('one@example.test');
  await clinic.messages.sendDue();
  await clinic.messages.sendDue();
  expect(to('one@example.test')).toHaveLength(1);
  const [mail] = to('one@example.test');
  expect(mail!.data).toMatch(/^auto-submitted: auto-generated/im);
  expect(mail!.data).not.toMatch(/Ines|Moreau|Clinic A/);
  expect((await of(stream)).messages).toMatchObject([{ state: 'sent', via: 'smtp', attempts: 1 }]);
});

test('a server that is busy is asked again later, and the message is not lost', async () => {
  const stream = await asks('busy@example.test');
  answers.push('451 try later');
  await clinic.messages.sendDue();
  expect((await of(stream)).messages).toMatchObject([{ state: 'queued', attempts: 1, because: 'unreachable' }]);
  await clinic.messages.sendDue();
  expect(to('busy@example.test')).toHaveLength(0);
  clinic.clock.ms += 61_000;
  await clinic.messages.sendDue();
  expect(to('busy@example.test')).toHaveLength(1);
  expect((await of(stream)).messages).toMatchObject([{ state: 'sent', attempts: 2 }]);
});

test('an address that is refused for good is a task of the desk, once', async () => {
  const stream = await asks('gone@example.test');
  answers.push('550 no such mailbox');
  await clinic.messages.sendDue();
  clinic.clock.ms += 86_400_000;
  await clinic.messages.sendDue();
  const { messages, tasks } = await of(stream);
  expect(messages).toMatchObject([{ state: 'failed', because: 'refused' }]);
  expect(tasks.map(({ kind }) => kind)).toEqual(['message-not-delivered']);
});

test('a process that dies between sending and recording sends once more, with the same id and the same link', async () => {
  const stream = await asks('killed@example.test');
  // The record cannot be written while the mail goes out: what a kill in that moment leaves behind.
  const dying = openMessages({
    record: { ...clinic.record, append: () => Promise.reject(new Error('killed')) },
    access: clinic.access,
    folds: (await import('../views/index.ts')).foldCache(),
    now: () => clinic.clock.ms as never,
    clinics: () => clinic.access.listClinics(),
    portalUrl: () => 'http://localhost:8080',
    smtp: { url: `smtp://127.0.0.1:${port}?ignoreTLS=true`, from: 'Desk <desk@clinic.test>' },
    textUrl: null,
    onProblem: () => undefined,
    everyMs: 3_600_000,
  });
  await dying.sendDue();
  await dying.stop();
  expect(to('killed@example.test')).toHaveLength(1);
  await clinic.messages.sendDue();
  const [first, second] = to('killed@example.test');
  expect(idOf(second!)).toBe(idOf(first!));
  expect(linkOf(first!)).toMatch(/^[\w-]{43}$/);
  expect(linkOf(second!)).toBe(linkOf(first!));
  expect((await of(stream)).messages).toMatchObject([{ state: 'sent', attempts: 1 }]);
  const opened = await clinic.browser().post('/api/v1/open-link', { secret: linkOf(first!), birthDate: '1986-02-11' });
  expect(opened.body.next).toBe('opened');
});

test('a real clinic has no mailbox page', async () => {
  expect((await clinic.browser().get('/api/v1/mailbox')).status).toBe(404);
});

test('what comes with time is done once, by however many clocks', async () => {
  const stream = await asks('waits@example.test');
  const before = (await of(stream)).tasks.length;
  clinic.clock.ms += 2 * 86_400_000 + 1;
  const other = openPatientTicker({
    record: clinic.record,
    now: () => clinic.clock.ms as never,
    clinics: () => clinic.access.listClinics(),
    onProblem: (problem) => {
      throw problem;
    },
    everyMs: 3_600_000,
  });
  await Promise.all([clinic.patientTicker.tick(), other.tick()]);
  await clinic.patientTicker.tick();
  await other.stop();
  const { tasks } = await of(stream);
  expect(tasks.length).toBe(before + 1);
  expect(tasks.at(-1)).toMatchObject({ kind: 'sign-up-waits', state: 'open' });
  expect(tickName('r', { dueAt: 5 as never, about: 'x' })).toBe('r/x/5');
  expect(clinic.faults).toEqual([]);
});

test('a mail program ends e-mails by one press, and by nothing less; what is asked for afterwards still comes', async () => {
  const stream = await asks('press@example.test');
  await clinic.messages.sendDue();
  const [mail] = to('press@example.test');
  expect(mail!.data).toMatch(/^list-unsubscribe-post: List-Unsubscribe=One-Click$/im);
  const path = /^list-unsubscribe: <http:\/\/[^/]+(\/api\/v1\/unsubscribe\/[\w-]{43})>$/im.exec(mail!.data)?.[1] ?? '';
  const looked = await clinic.app.inject({ method: 'GET', url: path });
  expect(looked.headers.location).toBe(`/open/#${path.slice(-43)}`);
  expect((await of(stream)).contactConsents.email).toBe(true);
  const press = () =>
    clinic.app.inject({
      method: 'POST',
      url: path,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'List-Unsubscribe=One-Click',
    });
  expect((await press()).json()).toEqual({ stopped: 'email' });
  expect((await press()).statusCode).toBe(200);
  const person = await of(stream);
  expect(person.contactConsents).toMatchObject({ email: false, text: null });
  expect(person.entries.filter(({ kind }) => kind === 'contact-consent-changed')).toHaveLength(1);
  expect((await clinic.app.inject({ method: 'POST', url: `${path.slice(0, -3)}xyz` })).statusCode).toBe(401);

  // Who wanted them again and presses once more in the same mail is heard once more.
  clinic.clock.ms += 60_000;
  const patient = stream.slice('patient/'.length);
  const again = clinic.command('change-contact-consent', stream, { channel: 'email', allowed: true, how: 'portal' });
  const [where] = await clinic.access.listClinics();
  await clinic.door.say(
    where!,
    { kind: 'patient', id: patient, roles: [], about: patient },
    { ...again, stream: stream as `patient/${string}`, occurredAt: instant(clinic.clock.ms) },
  );
  expect((await of(stream)).contactConsents.email).toBe(true);
  clinic.clock.ms += 60_000;
  expect((await press()).json()).toEqual({ stopped: 'email' });
  expect((await of(stream)).contactConsents.email).toBe(false);
});

describe('replies to texts', () => {
  const NUMBER = '+1 303 555 0177';
  const CALM = '+1 303 555 0176';
  let stream = '';
  const reply = (text: string, id: string, change: { secret?: string; at?: number; from?: string } = {}) => {
    const payload = JSON.stringify({ id, from: change.from ?? '(303) 555-0177', text });
    const seconds = Math.floor((change.at ?? clinic.clock.ms) / 1_000);
    const v1 = createHmac('sha256', change.secret ?? TEXT_REPLY_SECRET)
      .update(`${seconds}.${payload}`)
      .digest('hex');
    return clinic.app.inject({
      method: 'POST',
      url: '/api/v1/text-reply',
      headers: { 'content-type': 'application/json', 'keel-signature': `t=${seconds},v1=${v1}` },
      payload,
    });
  };
  beforeAll(async () => {
    stream = await asks('texts@example.test', NUMBER);
  });

  test('STOP ends texts and no other way, in either language, once for the same reply; START begins again', async () => {
    const said = await reply('Stop', 'r1');
    expect(said.json().reply).toMatch(/no more texts.*safety.*988/);
    expect((await reply('Stop', 'r1')).statusCode).toBe(200);
    let person = await of(stream);
    expect(person.contactConsents).toEqual({ email: true, text: false, call: null });
    expect(person.entries.filter(({ kind }) => kind === 'contact-consent-changed')).toHaveLength(1);
    clinic.clock.ms += 60_000;
    expect((await reply('start', 'r2')).statusCode).toBe(200);
    expect((await of(stream)).contactConsents.text).toBe(true);
    clinic.clock.ms += 60_000;
    expect((await reply('ALTO', 'r3')).json().reply).toMatch(/ya no recibirá/i);
    person = await of(stream);
    expect(person.contactConsents.text).toBe(false);
    expect(person.entries.findLast(({ kind }) => kind === 'contact-consent-changed')?.body).toMatchObject({
      how: 'reply',
    });
  });
  test('STOP stops also where the gateway has begun to count its replies anew', async () => {
    clinic.clock.ms += 60_000;
    await reply('START', 'again-1');
    clinic.clock.ms += 60_000;
    await reply('STOP', 'again-2');
    clinic.clock.ms += 60_000;
    await reply('START', 'again-3');
    clinic.clock.ms += 60_000;
    expect((await reply('STOP', 'again-2')).json().reply).toMatch(/no more texts/);
    expect((await of(stream)).contactConsents.text).toBe(false);
    // A START that the gateway sends once more, because it heard no answer to the first, undoes nothing.
    expect((await reply('START', 'again-3')).statusCode).toBe(200);
    expect((await of(stream)).contactConsents.text).toBe(false);
  });
  test('a reply that speaks of dying is answered with help and is a task of somebody at once, after STOP too', async () => {
    expect((await reply('i want to kill myself', 'r4')).json().reply).toMatch(/988.*911/);
    const { tasks } = await of(stream);
    expect(tasks.filter(({ urgent, state }) => urgent && state === 'open')).toEqual([
      expect.objectContaining({ kind: 'distress-reach' }),
    ]);
  });
  test.each([
    ['with another secret', { secret: 'x'.repeat(32) }],
    ['of four days ago', { at: 0 }],
  ])('%s it is not taken', async (_what, change) => {
    const at = 'at' in change ? clinic.clock.ms - 4 * 86_400_000 : clinic.clock.ms;
    expect((await reply('START', 'r5', { ...change, at })).statusCode).toBe(401);
    expect((await of(stream)).contactConsents.text).toBe(false);
  });
  const owed = async () => (await of(CALLS_STREAM)).tasks.filter(({ state }) => state === 'open');
  test('what speaks of dying from a number that nobody has is a task of a nurse, once for the same reply', async () => {
    const from = '+1 303 555 9998';
    expect((await reply('I want to kill myself', 'r8', { from })).json().reply).toMatch(/988.*911.*been told/);
    await reply('I want to kill myself', 'r8', { from });
    expect(await owed()).toEqual([
      expect.objectContaining({ kind: 'text-not-safe', urgent: true, ownerRole: 'nurse', title: expect.any(String) }),
    ]);
    expect((await owed())[0]?.title).toMatch(/\+1 303 555 9998.*I want to kill myself/);
  });
  test('the same from a number that a whole house shares', async () => {
    const from = '+1 303 555 0188';
    for (const n of [1, 2, 3, 4, 5]) {
      clinic.clock.ms += 3_600_000;
      await asks(`house-${n}@example.test`, from);
    }
    const before = (await owed()).length;
    expect((await reply('I want to die', 'r9', { from })).json().reply).toMatch(/been told/);
    expect(await owed()).toHaveLength(before + 1);
  });
  test('a long text is read to its end, and kept', async () => {
    const text = `${'so it goes on and on. '.repeat(400)}I want to die`;
    const said = await reply(text, 'r10', { from: '+1 303 555 9997' });
    expect(said.statusCode).toBe(200);
    expect(said.json().reply).toMatch(/been told/);
    const title = (await owed()).find((task) => task.title.includes('9997'))?.title;
    expect(title).toMatch(/so it goes on.*I want to die/s);
    const signed = await reply(`${'a'.repeat(9_000)} I want to die`, 'r11');
    expect(signed.json().reply).toMatch(/been told/);
  });
  test('what the gateway could not hand over for hours is heard when it comes, unless something newer was said', async () => {
    const signed = clinic.clock.ms + 60_000;
    clinic.clock.ms += 2 * 3_600_000;
    expect((await reply('START', 'late-1', { at: signed })).statusCode).toBe(200);
    expect((await of(stream)).contactConsents.text).toBe(true);
    clinic.clock.ms += 60_000;
    const between = clinic.clock.ms;
    clinic.clock.ms += 60_000;
    await reply('STOP', 'late-2');
    clinic.clock.ms += 3_600_000;
    expect((await reply('START', 'late-3', { at: between })).statusCode).toBe(200);
    expect((await of(stream)).contactConsents.text).toBe(false);
    expect((await reply('START', 'late-1', { at: signed })).statusCode).toBe(200);
    expect((await of(stream)).contactConsents.text).toBe(false);
  });
  describe('from somebody who is not the patient', () => {
    const DESK = { kind: 'person', id: 'front-desk-a', roles: ['front-desk'] } as const;
    const byDesk = (kind: string, body: object) => {
      const said = { id: uuid7(clinic.clock.ms), kind, stream: stream as `patient/${string}`, seenSeq: 0 };
      return clinic.door.say(clinic.clinics.a, DESK, { ...said, occurredAt: instant(clinic.clock.ms), body });
    };
    const ESCORT = '+1 720 555 0144';
    let visit = '';
    const named = (phone: string) => {
      const body = { visit, escort: 'adult', name: 'Ben Ruiz', phone };
      return byDesk('name-escort', body);
    };
    const queued = async () =>
      (await of(stream)).messages.filter(({ to, template }) => to === 'escort' && template === 'escort-asked');
    beforeAll(async () => {
      visit = 'visit-1';
      const adopt = ADOPTED;
      const prescriber = { kind: 'person', id: 'prescriber-a', roles: ['prescriber'] } as const;
      const said = { id: uuid7(clinic.clock.ms), kind: 'adopt-policy', stream: POLICY_STREAM, seenSeq: 0 } as const;
      const adopted = await clinic.door.say(clinic.clinics.a, prescriber, {
        ...said,
        occurredAt: instant(clinic.clock.ms),
        body: adopt,
      });
      expect(adopted).toMatchObject({ answer: 'recorded' });
      const startsAt = instant(clinic.clock.ms + 72 * 3_600_000);
      expect(
        await byDesk('book-visit', { visit, startsAt: new Date(startsAt).toISOString(), kind: 'session' }),
      ).toMatchObject({
        answer: 'recorded',
      });
    });

    test('STOP is kept for that number: whoever is named there later gets no text, and the desk is told', async () => {
      const said = await reply('STOP', 'e1', { from: ESCORT });
      expect(said.json().reply).toMatch(/no more texts/);
      expect(await named(ESCORT)).toMatchObject({ answer: 'recorded' });
      await clinic.messages.sendDue();
      expect((await queued()).at(-1)).toMatchObject({ state: 'failed', because: 'no-consent' });
      expect((await of(stream)).tasks).toContainEqual(
        expect.objectContaining({ kind: 'message-not-delivered', state: 'open' }),
      );
      clinic.clock.ms += 60_000;
      expect((await reply('START', 'e2', { from: ESCORT })).json().reply).toMatch(/again/);
      await named(ESCORT);
      await clinic.messages.sendDue();
      expect((await queued()).at(-1)?.because).not.toBe('no-consent');
    });
    test('what an escort writes is a task of the desk at the patient, once for the same reply', async () => {
      expect((await reply("I can't come on Friday", 'e3', { from: ESCORT })).json().reply).toMatch(/passed on/);
      await reply("I can't come on Friday", 'e3', { from: ESCORT });
      const found = (await of(stream)).tasks.filter(({ kind }) => kind === 'text-reply');
      expect(found).toEqual([expect.objectContaining({ ownerRole: 'front-desk', state: 'open' })]);
      expect(found[0]?.title).toMatch(/Ben Ruiz.*can't come on Friday/);
    });
    test('an escort who writes of dying is a task about the patient at once, done by reaching somebody', async () => {
      expect((await reply('he wants to die', 'e4', { from: ESCORT })).json().reply).toMatch(/988/);
      expect((await of(stream)).tasks).toContainEqual(
        expect.objectContaining({ kind: 'text-about-patient', urgent: true, state: 'open' }),
      );
    });
    test('what a number writes that nobody has is a task of the desk, and so is what a patient writes', async () => {
      const from = '+1 303 555 9990';
      expect((await reply('wrong person?', 'e5', { from })).json().reply).toMatch(/passed on/);
      const task = (await owed()).find(({ kind }) => kind === 'text-reply');
      expect(task).toMatchObject({ ownerRole: 'front-desk' });
      expect(task?.title).toMatch(/555 9990.*wrong person\?/);
      await reply('can I come at ten', 'e6');
      expect((await of(stream)).tasks.map(({ title }) => title).join()).toContain('can I come at ten');
    });
  });
  test('thanks are kept and open no task, from a patient and from a number nobody has; one word more, and somebody reads it', async () => {
    const stream = await asks('calm@example.test', CALM);
    const tasksOf = async () => (await of(stream)).tasks.length;
    const before = [await tasksOf(), (await owed()).length];
    for (const [id, text] of [
      ['t1', 'Ok thanks'],
      ['t2', 'Muchas gracias!'],
    ] as const) {
      clinic.clock.ms += 60_000;
      for (const from of [CALM, '+1 303 555 9991', CALM])
        expect((await reply(text, id, { from })).json().reply).toMatch(/Nobody answers.*988/s);
    }
    expect([await tasksOf(), (await owed()).length]).toEqual(before);
    const kept = (await of(stream)).entries.filter(({ kind }) => kind === 'text-received');
    expect(kept.map(({ body }) => body)).toMatchObject([{ words: 'Ok thanks' }, { words: 'Muchas gracias!' }]);
    expect((await reply('ok thanks, but I am sick', 't3', { from: CALM })).json().reply).toMatch(/passed on/);
    expect(await tasksOf()).toBe(before[0]! + 1);
  });
  test('what may be the yes that somebody was asked for is read: no ok after such a question is taken for thanks', async () => {
    const stream = await asks('asked@example.test', '+1 303 555 0178');
    const from = '+1 303 555 0178';
    const asked = (template: string, to: string, name: string) => ({
      kind: 'message-queued',
      body: { message: name, template, to, channel: 'text', address: '+1 720 555 0188', language: 'en' },
    });
    const sent = (name: string) => ({ kind: 'message-sent', body: { message: name, attempt: 1, via: 'text-gateway' } });
    const write = async (...events: readonly { kind: string; body: object }[]) => {
      const seq = (await clinic.record.load('clinic-a', stream as `patient/${string}`)).at(-1)?.seq ?? 0;
      const said = { version: 1, occurredAt: instant(clinic.clock.ms), zone: 'UTC' };
      await clinic.record.append('clinic-a', {
        command: { id: uuid7(clinic.clock.ms), bodyHash: 'x' },
        author: { kind: 'system', id: 'clock', right: 'test' },
        streams: [
          {
            stream: stream as `patient/${string}`,
            expectedSeq: seq,
            events: events.map((one) => ({ ...said, ...one })),
          },
        ],
        answer: null,
      });
    };
    const named = { visit: 'visit-9', escort: 'adult', name: 'Eva Ruiz', phone: '+1 720 555 0188' };
    await write({ kind: 'escort-named', body: named }, asked('escort-asked', 'escort', 'm-e'), sent('m-e'));
    const titles = async () => (await of(stream)).tasks.map(({ title }) => title).join();
    expect((await reply('Ok, sounds good!', 'y1', { from: named.phone })).json().reply).toMatch(/passed on/);
    expect(await titles()).toMatch(/Eva Ruiz.*sounds good/);
    // The patient himself was asked for nothing.
    expect((await reply('ok, perfect', 'y2', { from })).json().reply).toMatch(/Nobody answers/);
    clinic.clock.ms += 4 * 86_400_000;
    expect((await reply('ok thanks', 'y3', { from })).json().reply).toMatch(/Nobody answers/);
    await write(asked('place-free', 'patient', 'm-p'), sent('m-p'));
    expect((await reply('Vale, de acuerdo', 'y4', { from })).json().reply).toMatch(/passed on/);
    expect(await titles()).toMatch(/de acuerdo/);
    clinic.clock.ms += 4 * 86_400_000;
    expect((await reply('many thanks', 'y5', { from })).json().reply).toMatch(/Nobody answers/);
    // Somebody tries to reach him: a sign of him is not put away.
    expect((await reply('I want to die', 'y6', { from })).json().reply).toMatch(/been told/);
    expect((await reply('thank you so much', 'y7', { from })).json().reply).toMatch(/passed on/);
    expect(await titles()).toMatch(/thank you so much/);
  });
  test('a real clinic has no mailbox to reply in', async () => {
    const payload = { id: 'r7', from: NUMBER, text: 'STOP' };
    expect((await clinic.app.inject({ method: 'POST', url: '/api/v1/mailbox/reply', payload })).statusCode).toBe(404);
  });
});

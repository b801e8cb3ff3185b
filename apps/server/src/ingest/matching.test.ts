import { instant } from '@keel/clinical/units';
import type { PatientClaim } from '@keel/formats/hl7v2';
import { describe, expect, test } from 'vitest';
import { directoryOf, entryOf } from './device-directory.ts';
import { matchPatient } from './match-patient.ts';
import { addressMatcher, plainAddress } from './peer.ts';
import type { KnownDevice } from './ports.ts';
import { contentDigest, messageNumber, REPEATS_PER_DEVICE, repeatWindow } from './repeat-window.ts';

const device: KnownDevice = {
  clinic: 'a',
  device: 'd1',
  identity: 'MON-1',
  zone: 'UTC',
  dialects: [],
  allRowsX: 'no-results',
  processing: ['P'],
  association: { session: 's1', patient: 'p1', chair: 'chair-1', since: instant(0) },
};
const claim = (ids: readonly string[], birthDate: string | null = null): PatientClaim => ({
  ids: ids.map((id) => ({ id, authority: null, type: null })),
  family: null,
  given: null,
  birthDate,
  sex: null,
});
const patient = { identifiers: ['p1', 'RV-84'], birthDate: '1984-03-17' };

describe('whose message it is', () => {
  test.each([
    ['its record number', claim(['RV-84']), null, 'matched'],
    ['its own id among others', claim(['V-7', 'p1']), null, 'matched'],
    ['nobody named', claim([]), null, 'matched'],
    ['nobody named, at its own chair', claim([]), 'chair-1', 'matched'],
    ['named, though at another chair', claim(['p1']), 'chair-2', 'matched'],
    ['the birth date as well', claim(['p1'], '19840317'), null, 'matched'],
    ['somebody else', claim(['p2']), null, 'other-patient, detached'],
    ['nobody named, at another chair', claim([]), 'chair-2', 'other-chair'],
    ['another birth date', claim(['p1'], '19840318'), null, 'birth-date-differs'],
  ])('%s', (_, claimed, namedChair, expected) => {
    const match = matchPatient({ device, claim: claimed, patient, namedChair, severalPatients: false });
    expect(match.matched ? 'matched' : `${match.because}${match.detach ? ', detached' : ''}`).toBe(expected);
  });

  test('a device on nobody measures nobody, whoever it names', () => {
    const match = matchPatient({
      device: { ...device, association: null },
      claim: claim(['p1']),
      patient: null,
      namedChair: 'chair-1',
      severalPatients: false,
    });
    expect(match).toEqual({ matched: false, because: 'device-on-nobody', detach: false });
  });

  test.each([
    ['p1', true],
    ['RV-84', false],
  ])('of a person the lists do not know yet, %s matches: %s', (id, matched) => {
    expect(
      matchPatient({ device, claim: claim([id]), patient: null, namedChair: null, severalPatients: false }).matched,
    ).toBe(matched);
  });
});

describe('from where a device may speak', () => {
  test.each([
    ['10.0.0.5', ['10.0.0.5'], true],
    ['::ffff:10.0.0.5', ['10.0.0.5'], true],
    ['10.0.0.6', ['10.0.0.5'], false],
    ['10.0.7.6', ['10.0.0.0/16'], true],
    ['10.1.7.6', ['10.0.0.0/16'], false],
    ['fe80::1%eth0', ['fe80::1'], true],
    ['fe80::1', ['10.0.0.0/0'], false],
    ['10.0.0.5', ['anywhere', '10.0.0.5/99', ''], false],
    ['10.0.0.5', [], false],
    ['', ['0.0.0.0/0'], false],
  ])('%s with %j: %s', (address, entries, expected) => {
    expect(addressMatcher(entries)(address)).toBe(expected);
  });

  test('an address in IPv6 clothing is the same address', () => {
    expect([plainAddress('::ffff:127.0.0.1'), plainAddress('FE80::A%1'), plainAddress(undefined)]).toEqual([
      '127.0.0.1',
      'fe80::a',
      '',
    ]);
  });

  test('a retired device, and one whose certificate is another, may not', () => {
    const registration = {
      name: 'M',
      maker: 'x',
      model: 'y',
      identity: 'MON-1',
      addresses: [],
      zone: 'UTC',
      siteId: 's',
      certificates: ['AA:BB'],
    };
    const state = {
      deviceId: 'd1',
      registration,
      retired: false,
      association: null,
      detached: null,
      sourceChange: null,
    };
    const directory = directoryOf();
    const replace = (entry: ReturnType<typeof entryOf>) =>
      directory.replace('a', { devices: entry === null ? [] : [entry], patients: new Map(), chairs: new Map() });
    replace(entryOf('a', state));
    const peer = { address: '10.0.0.5', certificate: 'aabb' };
    expect(directory.from(peer)?.devices.map((one) => one.device)).toEqual(['d1']);
    expect(directory.from({ ...peer, certificate: 'ccdd' })).toBeNull();
    expect(directory.from({ ...peer, certificate: null })).toBeNull();
    expect(directory.named(['MON-1'])).toHaveLength(1);
    replace(entryOf('a', { ...state, retired: true }));
    expect(directory.from(peer)).toBeNull();
    replace(entryOf('a', { ...state, registration: { ...registration, zone: 'Mars/Base' } }));
    expect(directory.from(peer)).toBeNull();
  });
});

describe('repeats', () => {
  const key = (controlId: string, body = 'x', time = 1) =>
    messageNumber({
      controlId,
      deviceTime: instant(time),
      digest: contentDigest(Buffer.from(`MSH|\r${body}`)),
    });
  test('are the same device, control id, time and content, in the same clinic', () => {
    const window = repeatWindow();
    window.add('a', 'd1', key('1'));
    expect(window.has('a', 'd1', key('1'))).toBe(true);
    expect(window.has('b', 'd1', key('1'))).toBe(false);
    expect(window.has('a', 'd2', key('1'))).toBe(false);
    expect(window.has('a', 'd1', key('2'))).toBe(false);
    expect(window.has('a', 'd1', key('1', 'y'))).toBe(false);
    expect(window.has('a', 'd1', key('1', 'x', 2))).toBe(false);
  });
  test('are known under a renewed header', () => {
    expect(contentDigest(Buffer.from('MSH|new\rOBX'))).toBe(contentDigest(Buffer.from('MSH|old\rOBX')));
    expect(contentDigest(Buffer.from('MSH|new\nOBX'))).not.toBe(contentDigest(Buffer.from('MSH|old\nOBX')));
  });
  test('are forgotten oldest first', () => {
    const window = repeatWindow();
    for (let n = 0; n <= REPEATS_PER_DEVICE; n += 1) window.add('a', 'd1', key(`${n}`));
    expect([
      window.has('a', 'd1', key('0')),
      window.has('a', 'd1', key('1')),
      window.has('a', 'd1', key(`${REPEATS_PER_DEVICE}`)),
    ]).toEqual([false, true, true]);
  });
});

import { instant } from '@keel/clinical/units';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatHl7Time, parseHl7Time } from './index.ts';
import { instantsOfLocal, isZone, zoneOffsetMs } from './zone.ts';

describe('a time stamp', () => {
  test.each([
    ['20240229235959', Date.UTC(2024, 1, 29, 23, 59, 59), null],
    ['202402292359', Date.UTC(2024, 1, 29, 23, 59), null],
    ['20240229235959.1', Date.UTC(2024, 1, 29, 23, 59, 59, 100), null],
    ['20240229235959.123456789+0000', Date.UTC(2024, 1, 29, 23, 59, 59, 123), 0],
    ['202402292359-0330', Date.UTC(2024, 1, 29, 23, 59), -210],
    [' 20240229235959+1400 ', Date.UTC(2024, 1, 29, 23, 59, 59), 840],
    ['20240229235959Z', Date.UTC(2024, 1, 29, 23, 59, 59), 0],
  ])('%s', (text, localMs, offsetMin) => {
    expect(parseHl7Time(text)).toEqual({ localMs, offsetMin });
  });

  test.each([
    '',
    '2024',
    '20240229',
    '2024022923',
    '20230229120000',
    '19000229120000',
    '20240431120000',
    '20241301120000',
    '20240100120000',
    '20240101240000',
    '20240101126000',
    '20240101120060',
    '2024010112000',
    '20240101120000.',
    '20240101120000.1234567890',
    '20240101120000+',
    '20240101120000+05',
    '20240101120000+0560',
    '20240101120000+1401',
    '20240101120000+0530x',
    '20240101120000 +0530',
    '2024-01-01T12:00:00Z',
    '１２３４',
    '2024010112000000',
    'ZZZZ',
  ])('%j is none', (text) => {
    expect(parseHl7Time(text)).toBeNull();
  });

  test('any instant comes back as it was written', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2999, 0, 1) }), (at) => {
        expect(parseHl7Time(formatHl7Time(instant(at)))).toEqual({ localMs: at, offsetMin: 0 });
      }),
    );
  });
});

describe('local time', () => {
  const zones = fc.constantFrom(
    'UTC',
    'America/New_York',
    'America/St_Johns',
    'Europe/London',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'Pacific/Apia',
  );
  test('of any instant in any zone leads back to it', () => {
    fc.assert(
      fc.property(zones, fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2040, 0, 1) }), (zone, seconds) => {
        const at = Math.floor(seconds / 1000) * 1000;
        const found = instantsOfLocal(zone, at + zoneOffsetMs(zone, at));
        expect(found).toContain(at);
        expect(found.length).toBeLessThanOrEqual(2);
      }),
    );
  });
  test.each([
    ['America/New_York', Date.UTC(2026, 2, 8, 2, 30), 0],
    ['America/New_York', Date.UTC(2026, 10, 1, 1, 30), 2],
    ['Australia/Lord_Howe', Date.UTC(2026, 3, 5, 1, 45), 2],
    ['Australia/Lord_Howe', Date.UTC(2026, 9, 4, 2, 15), 0],
    ['America/Phoenix', Date.UTC(2026, 2, 8, 2, 30), 1],
  ])('in %s at %d happens %d times', (zone, local, times) => {
    expect(instantsOfLocal(zone, local)).toHaveLength(times);
  });
  test('a zone that is not one is known as such', () => {
    expect([isZone('America/Denver'), isZone('Mars/Base'), isZone('')]).toEqual([true, false, false]);
  });
});

import { instant } from '@keel/clinical/units';
import { expect, test } from 'vitest';
import { type ClinicAnswers, fillChecklist, hasChecklist } from './fill-checklist.ts';

const page = (language: string, notStated: string) =>
  `<html lang="${language}"><td><!--fact:rems-certified-->${notStated}<!--/fact--></td><td><!--fact:home-use-->${notStated}<!--/fact--></td></html>`;
const clinic = (name: string, detail: string | null = null): ClinicAnswers => ({
  name,
  zone: 'America/Denver',
  answers: [
    { id: 'rems-certified', answer: 'yes', detail, since: instant(Date.parse('2026-11-25T02:00:00Z')), by: 'clinic' },
  ],
});

test('a point that the clinic answers says so, with its words and the day in its own zone; the other stays not stated', () => {
  const filled = fillChecklist(page('en', 'not stated'), [clinic('Riverside', 'since 2024')]);
  expect(filled).toContain(
    '<strong>Yes: since 2024</strong> <span class="since">(said by the clinic, since Nov 24, 2026)</span>',
  );
  expect(filled).toContain('<td>not stated</td>');
  expect(filled).not.toContain('<!--');
});
test('in Spanish on a Spanish page', () => {
  const filled = fillChecklist(page('es', 'no consta'), [clinic('Riverside')]);
  expect(filled).toContain('<strong>Sí</strong>');
  expect(filled).toContain('<td>no consta</td>');
});
test('words of the owner are text, whatever they hold', () => {
  const filled = fillChecklist(page('en', 'not stated'), [clinic('Riverside', '<script>alert(1)</script> $& "x"')]);
  expect(filled).not.toContain('<script');
  expect(filled).toContain('&#60;script&#62;alert(1)&#60;/script&#62; $&#38; &#34;x&#34;');
});
test('without a clinic nothing is stated; with two, each answers under its name', () => {
  expect(fillChecklist(page('en', 'not stated'), [])).toBe(
    '<html lang="en"><td>not stated</td><td>not stated</td></html>',
  );
  const both = fillChecklist(page('en', 'not stated'), [clinic('North & Co'), { ...clinic('South'), answers: [] }]);
  expect(both).toContain('<span class="clinic">North &#38; Co: <strong>Yes</strong>');
  expect(both).toContain('<span class="clinic">South: not stated</span>');
});
test('a page without points is known as such', () => {
  expect(hasChecklist(page('en', 'x'))).toBe(true);
  expect(hasChecklist('<html lang="en"></html>')).toBe(false);
});

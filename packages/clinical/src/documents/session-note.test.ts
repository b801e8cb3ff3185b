import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPatient } from '../patient/index.ts';
import { readSession, replayScenario, type Scenario } from '../session/index.ts';
import { instant } from '../units/index.ts';
import { sessionNote } from './session-note.ts';

function noteOf(name: string) {
  const file = join(import.meta.dirname, `../../../../scenarios/session/${name}.json`);
  const scenario = JSON.parse(readFileSync(file, 'utf8')) as Scenario;
  const { session, patient } = replayScenario(scenario, {
    startsAt: instant(1_772_550_000_000),
    session: 's1',
    patient: 'p1',
    zone: 'America/Denver',
  });
  const { blocks } = sessionNote({
    session: readSession(session),
    patient: readPatient(patient!),
    clinic: 'Clinic',
    site: null,
    zone: 'America/Denver',
    nameOf: (id) => id,
    signature: null,
    asOf: '',
  });
  const rows = blocks.flatMap((block) => (block.kind === 'table' ? block.rows : []));
  const facts = blocks.flatMap((block) => (block.kind === 'facts' ? block.rows : []));
  return { rows, fact: (label: string) => facts.find((row) => row.label === label)?.value };
}

describe('the note of a session', () => {
  test('says how much of each dose got in, and of a declined one that none did', () => {
    const { rows } = noteOf('nasal-declined-third');
    expect(rows.filter(([, what]) => what?.startsWith('nasal device')).map(([, , amount]) => amount)).toEqual([
      '28 mg',
      '14 to 28 of 28 mg',
      'none of 28 mg',
    ]);
  });

  test.each([
    ['nasal-declined-third', '3 nasal devices of 28 mg, 84 mg, ordered by pavel'],
    ['im-toilet-and-nausea', 'injection, 27.5 mg for 55 kg (actual weight), from 50 mg/mL, ordered by pavel'],
    ['iv-infusion', /^infusion, \d+(\.\d+)? mg for \d+ kg \(actual weight\) over 40 min, ordered by pavel$/],
    ['oral-walk-out', /^oral ketamine, \d+ mg for \d+ kg \(actual weight\), .*, ordered by pavel$/],
  ])('says what was ordered, not only in which form: %s', (name, text) => {
    expect(noteOf(name).fact('Order')).toEqual(typeof text === 'string' ? text : expect.stringMatching(text));
  });
});

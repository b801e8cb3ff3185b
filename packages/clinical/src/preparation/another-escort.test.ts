import { describe, expect, test } from 'vitest';
import { BO, ROBIN, Visit } from './escorted-visit.fixture.ts';

const came = (name: string) => ({ name, identifiedBy: 'document' });
const gone = (escortName: string) => ({ with: 'adult', escortName });

describe('who comes for the patient', () => {
  test.each([
    ['under another name', 'Cy Stone', 1],
    ['under the name that is named', 'robin', 0],
    ['under a fuller name', 'Robin Hale', 0],
  ])('%s: %s', (_, name, tasks) => {
    const visit = new Visit(ROBIN);
    visit.say('record-escort-arrival', came(name));
    expect(visit.asked()).toHaveLength(tasks);
  });

  test('is nobody’s question where nobody is named by a name', () => {
    for (const named of [[], [{ visit: 'v1', escort: 'ride' }], [{ visit: 'v1', escort: 'adult' }]]) {
      const visit = new Visit(...named);
      visit.say('record-escort-arrival', came('Cy'));
      expect(visit.asked()).toEqual([]);
    }
  });

  test('and goes with them is one question, and another name than that is asked after again', () => {
    const visit = new Visit(ROBIN);
    visit.say('record-escort-arrival', came('Cy Stone'));
    visit.say('record-left', gone('Cy'));
    expect(visit.asked()).toHaveLength(1);
    const { task } = visit.asked()[0]!;
    visit.chart('task-closed', { task, evidence: 'his sister, by her document' });
    visit.say('record-left', gone('Cy Stone'));
    expect(visit.asked()).toEqual([]);
    visit.say('record-left', gone('Dan'));
    expect(visit.asked()).toHaveLength(1);
  });

  test('and whom the patient leaves with under another name, when nobody was entered as come', () => {
    const visit = new Visit(ROBIN);
    visit.say('record-left', gone('Dan'));
    expect(visit.asked()).toHaveLength(1);
  });

  test.each(['ride', 'nobody'])('a name beside %s is no escort’s', (way) => {
    const visit = new Visit(ROBIN);
    visit.say('record-left', { with: way, escortName: 'Dan' });
    expect(visit.asked()).toEqual([]);
  });

  test('is no question any more once the name is put right or taken back', () => {
    const mends: readonly ((visit: Visit, command: string) => void)[] = [
      (visit, command) => {
        const entry = { command, index: 0 };
        visit.say('correct-entry', { kind: 'escort-arrived', entry, body: came('Robin'), reason: 'misread' });
      },
      (visit, command) => visit.undo(command),
    ];
    for (const mend of mends) {
      const visit = new Visit(ROBIN);
      mend(visit, visit.say('record-escort-arrival', came('Bo')));
      expect(visit.asked()).toEqual([]);
      expect(visit.asked('closed')).toHaveLength(1);
    }
  });

  test('stays one when whoever stands there is named, or the one who is named comes as well', () => {
    const visit = new Visit(ROBIN);
    visit.say('record-escort-arrival', came('Bo'));
    visit.arrange(BO);
    visit.say('record-escort-arrival', came('Robin'));
    expect(visit.asked()).toHaveLength(1);
  });

  test('whose name is put right to another’s, or who was named before another was, is asked after', () => {
    const corrected = new Visit(ROBIN);
    const entry = { command: corrected.say('record-escort-arrival', came('Robin')), index: 0 };
    corrected.say('correct-entry', { kind: 'escort-arrived', entry, body: came('Cy'), reason: 'prefilled' });
    expect(corrected.asked()).toHaveLength(1);
    const renamed = new Visit(ROBIN);
    renamed.say('record-escort-arrival', came('Robin'));
    renamed.arrange(BO);
    expect(renamed.asked()).toHaveLength(1);
    renamed.say('record-left', gone('Bo'));
    expect(renamed.asked()).toHaveLength(1);
  });

  test('by the name that was put right in the session after an answer is the one who is meant', () => {
    const visit = new Visit(ROBIN).answers('yes');
    visit.arrange({ escort: 'adult', name: 'Kim', phone: '+1 555 0111' });
    visit.say('record-escort-arrival', came('Kim'));
    visit.say('record-left', gone('Robin'));
    expect(visit.asked()).toEqual([]);
  });
});

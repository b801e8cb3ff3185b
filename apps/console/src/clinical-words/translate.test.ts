import { describe, expect, test } from 'vitest';
import { translator } from './translate.ts';

const say = translator({
  ' and ': ' y ',
  'Ask.': 'Pregunte.',
  'Ask. Then wait.': 'Pregunte y espere.',
  'Then wait.': 'Luego espere.',
  nurse: 'enfermería',
  'never stopped': 'nunca se suspende',
  'Nothing is stopped.': 'No se suspende nada.',
  'Pressure {0}/{1}': 'Presión {0}/{1}',
  'Pressure {0}/{1} is high.': 'La presión {0}/{1} es alta.',
  '{0}: {1} h ago{2}': '{0}: hace {1} h{2}',
  '{0}: not known': '{0}: no se sabe',
  'missing: {0}': 'falta: {0}',
  oxygen: 'oxígeno',
  suction: 'aspiración',
  '"{0*}" is unknown.': '«{0*}» es desconocido.',
});

describe('a clinical text in another language', () => {
  test.each([
    ['a phrase', 'Ask.', 'Pregunte.'],
    ['figures', 'Pressure 150/95', 'Presión 150/95'],
    ['the pattern that says more wins', 'Pressure 150/95 is high.', 'La presión 150/95 es alta.'],
    ['two sentences', 'Ask. Nothing is stopped.', 'Pregunte. No se suspende nada.'],
    ['the longest phrase first', 'Nothing is stopped. Ask. Then wait.', 'No se suspende nada. Pregunte y espere.'],
    ['a note in a hole', 'Xanax: 3 h ago (never stopped)', 'Xanax: hace 3 h (nunca se suspende)'],
    ['several in a row', 'Xanax: 3 h ago; Ambien: not known', 'Xanax: hace 3 h; Ambien: no se sabe'],
    ['a list in a hole, names stay', 'missing: oxygen, Ambu and suction', 'falta: oxígeno, Ambu y aspiración'],
    [
      'a person’s own words stay, whatever they hold',
      '"Ask. Then; wait" is unknown.',
      '«Ask. Then; wait» es desconocido.',
    ],
    ['a figure in a hole', 'Pressure ?/95', 'Presión ?/95'],
  ])('%s', (_why, english, spanish) => expect(say(english)).toBe(spanish));

  test.each([
    ['what nobody wrote down', 'Run.'],
    ['a sentence of which only a part has words', 'Ask. Run.'],
    ['a list that is no text of ours', 'oxygen, suction'],
    ['nothing', ''],
  ])('%s has no words', (_why, english) => expect(say(english)).toBeNull());
});

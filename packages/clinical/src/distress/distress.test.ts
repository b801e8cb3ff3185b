import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addMinutes, instant } from '../units/index.ts';
import { type ContactGap, contactGaps, type HumanContact, WORRYING_WORDS, worryingWords } from './index.ts';

describe('words that worry', () => {
  test.each([
    ['I want to die.', true],
    // Who is near writes of somebody else.
    ['he wants to kill himself', true],
    ['she says she is going to hurt herself', true],
    ['they want to kill themselves', true],
    ['he talks about ending his life', true],
    ["she doesn't want to live", true],
    ['dice que se va a matar', true],
    ['quiere matarse', true],
    ['se quiere quitar la vida', true],
    ['no quiere vivir', true],
    ['Sometimes I think everyone would be BETTER OFF WITHOUT ME', true],
    ['I don’t want to be here any more', true],
    ['thinking about self-harm again', true],
    ['I do not want to wake up tomorrow', true],
    ['I dont want to wake up', true],
    ['I cannot go on', true],
    ['hoy tuve pensamientos suicidas', true],
    ['Ojalá estuviera muerta', true],
    ['ya no puedo más', true],
    ['quiero hacerme daño', true],
    // As people say it who never say “die”: what was taken, what life is worth, that they are not safe.
    ['I took all my pills', true],
    ['I took the whole bottle', true],
    ['I want to be dead', true],
    ['I dont wanna be alive', true],
    ['Life is not worth living', true],
    ['life isn’t worth living', true],
    ['There is no point in living', true],
    ['I am tired of living', true],
    ["I'm done with life", true],
    ['I do not feel safe', true],
    ["I can't keep myself safe", true],
    ['hanging myself', true],
    ['slit my wrists', true],
    ['I want to disappear', true],
    ["I don't want to exist", true],
    ["I'd rather not be alive", true],
    ['wish I was never born', true],
    ['I have a plan to end it', true],
    ['ending it tonight', true],
    ['I bought a gun', true],
    ['jump in front of a train', true],
    ["I'm a burden to everyone", true],
    ['hurt my self', true],
    ['I feel sucidal', true],
    ['want to unalive myself', true],
    ['me tomé todas las pastillas', true],
    ['quiero desaparecer', true],
    ['quisiera no existir', true],
    ['ya no aguanto más', true],
    ['estoy cansada de vivir', true],
    ['no tengo motivos para vivir', true],
    // As the first question of the C-SSRS asks it: to go to sleep and not wake up.
    ['I wish I could go to sleep and not wake up', true],
    ['wish I would not wake up', true],
    ['I hope I just wouldn’t wake up tomorrow', true],
    ['I think about not waking up', true],
    ['praying I don’t wake up', true],
    ['it would be easier if I didn’t wake up', true],
    ['quisiera no despertar', true],
    ['ojalá no despertara mañana', true],
    ['me gustaría no despertarme', true],
    ['quiero dormir y no despertar', true],
    ['me quiero ir de este mundo', true],
    ['me quiero matar', true],
    ['ojalá no hubiera nacido', true],
    ['soy una carga para todos', true],
    ['no me siento segura', true],
    ['tengo una pistola', true],
    ['I w\u200bant to die', true],
    ['I want to d\u00adie', true],
    ['ｋｉｌｌ ｍｙｓｅｌｆ', true],
    // A denial is found as well: a person asks.
    ['I do not want to die', true],
    // Somebody else's violence, danger, voices that command, and what is an ordinary word elsewhere.
    ['he raped me', true],
    ['I was raped', true],
    ['My husband hits me', true],
    ['he hits me at night', true],
    ['my husband beat me to the floor', true],
    ['he hits me to the point of bleeding', true],
    ['he beat me at chess', false],
    ['she beat me to the door', false],
    ['my brother beat me in a race', false],
    ['I was sexually abused', true],
    ['I might kms', true],
    ['might kms tonight', true],
    ['me va a matar', true],
    ['no me va a matar', false],
    ['dice que nos va a matar', true],
    ['my boyfriend sometimes hits me when he drinks', true],
    ['he is going to hit me again', true],
    ['My ex has threatened us', true],
    ['my dad beat me up', true],
    ['he hits my kids', true],
    ['I am scared of my husband', true],
    ["I'm in danger", true],
    ['I will kms', true],
    ['im gonna kms', true],
    ['I just want to kms', true],
    ['The voices tell me to hurt my sister', true],
    ['a voice in my head keeps telling me to jump', true],
    ['estoy en peligro', true],
    ['me pega mi marido', true],
    ['Mi esposo me golpeó anoche', true],
    ['Él me pega', true],
    ['me violó', true],
    ['fui violada', true],
    ['las voces me dicen que me mate', true],
    ['le tengo miedo a mi marido', true],
    ['the pain hits me in the evening', false],
    ['it hit me that I am better', false],
    ['my husband does not hit me', false],
    ['my husband never hit me', false],
    ['he hit me up on the phone', false],
    ['my son beats me at chess', false],
    ['the 5 kms walk was good', false],
    ['I want to walk some kms', false],
    ['I will walk five kms tomorrow', false],
    ['I am not in danger', false],
    ['The voices on the radio told me to rest', false],
    ['No estoy en peligro.', false],
    ['Mi marido no me pega', false],
    ['no me pega mi marido', false],
    ['me pega el sol en la cara', false],
    ['El dolor me pega por la tarde', false],
    ['Caminé 5 kms con mi marido', false],
    ['the dye for the wool was blue', false],
    ['Slept well, walked to the river with Ana.', false],
    ['La sesión fue larga y tranquila.', false],
    ['antisuicidal effects in a paper', false],
    ['A life worth living.', false],
    ['Goodbye to the pain in my back.', false],
    ['I feel safe here and want to be here for my daughter.', false],
    ['No aguanto el ruido de la sala.', false],
    ['Estoy segura de la hora.', false],
    ['No longer waking up at night, not waking up early either.', false],
    ['El dolor empieza a desaparecer.', false],
    ['Ando despacio para no despertar a los niños.', false],
    ['Took all the boxes to the car.', false],
    ['Jumped into the pool.', false],
    ['', false],
  ])('%s: %s', (text, found) => {
    expect(worryingWords(text).length > 0).toBe(found);
  });

  test('every phrase of the list is found in the middle of a text, in capitals, without accents, over a line’s end', () => {
    const phrases = fc.constantFrom(...WORRYING_WORDS.en, ...WORRYING_WORDS.es);
    const before = fc.constantFrom('', 'today ', 'Hoy, ', '«', '\n');
    fc.assert(
      fc.property(phrases, before, fc.boolean(), (phrase, lead, loud) => {
        const said = `${lead}${loud ? phrase.toUpperCase() : phrase.replace(' ', '\n')} ...`;
        expect(worryingWords(said)).not.toEqual([]);
      }),
    );
  });
});

describe('answered means a human’s contact', () => {
  const openedAt = instant(1_790_000_000_000);
  const now = addMinutes(openedAt, 60);
  const contact: HumanContact = {
    reached: 'patient',
    how: 'phone',
    at: addMinutes(openedAt, 10),
    outcome: 'safe-plan-looked-at',
  };
  test.each<[string, HumanContact | undefined, readonly ContactGap[]]>([
    ['the patient reached by phone', contact, []],
    ['nobody', undefined, ['contact-missing']],
    ['a call from before it was said', { ...contact, at: addMinutes(openedAt, -1) }, ['contact-before-cause']],
    ['a call that has not been', { ...contact, at: addMinutes(now, 1) }, ['contact-ahead']],
    ['emergency services that say all is well', { ...contact, reached: 'emergency-services' }, ['contact-outcome']],
    ['emergency services that took over', { ...contact, reached: 'emergency-services', outcome: 'emergency-care' }, []],
    ['something else, without words', { ...contact, outcome: 'other' }, ['contact-words']],
    ['something else, said', { ...contact, outcome: 'other', words: 'moved in with her sister' }, []],
  ])('%s', (_, said, gaps) => {
    expect(contactGaps(said, { openedAt, now })).toEqual(gaps);
  });
});

import type { FigureId } from '@keel/clinical/figures';
import { figure, type GuidePage, h2, type IconPair, link, list, note, p, source, strong, text as t } from '../block.ts';

type Words = readonly [title: string, plain: string];

/** One hundred people with the spray beside one hundred without the drug; by vein there was no such group. */
const PAIRS: readonly {
  readonly withDrug: FigureId;
  readonly without: FigureId | null;
  readonly en: Words;
  readonly es: Words;
}[] = [
  {
    withDrug: 'nasal-dissociation',
    without: 'nasal-dissociation-placebo',
    en: ['Feeling far away', 'Out of your body, or as in a dream. Doctors call it dissociation.'],
    es: ['Sentirse lejos', 'Fuera del cuerpo o como en un sueño. Los médicos lo llaman disociación.'],
  },
  {
    withDrug: 'nasal-dizziness',
    without: 'nasal-dizziness-placebo',
    en: ['Dizzy', 'Not steady on your feet.'],
    es: ['Mareo', 'No estar firme de pie.'],
  },
  {
    withDrug: 'nasal-nausea',
    without: 'nasal-nausea-placebo',
    en: ['Feeling sick', 'You want to throw up.'],
    es: ['Náuseas', 'Ganas de vomitar.'],
  },
  {
    withDrug: 'nasal-sedation',
    without: 'nasal-sedation-placebo',
    en: ['Very sleepy', 'As people told it. Measured by a scale it is more.'],
    es: ['Mucho sueño', 'Como lo contó la gente. Si se mide, es más.'],
  },
  {
    withDrug: 'nasal-vertigo',
    without: 'nasal-vertigo-placebo',
    en: ['The room spins', 'Vertigo.'],
    es: ['Todo da vueltas', 'Vértigo.'],
  },
  {
    withDrug: 'nasal-headache',
    without: 'nasal-headache-placebo',
    en: ['Headache', 'Almost as often without the drug.'],
    es: ['Dolor de cabeza', 'Casi igual sin el fármaco.'],
  },
  {
    withDrug: 'nasal-dysgeusia',
    without: 'nasal-dysgeusia-placebo',
    en: ['Odd taste', 'Bitter, as the spray runs down.'],
    es: ['Sabor raro', 'Amargo, cuando baja el aerosol.'],
  },
  {
    withDrug: 'nasal-hypoaesthesia',
    without: 'nasal-hypoaesthesia-placebo',
    en: ['Numb', 'Mouth, face or hands feel less.'],
    es: ['Adormecido', 'La boca, la cara o las manos sienten menos.'],
  },
  {
    withDrug: 'nasal-anxiety',
    without: 'nasal-anxiety-placebo',
    en: ['Fear', 'Anxious during or after it.'],
    es: ['Miedo', 'Ansiedad durante o después.'],
  },
  {
    withDrug: 'nasal-bp-increased',
    without: 'nasal-bp-increased-placebo',
    en: ['High blood pressure', 'Enough for a doctor to write it down.'],
    es: ['Presión alta', 'Tanta que el médico la anotó.'],
  },
  {
    withDrug: 'nasal-vomiting',
    without: 'nasal-vomiting-placebo',
    en: ['Throwing up', 'This is why you come with an empty stomach.'],
    es: ['Vómito', 'Por eso se viene sin haber comido.'],
  },
  {
    withDrug: 'nasal-serious',
    without: 'nasal-serious-placebo',
    en: ['Serious or severe', 'A common effect that was bad enough to be called so.'],
    es: ['Grave o fuerte', 'Un efecto común tan malo que se llamó así.'],
  },
  {
    withDrug: 'nasal-stopped',
    without: 'nasal-stopped-placebo',
    en: ['Stopped because of harm', 'People who gave up the spray for an ill effect.'],
    es: ['Lo dejaron por el daño', 'Gente que dejó el aerosol por un mal efecto.'],
  },
];

const BY_VEIN: typeof PAIRS = [
  {
    withDrug: 'iv-drowsiness',
    without: null,
    en: ['Sleepy', 'By drip.'],
    es: ['Sueño', 'Por la vena.'],
  },
  { withDrug: 'iv-dizziness', without: null, en: ['Dizzy', 'By drip.'], es: ['Mareo', 'Por la vena.'] },
  {
    withDrug: 'iv-dissociation',
    without: null,
    en: ['Feeling far away', 'By drip.'],
    es: ['Sentirse lejos', 'Por la vena.'],
  },
  { withDrug: 'iv-nausea', without: null, en: ['Feeling sick', 'By drip.'], es: ['Náuseas', 'Por la vena.'] },
  {
    withDrug: 'iv-more-depressed',
    without: null,
    en: ['More depressed than before', 'Some weeks after a series of drips.'],
    es: ['Más depresión que antes', 'Unas semanas después de varias dosis.'],
  },
  {
    withDrug: 'iv-more-suicidal',
    without: null,
    en: ['More thoughts of suicide', 'Some weeks after a series of drips.'],
    es: ['Más ideas de suicidio', 'Unas semanas después de varias dosis.'],
  },
];

const inLanguage = (rows: typeof PAIRS, language: 'en' | 'es'): IconPair[] =>
  rows.map((row) => ({
    title: row[language][0],
    plain: [row[language][1]],
    withDrug: row.withDrug,
    without: row.without,
  }));

export const EFFECTS: GuidePage = {
  key: 'effects',
  reader: 'patient',
  en: {
    slug: 'effects-and-risks',
    title: 'Effects and risks',
    lead: 'How often each one is seen, in a hundred people, beside a hundred who had no drug.',
    body: [
      h2('The spray: a hundred people, twice'),
      p`In these trials ${figure('nasal-people')} people had the spray. ${figure('nasal-people-placebo')} had a spray without the drug. Ill effects were most common in the first week and then went down ${source('ESK-AE-COURSE')}.`,
      {
        block: 'icons',
        withWords: 'with the spray',
        withoutWords: 'without the drug',
        pairs: inLanguage(PAIRS, 'en'),
      },
      h2('It depends on who looks'),
      p`People told of being sleepy less often than it was seen. Measured by a scale, ${figure('nasal-sedation-measured')} were at least a bit sleepy. ${figure('nasal-unconscious')} could not be woken for a while. For these two no number without the drug was found. Measured by a scale, ${figure('nasal-dissociation-measured')} felt far away, against ${figure('nasal-dissociation-measured-placebo')} without the drug.`,
      h2('The drip: no group to compare with'),
      p`These come from clinics, where everyone had the drug. So nobody can say how many would have felt it anyway. The first four are from ${figure('iv-people')} people in Canada.`,
      {
        block: 'icons',
        withWords: 'with a drip',
        withoutWords: 'without the drug',
        pairs: inLanguage(BY_VEIN, 'en'),
      },
      h2('Blood pressure'),
      p`It goes up for a while in most people. By drip the upper number rises by ${figure('iv-mean-rise-low')} to ${figure('iv-mean-rise-high')} on average, which differs by clinic. A very high pressure came in ${figure('iv-severe-pressure-sessions')} drips; there was no group to compare with. With the spray ${figure('nasal-big-rise')} people have a large rise in the first weeks; no number without the drug was found. It lasts ${figure('nasal-pressure-lasts-other')}, or about ${figure('nasal-pressure-lasts-label')}: labels differ.`,
      h2('Rare, and serious'),
      list(
        t`too little breathing, most of all with other drugs that make sleepy, or alcohol`,
        t`a heart attack or a stroke in people whose vessels are ill`,
        t`a bad state of fear or confusion`,
        t`an allergy`,
        t`thoughts of suicide that get worse, above all in young people ${source('PI-US-CUR')}`,
      ),
      h2('If it goes on for long'),
      list(
        t`${strong('Bladder.')} More than ${figure('misuse-bladder')} people who misuse ketamine often have bladder trouble; there was no group to compare with. In treatment it is rare, but has been seen ${source('CHANG-2024')}. Tell the clinic of pain, blood, or going more often.`,
        t`${strong('Habit.')} It can make you want more. It is a controlled drug, and the label warns of it ${source('PI-US-2019')}.`,
        t`${strong('Memory.')} Heavy misuse harms it. A year of the spray did not ${source('PI-US-2021')}.`,
        t`${strong('The unknown.')} Long studies are few, and harm is not always reported ${source('SHORT-2018')}.`,
      ),
      note(
        'Call the clinic',
        t`if anything scares you, even days later. Call ${link('911', 'tel:911')} for chest pain, trouble with breathing, a fit, a very bad headache, or weakness on one side.`,
      ),
    ],
  },
  es: {
    slug: 'efectos-y-riesgos',
    title: 'Efectos y riesgos',
    lead: 'Cuántas veces se ve cada uno, en cien personas, al lado de cien que no tuvieron el fármaco.',
    body: [
      h2('El aerosol: cien personas, dos veces'),
      p`En estos estudios ${figure('nasal-people')} personas tuvieron el aerosol. ${figure('nasal-people-placebo')} tuvieron un aerosol sin el fármaco. Los malos efectos fueron más la primera semana y luego bajaron ${source('ESK-AE-COURSE')}.`,
      {
        block: 'icons',
        withWords: 'con el aerosol',
        withoutWords: 'sin el fármaco',
        pairs: inLanguage(PAIRS, 'es'),
      },
      h2('Depende de quién mira'),
      p`La gente contó menos sueño del que se vio. Si se mide, ${figure('nasal-sedation-measured')} tuvieron al menos algo de sueño. A ${figure('nasal-unconscious')} no se les pudo despertar por un rato. De estas dos cosas no se encontró un número sin el fármaco. Si se mide, ${figure('nasal-dissociation-measured')} se sintieron lejos, contra ${figure('nasal-dissociation-measured-placebo')} sin el fármaco.`,
      h2('La vena: sin grupo con que comparar'),
      p`Estos números vienen de clínicas donde todos tuvieron el fármaco. No se sabe a cuántos les habría pasado igual. Los cuatro primeros son de ${figure('iv-people')} personas en Canadá.`,
      {
        block: 'icons',
        withWords: 'por la vena',
        withoutWords: 'sin el fármaco',
        pairs: inLanguage(BY_VEIN, 'es'),
      },
      h2('La presión'),
      p`Sube por un rato en casi todos. Por la vena la alta sube de ${figure('iv-mean-rise-low')} a ${figure('iv-mean-rise-high')} en promedio; cambia según la clínica. Hubo presión muy alta en ${figure('iv-severe-pressure-sessions')} dosis por la vena; no había grupo con que comparar. Con el aerosol ${figure('nasal-big-rise')} personas tienen una subida grande en las primeras semanas; no se encontró un número sin el fármaco. Dura ${figure('nasal-pressure-lasts-other')}, o unas ${figure('nasal-pressure-lasts-label')}: no todos dicen lo mismo.`,
      h2('Raro y grave'),
      list(
        t`respirar muy poco, sobre todo con alcohol o con otros fármacos que dan sueño`,
        t`un ataque al corazón o al cerebro en quien tiene mal las venas`,
        t`un mal rato de miedo o de no saber dónde está`,
        t`una alergia`,
        t`ideas de suicidio que se ponen peor, más en los jóvenes ${source('PI-US-CUR')}`,
      ),
      h2('Si dura mucho tiempo'),
      list(
        t`${strong('La vejiga.')} Más de ${figure('misuse-bladder')} personas que abusan a menudo de la ketamina tienen mal la vejiga; no había grupo con que comparar. En el tratamiento es raro, pero se ha visto ${source('CHANG-2024')}. Avise si hay dolor, sangre o si orina más veces.`,
        t`${strong('El hábito.')} Puede dar ganas de más. Está bajo control de la ley, y la etiqueta lo avisa ${source('PI-US-2019')}.`,
        t`${strong('La memoria.')} El abuso fuerte la daña. Un año de aerosol no lo hizo ${source('PI-US-2021')}.`,
        t`${strong('Lo que no se sabe.')} Hay pocos estudios largos, y no siempre se cuenta el daño ${source('SHORT-2018')}.`,
      ),
      note(
        'Llame a la clínica',
        t`si algo le asusta, aunque pasen días. Llame al ${link('911', 'tel:911')} si le duele el pecho, no puede respirar, le da un ataque, le duele muchísimo la cabeza o pierde fuerza en un lado.`,
      ),
    ],
  },
};

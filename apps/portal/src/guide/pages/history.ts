import { figure, type GuidePage, h2, p, source, steps, text as t } from '../block.ts';

export const HISTORY: GuidePage = {
  key: 'history',
  reader: 'patient',
  en: {
    slug: 'history',
    title: 'Where it comes from',
    lead: 'A drug for surgery that turned out to lift mood, and how it got here.',
    body: [
      steps(
        [t`${figure('year-made')}`, t`Ketamine is made in a lab. The hope is a safer drug for sleep in surgery.`],
        [
          t`${figure('year-anaesthetic')}`,
          t`It is approved to put people to sleep. It is still used for that all over the world. It lets people keep breathing by themselves.`,
        ],
        [
          t`${figure('year-controlled')}`,
          t`By now people also take it to get high. The United States makes it a controlled drug.`,
        ],
        [
          t`${figure('year-first-depression-trial')}`,
          t`A very small trial finds that a low dose lifts depression within days. Others find the same.`,
        ],
        [
          t`${figure('year-spray-approved')}`,
          t`A part of ketamine, called esketamine, is approved as a nasal spray. It is for depression that other drugs did not help.`,
        ],
        [
          t`${figure('year-spray-suicidal')}`,
          t`The spray is approved for a second use: deep depression with thoughts of suicide.`,
        ],
        [
          t`${figure('year-warning')}`,
          t`The drug agency, the FDA, warns about ketamine that is mixed by pharmacies and used at home.`,
        ],
        [t`${figure('year-spray-alone')}`, t`The spray may now be used alone, without a tablet for depression.`],
      ),
      h2('What this tells you'),
      p`The drug is old and well known at the high doses used in surgery. Low doses, given again and again for mood, are much newer. What years of such use do to a person is not well known ${source('SHORT-2018')}.`,
    ],
  },
  es: {
    slug: 'historia',
    title: 'De dónde viene',
    lead: 'Un fármaco para operar que resultó levantar el ánimo, y cómo llegó hasta aquí.',
    body: [
      steps(
        [
          t`${figure('year-made')}`,
          t`Se crea la ketamina. Se busca una forma más segura de dormir a la gente para operarla.`,
        ],
        [
          t`${figure('year-anaesthetic')}`,
          t`Se aprueba para dormir a la gente. Hoy se usa para eso en todo el mundo. Con ella uno sigue respirando solo.`,
        ],
        [
          t`${figure('year-controlled')}`,
          t`Ya hay gente que la toma para drogarse. Estados Unidos la pone bajo control.`,
        ],
        [
          t`${figure('year-first-depression-trial')}`,
          t`Un estudio muy pequeño ve que una dosis baja alivia la depresión en pocos días. Otros ven lo mismo.`,
        ],
        [
          t`${figure('year-spray-approved')}`,
          t`Se aprueba como aerosol nasal una parte de la ketamina, la esketamina. Es para la depresión que otros fármacos no aliviaron.`,
        ],
        [
          t`${figure('year-spray-suicidal')}`,
          t`El aerosol se aprueba para otro uso: depresión fuerte con ideas de suicidio.`,
        ],
        [
          t`${figure('year-warning')}`,
          t`La FDA, que vigila los fármacos, avisa del peligro de la ketamina que mezclan las farmacias y se usa en casa.`,
        ],
        [t`${figure('year-spray-alone')}`, t`El aerosol ya se puede usar solo, sin pastillas para la depresión.`],
      ),
      h2('Qué nos dice esto'),
      p`El fármaco es viejo y se conoce bien en las dosis altas de una operación. Las dosis bajas y repetidas para el ánimo son algo mucho más nuevo. No se sabe bien qué hacen tras años de uso ${source('SHORT-2018')}.`,
    ],
  },
};

import { action, figure, type GuidePage, numbered, source, strong, text as t } from '../block.ts';

export const KEY_POINTS: GuidePage = {
  key: 'key-points',
  reader: 'patient',
  en: {
    slug: 'key-points',
    title: 'Key points on one page',
    lead: 'Print it, take it along, talk about it.',
    body: [
      numbered(
        t`${strong('It helps some, fast.')} Clearly better with the spray: ${figure('spray-response')}. Without the drug: ${figure('spray-response-placebo')}.`,
        t`${strong('It wears off.')} One drip helps about ${figure('single-lasts')}.`,
        t`${strong('Only the spray is approved,')} for two kinds of depression. All ketamine for mood is off-label ${source('FDA-COMP')}.`,
        t`${strong('It is not shown to prevent suicide')} ${source('SPR-CONS')}. If you are not safe, call for help now.`,
        t`${strong('Ill effects are common and mostly short.')} Far away: ${figure('nasal-dissociation')}, against ${figure('nasal-dissociation-placebo')} without the drug. Sick: ${figure('nasal-nausea')}, against ${figure('nasal-nausea-placebo')}.`,
        t`${strong('Some people should not have it.')} Tell the clinic of your heart, your vessels, psychosis, mania, pregnancy, liver, bladder, drugs and alcohol.`,
        t`${strong('It belongs in a clinic')} with oxygen, a monitor and people who know what to do.`,
        t`${strong('No driving')} until the next day. Someone takes you home.`,
        t`${strong('Stop no other drug on your own.')}`,
        t`${strong('Ask for the full price')} and for the plan to end it, before you start.`,
        t`${strong('You may say no')} at any time.`,
      ),
      action('Is it for me? A few questions', '/is-it-for-me/'),
    ],
  },
  es: {
    slug: 'puntos-clave',
    title: 'Lo más importante en una página',
    lead: 'Imprímala, llévela y hable de ella.',
    body: [
      numbered(
        t`${strong('Ayuda a algunos, y pronto.')} Mucho mejor con el aerosol: ${figure('spray-response')}. Sin el fármaco: ${figure('spray-response-placebo')}.`,
        t`${strong('Se pasa.')} Una dosis por la vena ayuda unos ${figure('single-lasts')}.`,
        t`${strong('Solo está aprobado el aerosol,')} para dos tipos de depresión. Toda ketamina para el ánimo es fuera de etiqueta ${source('FDA-COMP')}.`,
        t`${strong('No se ha visto que evite el suicidio')} ${source('SPR-CONS')}. Si está en peligro, pida ayuda ya.`,
        t`${strong('Lo malo es común y casi siempre corto.')} Sentirse lejos: ${figure('nasal-dissociation')}, contra ${figure('nasal-dissociation-placebo')} sin el fármaco. Náuseas: ${figure('nasal-nausea')}, contra ${figure('nasal-nausea-placebo')}.`,
        t`${strong('Algunos no deben usarla.')} Cuente cómo está del corazón, los vasos, la psicosis, la manía, el embarazo, el hígado, la vejiga, las drogas y el alcohol.`,
        t`${strong('Su lugar es una clínica')} con oxígeno, un monitor y gente que sabe qué hacer.`,
        t`${strong('No maneje')} hasta el otro día. Alguien le lleva a casa.`,
        t`${strong('No deje ningún otro fármaco por su cuenta.')}`,
        t`${strong('Pida el precio entero')} y el plan para terminar, antes de empezar.`,
        t`${strong('Puede decir que no')} en todo momento.`,
      ),
      action('¿Es para mí? Unas preguntas', '/es/es-para-mi/'),
    ],
  },
};

import { exactly, figure, type GuidePage, h2, list, note, number, p, source, text as t } from '../block.ts';

export const LASTING: GuidePage = {
  key: 'lasting',
  reader: 'patient',
  en: {
    slug: 'how-long-it-lasts',
    title: 'How long it lasts',
    lead: 'One dose, a series, and what comes after it.',
    body: [
      h2('One dose'),
      p`One drip helps for about ${figure('single-lasts')}. After one drip ${figure('single-relapse-share')} of those who got free of depression had it back by day ${number('single-relapse-day')}.`,
      h2('A series'),
      p`A series is ${figure('iv-series')} drips in ${figure('iv-series-weeks')}, or ${figure('spray-series')} sprays in ${figure('spray-series-weeks')}. Half of those who get better need ${figure('infusions-to-response')} drips for it. In one study ${figure('six-first-response')} were clearly better after the first drip, and ${figure('six-last-response')} after the last.`,
      h2('When to judge'),
      p`If you are not at least ${exactly('improvement-counts')} better after drip number ${figure('judge-after')}, more drips will hardly help. Do not give up too soon: ${figure('late-improvers')} who felt nothing at first were better by then. With the spray it is judged after ${figure('spray-series-weeks')}.`,
      h2('After the series'),
      list(
        t`When all stops, half of those who got better in one small trial were ill again ${figure('relapse-after-series')} after the last drip.`,
        t`In clinics it looked milder: ${figure('still-well-4-weeks')} were still better after ${figure('weeks-four')}, and ${figure('still-well-8-weeks')} after ${figure('weeks-eight')}.`,
        t`Over a year, ${figure('iv-relapse-year')} had a relapse after ketamine, and ${figure('ect-relapse-year')} after ECT.`,
        t`Of those who did well with the spray and a tablet, ${figure('spray-kept-relapse')} fell ill again when they kept it, and ${figure('spray-stopped-relapse')} when the spray was stopped.`,
      ),
      h2('Keeping it up'),
      p`Doses are then spread out: each week, each second week, and so on, as seldom as will do. For drips there is little proof of how to do it best ${source('APA-2017-SEC', 'PHILLIPS-2019')}. The longer it goes on, the more the bladder and the wish for more must be watched.`,
      note(
        'Plan the end at the start',
        t`Ask: what will we measure? When do we stop if it does not help? What do I have besides it?`,
      ),
    ],
  },
  es: {
    slug: 'cuanto-dura',
    title: 'Cuánto dura',
    lead: 'Una dosis, varias dosis y lo que viene después.',
    body: [
      h2('Una dosis'),
      p`Una dosis por la vena ayuda unos ${figure('single-lasts')}. De quienes quedaron sin depresión tras una dosis, ${figure('single-relapse-share')} la tenían otra vez el día ${number('single-relapse-day')}.`,
      h2('Varias dosis'),
      p`Lo común son ${figure('iv-series')} dosis por la vena en ${figure('iv-series-weeks')}, o ${figure('spray-series')} de aerosol en ${figure('spray-series-weeks')}. La mitad de quienes mejoran necesita ${figure('infusions-to-response')} dosis. En un estudio estaban mucho mejor ${figure('six-first-response')} tras la primera, y ${figure('six-last-response')} tras la última.`,
      h2('Cuándo juzgar'),
      p`Si no está al menos ${exactly('improvement-counts')} mejor tras la dosis número ${figure('judge-after')}, más dosis casi no ayudan. No lo deje muy pronto: ${figure('late-improvers')} que al principio no notaron nada sí mejoraron hasta ahí. Con el aerosol se juzga a las ${figure('spray-series-weeks')}.`,
      h2('Después'),
      list(
        t`Cuando todo se deja, en un estudio pequeño la mitad de quienes mejoraron recayó ${figure('relapse-after-series')} después de la última dosis.`,
        t`En las clínicas fue algo mejor: seguían bien ${figure('still-well-4-weeks')} a las ${figure('weeks-four')}, y ${figure('still-well-8-weeks')} a las ${figure('weeks-eight')}.`,
        t`En un año recayeron ${figure('iv-relapse-year')} tras la ketamina y ${figure('ect-relapse-year')} tras la TEC.`,
        t`De quienes iban bien con aerosol y pastilla, recayeron ${figure('spray-kept-relapse')} si seguían, y ${figure('spray-stopped-relapse')} si se dejaba el aerosol.`,
      ),
      h2('Seguir'),
      p`Luego las dosis se separan: cada semana, cada dos, y así, lo menos que baste. Por la vena hay poca prueba de cómo hacerlo mejor ${source('APA-2017-SEC', 'PHILLIPS-2019')}. Cuanto más dura, más hay que cuidar la vejiga y las ganas de más.`,
      note(
        'Piense en el final al empezar',
        t`Pregunte: ¿qué vamos a medir? ¿Cuándo paramos si no ayuda? ¿Qué tengo además de esto?`,
      ),
    ],
  },
};

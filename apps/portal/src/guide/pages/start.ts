import { action, figure, type GuidePage, h2, link, list, note, p, source, text as t } from '../block.ts';

/** The first page: the whole guide in a minute, then the list of topics. */
export const START: GuidePage = {
  key: 'start',
  reader: 'patient',
  en: {
    slug: '',
    title: 'Ketamine therapy: a plain guide',
    lead: 'What it is, what it can and cannot do, what it costs you, and how sure anyone can be.',
    body: [
      h2('In one minute'),
      list(
        t`Ketamine is an old drug that puts people to sleep for surgery. A small dose, given in a clinic, can lift deep depression for a while.`,
        t`It helps some people, not all. In one large trial ${figure('spray-response')} people got clearly better with the spray. So did ${figure('spray-response-placebo')} who got a spray without the drug.`,
        t`It can work within hours or days. It wears off unless it is given again.`,
        t`Most people feel strange for an hour or two. Some feel sick. Blood pressure goes up. A few people are harmed.`,
        t`In the United States only the nasal spray ${source('PI-US-2019', 'TRD4005')} is approved, and only for two kinds of depression. All other uses are “off-label”. We say what that means on the page ${link('What it is and is not', 'what')}.`,
      ),
      note(
        'We do not sell here',
        t`This guide does not tell you to have this treatment. Each number has a small mark. It leads to where the number was read, and to how sure it is.`,
      ),
      action('Is it for me? A few questions', '/is-it-for-me/'),
      h2('All pages'),
      { block: 'contents' },
      h2('If you are not safe'),
      p`Do not read on. Call ${link('911', 'tel:911')}. Or call or text ${link('988', 'tel:988')}, day or night. You do not have to know what to say.`,
    ],
  },
  es: {
    slug: '',
    title: 'Terapia con ketamina: una guía clara',
    lead: 'Qué es, qué puede hacer y qué no, cuánto pide de usted y qué tan seguro se está de todo ello.',
    body: [
      h2('En un minuto'),
      list(
        t`La ketamina es un fármaco antiguo que duerme a la gente para operarla. Una dosis baja, dada en una clínica, puede aliviar por un tiempo una depresión fuerte.`,
        t`Ayuda a algunas personas, no a todas. En un estudio grande mejoraron mucho ${figure('spray-response')} personas con el aerosol. También ${figure('spray-response-placebo')} que usaron un aerosol sin el fármaco.`,
        t`Puede hacer efecto en horas o días. Se pasa si no se repite.`,
        t`Casi todos se sienten raros una o dos horas. Algunos tienen náuseas. La presión sube. A unos pocos les hace daño.`,
        t`En Estados Unidos solo está aprobado el aerosol nasal ${source('PI-US-2019', 'TRD4005')}, y solo para dos tipos de depresión. Todo otro uso es «fuera de etiqueta». Lo que eso quiere decir está en la página ${link('Qué es y qué no es', 'what')}.`,
      ),
      note(
        'Aquí no se vende nada',
        t`Esta guía no le dice que se trate. Cada número lleva una marca pequeña. La marca lleva al lugar donde se leyó y a lo seguro que es.`,
      ),
      action('¿Es para mí? Unas preguntas', '/es/es-para-mi/'),
      h2('Todas las páginas'),
      { block: 'contents' },
      h2('Si está en peligro'),
      p`No siga leyendo. Llame al ${link('911', 'tel:911')}. O llame o escriba al ${link('988', 'tel:988')}, de día o de noche. No hace falta saber qué decir.`,
    ],
  },
};

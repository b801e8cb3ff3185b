import { figure, type GuidePage, h2, list, note, p, source, strong, text as t } from '../block.ts';

export const CHOOSING: GuidePage = {
  key: 'choosing',
  reader: 'patient',
  en: {
    slug: 'judge-a-clinic',
    title: 'How to judge a clinic',
    lead: 'A list to take along, and what this clinic says to each point.',
    body: [
      p`Nobody hands out stars to these clinics. You can ask. A clinic that is sure of its work answers gladly.`,
      { block: 'checklist' },
      p`What the clinic has not said stays “not stated”. It is not a yes and not a no. Ask.`,
      h2('Good signs'),
      list(
        t`They ask you more than you ask them. They want to see your old papers.`,
        t`They say no to some people, and tell you why.`,
        t`They tell you what is off-label before you pay.`,
        t`They measure how you are with the same short form each time, and show you.`,
        t`They speak with your own doctor, if you agree.`,
      ),
      h2('Stop and think'),
      list(
        t`You can book and pay with no talk with a doctor.`,
        t`They promise that it works, or that it has no risk.`,
        t`They show their own success rate and not how many people it leaves out. In one large set the results of only ${figure('iv-community-analysed')} people could be counted.`,
        t`They sell a long package up front and do not pay back.`,
        t`They send the drug home without a check of you and your pressure ${source('FDA-COMP')}.`,
        t`They tell you to stop your other drugs by phone or on a web page.`,
      ),
      note('You may change your mind', t`${strong('At any time.')} Before, between and in a session.`),
    ],
  },
  es: {
    slug: 'juzgar-una-clinica',
    title: 'Cómo juzgar una clínica',
    lead: 'Una lista para llevar, y lo que esta clínica dice de cada punto.',
    body: [
      p`Nadie da estrellas a estas clínicas. Usted puede preguntar. La que está segura de lo que hace contesta con gusto.`,
      { block: 'checklist' },
      p`Lo que la clínica no ha dicho queda como «no consta». No es un sí ni un no. Pregunte.`,
      h2('Buenas señales'),
      list(
        t`Le preguntan más que usted a ellos. Quieren ver sus papeles de antes.`,
        t`A algunos les dicen que no, y por qué.`,
        t`Le dicen qué es fuera de etiqueta antes de que pague.`,
        t`Miden cómo está con la misma hoja corta cada vez, y se la enseñan.`,
        t`Hablan con su médico, si usted quiere.`,
      ),
      h2('Pare y piense'),
      list(
        t`Se puede reservar y pagar sin hablar con un médico.`,
        t`Le prometen que funciona o que no hay riesgo.`,
        t`Enseñan sus éxitos y no a cuánta gente dejan fuera. En un grupo grande solo se pudo contar a ${figure('iv-community-analysed')} personas.`,
        t`Venden un paquete largo por adelantado y no devuelven el dinero.`,
        t`Mandan el fármaco a casa sin verle ni tomarle la presión ${source('FDA-COMP')}.`,
        t`Le dicen que deje sus otros fármacos por teléfono o en una página.`,
      ),
      note('Puede cambiar de idea', t`${strong('En todo momento.')} Antes, entre medio y durante una sesión.`),
    ],
  },
};

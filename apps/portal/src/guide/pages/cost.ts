import { figure, type GuidePage, h2, list, note, p, source, strong, text as t, table } from '../block.ts';

export const COST: GuidePage = {
  key: 'cost',
  reader: 'patient',
  en: {
    slug: 'cost',
    title: 'What it costs',
    lead: 'Prices that were seen elsewhere, what insurance tends to pay, and your right to an estimate.',
    body: [
      note(
        'Not the prices of this clinic',
        t`These are prices read on lists and web pages. They differ a lot. Your own estimate comes from the clinic.`,
      ),
      table(
        'Prices that were seen',
        ['What', 'Price', 'Good to know'],
        [
          t`One drip`,
          t`${figure('price-iv')}, in the middle ${figure('price-iv-median')}`,
          t`Some ask ${figure('price-iv-wide')}. Insurance seldom pays`,
        ],
        [t`One shot`, t`${figure('price-im')}`, t`Insurance seldom pays`],
        [t`By mouth, for a month`, t`${figure('price-oral-month')}`, t`The visits come on top`],
        [
          t`One spray visit`,
          t`${figure('price-spray-billed')} as billed; you pay ${figure('price-spray-self')} without insurance, on other lists ${figure('price-spray-self-lists')}`,
          t`With insurance your part may be ${figure('price-spray-copay')}`,
        ],
        [
          t`A session with a therapist in the room`,
          t`${figure('price-therapy-session')}`,
          t`Off-label; insurance seldom pays`,
        ],
      ),
      h2('Count the whole course'),
      p`A series has ${figure('iv-series')} drips or ${figure('spray-series')} sprays. Then come doses to keep it up, for months or longer. Add the way there, the day off work, and the person who comes along.`,
      h2('Insurance'),
      list(
        t`For the spray, most plans want proof: at least ${figure('trials-before')} other drugs, each for ${figure('trial-weeks')}.`,
        t`They ask for a doctor for the mind, a score of your mood, and a look at the list of controlled drugs.`,
        t`Some plans do not pay for it at all ${source('PAYERS')}.`,
        t`A no can be fought. Ask the clinic who writes the letter.`,
      ),
      h2('Your right to an estimate'),
      p`If you pay yourself, the law gives you a ${strong('Good Faith Estimate')} in writing, within ${figure('estimate-days')}. To ask what it costs is enough to get one. If the bill is ${figure('estimate-over')} or more above it, you can dispute it within ${figure('estimate-dispute-days')}.`,
    ],
  },
  es: {
    slug: 'costo',
    title: 'Cuánto cuesta',
    lead: 'Precios que se vieron en otros lugares, qué suele pagar el seguro y su derecho a un presupuesto.',
    body: [
      note(
        'No son los precios de esta clínica',
        t`Son precios leídos en listas y páginas. Cambian mucho. Su presupuesto se lo da la clínica.`,
      ),
      table(
        'Precios que se vieron',
        ['Qué', 'Precio', 'Conviene saber'],
        [
          t`Una dosis por la vena`,
          t`${figure('price-iv')}, en medio ${figure('price-iv-median')}`,
          t`Algunos piden ${figure('price-iv-wide')}. El seguro casi nunca paga`,
        ],
        [t`Una inyección`, t`${figure('price-im')}`, t`El seguro casi nunca paga`],
        [t`Por la boca, un mes`, t`${figure('price-oral-month')}`, t`Las visitas van aparte`],
        [
          t`Una visita con aerosol`,
          t`${figure('price-spray-billed')} según factura; sin seguro paga ${figure('price-spray-self')}, en otras listas ${figure('price-spray-self-lists')}`,
          t`Con seguro su parte puede ser ${figure('price-spray-copay')}`,
        ],
        [
          t`Una sesión con terapeuta en la sala`,
          t`${figure('price-therapy-session')}`,
          t`Fuera de etiqueta; el seguro casi nunca paga`,
        ],
      ),
      h2('Cuente todo'),
      p`Al principio son ${figure('iv-series')} dosis por la vena u ${figure('spray-series')} de aerosol. Luego vienen dosis para seguir, por meses o más. Sume el viaje, el día sin trabajar y la persona que va con usted.`,
      h2('El seguro'),
      list(
        t`Para el aerosol casi todos piden prueba: al menos ${figure('trials-before')} fármacos, cada uno por ${figure('trial-weeks')}.`,
        t`Piden un psiquiatra, una nota de su ánimo y mirar la lista de fármacos bajo control.`,
        t`Algunos no lo pagan nunca ${source('PAYERS')}.`,
        t`Contra un no se puede reclamar. Pregunte en la clínica quién escribe la carta.`,
      ),
      h2('Su derecho a un presupuesto'),
      p`Si paga usted, la ley le da un ${strong('presupuesto de buena fe')} por escrito, en ${figure('estimate-days')}. Basta con preguntar cuánto cuesta. Si la factura pasa de él en ${figure('estimate-over')} o más, puede reclamar en ${figure('estimate-dispute-days')}.`,
    ],
  },
};

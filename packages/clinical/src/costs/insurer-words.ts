/**
 * What insurers were seen to ask, in Spanish, by its English: a page for patients says it in the reader's language. Our words for what the rows
 * hold; a plan's own page decides.
 */
const SPANISH: Readonly<Record<string, string>> = {
  '18 years or older': '18 años o más',
  '18 to 65 years': 'de 18 a 65 años',
  'a depressive disorder on the chart, with its code': 'un trastorno depresivo en el historial, con su código',
  'two antidepressants of different class, 6 weeks or more each, 25 % improvement or less':
    'dos antidepresivos de clases distintas, 6 semanas o más cada uno, con una mejoría del 25 % o menos',
  'prescribed by a psychiatrist': 'recetado por un psiquiatra',
  'the prescription monitoring programme was looked at': 'se consultó el registro de recetas controladas',
  'two classes at the highest dose borne, 8 weeks or more, within 5 years':
    'dos clases a la dosis más alta que se toleró, 8 semanas o más, en los últimos 5 años',
  'an add-on medicine for 8 weeks, or a psychotherapy that is known to work':
    'una medicina añadida durante 8 semanas, o una psicoterapia de eficacia conocida',
  'no substance use disorder that is not treated': 'ningún trastorno por consumo de sustancias sin tratar',
  'MADRS 28 or more': 'MADRS de 28 o más',
  'two classes, 6 weeks or more, taken on at least 80 % of days':
    'dos clases, 6 semanas o más, tomadas al menos el 80 % de los días',
  'substance use in remission for a month or more': 'consumo de sustancias en remisión desde hace un mes o más',
  'together with an antidepressant by mouth': 'junto con un antidepresivo por boca',
  'PHQ-9 above 15': 'PHQ-9 por encima de 15',
  'two antidepressants': 'dos antidepresivos',
  'two add-on medicines': 'dos medicinas añadidas',
  'PHQ-9 fell by half or more': 'el PHQ-9 bajó a la mitad o más',
  'stable, or better than before': 'estable, o mejor que antes',
};

/** In the reader's language; as it stands where there is no Spanish, `known: false`. */
export function insurerAsks(what: string, language: 'en' | 'es'): { readonly text: string; readonly known: boolean } {
  if (language === 'en') return { text: what, known: true };
  const spanish = SPANISH[what];
  return spanish === undefined ? { text: what, known: false } : { text: spanish, known: true };
}

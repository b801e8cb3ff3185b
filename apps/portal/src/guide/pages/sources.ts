import { type GuidePage, h2, list, p, strong, text as t } from '../block.ts';

export const SOURCES_PAGE: GuidePage = {
  key: 'sources',
  reader: 'patient',
  en: {
    slug: 'sources',
    title: 'Where the numbers come from',
    lead: 'Each number of this guide, what it rests on, and how it was read.',
    body: [
      p`No number in this guide was typed into the text. Each one is taken from the same table that the clinic’s program works with. If the table changes, the text changes.`,
      h2('What a number can rest on'),
      list(
        t`${strong('Label:')} the paper that comes with an approved drug.`,
        t`${strong('Guideline:')} advice that a group of experts has agreed on.`,
        t`${strong('Trial:')} people were put into groups by chance, or were treated to a plan and counted.`,
        t`${strong('Cohort:')} people were treated as usual and counted. There is no group to compare with.`,
        t`${strong('Clinic policy:')} proposed by this program. A clinic sets its own.`,
        t`${strong('General knowledge:')} well known, and not looked up for this guide.`,
      ),
      h2('All numbers'),
      { block: 'all-sources' },
    ],
  },
  es: {
    slug: 'fuentes',
    title: 'De dónde vienen los números',
    lead: 'Cada número de esta guía, en qué se apoya y cómo se leyó.',
    body: [
      p`Ningún número de esta guía se escribió en el texto. Cada uno sale de la misma tabla que usa el programa de la clínica. Si la tabla cambia, cambia el texto.`,
      h2('En qué se apoya un número'),
      list(
        t`${strong('Etiqueta:')} el papel que viene con un fármaco aprobado.`,
        t`${strong('Guía:')} consejo que acordó un grupo de expertos.`,
        t`${strong('Ensayo:')} la gente se repartió en grupos al azar, o se trató con un plan y se contó.`,
        t`${strong('Cohorte:')} la gente se trató como siempre y se contó. No hay grupo con que comparar.`,
        t`${strong('Norma de la clínica:')} la propone este programa. Cada clínica pone la suya.`,
        t`${strong('Saber general:')} es bien sabido y no se buscó para esta guía.`,
      ),
      h2('Todos los números'),
      { block: 'all-sources' },
    ],
  },
};

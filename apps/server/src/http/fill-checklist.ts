import type { PublicAnswer } from '@keel/clinical/public-facts';

/** One clinic behind this address, with what it says of itself. */
export interface ClinicAnswers {
  readonly name: string;
  readonly zone: string;
  readonly answers: readonly PublicAnswer[];
}

const WORDS = {
  en: { yes: 'Yes', no: 'No', clinic: 'said by the clinic, since', record: 'from the clinic’s record,' },
  es: { yes: 'Sí', no: 'No', clinic: 'lo dice la clínica, desde', record: 'del registro de la clínica,' },
} as const;
const LOCALES = { en: 'en-US', es: 'es-US' } as const;

/** The place of one point in a page as it was built, and what stands there until a clinic says something. */
const PLACE = /<!--fact:([a-z-]+)-->([^<]*)<!--\/fact-->/g;

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

function answerText(answer: PublicAnswer, zone: string, language: keyof typeof WORDS): string {
  const words = WORDS[language];
  const day = new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'medium', timeZone: zone }).format(answer.since);
  const says = answer.answer === 'words' ? '' : words[answer.answer];
  const detail = answer.detail === null ? '' : escaped(answer.detail);
  const both = [says, detail].filter((part) => part !== '').join(': ');
  return `<strong>${both}</strong> <span class="since">(${words[answer.by]} ${day})</span>`;
}

/** The page has points to fill in at all. */
export const hasChecklist = (page: string): boolean => page.includes('<!--fact:');

/**
 * The points of the guide's checklist as this clinic answers them, in the language of the page. Where several clinics stand behind one
 * address each answers under its name. What nobody said stays as it was built: not stated.
 */
export function fillChecklist(page: string, clinics: readonly ClinicAnswers[]): string {
  const language = /<html lang="es"/.test(page) ? 'es' : 'en';
  return page.replace(PLACE, (_whole, id: string, notStated: string) => {
    const lines = clinics.map(({ name, zone, answers }) => {
      const answer = answers.find((one) => one.id === id);
      const text = answer === undefined ? notStated : answerText(answer, zone, language);
      return clinics.length === 1 ? text : `<span class="clinic">${escaped(name)}: ${text}</span>`;
    });
    return lines.length === 0 ? notStated : lines.join(' ');
  });
}

import type { PatientBrief } from '@keel/formats/api';
import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Identity.module.css';
import { NotShownSaid } from './NotShownOnce.tsx';

/** First letters of the given and family name: what stands where there is no photo. */
export function initials(brief: Pick<PatientBrief, 'givenName' | 'familyName'>): string {
  return [brief.givenName, brief.familyName].map((name) => name?.trim()[0]?.toUpperCase() ?? '').join('') || '?';
}

/** Whole years from a calendar date to a day in the clinic, both `yyyy-mm-dd`. */
export function ageOn(birthDate: string, today: string): number {
  const [by, bm, bd] = birthDate.split('-').map(Number) as [number, number, number];
  const [ty, tm, td] = today.split('-').map(Number) as [number, number, number];
  return ty - by - (tm < bm || (tm === bm && td < bd) ? 1 : 0);
}

/** A calendar date as people say it: `14 Mar 1981`. Never through a time zone. */
export function dateText(date: string, language: string): string {
  const [y, m, d] = date.split('-').map(Number) as [number, number, number];
  return new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
    Date.UTC(y, m - 1, d),
  );
}

export function fullName(brief: Pick<PatientBrief, 'givenName' | 'familyName' | 'calledName'>): string | null {
  if (brief.givenName === null && brief.familyName === null) return null;
  const called = brief.calledName && brief.calledName !== brief.givenName ? ` (${brief.calledName})` : '';
  return `${brief.givenName ?? ''}${called} ${brief.familyName ?? ''}`.trim();
}

export interface IdentityProps {
  readonly brief: PatientBrief;
  /** Calendar day in the clinic's zone, for the age. */
  readonly today: string;
  readonly chair?: string | undefined;
  readonly large?: boolean;
  /** The page's heading, where this names the page. */
  readonly heading?: boolean;
  readonly children?: React.ReactNode;
}

const ALLERGY_WORDS = {
  'none-known': 'identity.noAllergies',
  'not-asked': 'identity.allergiesNotAsked',
  'not-shown': 'identity.allergiesNotShown',
} as const;

/** Who it is: face or initials, name, date of birth, allergies, chair. The same wherever a person is touched. */
export function Identity({ brief, today, chair, large, heading, children }: IdentityProps) {
  const { t, i18n } = useTranslation('ui');
  const { answer, substances } = brief.allergies;
  const said = useContext(NotShownSaid);
  const Name = heading ? 'h1' : 'span';
  return (
    <div className={`${styles['identity']} ${large ? styles['large'] : ''}`}>
      {brief.photo === null ? (
        <span className={styles['face']} aria-hidden="true">
          {initials(brief)}
        </span>
      ) : (
        <img className={styles['face']} src={`/api/v1/photo/${brief.id}?blob=${brief.photo}`} alt="" />
      )}
      <Name className={styles['name']}>
        <span>{fullName(brief) ?? t('identity.noName')}</span>
        {brief.likeName && <span className={styles['like']}>{t('identity.like')}</span>}
      </Name>
      <div className={styles['facts']}>
        {brief.birthDate && (
          <span>
            {t('identity.born', {
              date: dateText(brief.birthDate, i18n.language),
              age: ageOn(brief.birthDate, today),
            })}
          </span>
        )}
        {chair && <span>{chair}</span>}
        {(answer !== 'not-shown' || !said) && (
          <span className={answer === 'none-known' || answer === 'not-shown' ? undefined : styles['allergy']}>
            {answer === 'listed' ? t('identity.allergies', { list: substances.join(', ') }) : t(ALLERGY_WORDS[answer])}
          </span>
        )}
        {children}
      </div>
    </div>
  );
}

import { consentById, consentQuestions, isOutdated } from '@keel/clinical/consent';
import { allPatientEntries, type Patient } from '@keel/clinical/patient';
import { buttonClass } from '@keel/ui/button';
import { useTranslation } from 'react-i18next';
import { dateTimeText } from '../time/index.ts';
import styles from './Intake.module.css';

/**
 * Everything that was signed, whether its words still hold, what was hard to understand, and the paper itself for whoever may
 * have it. `none`: what an empty list says to this reader.
 */
export function ConsentsPanel(props: {
  readonly patient: Patient;
  readonly zone: string;
  readonly none: string;
  readonly papers: boolean;
}) {
  const { patient, zone, none, papers } = props;
  const { t, i18n } = useTranslation();
  const when = (at: number): string => dateTimeText(at, zone, i18n.language);
  const titleOf = (document: string): string =>
    consentById(document) ? t(`intake.consent.${document as 'ketamine-iv'}`) : document;
  const signed = allPatientEntries(patient, 'consent-signed').toReversed();
  const questions = consentQuestions(patient).toReversed();
  const inForce = new Set(patient.consents.map(({ id }) => id));
  const inDoubt = new Set(patient.consentsInDoubt.map(({ id }) => id));
  return (
    <section className={styles['panel']}>
      <h2>{t('patient.consents')}</h2>
      {signed.length === 0 && <p className={styles['gap']}>{none}</p>}
      <ul className={styles['told']}>
        {signed.map(({ id, at, body }) => {
          const { signature } = body;
          const hard = signature?.teachBack.filter(({ wrong }) => wrong.length > 0) ?? [];
          const outdated = isOutdated(body.document, body.version);
          const flags = (body as { flags?: readonly { rule: string }[] }).flags ?? [];
          return (
            <li key={id}>
              <b>
                {titleOf(body.document)} {body.version}
              </b>
              <span>
                {when(at)} · {t(signature ? 'intake.onScreen' : 'intake.onPaper')}
                {!inForce.has(id) && !inDoubt.has(id) && !outdated && ` · ${t('intake.before')}`}
              </span>
              {inDoubt.has(id) && <span className={styles['gap']}>{t('intake.inDoubt')}</span>}
              {outdated && <span className={styles['gap']}>{t('intake.outdated')}</span>}
              {flags.some(({ rule }) => rule === 'consent-question-open') && (
                <span className={styles['gap']}>{t('intake.signedWithQuestion')}</span>
              )}
              {hard.length > 0 && (
                <span>
                  {t('intake.hard', {
                    what: hard.map(({ question }) => t(`intake.teach.${question as 'drive'}`)).join(', '),
                  })}
                </span>
              )}
              {signature && papers && (
                <a
                  className={buttonClass({})}
                  href={`/api/v1/consent-pdf/${patient.id}?paper=${signature.paper.sha256}`}
                  download
                >
                  {t('intake.save')}
                </a>
              )}
            </li>
          );
        })}
        {questions.map(({ asked: { id, at, body }, state, endedAt }) => (
          <li key={id}>
            <b>
              {t('intake.askedAboutConsent')}: {titleOf(body.document)}
            </b>
            <span>{body.words}</span>
            <span className={styles['soft']}>
              {when(at)}
              {endedAt !== null &&
                ` · ${t(state === 'answered' ? 'intake.questionAnswered' : 'intake.questionWithdrawn', { when: when(endedAt) })}`}
            </span>
            {state === 'open' && <span className={styles['gap']}>{t('intake.questionOpen')}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

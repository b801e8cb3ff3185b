import { OTHER_TREATMENTS } from '@keel/clinical/comparison';
import type { FlagChange } from '@keel/clinical/decision';
import type { Patient } from '@keel/clinical/patient';
import { dateText } from '@keel/ui/identity';
import { useTranslation } from 'react-i18next';
import { useSaid } from '../clinical-words/index.ts';
import { dateTimeText } from '../time/index.ts';
import { RULE_TITLES } from './rule-titles.ts';
import styles from './Screening.module.css';

/** What was decided, by whom and on what, and what of it no longer holds. */
export function DecisionLine(props: {
  readonly patient: Patient;
  readonly changes: readonly FlagChange[];
  readonly zone: string;
  readonly nameOf?: (id: string) => string;
}) {
  const { patient, changes, zone, nameOf = (id) => id } = props;
  const { t, i18n } = useTranslation();
  const said = useSaid();
  const signed = patient.decision;
  if (signed === null) return null;
  const { decision, words, route, clearing, telling, basis, printedName, second } = signed.body;
  const title = (rule: string): string => said(RULE_TITLES.get(rule) ?? rule);
  return (
    <section className={styles['signed']} data-stale={changes.length > 0} aria-label={t('screening.decision')}>
      <h2>
        {t(`screening.decided.${decision}`)}
        {route !== null && `, ${t(`route.${route}`)}`}
      </h2>
      <p>{words}</p>
      <p className={styles['soft']}>
        {t('screening.signedBy', {
          name: printedName ?? nameOf(signed.author.id),
          when: dateTimeText(signed.at, zone, i18n.language),
        })}{' '}
        {basis !== undefined &&
          t('screening.restedOn', {
            verdict: t(`screeningVerdict.${basis.verdict}`),
            version: basis.policyVersion,
          })}{' '}
        {second !== undefined && t('screening.secondSigned', { name: nameOf(second) })}
      </p>
      {clearing !== undefined && (
        <p>
          {t('screening.waitsFor', {
            what: clearing.what,
            by: dateText(clearing.by, i18n.language),
            who: t(`role.${clearing.who}`),
          })}
        </p>
      )}
      {telling !== undefined && (
        <p>
          {[
            t('screening.telling.told', { words: telling.words }),
            t('screening.telling.else', {
              list: OTHER_TREATMENTS.filter((id) => telling.alternatives.includes(id))
                .map((id) => t(`screening.telling.alternative.${id}`))
                .join(', '),
            }),
            t('screening.telling.contact', {
              by: dateText(telling.contact.by, i18n.language),
              who: t(`role.${telling.contact.who}`),
            }),
          ].join(' · ')}
        </p>
      )}
      {changes.length > 0 && (
        <div className={styles['stale']}>
          <b>{t('screening.stale')}</b>
          <ul>
            {changes.map(({ rule, was, is }) => (
              <li key={rule}>
                {title(rule)}: {was === null ? t('screening.notThere') : t(`verdict.${was as 'defer'}`)} →{' '}
                {is === null ? t('screening.gone') : t(`verdict.${is as 'defer'}`)}
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

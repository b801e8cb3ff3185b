import type { PatientsView, StaffView } from '@keel/formats/api';
import { Button, buttonClass } from '@keel/ui/button';
import { fullName } from '@keel/ui/identity';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { meQuery, viewQuery } from '../api/index.ts';
import { useNow } from '../live/index.ts';
import { useClinicSay } from '../outbox/index.ts';
import { clockText, dateTimeText } from '../time/index.ts';
import styles from './OpenedChart.module.css';

/** Charts that were opened in an emergency, what was not reviewed yet first. Whoever opened one does not review it. */
export function Openings({ staff }: { readonly staff: StaffView }) {
  const { t, i18n } = useTranslation();
  const me = useQuery(meQuery).data;
  const now = useNow(15_000);
  const { say, trouble } = useClinicSay();
  const patients = useQuery({ ...viewQuery<PatientsView>('patients'), retry: false }).data;
  if (!me || staff.openings.length === 0) return null;
  const reviews = me.roles.some((role) => role === 'owner' || role === 'auditor');
  const audits = reviews;
  const nameOf = (person: string): string => staff.people.find(({ id }) => id === person)?.name ?? person;
  const patientOf = (id: string): string => {
    const brief = patients?.patients.find(({ brief: found }) => found.id === id)?.brief;
    return (brief && fullName(brief)) ?? id;
  };
  const when = (time: string): string => dateTimeText(Date.parse(time), me.clinic.zone, i18n.language);
  const rows = staff.openings.toSorted(
    (a, b) => Number(a.reviewedBy !== null) - Number(b.reviewedBy !== null) || b.from.localeCompare(a.from),
  );
  return (
    <section className={styles['openings']} aria-label={t('openedChart.list')}>
      <h2>{t('openedChart.list')}</h2>
      {trouble && <p role="alert">{trouble}</p>}
      <ul>
        {rows.map((one) => (
          <li key={one.id} data-open={one.reviewedBy === null}>
            <div>
              <p className={styles['name']}>
                {t('openedChart.opened', { person: nameOf(one.person), patient: patientOf(one.patient) })}
              </p>
              <p>{one.because}</p>
            </div>
            <p className={styles['soft']}>
              {when(one.from)}
              {' – '}
              {clockText(Date.parse(one.closedAt ?? one.until), me.clinic.zone, i18n.language)}
              {one.closedAt === null && now < Date.parse(one.until) && ` · ${t('openedChart.stillOpen')}`}
              <br />
              {one.reviewedBy === null
                ? t('openedChart.notReviewed')
                : t('openedChart.reviewedBy', { name: nameOf(one.reviewedBy) })}
            </p>
            <div className={styles['act']}>
              {audits && one.reviewedBy === null && (
                <Link to="/audit" hash={`person=${one.person}`} className={buttonClass({ kind: 'quiet' })}>
                  {t('openedChart.looked')}
                </Link>
              )}
              {reviews && one.reviewedBy === null && one.person !== me.person.id && (
                <Button
                  onClick={() =>
                    void say({
                      kind: 'review-emergency-opening',
                      stream: 'clinic/staff',
                      seenSeq: staff.seq,
                      body: { opening: one.id },
                    })
                  }
                >
                  {t('openedChart.review')}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

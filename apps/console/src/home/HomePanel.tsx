import { homeConsentHolds, readHome } from '@keel/clinical/home';
import type { Patient } from '@keel/clinical/patient';
import { type Policy, settingOf } from '@keel/clinical/policy';
import { instant, localDateOf } from '@keel/clinical/units';
import { Button } from '@keel/ui/button';
import { WordsField } from '@keel/ui/field';
import { figure } from '@keel/ui/figure';
import { dateText } from '@keel/ui/identity';
import { Sheet } from '@keel/ui/sheet';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChartSay } from '../chart/index.ts';
import { dateTimeText } from '../time/index.ts';
import styles from './Home.module.css';
import { OrderSheet } from './OrderSheet.tsx';

/** Maintenance by mouth at home: the order, what stands against a dose, each dose as it was told. Not there where the policy has it off and nothing was ordered. */
export function HomePanel(props: {
  readonly patient: Patient;
  readonly policy: Policy | null;
  readonly zone: string;
  readonly now: number;
  readonly prescriber: boolean;
}) {
  const { patient, policy, zone, now, prescriber } = props;
  const { t, i18n } = useTranslation();
  const [asking, setAsking] = useState<'order' | 'refill' | 'end'>();
  const home = readHome(patient, policy, instant(Math.round(now)));
  const allowed = policy !== null && settingOf(policy, 'home-allowed') >= 1;
  if (!allowed && home.order === null && home.doses.length === 0) return null;
  const { order, until, doses, against } = home;
  const when = (at: number): string => dateTimeText(at, zone, i18n.language);
  const bp = (found: { readonly systolic: number; readonly diastolic: number } | null): string =>
    found === null ? '–' : `${found.systolic}/${found.diastolic}`;
  return (
    <section className={styles['panel']} aria-label={t('home.title')}>
      <div className={styles['head']}>
        <h2>{t('home.title')}</h2>
        {prescriber && (
          <span className={styles['acts']}>
            {order === null && allowed && <Button onClick={() => setAsking('order')}>{t('home.order')}</Button>}
            {order !== null && home.refillsLeft > 0 && (
              <Button onClick={() => setAsking('refill')}>{t('home.refill')}</Button>
            )}
            {order !== null && (
              <Button kind="quiet" onClick={() => setAsking('end')}>
                {t('home.end')}
              </Button>
            )}
          </span>
        )}
      </div>
      {order === null ? (
        <p>{t(homeConsentHolds(patient, instant(Math.round(now))) ? 'home.none' : 'home.noneNoConsent')}</p>
      ) : (
        <p>
          {t('home.stands', {
            mg: figure(order.body.mg),
            route: t(`route.${order.body.route}`),
            days: order.body.intervalDays,
            left: home.dosesLeft,
            refills: home.refillsLeft,
            adult: order.body.adult.name,
            until: until === null ? '' : dateText(localDateOf(until, zone), i18n.language),
            name: order.body.printedName,
          })}
        </p>
      )}
      {order !== null && against.length > 0 && (
        <ul className={styles['against']}>
          {against.map(({ rule, title, because }) => (
            <li key={rule}>
              <b>{t(`home.rule.${rule as 'home-hold'}`, { defaultValue: title })}</b> <span lang="en">{because}</span>
            </li>
          ))}
        </ul>
      )}
      {doses.length > 0 && (
        <div className={styles['scroll']}>
          <table className={styles['table']}>
            <thead>
              <tr>
                <th scope="col">{t('home.dose')}</th>
                <th scope="col">{t('home.beforeIt')}</th>
                <th scope="col">{t('home.adult')}</th>
                <th scope="col">{t('home.afterIt')}</th>
                <th scope="col">{t('home.heard')}</th>
                <th scope="col">{t('home.more')}</th>
              </tr>
            </thead>
            <tbody>
              {doses.map((dose) => (
                <tr key={dose.dose}>
                  <td>{dose.takenAt === null ? t('home.notTaken') : when(dose.takenAt)}</td>
                  <td>{bp(dose.before)}</td>
                  <td>{dose.adultHere === null ? '–' : t(dose.adultHere ? 'home.yes' : 'home.no')}</td>
                  <td>{bp(dose.after)}</td>
                  <td>{dose.heardAt === null ? '–' : when(dose.heardAt)}</td>
                  <td>{dose.moreTaken === null ? '–' : t(dose.moreTaken ? 'home.moreYes' : 'home.moreNo')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {asking === 'order' && policy !== null && (
        <OrderSheet patient={patient} policy={policy} onClose={() => setAsking(undefined)} />
      )}
      {(asking === 'refill' || asking === 'end') && order !== null && (
        <WhySheet
          patient={patient}
          kind={asking === 'refill' ? 'refill-home' : 'end-home'}
          title={t(asking === 'refill' ? 'home.refill' : 'home.end')}
          order={order.body.order}
          onClose={() => setAsking(undefined)}
        />
      )}
    </section>
  );
}

function WhySheet(props: {
  readonly patient: Patient;
  readonly kind: 'refill-home' | 'end-home';
  readonly title: string;
  readonly order: string;
  readonly onClose: () => void;
}) {
  const { patient, kind, title, order, onClose } = props;
  const { t } = useTranslation();
  const { tell, trouble } = useChartSay(patient);
  const [because, setBecause] = useState('');
  return (
    <Sheet open title={title} keeps={`patient/${patient.id}/${kind}/${order}`} onClose={onClose}>
      <div className={styles['sheet']}>
        <WordsField label={t('home.because')} value={because} onWrite={setBecause} />
        {trouble && (
          <p role="alert" className={styles['trouble']}>
            {trouble}
          </p>
        )}
        <Button
          kind="next"
          size="large"
          wide
          disabled={because.trim().length < 3}
          onClick={() => void tell(kind, { order, because: because.trim() }).then((done) => done && onClose())}
        >
          {title}
        </Button>
      </div>
    </Sheet>
  );
}

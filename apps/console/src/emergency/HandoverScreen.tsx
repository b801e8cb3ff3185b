import { doseTotals, emergencies } from '@keel/clinical/session';
import { Button } from '@keel/ui/button';
import { figure } from '@keel/ui/figure';
import { dateText, fullName } from '@keel/ui/identity';
import { IconPrinter } from '@tabler/icons-react';
import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSaid } from '../clinical-words/index.ts';
import { clockText, dateTimeText } from '../time/index.ts';
import { cardOf, takenOf } from './desk.ts';
import { stepWords } from './EmergencyDeskView.tsx';
import styles from './Handover.module.css';
import { useLoneDesk } from './use-lone-desk.ts';

/** Columns of the last checks, with the unit that all below them have. */
const UNITS = { bp: 'mmHg', hr: '/min', spo2: '%', rr: '/min' } as const;

/** One page for the ambulance: on paper, or held up on a phone. Everything from the record, with its time. */
export function HandoverScreen() {
  const { t, i18n } = useTranslation();
  const said = useSaid();
  const { session: id } = useSearch({ from: '/emergency/handover' });
  const { desk } = useLoneDesk(id ?? null);
  const { session, patient, brief, site, zone } = desk;
  const time = (at: number): string => clockText(at, zone, i18n.language);
  if (session === null || brief === null) {
    return (
      <main className={styles['sheet']}>
        <p>{t('emergency.nobodyKnown')}</p>
        <Link to="/emergency">{t('emergency.title')}</Link>
      </main>
    );
  }
  const emergency = emergencies(session).at(-1) ?? null;
  const given = doseTotals(session, desk.now);
  const looks = session.entries.flatMap((entry) => (entry.kind === 'observations-charted' ? [entry] : [])).slice(-6);
  const drugs = session.entries.flatMap((entry) => (entry.kind === 'medicine-given' ? [entry] : []));
  const medicines = patient?.medicines?.body.medicines.filter(({ stopped }) => stopped === undefined) ?? null;
  const conditions = patient?.conditions?.body.conditions.filter(({ status }) => status === 'active') ?? null;
  const { answer, substances } = brief.allergies;
  const taken = takenOf(desk, emergency);
  return (
    <main className={styles['sheet']}>
      <header className={styles['head']}>
        <h1>{t('emergency.handover')}</h1>
        <p>{dateTimeText(desk.now, zone, i18n.language)}</p>
        <div className={styles['act']}>
          <Button size="large" onClick={() => window.print()}>
            <IconPrinter size={20} stroke={1.6} aria-hidden />
            {t('emergency.print')}
          </Button>
          <Link to="/emergency" search={{ session: session.id }}>
            {t('emergency.title')}
          </Link>
        </div>
      </header>
      <p className={styles['name']}>
        <b>{fullName(brief)}</b>{' '}
        {brief.birthDate !== null && t('emergency.born', { date: dateText(brief.birthDate, i18n.language) })}
      </p>
      <dl className={styles['facts']}>
        <dt>{t('emergency.from')}</dt>
        <dd>{site ? `${site.name}, ${site.address}. ${site.entrance}. ${site.phone}` : t('emergency.noAddress')}</dd>
        <dt>{t('emergency.allergies')}</dt>
        <dd>{answer === 'listed' ? substances.join(', ') : t(`emergency.allergy-${answer}`)}</dd>
        <dt>{t('emergency.problem')}</dt>
        <dd>
          {emergency === null
            ? t('emergency.none')
            : `${said(cardOf(emergency.card)?.title ?? emergency.card)}, ${time(emergency.openedAt)}`}
        </dd>
        <dt>{t('emergency.drugOfToday')}</dt>
        <dd>
          {given.parts.length === 0
            ? t('emergency.none')
            : `${t(`route.${session.route ?? 'other'}` as 'route.other')}: ${figure(given.deliveredMgMax)} mg, ${given.parts
                .map(({ at }) => time(at))
                .join(', ')}`}
        </dd>
        <dt>{t('emergency.drugsGiven')}</dt>
        <dd>
          {drugs.length === 0
            ? t('emergency.none')
            : drugs
                .map(
                  ({ body, at }) =>
                    `${time(at)} ${body.name ?? body.medicine} ${figure(body.doseMg, 2)} mg ${body.route.toUpperCase()}`,
                )
                .join('; ')}
        </dd>
        <dt>{t('emergency.ownMedicines')}</dt>
        <dd>
          {medicines === null
            ? t('emergency.medicinesUnknown')
            : medicines.map(({ name, dose }) => [name, dose].filter(Boolean).join(' ')).join(', ') ||
              t('emergency.none')}
        </dd>
        <dt>{t('emergency.conditions')}</dt>
        <dd>
          {conditions === null
            ? t('emergency.notAsked')
            : conditions.map(({ words }) => words).join(', ') || t('emergency.none')}
        </dd>
        <dt>{t('emergency.weight')}</dt>
        <dd>{patient?.weight ? `${figure(patient.weight.kg)} kg` : t('emergency.notKnown')}</dd>
      </dl>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th>{t('emergency.time')}</th>
            {Object.entries(UNITS).map(([vital, unit]) => (
              <th key={vital}>
                {t(`vital.${vital as 'bp'}`)} <span>{unit}</span>
              </th>
            ))}
            <th>MOAA/S</th>
          </tr>
        </thead>
        <tbody>
          {looks.map(({ id: entry, at, body: { observations: o } }) => (
            <tr key={entry}>
              <td>{time(at)}</td>
              <td>{o.systolicMmHg === undefined ? '–' : `${o.systolicMmHg}/${o.diastolicMmHg ?? '–'}`}</td>
              <td>{o.heartRatePerMin ?? '–'}</td>
              <td>{o.spo2Percent ?? '–'}</td>
              <td>{o.respiratoryRatePerMin ?? '–'}</td>
              <td>{o.sedation?.score ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>{t('emergency.log')}</h2>
      {taken.length === 0 && <p>{t('emergency.none')}</p>}
      <ol className={styles['log']}>
        {taken.map((one) => (
          <li key={`${one.at}${one.step}`}>
            <time>{time(one.at)}</time> {stepWords(one, t as never, said)}
          </li>
        ))}
      </ol>
      <p className={styles['foot']}>{t('emergency.signLine')}</p>
    </main>
  );
}

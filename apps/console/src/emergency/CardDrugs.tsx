import {
  EMERGENCY_DRUGS,
  type EmergencyCard,
  type EmergencyDose,
  type EmergencyDrug,
  emergencyDose,
  type KitAmount,
} from '@keel/clinical/emergency';
import { emergencyPatient, type MedicineRoute, RESCUE_MEDICINES, type RescueMedicine } from '@keel/clinical/session';
import { Button } from '@keel/ui/button';
import { figure } from '@keel/ui/figure';
import { useTranslation } from 'react-i18next';
import { useSaid } from '../clinical-words/index.ts';
import { dayIn } from '../time/index.ts';
import type { EmergencyDesk } from './desk.ts';
import styles from './Emergency.module.css';

const range = (from: number, to: number): string =>
  from === to ? figure(to, 2) : `${figure(from, 2)}–${figure(to, 2)}`;

/** The record's word for a card's route; the first of two where a card names both. */
const ROUTES: readonly (readonly [RegExp, MedicineRoute])[] = [
  [/^IM/, 'im'],
  [/^IV/, 'iv'],
  [/mouth/, 'po'],
  [/nasal/, 'nasal'],
  [/tongue/, 'sl'],
  [/chewed/, 'chewed'],
];
const routeOf = (row: EmergencyDrug): MedicineRoute => ROUTES.find(([words]) => words.test(row.route))?.[1] ?? 'iv';

/** Each drug of a card: how much for this person, in mg and in this kit's own ampoule, what it assumes, and one tap. */
export function CardDrugs(props: {
  readonly card: EmergencyCard;
  readonly desk: EmergencyDesk;
  /** Told in words, where the desk charts no dose. */
  readonly onTold: (words: string) => void;
}) {
  const { t } = useTranslation();
  const { card, desk } = props;
  if (card.drugs.length === 0) return null;
  const at = { now: desk.now, today: dayIn(desk.now, desk.zone) };
  return (
    <section className={styles['panel']} aria-label={t('emergency.drugs')}>
      <h3>{t('emergency.drugs')}</h3>
      <ul className={styles['drugs']}>
        {card.drugs.map((id) => {
          const row: EmergencyDrug = EMERGENCY_DRUGS[id];
          const patient = emergencyPatient(desk.session, desk.patient, row.drug, desk.now);
          const dose = emergencyDose(row, patient, desk.site?.kit?.items ?? null, at);
          return <Drug key={id} row={row} dose={dose} desk={desk} because={card.title} onTold={props.onTold} />;
        })}
      </ul>
    </section>
  );
}

function Drug(props: {
  readonly row: EmergencyDrug;
  readonly dose: EmergencyDose;
  readonly desk: EmergencyDesk;
  readonly because: string;
  readonly onTold: (words: string) => void;
}) {
  const { t } = useTranslation();
  const said = useSaid();
  const { row, dose, desk } = props;
  const allergic = desk.brief?.allergies.substances.find((one) => one.toLowerCase().includes(row.drug));
  const given = (dose.careful ? row.cautious : null) ?? row;
  const known = (RESCUE_MEDICINES as readonly string[]).includes(row.drug);
  const give = (doseMg: number): void => {
    if (dose.kind !== 'dose') return;
    if (!desk.charts) {
      props.onTold(`${row.drug} ${figure(doseMg, 2)} mg ${row.route}`);
      return;
    }
    desk.say('give-medicine', {
      as: 'fact',
      overrides: [],
      medicine: known ? (row.drug as RescueMedicine) : 'other',
      ...(known ? {} : { name: row.drug }),
      route: routeOf(row),
      doseMg,
      order: null,
      because: props.because,
    });
  };
  return (
    <li>
      <div className={styles['dose']}>
        <b className={styles['mg']}>
          {row.drug} {dose.kind === 'ask' ? t(`emergency.ask.${dose.because}`) : `${range(dose.fromMg, dose.toMg)} mg`}{' '}
          {said(row.route)}
        </b>
        {dose.kind === 'dose' &&
          dose.amounts.map((amount) => (
            <Amount key={`${amount.item.mgPerMl}${amount.item.unitName}`} amount={amount} />
          ))}
        {dose.kitNote !== 'in-kit' && <p className={styles['lack']}>{t(`emergency.kitNote.${dose.kitNote}`)}</p>}
      </div>
      {allergic !== undefined && <p className={styles['condition']}>{t('emergency.allergic', { what: allergic })}</p>}
      {dose.kind === 'dose' && dose.assumed.length > 0 && (
        <p className={styles['condition']}>
          {t('emergency.assumes', { what: dose.assumed.map((one) => t(`emergency.assumed.${one}`)).join(' ') })}
        </p>
      )}
      {row.onlyIf && <p className={styles['condition']}>{t('emergency.onlyIf', { what: said(row.onlyIf) })}</p>}
      {row.notIf && <p className={styles['condition']}>{t('emergency.notIf', { what: said(row.notIf) })}</p>}
      <p className={styles['soft']}>
        {[given.how, given.again]
          .filter((one) => one !== null)
          .map(said)
          .join('. ')}
        . {t('emergency.most', { mg: figure(dose.totalMgMax, 2) })} · {t(`emergency.who-${row.who}`)} ·{' '}
        {said(row.basis)}
      </p>
      {dose.kind === 'dose' && (
        <div className={styles['gave']}>
          {[...new Set<number>([dose.fromMg, dose.toMg])].map((mg) => (
            <Button key={mg} size="large" wide onClick={() => give(mg)}>
              {t('emergency.gave', { mg: figure(mg, 2) })}
            </Button>
          ))}
        </div>
      )}
    </li>
  );
}

function Amount({ amount }: { readonly amount: KitAmount }) {
  const { t } = useTranslation();
  const said = useSaid();
  const { item, fromMl, toMl, units } = amount;
  return (
    <p className={styles['ml']}>
      {toMl !== null
        ? t('emergency.volume', {
            ml: range(fromMl ?? toMl, toMl),
            strength: figure(item.mgPerMl ?? 0, 3),
            unit: said(item.unitName),
          })
        : units !== null &&
          t('emergency.units', {
            units: range(units.from, units.to),
            unit: said(units.name),
            mg: figure(item.mgPerUnit ?? 0, 2),
          })}
    </p>
  );
}

import { allPatientEntries, type HoldInstructed, type Patient } from '@keel/clinical/patient';
import { Button } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { Field } from '@keel/ui/field';
import { Sheet } from '@keel/ui/sheet';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChartSay } from '../chart/index.ts';
import { dateTimeText } from '../time/index.ts';
import styles from './Intake.module.css';

/** The shortest hold of the reference's trial rules (c); a proposal to be changed, never sent by itself. */
const HOURS_PROPOSED = 12;

/** What the patient is told about medicines before a session: a prescriber's own instruction, with his name, or nothing. */
export function HoldsPanel(props: {
  readonly patient: Patient;
  readonly zone: string;
  readonly prescriber: boolean;
  readonly nameOf: (person: string) => string;
}) {
  const { patient, zone, prescriber, nameOf } = props;
  const { t, i18n } = useTranslation();
  const [open, setOpen] = useState(false);
  const last = allPatientEntries(patient, 'holds-instructed').at(-1);
  return (
    <section className={styles['panel']}>
      <div className={styles['head']}>
        <h2>{t('intake.holds')}</h2>
        {prescriber && <Button onClick={() => setOpen(true)}>{t('intake.instruct')}</Button>}
      </div>
      {last === undefined ? (
        <p className={styles['soft']}>{t('intake.noHolds')}</p>
      ) : (
        <>
          <ul className={styles['told']}>
            {last.body.holds.map((hold) => (
              <li key={hold.medicine}>
                <b>{hold.medicine}</b>
                <span>
                  {hold.instruction === 'as-usual'
                    ? t('intake.asUsual')
                    : t('intake.lastBefore', { hours: hold.hours ?? 0 })}
                </span>
              </li>
            ))}
          </ul>
          <p className={styles['soft']}>
            {t('intake.instructedBy', {
              who: nameOf(last.author.id),
              when: dateTimeText(last.at, zone, i18n.language),
            })}
          </p>
        </>
      )}
      {open && <HoldsSheet patient={patient} before={last?.body.holds ?? []} onClose={() => setOpen(false)} />}
    </section>
  );
}

function HoldsSheet(props: {
  readonly patient: Patient;
  readonly before: readonly HoldInstructed[];
  readonly onClose: () => void;
}) {
  const { patient, before, onClose } = props;
  const { t } = useTranslation();
  const { tell, trouble } = useChartSay(patient);
  const names = [
    ...new Set([
      ...(patient.medicines?.body.medicines ?? [])
        .filter(({ stopped }) => stopped === undefined)
        .map(({ name }) => name),
      ...before.map(({ medicine }) => medicine),
    ]),
  ];
  const [said, setSaid] = useState<
    Readonly<Record<string, { readonly how: HoldInstructed['instruction']; readonly hours: string }>>
  >(() =>
    Object.fromEntries(
      before.map((hold) => [hold.medicine, { how: hold.instruction, hours: String(hold.hours ?? HOURS_PROPOSED) }]),
    ),
  );
  const hoursOf = (text: string): number => Number(text.replace(',', '.'));
  const bad = Object.values(said).some(({ how, hours }) => how === 'last-dose-before' && !(hoursOf(hours) >= 1));
  const send = async (): Promise<void> => {
    const holds = names.flatMap((medicine): HoldInstructed[] => {
      const one = said[medicine];
      if (one === undefined) return [];
      return [
        one.how === 'as-usual'
          ? { medicine, instruction: 'as-usual' }
          : { medicine, instruction: 'last-dose-before', hours: hoursOf(one.hours) },
      ];
    });
    if (await tell('instruct-holds', { holds })) onClose();
  };
  return (
    <Sheet title={t('intake.instruct')} open onClose={onClose}>
      <div className={styles['panel']}>
        <p>{t('intake.instructMore')}</p>
        {names.length === 0 && <p className={styles['gap']}>{t('intake.noMedicines')}</p>}
        {names.map((medicine) => (
          <div key={medicine} className={styles['hold']}>
            <Chips
              label={medicine}
              options={[
                { value: 'as-usual', label: t('intake.asUsual') },
                { value: 'last-dose-before', label: t('intake.lastDose') },
              ]}
              chosen={said[medicine] === undefined ? [] : [said[medicine].how]}
              onChoose={(how) =>
                setSaid({ ...said, [medicine]: { how, hours: said[medicine]?.hours ?? String(HOURS_PROPOSED) } })
              }
            />
            {said[medicine]?.how === 'last-dose-before' && (
              <Field
                label={t('intake.hours')}
                inputMode="numeric"
                value={said[medicine].hours}
                onChange={(event) =>
                  setSaid({ ...said, [medicine]: { how: 'last-dose-before', hours: event.target.value } })
                }
              />
            )}
          </div>
        ))}
        {trouble}
        <Button kind="next" size="large" disabled={bad} onClick={() => void send()}>
          {t('intake.instructSend')}
        </Button>
      </div>
    </Sheet>
  );
}

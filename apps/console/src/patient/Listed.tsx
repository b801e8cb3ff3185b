import { intakeFacts } from '@keel/clinical/intake';
import type { Patient } from '@keel/clinical/patient';
import { dateText } from '@keel/ui/identity';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type ToldList, toldLists } from '../intake/index.ts';
import styles from './PatientScreen.module.css';
import { Missing, Section } from './Section.tsx';

/** Allergies, medicines and conditions as they were last gone through; `unknown` stands where nobody has asked, and nothing was told. */
export function Listed(props: {
  readonly patient: Patient;
  readonly today: string;
  readonly unknown: string;
  readonly when: (at: number) => string;
}) {
  const { t, i18n } = useTranslation();
  const { patient, today, unknown, when } = props;
  const told = useMemo(() => toldLists(intakeFacts(patient, today)), [patient, today]);
  /** Told and not gone through is neither unasked nor confirmed. */
  const instead = (list: keyof typeof told): string => {
    const said: ToldList | null = told[list];
    if (said === null) return unknown;
    if (said.lines.length === 0) return t(`patient.toldNone.${list}`, { when: when(said.at) });
    const all = t('patient.told', { what: said.lines.join('; '), when: when(said.at) });
    return said.part ? `${all} ${t('patient.toldPart')}` : all;
  };
  return (
    <>
      <Section title={t('patient.allergies')}>
        {patient.allergies === null ? (
          <Missing>{instead('allergies')}</Missing>
        ) : patient.allergies.body.answer === 'none-known' ? (
          <p>{t('patient.noneKnown')}</p>
        ) : (
          <ul className={styles['list']}>
            {patient.allergies.body.allergies.map((allergy) => (
              <li key={allergy.substance}>
                <b>{allergy.substance}</b>
                <span>{[allergy.reaction, allergy.severity].filter(Boolean).join(', ')}</span>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title={t('patient.medicines')}>
        {patient.medicines === null ? (
          <Missing>{instead('medicines')}</Missing>
        ) : (
          <>
            {patient.medicines.body.medicines.every(({ stopped }) => stopped !== undefined) && (
              <p>{t('patient.noMedicines')}</p>
            )}
            <ul className={styles['list']}>
              {patient.medicines.body.medicines
                .filter(({ stopped }) => stopped === undefined)
                .map((medicine) => (
                  <li key={medicine.name}>
                    <b>{medicine.name}</b>
                    <span>
                      {[
                        medicine.dose,
                        medicine.since && t('patient.since', { date: dateText(medicine.since, i18n.language) }),
                      ]
                        .filter(Boolean)
                        .join(', ')}
                    </span>
                  </li>
                ))}
            </ul>
            <p className={styles['soft']}>{t('patient.listed', { when: when(patient.medicines.at) })}</p>
          </>
        )}
      </Section>
      <Section title={t('patient.conditions')}>
        {patient.conditions === null ? (
          <Missing>{instead('conditions')}</Missing>
        ) : patient.conditions.body.conditions.length === 0 ? (
          <p>{t('patient.noConditions')}</p>
        ) : (
          <ul className={styles['list']}>
            {patient.conditions.body.conditions.map((condition) => (
              <li key={`${condition.code ?? ''}${condition.words}`}>
                <b>{condition.words}</b>
                <span>{[condition.code, condition.status].filter(Boolean).join(' · ')}</span>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  );
}

/** Who may be called about this person; `none` stands where nobody is named. */
export function Contacts({ patient, none }: { readonly patient: Patient; readonly none: string }) {
  const { t } = useTranslation();
  return (
    <Section title={t('patient.contacts')}>
      {patient.contacts.length === 0 ? (
        <Missing>{none}</Missing>
      ) : (
        <ul className={styles['list']}>
          {patient.contacts.map((contact) => (
            <li key={contact.id}>
              <b>{contact.body.name}</b>
              <span>{[contact.body.relation, contact.body.phone].filter(Boolean).join(' · ')}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

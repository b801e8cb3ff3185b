import { INTAKE_WORDS, intakeAnswers, intakeFacts, readIntake } from '@keel/clinical/intake';
import { allPatientEntries, type Patient } from '@keel/clinical/patient';
import { instant } from '@keel/clinical/units';
import { Button, buttonClass } from '@keel/ui/button';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useChartSay } from '../chart/index.ts';
import { dateTimeText, dayIn } from '../time/index.ts';
import styles from './Intake.module.css';
import { listsToTake } from './lists-to-take.ts';
import { toldLists } from './told-lists.ts';

type Facts = ReturnType<typeof intakeFacts>;

/** Each with its place: the same line can stand in a list twice, and none of them moves. */
const numbered = <T,>(list: readonly T[]): readonly (readonly [number, T])[] => list.map((one, place) => [place, one]);

/** Drug by drug, as it was remembered, beside what a fair trial of it asks for: a count alone could not be checked with anybody. */
function Trials({ trials }: { readonly trials: NonNullable<Facts['trials']> }) {
  const { t } = useTranslation();
  return (
    <div>
      <h3>{t('intake.question.trials')}</h3>
      {trials.length === 0 && <p>{t('intake.noTrials')}</p>}
      <ul className={styles['told']}>
        {numbered(trials).map(([key, trial]) => (
          <li key={key}>
            <b>
              {trial.medicine}: {t(`intake.adequacy.${trial.adequacy}`)}
            </b>
            <span>
              {[
                trial.mgPerDay === undefined ? t('intake.noDose') : t('intake.dose', { mg: trial.mgPerDay }),
                trial.weeks === undefined ? t('intake.noWeeks') : t('intake.weeks', { count: trial.weeks }),
                trial.helped !== undefined && t(`intake.helped.${trial.helped}`),
                trial.least.mgPerDay !== null &&
                  t('intake.fair', { mg: trial.least.mgPerDay, weeks: trial.least.weeks }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What happened with it before: it feeds no rule unless it went badly, and whoever plans the first dose asks for it. */
function Before({ patient }: { readonly patient: Patient }) {
  const { t, i18n } = useTranslation();
  const answer = intakeAnswers(patient).get('previous-ketamine')?.body.answer;
  if (answer?.kind !== 'one') return null;
  const words = INTAKE_WORDS[i18n.language === 'es' ? 'es' : 'en']['previous-ketamine'];
  return (
    <p>
      {t('intake.question.previous-ketamine')}: <b>{words?.options?.[answer.value] ?? answer.value}</b>
    </p>
  );
}

/** "None" is an answer: it stands with its day, as any other does, and is not left out as a question that nobody asked. */
function ToldNone({ facts, when }: { readonly facts: Facts; readonly when: (at: number) => string }) {
  const { t } = useTranslation();
  const told = toldLists(facts);
  return (['allergies', 'medicines', 'conditions'] as const).map((list) => {
    const none = told[list];
    return none === null || none.lines.length > 0 ? null : (
      <li key={list}>
        <b>{t(`intake.toldNone.${list}`)}</b>
        <span>
          {t(list === 'conditions' ? 'patient.conditions' : `intake.question.${list}`)} ·{' '}
          {t('intake.says', { when: when(none.at) })}
        </span>
      </li>
    );
  });
}

/**
 * What the patient says of himself, apart from what the clinic has confirmed: each with the day it was said. What nobody could
 * read comes first; a list is taken into the record by whoever has gone through it with the patient.
 */
export function IntakePanel({
  patient,
  zone,
  now,
}: {
  readonly patient: Patient;
  readonly zone: string;
  readonly now: number;
}) {
  const { t, i18n } = useTranslation();
  const { tell, trouble } = useChartSay(patient);
  const facts = useMemo(() => intakeFacts(patient, dayIn(now, zone)), [patient, now, zone]);
  const intake = readIntake(patient, instant(Math.round(now)));
  const lists = listsToTake(patient, facts, intake);
  const uploads = allPatientEntries(patient, 'document-uploaded');
  const when = (at: number): string => dateTimeText(at, zone, i18n.language);
  if (!intake.begun && uploads.length === 0 && facts.provenance.length === 0) return null;
  return (
    <section className={styles['panel']}>
      <h2>{t('intake.title')}</h2>
      <p className={styles['soft']}>
        {intake.finishedAt === null
          ? t('intake.unfinished', { done: intake.done, of: intake.questions.length })
          : t('intake.finished', { when: when(intake.finishedAt) })}
      </p>
      {facts.unread.length > 0 && (
        <div className={styles['gap']}>
          <b>{t('intake.unread')}</b>
          <ul className={styles['plain']}>
            {numbered(facts.unread).map(([key, words]) => (
              <li key={key}>{words}</li>
            ))}
          </ul>
        </div>
      )}
      {facts.unknown.length > 0 && (
        <p className={styles['gap']}>
          {t('intake.unknown', { what: facts.unknown.map((one) => t(`intake.question.${one as 'heart'}`)).join(', ') })}
        </p>
      )}
      <ul className={styles['told']}>
        {numbered(facts.provenance).map(([key, { value, question, at }]) => (
          <li key={key}>
            <b>{value}</b>
            <span>
              {t(`intake.question.${question as 'heart'}`)} · {t('intake.says', { when: when(at) })}
            </span>
          </li>
        ))}
        <ToldNone facts={facts} when={when} />
      </ul>
      {facts.trials !== null && <Trials trials={facts.trials} />}
      <Before patient={patient} />
      <div className={styles['acts']}>
        {lists.medicines && (
          <Button onClick={() => void tell('list-medicines', { medicines: lists.medicines })}>
            {facts.medications?.length === 0 && lists.medicines.length > 0
              ? t('intake.keepMedicines', { count: lists.medicines.length })
              : t('intake.takeMedicines', { count: lists.medicines.length })}
          </Button>
        )}
        {lists.allergies && (
          <Button
            onClick={() =>
              void tell('list-allergies', {
                answer: lists.allergies?.length === 0 ? 'none-known' : 'listed',
                allergies: lists.allergies ?? [],
              })
            }
          >
            {facts.allergies?.length === 0 && lists.allergies.length > 0
              ? t('intake.keepAllergies', { count: lists.allergies.length })
              : t('intake.takeAllergies', { count: lists.allergies.length })}
          </Button>
        )}
        {lists.conditions && (
          <Button onClick={() => void tell('list-conditions', { conditions: lists.conditions })}>
            {t('intake.takeConditions', { count: lists.conditions.length })}
          </Button>
        )}
      </div>
      {(lists.medicines || lists.allergies || lists.conditions) && (
        <p className={styles['soft']}>{t('intake.takeMore')}</p>
      )}
      {trouble}
      {uploads.length > 0 && (
        <>
          <h3>{t('intake.documents')}</h3>
          <ul className={styles['told']}>
            {uploads.toReversed().map(({ id, at, body }) => (
              <li key={id}>
                <b>{t(`intake.upload.${body.upload}`)}</b>
                <span>{when(at)}</span>
                <a className={buttonClass({})} href={`/api/v1/upload/${patient.id}?blob=${body.blob}`} download>
                  {t('intake.save')}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

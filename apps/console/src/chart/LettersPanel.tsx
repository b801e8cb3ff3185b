import { referrerOf } from '@keel/clinical/decision';
import { draftLetter, LETTER_ASKS, type LetterAsk } from '@keel/clinical/letters';
import type { Patient } from '@keel/clinical/patient';
import { Button } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { Field } from '@keel/ui/field';
import { Sheet } from '@keel/ui/sheet';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSaid } from '../clinical-words/index.ts';
import { dayIn, dayText } from '../time/index.ts';
import styles from './Chart.module.css';
import { CourseLetterSheet } from './CourseLetterSheet.tsx';
import { useChartSay } from './useChartSay.ts';

type Letter = Patient['letters'][number];

/** Letters about drugs that somebody else prescribes, and to whoever referred: drafted from the record, sent by a person, followed to the answer. */
export function LettersPanel(props: { readonly patient: Patient; readonly zone: string; readonly clinic: string }) {
  const { patient, zone } = props;
  const { t, i18n } = useTranslation();
  const [writing, setWriting] = useState<'medicine' | 'course' | null>(null);
  const referrer = referrerOf(patient);
  const [shown, setShown] = useState<string>();
  const letter = patient.letters.find((one) => one.letter === shown);
  return (
    <section className={styles['section']}>
      <div className={styles['head']}>
        <h2>{t('chart.letters')}</h2>
        <div className={styles['act']}>
          {referrer !== null && <Button onClick={() => setWriting('course')}>{t('chart.courseLetter.write')}</Button>}
          <Button onClick={() => setWriting('medicine')}>{t('chart.write')}</Button>
        </div>
      </div>
      {patient.letters.length === 0 && <p className={styles['soft']}>{t('chart.noLetters')}</p>}
      <ul className={styles['list']}>
        {patient.letters.map((one) => (
          <li key={one.letter}>
            <b>{one.to}</b>
            <span className={styles['head']}>
              <span>
                {[
                  one.medicine,
                  t(`chart.letter.status.${one.status}`),
                  dayText(one.statusAt, zone, i18n.language),
                  one.statusWords,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              <Button onClick={() => setShown(one.letter)}>{t('chart.letter.about')}</Button>
            </span>
          </li>
        ))}
      </ul>
      {writing === 'medicine' && <WriteSheet {...props} onClose={() => setWriting(null)} />}
      {writing === 'course' && referrer !== null && (
        <CourseLetterSheet
          {...props}
          to={[referrer.name, referrer.practice].filter((part) => part !== null).join(', ')}
          onClose={() => setWriting(null)}
        />
      )}
      {letter && (
        <LetterSheet
          patient={patient}
          letter={letter}
          zone={zone}
          clinic={props.clinic}
          onClose={() => setShown(undefined)}
        />
      )}
    </section>
  );
}

/** Reasons of the last screening that are about a drug, so that the letter says which rule asks. */
const drugReasons = (patient: Patient) =>
  (patient.screening?.body.reasons ?? []).filter(({ rule }) => rule.startsWith('ddi-') || rule.includes('medicine'));

function WriteSheet(props: {
  readonly patient: Patient;
  readonly zone: string;
  readonly clinic: string;
  readonly onClose: () => void;
}) {
  const { patient, zone, clinic, onClose } = props;
  const { t, i18n } = useTranslation();
  const said = useSaid();
  const { tell, trouble } = useChartSay(patient);
  const language = i18n.language === 'es' ? 'es' : 'en';
  const taken = patient.medicines?.body.medicines.filter(({ stopped }) => stopped === undefined) ?? [];
  const reasons = drugReasons(patient);
  const [to, setTo] = useState(
    patient.contacts.findLast(({ body }) => body.contact === 'other-prescriber')?.body.name ?? '',
  );
  const [name, setName] = useState<string>();
  const [rule, setRule] = useState(reasons[0]?.rule);
  const [because, setBecause] = useState('');
  const [asks, setAsks] = useState<LetterAsk>('review');
  const medicine = taken.find((one) => one.name === name);
  const reason = reasons.find((one) => one.rule === rule);
  const { details, courses } = patient;
  const why = reason?.because ?? because.trim();
  const ready = to.trim() !== '' && medicine !== undefined && details !== null && why !== '';
  const facts =
    ready && medicine && details
      ? draftLetter({
          letter: `l-${patient.seq}`,
          to: to.trim(),
          patient: { name: `${details.givenName} ${details.familyName}`, birthDate: details.birthDate },
          clinic,
          medicine: {
            name: medicine.name,
            dose: medicine.dose ?? null,
            listedOn: patient.medicines === null ? null : dayIn(patient.medicines.at, zone),
          },
          treatment: courses.at(-1)?.body.indication ?? 'ketamine or esketamine',
          rule: {
            id: reason?.rule ?? 'clinician',
            title: reason?.title ?? t('chart.letter.why'),
            because: why,
            sources: reason?.sources ?? [],
          },
          asks,
          language,
        })
      : null;
  return (
    <Sheet open wide title={t('chart.write')} keeps={`patient/${patient.id}/letter`} onClose={onClose}>
      <div className={styles['sheet']}>
        {taken.length === 0 ? (
          <p className={styles['gap']}>{t('chart.letter.noMedicine')}</p>
        ) : (
          <Chips
            label={t('chart.letter.medicine')}
            options={taken.map((one) => ({
              value: one.name,
              label: one.name,
              ...(one.dose ? { more: one.dose } : {}),
            }))}
            chosen={name === undefined ? [] : [name]}
            onChoose={setName}
          />
        )}
        <Field label={t('chart.letter.to')} value={to} onChange={(event) => setTo(event.target.value)} />
        {reasons.length > 0 ? (
          <Chips
            label={t('chart.letter.reason')}
            options={reasons.map((one) => ({ value: one.rule, label: said(one.title), more: said(one.because) }))}
            chosen={rule === undefined ? [] : [rule]}
            onChoose={setRule}
          />
        ) : (
          <Field
            label={t('chart.letter.reason')}
            value={because}
            onChange={(event) => setBecause(event.target.value)}
          />
        )}
        <Chips
          label={t('chart.letter.asks')}
          options={LETTER_ASKS.map((value) => ({ value, label: t(`chart.letter.ask.${value}`) }))}
          chosen={[asks]}
          onChoose={setAsks}
        />
        {facts && (
          <div className={styles['letter']} lang={language}>
            {facts.paragraphs.map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
          </div>
        )}
        {trouble && <p className={styles['gap']}>{trouble}</p>}
        <Button
          kind="next"
          size="large"
          wide
          disabled={facts === null}
          onClick={() => facts && void tell('draft-letter', { ...facts }).then((done) => done && onClose())}
        >
          {t('chart.letter.draft')}
        </Button>
      </div>
    </Sheet>
  );
}

function LetterSheet(props: {
  readonly patient: Patient;
  readonly letter: Letter;
  readonly zone: string;
  readonly clinic: string;
  readonly onClose: () => void;
}) {
  const { patient, letter, zone, clinic, onClose } = props;
  const { t } = useTranslation();
  const { tell, trouble } = useChartSay(patient);
  const [words, setWords] = useState('');
  const follow = (status: 'sent' | 'answered' | 'withdrawn'): void =>
    void tell('follow-letter', {
      letter: letter.letter,
      status,
      ...(words.trim() === '' ? {} : { words: words.trim() }),
    }).then((done) => done && onClose());
  return (
    <Sheet
      open
      wide
      title={`${t('chart.letters')}: ${letter.to}`}
      keeps={`patient/${patient.id}/letter/${letter.letter}`}
      onClose={onClose}
    >
      <div className={styles['sheet']}>
        <article className={`${styles['letter']} ${styles['print']}`} lang={letter.language}>
          <p>
            {clinic}, {dayIn(letter.draftedAt, zone)}
          </p>
          <p>{letter.to}</p>
          {letter.paragraphs.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </article>
        {letter.status === 'sent' && (
          <Field
            label={t('chart.letter.answerWords')}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        )}
        {trouble && <p className={styles['gap']}>{trouble}</p>}
        <div className={styles['act']}>
          <Button onClick={() => window.print()}>{t('chart.letter.print')}</Button>
          {letter.status === 'draft' && (
            <Button kind="next" onClick={() => follow('sent')}>
              {t('chart.letter.sent')}
            </Button>
          )}
          {letter.status === 'sent' && (
            <Button kind="next" disabled={words.trim() === ''} onClick={() => follow('answered')}>
              {t('chart.letter.answered')}
            </Button>
          )}
          {(letter.status === 'draft' || letter.status === 'sent') && (
            <Button kind="quiet" onClick={() => follow('withdrawn')}>
              {t('chart.letter.withdrawn')}
            </Button>
          )}
        </div>
      </div>
    </Sheet>
  );
}

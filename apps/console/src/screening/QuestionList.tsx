import type { Patient } from '@keel/clinical/patient';
import type { FieldValue, ScreeningField, SetAside } from '@keel/clinical/screening';
import { Button } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { Field } from '@keel/ui/field';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChartSay } from '../chart/index.ts';
import { useSaid } from '../clinical-words/index.ts';
import { dayText } from '../time/index.ts';
import type { ListAsked } from './EntrySheet.tsx';
import { fieldLabel, fieldValue, unitText } from './field-text.ts';
import type { Question } from './questions-of.ts';
import styles from './Screening.module.css';

/** What is missing, as questions that are answered here: an answer is the patient's entry, and nobody types it again. */
export function QuestionList(props: {
  readonly patient: Patient;
  readonly questions: readonly Question[];
  readonly setAside: readonly SetAside[];
  readonly zone: string;
  /** What the rules that ask are called. */
  readonly titles: ReadonlyMap<string, string>;
  readonly onList: (asked: ListAsked) => void;
  readonly onScale: (instrument: string) => void;
}) {
  const { t, i18n } = useTranslation();
  const { questions, setAside, zone } = props;
  const needed = questions.filter((question) => question.needed);
  const more = questions.filter((question) => !question.needed);
  const old = setAside.map((one) => (
    <li key={one.field}>
      {fieldLabel(t, one.field)}: {fieldValue(t, { value: one.value, unit: null })},{' '}
      {dayText(one.at, zone, i18n.language)} ({t(`screening.setAside.${one.because}`)})
    </li>
  ));
  return (
    <>
      <section className={styles['section']}>
        <h2>{t('screening.missing', { count: needed.length })}</h2>
        {needed.length === 0 ? (
          <p className={styles['soft']}>{t('screening.nothingMissing')}</p>
        ) : (
          <ul className={styles['questions']}>
            {needed.map((question) => (
              <QuestionItem key={`${question.field} ${question.by}`} question={question} {...props} />
            ))}
          </ul>
        )}
        {old.length > 0 && (
          <details>
            <summary>{t('screening.tooOld', { count: old.length })}</summary>
            <ul className={styles['inputs']}>{old}</ul>
          </details>
        )}
      </section>
      {more.length > 0 && (
        <section className={styles['section']}>
          <details>
            <summary>{t('screening.more', { count: more.length })}</summary>
            <ul className={styles['questions']}>
              {more.map((question) => (
                <QuestionItem key={`${question.field} ${question.by}`} question={question} {...props} />
              ))}
            </ul>
          </details>
        </section>
      )}
    </>
  );
}

function QuestionItem(props: {
  readonly question: Question;
  readonly patient: Patient;
  readonly titles: ReadonlyMap<string, string>;
  readonly onList: (asked: ListAsked) => void;
  readonly onScale: (instrument: string) => void;
}) {
  const { question, patient } = props;
  const { t } = useTranslation();
  const said = useSaid();
  const title = (rule: string): string => said(props.titles.get(rule) ?? rule);
  const why = (
    <span className={styles['soft']}>{t('screening.askedBy', { rules: question.rules.map(title).join(', ') })}</span>
  );
  switch (question.by) {
    case 'field':
      return (
        <li>
          <FieldQuestion row={question.row} patient={patient} />
          {why}
        </li>
      );
    case 'list':
      return (
        <li>
          <p>
            {t(`screening.list.${question.list}${question.at === null ? '' : 'Entry'}` as 'screening.list.medicines')}
          </p>
          <Button onClick={() => props.onList({ list: question.list, at: question.at })}>
            {t(question.at === null ? 'screening.writeList' : 'screening.readEntry')}
          </Button>
          {why}
        </li>
      );
    case 'scale':
      return (
        <li>
          <p>{fieldLabel(t, question.field)}</p>
          <Button onClick={() => props.onScale(question.instrument)}>{t('screening.askScale')}</Button>
          {why}
        </li>
      );
    case 'measure':
      return (
        <li>
          <MeasureQuestion patient={patient} />
          {why}
        </li>
      );
    case 'details':
      return (
        <li>
          {question.field === 'patient.sex' ? (
            <SexQuestion patient={patient} />
          ) : (
            <p>{fieldLabel(t, question.field)}</p>
          )}
          {why}
        </li>
      );
    default:
      return (
        <li>
          <p lang="en">{question.field}</p>
          <span className={styles['soft']}>{t('screening.inEntry')}</span> {why}
        </li>
      );
  }
}

/** Whose word an answer is, by who usually knows it: never asked for itself. */
const SAID_BY = { patient: 'patient', nurse: 'clinician', prescriber: 'clinician', laboratory: 'document' } as const;

/** One question of the table, answered by a tap or by a number. */
function FieldQuestion({ row, patient }: { readonly row: ScreeningField; readonly patient: Patient }) {
  const { t } = useTranslation();
  const { tell, trouble } = useChartSay(patient);
  const [text, setText] = useState('');
  const [said, setSaid] = useState<string>();
  const label = fieldLabel(t, row.field);
  const save = (value: FieldValue): void => {
    setSaid(String(value));
    void tell('answer-screening', { answers: { [row.field]: value }, saidBy: SAID_BY[row.asks] }).then(
      (done) => !done && setSaid(undefined),
    );
  };
  const { answer } = row;
  const hint = t(`screening.knows.${row.asks}`);
  const bad =
    answer.kind === 'number' && text !== '' && !(Number(text) >= answer.low && Number(text) <= answer.high)
      ? t('screening.range', { low: answer.low, high: answer.high })
      : undefined;
  return (
    <>
      {answer.kind === 'yes-no' && (
        <Chips
          label={label}
          hint={hint}
          options={[
            { value: 'true', label: t('ask.a.yes') },
            { value: 'false', label: t('ask.a.no') },
          ]}
          chosen={said === undefined ? [] : [said]}
          onChoose={(value) => save(value === 'true')}
        />
      )}
      {answer.kind === 'choice' && (
        <Chips
          label={label}
          hint={hint}
          options={answer.options.map((value) => ({
            value,
            label: t(`screening.choice.${value as 'pregnant'}`, { defaultValue: value }),
          }))}
          chosen={said === undefined ? [] : [said]}
          onChoose={save}
        />
      )}
      {(answer.kind === 'number' || answer.kind === 'words') && (
        <form
          className={styles['inline']}
          onSubmit={(event: FormEvent) => {
            event.preventDefault();
            if (text.trim() !== '' && bad === undefined) save(answer.kind === 'number' ? Number(text) : text.trim());
          }}
        >
          <Field
            label={
              answer.kind === 'number' && unitText(answer.unit) !== '' ? `${label}, ${unitText(answer.unit)}` : label
            }
            hint={hint}
            problem={bad}
            inputMode={answer.kind === 'number' ? 'decimal' : 'text'}
            autoComplete="off"
            value={text}
            onChange={(event) =>
              setText(answer.kind === 'number' ? event.target.value.replace(/[^\d.]/g, '') : event.target.value)
            }
          />
          <Button type="submit" disabled={text.trim() === '' || bad !== undefined}>
            {t('ask.save')}
          </Button>
        </form>
      )}
      {trouble && (
        <p role="alert" className={styles['gap']}>
          {trouble}
        </p>
      )}
    </>
  );
}

const SEXES = ['female', 'male', 'intersex', 'not-said'] as const;

/** Sex at birth decides which rules apply; everything else that was said of the person stays as it is. */
function SexQuestion({ patient }: { readonly patient: Patient }) {
  const { t } = useTranslation();
  const { tell, trouble } = useChartSay(patient);
  const { details } = patient;
  return (
    <>
      <Chips
        label={t('screening.field.sex')}
        hint={t('screening.knows.patient')}
        options={SEXES.map((value) => ({ value, label: t(`screening.choice.${value}`) }))}
        chosen={[]}
        onChoose={(sexAtBirth) => {
          if (details === null) return;
          const { givenName, familyName, middleName, calledName, birthDate, pronouns } = details;
          const { recordNumber, language, phone, email, address } = details;
          const said = { middleName, calledName, pronouns, recordNumber, language, phone, email, address };
          const kept = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
          void tell('change-patient-details', { givenName, familyName, birthDate, sexAtBirth, ...kept });
        }}
      />
      {trouble && (
        <p role="alert" className={styles['gap']}>
          {trouble}
        </p>
      )}
    </>
  );
}

function MeasureQuestion({ patient }: { readonly patient: Patient }) {
  const { t } = useTranslation();
  const { tell, trouble } = useChartSay(patient);
  const [kg, setKg] = useState('');
  const [cm, setCm] = useState('');
  const body = { ...(kg === '' ? {} : { weightKg: Number(kg) }), ...(cm === '' ? {} : { heightCm: Number(cm) }) };
  return (
    <form
      className={styles['inline']}
      onSubmit={(event) => {
        event.preventDefault();
        void tell('measure-body', body);
      }}
    >
      <Field
        label={t('screening.weight')}
        inputMode="decimal"
        autoComplete="off"
        value={kg}
        onChange={(event) => setKg(event.target.value.replace(/[^\d.]/g, ''))}
      />
      <Field
        label={t('screening.height')}
        inputMode="decimal"
        autoComplete="off"
        value={cm}
        onChange={(event) => setCm(event.target.value.replace(/[^\d.]/g, ''))}
      />
      <Button type="submit" disabled={kg === '' && cm === ''}>
        {t('ask.save')}
      </Button>
      {trouble && (
        <p role="alert" className={styles['gap']}>
          {trouble}
        </p>
      )}
    </form>
  );
}

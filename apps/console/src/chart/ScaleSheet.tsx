import type { Patient } from '@keel/clinical/patient';
import {
  type Answers,
  CRISIS_CONTACTS,
  formIds,
  formOf,
  INSTRUMENTS,
  instrumentById,
  NO_CONTEXT,
  type RenderedForm,
  renderForm,
  type Score,
  scoreAnswers,
  scoreOfTotal,
} from '@keel/clinical/scales';
import { Button } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { ChoiceField, Field } from '@keel/ui/field';
import { ScaleForm } from '@keel/ui/scale-form';
import { Sheet } from '@keel/ui/sheet';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryClient } from '../api/index.ts';
import { useSaid } from '../clinical-words/index.ts';
import { useClinicSay } from '../outbox/index.ts';
import styles from './Chart.module.css';

/** An answer of this instrument that was kept unfinished: it goes on where it was. */
const unfinished = (patient: Patient, instrument: string, form: string) =>
  patient.scales.findLast(
    ({ body }) =>
      body.instrument === instrument && (body.form ?? 'standard') === form && body.score?.complete === false,
  );

/** A scale, from choosing it to what its score asks for. */
export function ScaleSheet(props: {
  readonly patient: Patient;
  readonly instrument?: string | undefined;
  readonly form?: string | undefined;
  /** Shown first: what is due now. */
  readonly due: readonly { readonly instrument: string; readonly form: string }[];
  readonly onClose: () => void;
}) {
  const { patient, due, onClose } = props;
  const { t, i18n } = useTranslation();
  const { say, trouble } = useClinicSay();
  const [chosen, setChosen] = useState(props.instrument);
  const [formId, setFormId] = useState(props.form ?? 'standard');
  const [answers, setAnswers] = useState<Answers>();
  const [total, setTotal] = useState('');
  const [by, setBy] = useState<'patient' | 'asked' | 'observed'>();
  const [baseline, setBaseline] = useState(false);
  const [busy, setBusy] = useState(false);
  const [result, setResult] = useState<Score>();
  const instrument = chosen === undefined ? undefined : instrumentById(chosen);
  const of = instrument && formOf(instrument, formId);
  const before = instrument && unfinished(patient, instrument.id, formId);
  const language = i18n.language === 'es' ? 'es' : 'en';
  const rendered = useMemo<RenderedForm | null>(() => {
    if (!of) return null;
    const found = renderForm(of, { audience: 'staff', language, withhold: false, loaded: [] });
    return found.available ? found.form : null;
  }, [of, language]);
  const given: Answers = answers ?? (before ? (before.body.answers as Answers) : {});
  const usual = instrument?.rater === 'self' ? 'patient' : instrument?.rater === 'clinician' ? 'observed' : 'asked';
  const who = by ?? usual;

  const record = async (said: Answers, counted: number | null): Promise<boolean> => {
    if (!instrument || !of || busy) return false;
    setBusy(true);
    const body = {
      instrument: instrument.id,
      version: instrument.version,
      form: of.form,
      answers: said,
      total: counted,
      askedIn: 'clinic',
      answeredBy: who,
      language: rendered?.language ?? 'en',
      wording: rendered?.wordingVersion ?? 'total only',
      ...(baseline ? { baseline: true } : {}),
    };
    const stream = `patient/${patient.id}`;
    const [command, index] = before?.id.split('/') ?? [];
    const done = before
      ? await say({
          kind: 'correct-entry',
          stream,
          seenSeq: patient.seq,
          body: {
            entry: { command, index: Number(index) },
            kind: 'scale-answered',
            body,
            reason: 'continued from an unfinished answer',
          },
        })
      : await say({ kind: 'answer-scale', stream, seenSeq: patient.seq, body });
    setBusy(false);
    if (done) {
      void queryClient.invalidateQueries({ queryKey: ['view', 'patient', patient.id] });
      void queryClient.invalidateQueries({ queryKey: ['view', 'tasks'] });
    }
    return done;
  };
  const finish = async (said: Answers, counted: number | null): Promise<void> => {
    if (!of) return;
    await record(said, counted);
    // Shown at once, also without the server: the same function judges here and there.
    setResult(counted === null ? scoreAnswers(of, said, NO_CONTEXT) : scoreOfTotal(of, counted, NO_CONTEXT));
  };
  const goTo = (next: { readonly instrument: string; readonly form: string }): void => {
    setChosen(next.instrument);
    setFormId(next.form);
    setAnswers(undefined);
    setTotal('');
    setBy(undefined);
    setResult(undefined);
  };
  const range = instrument?.scoring.range ?? null;
  const typed = Number(total);
  const totalFits = total !== '' && range !== null && typed >= range[0] && typed <= range[1];

  return (
    <Sheet open wide title={instrument?.title ?? t('chart.answerScale')} onClose={onClose}>
      <div className={styles['sheet']}>
        {trouble && <p className={styles['gap']}>{trouble}</p>}
        {result ? (
          <Result
            score={result}
            onNext={result.flags.some(({ id }) => ASKS_CSSRS.has(id)) ? () => goTo(SCREENER) : undefined}
            onClose={onClose}
          />
        ) : !instrument || !of ? (
          <>
            {due.length > 0 && (
              <Chips
                label={t('chart.dueNow')}
                options={due.map((row) => ({
                  value: `${row.instrument} ${row.form}`,
                  label: instrumentById(row.instrument)?.title ?? row.instrument,
                }))}
                chosen={[]}
                onChoose={(key) => {
                  const [id = '', form = 'standard'] = key.split(' ');
                  goTo({ instrument: id, form });
                }}
              />
            )}
            <Chips
              label={t('chart.allScales')}
              options={INSTRUMENTS.map(({ id, title }) => ({ value: id, label: title }))}
              chosen={[]}
              onChoose={(id) => goTo({ instrument: id, form: 'standard' })}
            />
          </>
        ) : (
          <>
            <p className={styles['soft']}>{t('chart.version', { version: instrument.version })}</p>
            {formIds(instrument).length > 1 && (
              <ChoiceField
                label={t('chart.form')}
                value={formId}
                onChoose={(form) => goTo({ instrument: instrument.id, form })}
                options={formIds(instrument).map((id) => ({
                  value: id,
                  label: instrument.forms.find((row) => row.id === id)?.title ?? t('chart.standardForm'),
                }))}
              />
            )}
            <Chips
              label={t('chart.who')}
              options={(['patient', 'asked', 'observed'] as const).map((value) => ({
                value,
                label: t(`chart.by.${value}`),
              }))}
              chosen={[who]}
              onChoose={setBy}
            />
            {instrument.change.response !== undefined && (
              <Chips
                label={t('chart.baselineAsk')}
                options={[{ value: 'yes', label: t('chart.baseline') }]}
                chosen={baseline ? ['yes'] : []}
                onChoose={() => setBaseline((was) => !was)}
              />
            )}
            {before && <p className={styles['soft']}>{t('chart.goesOn')}</p>}
            {rendered ? (
              <>
                {rendered.questions.some(({ topicOnly }) => topicOnly) && (
                  <p className={styles['soft']}>{t('chart.topicsOnly')}</p>
                )}
                <ScaleForm
                  form={rendered}
                  answers={given}
                  busy={busy}
                  onAnswer={setAnswers}
                  onDone={() => void finish(given, null)}
                  onKeep={() => void record(given, null).then((done) => done && onClose())}
                />
              </>
            ) : (
              <p className={styles['gap']}>{t('chart.noItems')}</p>
            )}
            {range !== null && Object.keys(given).length === 0 && (
              <div className={styles['totalOnly']}>
                <Field
                  label={t('chart.totalOnly')}
                  hint={t('chart.totalRange', { min: range[0], max: range[1] })}
                  inputMode="decimal"
                  value={total}
                  onChange={(event) => setTotal(event.target.value)}
                />
                <Button disabled={!totalFits || busy} onClick={() => void finish({}, typed)}>
                  {t('chart.keepTotal')}
                </Button>
              </div>
            )}
          </>
        )}
      </div>
    </Sheet>
  );
}

const SCREENER = { instrument: 'cssrsScreener', form: 'standard' } as const;
/** Escalations that ask for the screener (scales `SUICIDE_RESPONSES`). */
const ASKS_CSSRS: ReadonlySet<string> = new Set([
  'phq9-item9-positive',
  'qids-item12-positive',
  'hamd-item3',
  'madrs-item10',
]);

function Result(props: {
  readonly score: Score;
  readonly onNext: (() => void) | undefined;
  readonly onClose: () => void;
}) {
  const { score, onNext, onClose } = props;
  const { t } = useTranslation();
  const said = useSaid();
  const grave = score.severity === 'immediate' || score.severity === 'emergency' || score.severity === 'urgent';
  return (
    <div className={styles['result']}>
      <p className={styles['total']}>
        {score.tier !== null
          ? t('chart.tier', { tier: score.bandLabel ?? score.tier })
          : score.total === null
            ? t('chart.noTotal')
            : t('chart.total', { total: score.total, max: score.range?.[1] ?? '' })}
        {score.tier === null && score.bandLabel !== null && <span> · {score.bandLabel}</span>}
      </p>
      {score.missing.length > 0 && (
        <p className={styles['soft']}>{t('chart.blank', { count: score.missing.length })}</p>
      )}
      {score.flags.length > 0 && (
        <ul className={styles['flags']} role={grave ? 'alert' : undefined}>
          {score.flags.map((flag) => (
            <li key={flag.id} data-grave={flag.severity !== 'attention' && flag.severity !== 'info'}>
              <b>{t(`chart.severity.${flag.severity}`)}</b>
              <span {...said.lang(flag.action)}>{said(flag.action)}</span>
            </li>
          ))}
        </ul>
      )}
      {score.reasons.length > 0 && (
        <ul className={styles['reasons']}>
          {score.reasons.map((reason) => (
            <li key={reason.code + reason.because} {...said.lang(reason.because)}>
              {said(reason.because)}
            </li>
          ))}
        </ul>
      )}
      {grave && (
        <p className={styles['soft']}>
          {t('chart.crisis', { numbers: CRISIS_CONTACTS.US.map(({ number }) => number).join(', ') })}
        </p>
      )}
      {onNext ? (
        <Button kind="next" size="large" wide onClick={onNext}>
          {t('chart.askScreener')}
        </Button>
      ) : (
        <Button kind="next" size="large" wide onClick={onClose}>
          {t('chart.close')}
        </Button>
      )}
    </div>
  );
}

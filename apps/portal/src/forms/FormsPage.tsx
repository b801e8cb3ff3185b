import { helpOf, INTAKE_FORM, INTAKE_WORDS, type QuestionWords } from '@keel/clinical/intake';
import type { IntakeAnswer } from '@keel/clinical/patient';
import type { MyReaders } from '@keel/formats/api';
import { Button } from '@keel/ui/button';
import { useMutation, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerText } from '../answer-text/index.ts';
import { type MyForms, meQuery, myFormsQuery, say, toSay } from '../api/index.ts';
import { HelpNow } from '../help/index.ts';
import { useKeptPages } from '../offline/index.ts';
import { dayAt, Failed, form, hereZone, Trouble, Waiting } from '../shell/index.ts';
import styles from './Forms.module.css';
import { type Draft, Question } from './Question.tsx';
import type { ScaleDraft } from './ScaleQuestion.tsx';
import { Uploads } from './Uploads.tsx';
import { type UsedIntake, useIntake } from './use-intake.ts';

type ScaleDrafts = Readonly<Record<string, ScaleDraft | undefined>>;

/** The scales are fetched when the first of them is reached. */
export const loadScale = () => import('./ScaleQuestion.tsx');
const ScaleQuestion = lazy(() => loadScale().then((one) => ({ default: one.ScaleQuestion })));

/** What the clinic needs to know before a first dose: one question at a time, kept at each answer. */
export function FormsPage() {
  const { data, isPending, refetch } = useQuery(myFormsQuery);
  useKeptPages(data !== undefined && !data.fromPhone);
  if (isPending) return <Waiting />;
  if (data === undefined) return <Failed again={() => void refetch()} />;
  return <Forms view={data} />;
}

const useQuestionWords = (): ((question: string) => QuestionWords) => {
  const { i18n } = useTranslation();
  const words = INTAKE_WORDS[i18n.language === 'es' ? 'es' : 'en'];
  return (question) => words[question] ?? { ask: question };
};

function Forms({ view }: { readonly view: MyForms }) {
  const { t } = useTranslation();
  /** A question that was gone back to; null: the next one that is open. */
  const [at, setAt] = useState<string | null>(null);
  const [reviewing, setReviewing] = useState(false);
  /** Whoever came to send a document is taken to that part of the page. */
  const [toDocuments, setToDocuments] = useState(false);
  const [help, setHelp] = useState(false);
  const used = useIntake(view, () => setHelp(true));
  /** Scales that were begun: going back, or looking at all answers, loses none of them. */
  const [scales, setScales] = useState<ScaleDrafts>({});
  const { intake } = used;
  const { data: me } = useQuery(meQuery);
  const readers = view.fromPhone ? undefined : view.readers;
  const shown = at ?? intake.next;
  const place = intake.questions.findIndex(({ row }) => row.id === shown);
  const asked = intake.questions[place];
  const review = reviewing || asked === undefined;
  return (
    <div className={form['form']}>
      <div>
        <h1>{t('forms.title')}</h1>
        {!review && asked?.row.kind !== 'scale' && <p className={form['lead']}>{t('forms.lead')}</p>}
      </div>
      {(view.fromPhone || used.held) && (
        <div role="status" className={styles['waiting']}>
          {view.fromPhone && <p>{t('forms.fromPhone')}</p>}
          {used.held && <p>{t(view.fromPhone ? 'forms.waitingHere' : 'forms.waiting', { count: used.waiting })}</p>}
        </div>
      )}
      <Trouble error={used.error} />
      {help ? (
        <HelpNow
          readers={readers}
          place={me?.clinic}
          sent={used.lost || used.held ? 'failed' : used.waiting > 0 ? 'sending' : 'sent'}
          kept={used.held && !used.lost}
          onGoOn={() => setHelp(false)}
        />
      ) : review ? (
        <Review
          view={view}
          used={used}
          toDocuments={toDocuments}
          onChange={(question) => {
            setAt(question);
            setReviewing(false);
          }}
        />
      ) : (
        <Asking
          key={asked.row.id}
          used={used}
          place={place}
          readers={readers}
          scales={scales}
          onScale={(instrument, draft) => setScales((was) => ({ ...was, [instrument]: draft }))}
          onHelp={() => setHelp(true)}
          onPlace={setAt}
          onReview={(of) => {
            setReviewing(true);
            setToDocuments(of === 'documents');
          }}
        />
      )}
    </div>
  );
}

function Asking(props: {
  readonly used: UsedIntake;
  readonly place: number;
  readonly readers: MyReaders | undefined;
  readonly scales: ScaleDrafts;
  readonly onScale: (instrument: string, draft: ScaleDraft | undefined) => void;
  readonly onHelp: () => void;
  readonly onPlace: (question: string | null) => void;
  readonly onReview: (of: 'answers' | 'documents') => void;
}) {
  const { used, place, readers, scales, onScale, onHelp, onPlace, onReview } = props;
  const { t } = useTranslation();
  const words = useQuestionWords();
  const { questions } = used.intake;
  const asked = questions[place];
  const told = asked?.state === 'open' && asked.answer === null ? used.state.told[asked.row.id] : undefined;
  const [draft, setDraft] = useState<Draft>(asked?.answer ?? told?.answer ?? null);
  const [pressed, setPressed] = useState(false);
  const [pending, setPending] = useState(false);
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (place > 0) top.current?.focus();
  }, [place]);
  if (asked === undefined) return null;
  const { row } = asked;
  const before = questions[place - 1];
  const goOn = (): void => onPlace(null);
  const keep = (): void => {
    setPressed(true);
    if (draft === null || pending) return;
    const said = cleaned(draft);
    used.answer(row.id, said);
    if (helpOf({ question: row.id, answer: said }) !== null) onHelp();
    goOn();
  };
  return (
    <div className={form['form']} ref={top} tabIndex={-1}>
      <div>
        <p className={styles['place']} aria-live="polite">
          {t('forms.place', { at: place + 1, of: questions.length })}
        </p>
        <progress className={styles['bar']} value={place + 1} max={questions.length} aria-label={t('forms.progress')} />
      </div>
      {row.kind === 'scale' ? (
        <Suspense fallback={<Waiting />}>
          <ScaleQuestion
            instrument={row.instrument}
            readers={readers}
            draft={scales[row.instrument]}
            onDraft={(begun) => onScale(row.instrument, begun)}
            onBack={before === undefined ? undefined : () => onPlace(before.row.id)}
            onDone={(said, worrying) => {
              used.answerScale(said);
              onScale(row.instrument, undefined);
              if (worrying) onHelp();
              goOn();
            }}
          />
        </Suspense>
      ) : (
        <>
          {told !== undefined && <p className={form['hint']}>{t('forms.toldBefore', { date: here(told.at) })}</p>}
          <Question row={row} words={words(row.id)} draft={draft} onDraft={setDraft} onPending={setPending} />
          {pressed && (pending || draft === null) && (
            <p role="alert" className={form['problem']}>
              {t(pending ? 'forms.addFirst' : 'forms.choose')}
            </p>
          )}
        </>
      )}
      {row.kind !== 'scale' && (
        <div className={styles['steps']}>
          <Button size="large" disabled={before === undefined} onClick={() => before && onPlace(before.row.id)}>
            {t('forms.back')}
          </Button>
          <Button size="large" kind="next" onClick={keep}>
            {t('forms.next')}
          </Button>
        </div>
      )}
      <div className={styles['beside']}>
        <Button kind="quiet" onClick={() => onReview('answers')}>
          {t('forms.toReview')}
        </Button>
        <Button kind="quiet" onClick={() => onReview('documents')}>
          {t('forms.toUploads')}
        </Button>
      </div>
    </div>
  );
}

const here = (at: number): string => dayAt(new Date(at).toISOString(), hereZone());

/** Blank lines are no answer; a list of nothing is. */
const cleaned = (draft: IntakeAnswer): IntakeAnswer =>
  draft.kind === 'lines'
    ? { kind: 'lines', lines: draft.lines.map((line) => line.trim()).filter((line) => line !== '') }
    : draft;

function Review(props: {
  readonly view: MyForms;
  readonly used: UsedIntake;
  readonly toDocuments: boolean;
  readonly onChange: (question: string) => void;
}) {
  const { view, used, toDocuments, onChange } = props;
  const { t } = useTranslation();
  const words = useQuestionWords();
  const { intake, waiting } = used;
  const finish = useMutation({ mutationFn: () => say(toSay('finish-intake', { form: INTAKE_FORM })) });
  // First and last: the list is long, and who is not through it goes on.
  const goOn = intake.next !== null && (
    <Button kind="next" size="large" wide onClick={() => onChange(intake.next ?? '')}>
      {t('forms.goOn')}
    </Button>
  );
  const done = intake.finishedAt !== null || finish.isSuccess;
  return (
    <>
      {done ? (
        <section className={form['aside']} data-mild="true" role="status">
          <h2>{t('forms.finished')}</h2>
          <p>{t('forms.finishedMore')}</p>
        </section>
      ) : (
        <p className={form['lead']}>
          {intake.next === null
            ? t('forms.reviewLead')
            : t('forms.reviewOpen', { done: intake.done, of: intake.questions.length })}
        </p>
      )}
      {goOn}
      <section className={form['part']}>
        <h2>{t('forms.review')}</h2>
        <dl>
          {intake.questions.map(({ row, state, answer }) => {
            const ask =
              row.kind === 'scale'
                ? t(`forms.scaleName.${row.instrument as 'phq9'}`)
                : (words(row.id).short ?? words(row.id).ask);
            return (
              <div key={row.id} className={styles['answer']}>
                <dt>{ask}</dt>
                <dd>
                  {state === 'known'
                    ? t('forms.known')
                    : state === 'open'
                      ? used.state.told[row.id] === undefined
                        ? '—'
                        : t('forms.toldShort')
                      : answer === null
                        ? t('forms.kept')
                        : answerText(row, answer, words(row.id), t)}
                </dd>
                <dd className={styles['act']}>
                  {!(row.kind === 'scale' && state === 'answered') && (
                    <Button
                      kind="quiet"
                      aria-label={t(state === 'open' ? 'forms.answer' : 'forms.change', { what: ask })}
                      onClick={() => onChange(row.id)}
                    >
                      {t(state === 'open' ? 'forms.answerShort' : 'forms.changeShort')}
                    </Button>
                  )}
                </dd>
              </div>
            );
          })}
        </dl>
      </section>
      <Uploads uploads={view.uploads} first={toDocuments} />
      {!done && intake.next === null && (
        <div className={form['end']}>
          <Button
            kind="next"
            size="large"
            wide
            disabled={finish.isPending || waiting > 0}
            onClick={() => finish.mutate()}
          >
            {t('forms.finish')}
          </Button>
          <p className={form['hint']}>{t('forms.finishMore')}</p>
          <Trouble error={finish.error} />
        </div>
      )}
      {goOn}
    </>
  );
}

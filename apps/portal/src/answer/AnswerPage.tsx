import type { CheckInAnswers } from '@keel/clinical/check-ins';
import { worryingWords } from '@keel/clinical/distress';
import type { Answers } from '@keel/clinical/scales';
import type { MyQuestion, MyQuestionsView } from '@keel/formats/api';
import { Button, buttonClass } from '@keel/ui/button';
import { WordsField } from '@keel/ui/field';
import { ScaleForm } from '@keel/ui/scale-form';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { howSent, isFinal, liesHere, myQuery, type Said, toSay, UnreachableError, untilSent } from '../api/index.ts';
import { HelpNow, useReaders } from '../help/index.ts';
import { Failed, form, Link, Note, Options, Trouble, Waiting } from '../shell/index.ts';
import { dyingSoFar, useSoFar, worryingAnswers, worryingCheckIn } from '../so-far/index.ts';
import { type InHand, inHand } from './in-hand.ts';

/** What waits, one thing at a time, each in about a minute. */
export function AnswerPage() {
  const { t, i18n } = useTranslation();
  const language = i18n.language === 'es' ? 'es' : 'en';
  const { data, isPending, isPlaceholderData, refetch } = useQuery({
    // In the reader's language, whatever the chart says; what is open stays while the other language is on its way.
    ...myQuery<MyQuestionsView>(`my-questions?language=${language}`),
    placeholderData: keepPreviousData,
  });
  /** What was answered here just now, and whether it worries: it stays on the page while the rest is asked again. */
  const [done, setDone] = useState<{ readonly key: string; readonly worrying: boolean }>();
  const [said, setSaid] = useState<Said>();
  const send = useMutation(untilSent);
  // What it is about is kept as it was when its first answer was given: a form never changes under the finger.
  const [open, setOpen] = useState<InHand>();
  if (isPending) return <Waiting />;
  if (data === undefined) return <Failed again={() => void refetch()} />;
  const answer = (question: MyQuestion, kind: string, body: object, worrying: boolean): void => {
    const one = toSay(kind, body);
    setSaid(one);
    setDone({ key: question.key, worrying });
    setOpen(undefined);
    send.mutate(one);
  };
  const left = data.asked.filter(({ key }) => key !== done?.key);
  if (done !== undefined) {
    const state = howSent(send);
    const again = () => said && send.mutate(said);
    return (
      <div className={form['form']}>
        {done.worrying ? (
          <HelpNow
            alone
            readers={data.readers}
            place={data.clinic}
            sent={state}
            onAgain={again}
            kept={liesHere(said?.id) && !isFinal(send.failureReason)}
          />
        ) : (
          <Note title={t(state === 'sent' ? 'answer.thanks' : state === 'failed' ? 'answer.unsent' : 'answer.sending')}>
            {state === 'failed' && (
              <>
                {send.failureReason instanceof UnreachableError ? (
                  <p role="status">{t(liesHere(said?.id) ? 'answer.keptHere' : 'answer.keepOpen')}</p>
                ) : (
                  <Trouble error={send.failureReason} />
                )}
                <Button kind="next" onClick={again}>
                  {t('answer.again')}
                </Button>
              </>
            )}
          </Note>
        )}
        {state === 'sent' && left.length > 0 && (
          <Button kind={done.worrying ? 'plain' : 'next'} size="large" wide onClick={() => setDone(undefined)}>
            {t('answer.more')}
          </Button>
        )}
        {state === 'sent' && left.length === 0 && <p>{t('answer.all')}</p>}
        <p>
          <Link href="/my/well/">{t('answer.toWell')}</Link>
        </p>
      </div>
    );
  }
  const { question, stands } = inHand(open, left, { language, onItsWay: isPlaceholderData });
  if (question === undefined) {
    return (
      <Note title={t('answer.none')} more={t('answer.noneMore')}>
        <Link className={buttonClass({ kind: 'next', size: 'large' })} href="/my/well/">
          {t('answer.toWell')}
        </Link>
      </Note>
    );
  }
  if (!stands && !isPlaceholderData) setOpen({ question, language, begun: false });
  const begin = (): void => {
    if (open?.begun !== true) setOpen({ question, language, begun: true });
  };
  return (
    <div className={form['form']}>
      {question.kind === 'check-in' && (
        <CheckIn
          key={question.key}
          onBegin={begin}
          question={question}
          view={data}
          onAnswer={(body, worrying) => answer(question, 'answer-check-in', body, worrying)}
        />
      )}
      {question.kind === 'experience' && question.session !== null && (
        <Experience
          key={question.key}
          onBegin={begin}
          session={question.session}
          onAnswer={(body, worrying) => answer(question, 'answer-experience', body, worrying)}
        />
      )}
      {question.kind === 'scale' && question.form !== null && (
        <Scale
          key={question.key}
          onBegin={begin}
          question={question}
          view={data}
          onAnswer={(body, worrying) => answer(question, 'answer-scale', body, worrying)}
        />
      )}
    </div>
  );
}

/** Said before the first answer, on the page itself: who reads this, and when. */
function Readers({ view }: { readonly view: MyQuestionsView }) {
  return <p className={form['hint']}>{useReaders(view.readers, view.clinic.zone)}</p>;
}

function Scale(props: {
  readonly question: MyQuestion;
  readonly view: MyQuestionsView;
  /** From now on it stands in the language that it was begun in. */
  readonly onBegin: () => void;
  readonly onAnswer: (body: object, worrying: boolean) => void;
}) {
  const { t } = useTranslation();
  const shown = props.question.form!;
  const [answers, setAnswers] = useState<Answers>({});
  const asked = {
    instrument: shown.instrument,
    version: shown.version,
    ...(shown.form === 'standard' ? {} : { form: shown.form }),
    language: shown.language,
    wording: shown.wordingVersion,
  };
  const dying = dyingSoFar(answers);
  const soFar = useSoFar(dying === null ? null : { of: 'scale', ...asked, answers: dying });
  const worrying = worryingAnswers(answers) || soFar.telling;
  return (
    <>
      <h1>{t('answer.minute')}</h1>
      {worrying && <HelpNow beside readers={props.view.readers} place={props.view.clinic} {...soFar.help} />}
      <ScaleForm
        form={shown}
        answers={answers}
        onAnswer={(next) => {
          props.onBegin();
          setAnswers(next);
        }}
        advance
        onDone={() => {
          soFar.onDone();
          const body = {
            ...asked,
            answers: Object.fromEntries(shown.questions.map(({ linkId }) => [linkId, answers[linkId] ?? null])),
            total: null,
          };
          props.onAnswer(body, worrying);
        }}
      />
      <Readers view={props.view} />
    </>
  );
}

const THREE = ['no', 'a-little', 'very'] as const;
const SAFE = ['yes', 'not-sure', 'no'] as const;

function CheckIn(props: {
  readonly question: MyQuestion;
  readonly view: MyQuestionsView;
  readonly onBegin: () => void;
  readonly onAnswer: (body: object, worrying: boolean) => void;
}) {
  const { t } = useTranslation();
  const [answers, setAnswers] = useState<CheckInAnswers>({});
  const [words, setWords] = useState('');
  const { checkIn, session, point } = props.question;
  const asked =
    checkIn === null ? null : { ...(session === null || point === 'weekly' ? {} : { session }), point: checkIn.point };
  const soFar = useSoFar(
    asked !== null && worryingCheckIn(answers) ? { of: 'check-in', ...asked, answers: { safe: answers.safe } } : null,
  );
  const worrying = worryingCheckIn(answers) || soFar.telling;
  const say = (more: CheckInAnswers): void => {
    props.onBegin();
    setAnswers((was) => ({ ...was, ...more }));
  };
  if (checkIn === null) return null;
  const send = (): void => {
    soFar.onDone();
    const body = {
      ...asked,
      answers,
      ...(words.trim() === '' ? {} : { words: words.trim() }),
    };
    props.onAnswer(body, worrying || worryingWords(words).length > 0);
  };
  return (
    <>
      <div>
        <h1>{t('answer.howAreYou')}</h1>
        <Readers view={props.view} />
      </div>
      {checkIn.asks.map((item) =>
        item === 'safe' ? (
          <Options
            key={item}
            legend={t('answer.safe')}
            value={answers.safe ?? null}
            options={SAFE.map((value) => ({ value, label: t(`answer.safeSays.${value}`) }))}
            onChoose={(safe) => say({ safe })}
          />
        ) : (
          <Options
            key={item}
            legend={t(`answer.${item}`)}
            value={answers[item] ?? null}
            options={THREE.map((value) => ({ value, label: t(`answer.three.${value}`) }))}
            onChoose={(value) => say({ [item]: value })}
          />
        ),
      )}
      <WordsField
        label={t('answer.words')}
        value={words}
        onWrite={(written) => {
          props.onBegin();
          setWords(written);
        }}
      />
      {worrying && <HelpNow beside readers={props.view.readers} place={props.view.clinic} {...soFar.help} />}
      <Button kind="next" size="large" wide disabled={Object.keys(answers).length === 0} onClick={send}>
        {t('answer.send')}
      </Button>
    </>
  );
}

const FELT = ['good', 'mixed', 'hard'] as const;
const LOOKED = ['yes', 'partly', 'no'] as const;

function Experience(props: {
  readonly session: string;
  readonly onBegin: () => void;
  readonly onAnswer: (body: object, worrying: boolean) => void;
}) {
  const { t } = useTranslation();
  const [felt, setFelt] = useState<(typeof FELT)[number]>();
  const [lookedAfter, setLookedAfter] = useState<(typeof LOOKED)[number]>();
  const [words, setWords] = useState('');
  const whole = felt !== undefined && lookedAfter !== undefined;
  return (
    <>
      <h1>{t('answer.experience')}</h1>
      <Options
        legend={t('answer.felt')}
        value={felt ?? null}
        options={FELT.map((value) => ({ value, label: t(`answer.feltSays.${value}`) }))}
        onChoose={(value) => {
          props.onBegin();
          setFelt(value);
        }}
      />
      <Options
        legend={t('answer.lookedAfter')}
        value={lookedAfter ?? null}
        options={LOOKED.map((value) => ({ value, label: t(`answer.lookedSays.${value}`) }))}
        onChoose={(value) => {
          props.onBegin();
          setLookedAfter(value);
        }}
      />
      <WordsField
        label={t('answer.nextTime')}
        value={words}
        onWrite={(written) => {
          props.onBegin();
          setWords(written);
        }}
      />
      <Button
        kind="next"
        size="large"
        wide
        disabled={!whole}
        onClick={() => {
          const nextTime = words.trim();
          const body = { session: props.session, felt, lookedAfter, ...(nextTime === '' ? {} : { nextTime }) };
          props.onAnswer(body, worryingWords(words).length > 0);
        }}
      >
        {t('answer.send')}
      </Button>
    </>
  );
}

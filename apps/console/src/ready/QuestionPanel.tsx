import type { Reason } from '@keel/clinical/record';
import {
  type AskedQuestion,
  type LentReason,
  nextAsked,
  questionContext,
  questionsAsked,
} from '@keel/clinical/session';
import { Button } from '@keel/ui/button';
import { WordsField } from '@keel/ui/field';
import { countdownText } from '@keel/ui/freshness';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSaid } from '../clinical-words/index.ts';
import { clockText } from '../time/index.ts';
import { useVisit } from '../visit/index.ts';
import styles from './ReadyScreen.module.css';

type Answer = 'go-ahead' | 'wait' | 'defer';

/** The last question to the prescriber: what went with it, how long there is, and the answer as something to accept. */
export function QuestionPanel(props: {
  readonly reasons: readonly Reason[];
  readonly lent: readonly LentReason[];
  readonly accepted: readonly string[];
  readonly onAccept: (answer: string) => void;
}) {
  const { t, i18n } = useTranslation();
  const said = useSaid();
  const visit = useVisit();
  const last = questionsAsked(visit.session).at(-1);
  if (last === undefined) return null;
  const { asked, answered } = last;
  const clock = (at: number): string => clockText(at, visit.zone, i18n.language);
  const words = asked.body.question.replace(/^[a-z-]+/, (key) =>
    t(`ask.a.${key as 'go-ahead'}`, { defaultValue: key }),
  );
  const rule = asked.body.about?.rule;
  const title = rule === undefined ? undefined : props.reasons.find((one) => one.rule === rule)?.title;
  return (
    <section className={styles['question']} aria-label={t('ready.question')}>
      <p className={styles['asks']}>
        <b>{words}</b>
        {title && <span>{said(title)}</span>}
      </p>
      <p className={styles['soft']}>
        {t('ready.askedOf', {
          name: visit.nameOf(asked.body.to),
          by: visit.nameOf(asked.author.id),
          time: clock(asked.at),
        })}
      </p>
      <Context at={answered === null ? visit.now : answered.at} />
      {answered === null ? <Open last={last} /> : <Answered {...props} last={last} />}
    </section>
  );
}

/** What the record says already, so that nobody has to say it on the phone. */
function Context({ at }: { readonly at: number }) {
  const { t, i18n } = useTranslation();
  const visit = useVisit();
  const context = questionContext(visit.session, at as typeof visit.now);
  const yesNo = (value: boolean | null): string =>
    value === null ? t('ready.notAsked') : t(value ? 'ask.a.yes' : 'ask.a.no');
  const rows: [string, string][] = [
    [
      t('ready.pressures'),
      context.pressures.length === 0
        ? t('ready.notTaken')
        : context.pressures
            .map(
              ({ at: when, systolicMmHg, diastolicMmHg, byHand }) =>
                `${clockText(when, visit.zone, i18n.language)} ${systolicMmHg}/${diastolicMmHg}${byHand ? ` (${t('source.manual-cuff')})` : ''}`,
            )
            .join(' · '),
    ],
    [
      t('ready.notKept'),
      context.notKept === null
        ? t('ready.notAsked')
        : context.notKept.length === 0
          ? t('ready.allKept')
          : context.notKept.map((rule) => t(`ask.a.${rule as 'headache'}`, { defaultValue: rule })).join(', '),
    ],
    [t('ready.stimulant'), yesNo(context.stimulant)],
    [t('ready.pain'), context.painNrs === null ? t('ready.notAsked') : `${context.painNrs}/10`],
    ...(context.symptoms.length === 0
      ? []
      : ([[t('ask.symptoms.title'), context.symptoms.map((one) => t(`ask.a.${one as 'chest-pain'}`)).join(', ')]] as [
          string,
          string,
        ][])),
  ];
  return (
    <dl className={styles['context']}>
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Nobody has answered yet: the time that is left, who comes next, and the answer for whoever may give it. */
function Open({ last }: { readonly last: AskedQuestion }) {
  const { t } = useTranslation();
  const visit = useVisit();
  const [words, setWords] = useState('');
  const [busy, setBusy] = useState(false);
  const { asked } = last;
  const left = asked.body.answerBy - visit.now;
  const staff = { people: Object.fromEntries(visit.view.people.map((one) => [one.id, { ...one, endedAt: null }])) };
  const next = nextAsked(visit.session, staff as unknown as Parameters<typeof nextAsked>[1], asked.body.to);
  const goesTo = next.map(visit.nameOf).join(', ');
  const time = countdownText(Math.abs(left));
  const answer = async (kind: Answer): Promise<void> => {
    setBusy(true);
    await visit.say('answer-question', {
      question: asked.ref,
      answer: kind,
      ...(words.trim() === '' ? {} : { words: words.trim() }),
    });
    setBusy(false);
  };
  return (
    <>
      <p role="timer">
        {next.length === 0
          ? t(left > 0 ? 'ready.answerAlone' : 'ready.answerAloneLate', { time, name: visit.nameOf(asked.body.to) })
          : t(left > 0 ? 'ready.answerIn' : 'ready.answerLate', { time, next: goesTo })}
      </p>
      {visit.me.roles.includes('prescriber') ? (
        <>
          <WordsField label={t('ready.answerWords')} value={words} onWrite={setWords} />
          <div className={styles['act']}>
            <Button kind="next" size="large" disabled={busy} onClick={() => void answer('go-ahead')}>
              {t('ready.answer-go-ahead')}
            </Button>
            <Button size="large" onClick={() => visit.ask('order')}>
              {t('ready.answer-lower')}
            </Button>
            <Button size="large" disabled={busy} onClick={() => void answer('wait')}>
              {t('ready.answer-wait')}
            </Button>
            <Button size="large" disabled={busy} onClick={() => void answer('defer')}>
              {t('ready.answer-defer')}
            </Button>
          </div>
        </>
      ) : (
        left <= 0 && (
          <div className={styles['act']}>
            <Button kind="next" onClick={() => visit.ask('question', asked.body.about ?? {})}>
              {t('ready.askNext')}
            </Button>
          </div>
        )
      )}
    </>
  );
}

/** The answer is an order: accepted with one press, and what it does not cover stays open. */
function Answered(props: {
  readonly last: AskedQuestion;
  readonly lent: readonly LentReason[];
  readonly accepted: readonly string[];
  readonly onAccept: (answer: string) => void;
}) {
  const { t, i18n } = useTranslation();
  const visit = useVisit();
  const answered = props.last.answered!;
  const { answer, words } = answered.body;
  const order = visit.session.order;
  const since = order !== null && order.entry.at >= props.last.asked.at;
  const covers = props.lent.filter((one) => one.answer.id === answered.id);
  const prescribes = visit.me.roles.includes('prescriber');
  return (
    <>
      <p className={styles['answer']}>
        <b>{t(`ready.said-${answer}`)}</b>
        <span>
          {[words, visit.nameOf(answered.author.id), clockText(answered.at, visit.zone, i18n.language)]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {since && <span>{t('ready.newOrder')}</span>}
      </p>
      <div className={styles['act']}>
        {answer === 'go-ahead' &&
          !prescribes &&
          (covers.length === 0 ? (
            <p>{t('ready.coversNothing')}</p>
          ) : props.accepted.includes(answered.id) ? (
            <p>{t('ready.acceptedIt')}</p>
          ) : (
            <Button kind="next" size="large" onClick={() => props.onAccept(answered.id)}>
              {t('ready.accept')}
            </Button>
          ))}
        {answer === 'wait' && !prescribes && (
          <Button kind="next" size="large" onClick={() => visit.ask('wait', props.last.asked.body.about ?? {})}>
            {t('ready.wait')}
          </Button>
        )}
        {(answer === 'defer' || answer === 'stop') && !prescribes && (
          <Button kind="next" size="large" onClick={() => visit.ask('stop-session', { because: 'deferred' })}>
            {t('ready.notToday')}
          </Button>
        )}
      </div>
    </>
  );
}

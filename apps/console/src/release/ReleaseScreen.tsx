import { ADVICE_LANGUAGES, adviceLanguage } from '@keel/clinical/documents';
import type { Reason } from '@keel/clinical/record';
import {
  latestOf,
  overridesOf,
  type ReleaseCriterion,
  releaseAssessment,
  releaseReasons,
  type Weighed,
  weighedWith,
} from '@keel/clinical/session';
import { Button } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { WordsField } from '@keel/ui/field';
import { ageText, countdownText } from '@keel/ui/freshness';
import { Sheet } from '@keel/ui/sheet';
import { IconCircle, IconCircleCheckFilled, IconCircleDashed, IconCircleX } from '@tabler/icons-react';
import { useContext, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useSaid } from '../clinical-words/index.ts';
import { OwedTasks } from '../owed/index.ts';
import { clockText } from '../time/index.ts';
import { type AskKey, StripContext, useVisit } from '../visit/index.ts';
import { FormRows } from './FormRows.tsx';
import { LookedAt } from './LookedAt.tsx';
import styles from './ReleaseScreen.module.css';

const ICON = {
  met: IconCircleCheckFilled,
  'not-met': IconCircleX,
  unknown: IconCircleDashed,
  'not-needed': IconCircle,
};
const SHOWN_BY: Readonly<Partial<Record<ReleaseCriterion, AskKey>>> = {
  score: 'aldrete',
  awake: 'gait',
  'blood-pressure': 'check',
  saturation: 'check',
  gait: 'gait',
  dissociation: 'dissociation',
  nausea: 'nausea',
  mood: 'suicide-risk',
  'line-out': 'access-out',
  escort: 'escort-here',
  advice: 'advice',
};

/** May this person leave? Each criterion with its evidence; "ready since" and "left at" are two times. */
export function ReleaseScreen() {
  const { t, i18n } = useTranslation();
  const said = useSaid();
  const visit = useVisit();
  const { session, policy, now, zone } = visit;
  // Of somebody who walked out it says what was met when they left: nothing runs or goes stale after that.
  const walkedOut = session.phase === 'left';
  const assessment = releaseAssessment(session, policy, walkedOut ? (session.leftAt ?? now) : now);
  const [weighed, setWeighed] = useState<readonly Weighed[]>([]);
  const [weighing, setWeighing] = useState<{ readonly criterion: ReleaseCriterion; readonly reason: Reason } | null>(
    null,
  );
  const { clock } = assessment;
  const at = (time: number): string => clockText(time, zone, i18n.language);
  const reasons = releaseReasons(assessment);
  const reasonOf = (criterion: ReleaseCriterion) => reasons.find(({ rule }) => rule === `release-${criterion}`);
  const signedFor = (criterion: ReleaseCriterion): string | undefined => {
    const reason = reasonOf(criterion);
    return reason && weighedWith(weighed, reason);
  };
  const open = assessment.unmet.filter((criterion) => signedFor(criterion) === undefined);
  const standing =
    open.length > 0
      ? t('release.open', { count: open.length })
      : assessment.unmet.length > 0
        ? t('release.weighed', { count: assessment.unmet.length })
        : t('release.ready');
  const releaseWaits = visit.isUnsent('patient-released');
  const leavingWaits = visit.isUnsent('patient-left', 'left-before-release');
  const escort = latestOf(session, 'escort-arrived') ?? latestOf(session, 'escort-arranged');
  const regimen = session.regimen === null ? undefined : policy.regimens[session.regimen];
  const spoken = adviceLanguage(visit.patient.details?.language);
  const ask = (criterion: ReleaseCriterion): void => {
    const by = SHOWN_BY[criterion];
    if (by === 'aldrete' && regimen?.release.score === 'padss') visit.ask('padss');
    else if (by === 'advice') visit.ask(by, { language: spoken });
    else if (by !== undefined) visit.ask(by);
  };
  const release = async (): Promise<void> => {
    const arranged = latestOf(session, 'escort-arranged');
    await visit.say('release-patient', {
      overrides: overridesOf(weighed, reasons),
      goesWith: arranged?.body.escort ?? (latestOf(session, 'escort-arrived') ? 'adult' : 'nobody'),
      ...(escort?.body.name === undefined ? {} : { escortName: escort.body.name }),
    });
  };
  // It was entered at the end of the page; what follows from it stands at its top.
  const wasOut = useRef(walkedOut);
  useEffect(() => {
    if (walkedOut && !wasOut.current) globalThis.scrollTo({ top: 0 });
    wasOut.current = walkedOut;
  }, [walkedOut]);
  const over =
    session.releasedAt !== null ||
    session.leftAt !== null ||
    ['left', 'transferred', 'stopped', 'cancelled'].includes(session.phase);

  const strip = useContext(StripContext);
  return (
    <div className={styles['release']}>
      {strip &&
        !over &&
        createPortal(
          <p className={styles['standing']} aria-hidden>
            <b>{standing}</b>
            {clock.kind === 'running' && (
              <span>
                {t('release.observation')} {countdownText(clock.remainingMs)}
              </span>
            )}
          </p>,
          strip,
        )}
      <section className={styles['main']}>
        <header className={styles['head']}>
          <h2 className={styles['title']}>
            {releaseWaits
              ? t('release.waiting')
              : session.releasedAt !== null
                ? t('release.released', { time: at(session.releasedAt) })
                : walkedOut
                  ? t('release.leftBefore', { time: session.leftAt === null ? '––' : at(session.leftAt) })
                  : standing}
          </h2>
          {releaseWaits && <p role="status">{t('release.waitingLead')}</p>}
          <dl className={styles['times']}>
            <div>
              <dt>{t(walkedOut ? 'release.observationShort' : 'release.observation')}</dt>
              <dd className={styles['big']} data-none={clock.kind === 'not-started'}>
                {clock.kind === 'not-started'
                  ? '––'
                  : clock.kind === 'done'
                    ? t('release.done')
                    : countdownText(clock.remainingMs)}
              </dd>
              <dd className={styles['soft']}>
                {clock.startedAt === null
                  ? t('release.notStarted')
                  : t('release.since', {
                      what: said(clock.because),
                      time: at(clock.startedAt),
                      minutes: clock.requiredMinutes,
                    })}
                {clock.countedFromEntry && ` ${t('release.fromEntry')}`}
              </dd>
            </div>
            <div>
              <dt>{t('release.readySince')}</dt>
              <dd className={styles['big']} data-none={session.readySince === null}>
                {session.readySince === null ? '––' : at(session.readySince)}
              </dd>
            </div>
            <div>
              <dt>{t('release.leftAt')}</dt>
              <dd className={styles['big']} data-none={session.leftAt === null}>
                {session.leftAt === null ? '––' : at(session.leftAt)}
              </dd>
              {leavingWaits && <dd className={styles['soft']}>{t('visit.unsent')}</dd>}
            </div>
          </dl>
          {/* Gone without a release: what is to be done now is not below what was not met. */}
          {over && session.releasedAt === null && <OwedTasks />}
        </header>
        <p className={styles['advice']}>
          {t('release.adviceIn', { language: t(`ask.a.${spoken}`) })}{' '}
          {ADVICE_LANGUAGES.map((language) => (
            <a
              key={language}
              href={`/api/v1/after-visit-pdf/${session.id}?language=${language}`}
              target="_blank"
              rel="noreferrer"
            >
              {t('release.advicePrint', { language: t(`ask.a.${language}`) })}
            </a>
          ))}
        </p>
        <ul className={styles['list']}>
          {assessment.criteria.map((answer) => {
            const Icon = ICON[answer.state];
            const reason = reasonOf(answer.criterion);
            const signed = reason && weighedWith(weighed, reason);
            const may = answer.override.some((role) => visit.me.roles.includes(role));
            const unmet = answer.state === 'not-met' || answer.state === 'unknown';
            return (
              <li key={answer.criterion} className={styles['criterion']} data-state={answer.state}>
                <Icon size={24} stroke={1.6} aria-hidden />
                <div>
                  <p className={styles['name']}>
                    {t(`criterion.${answer.criterion}`)}{' '}
                    <span className={styles['state']}>{t(`criterionState.${answer.state}`)}</span>
                  </p>
                  <p className={styles['soft']}>
                    {said(answer.evidence)}
                    {answer.inputs[0]?.at !== undefined &&
                      `, ${t('visit.ago', { age: ageText(now - answer.inputs[0].at) })}`}
                    {answer.inputs[0]?.source !== undefined && `, ${visit.nameOf(answer.inputs[0].source)}`}
                  </p>
                  {signed !== undefined && <p>{t('refusal.signed', { reason: signed })}</p>}
                  {unmet && signed === undefined && answer.override.length > 0 && !may && (
                    <p className={styles['soft']}>
                      {t('refusal.override', { roles: answer.override.map((role) => t(`role.${role}`)).join(', ') })}
                    </p>
                  )}
                </div>
                {!over && unmet && signed === undefined && (
                  <div className={styles['act']}>
                    {SHOWN_BY[answer.criterion] && (
                      <Button kind="next" onClick={() => ask(answer.criterion)}>
                        {t(`criterionDo.${answer.criterion as 'score'}`)}
                      </Button>
                    )}
                    {answer.criterion === 'escort' && (
                      <Button onClick={() => visit.ask('escort-call')}>{t('ask.escort-call.do')}</Button>
                    )}
                    {may && reason && (
                      <Button onClick={() => setWeighing({ criterion: answer.criterion, reason })}>
                        {t('refusal.weigh')}
                      </Button>
                    )}
                  </div>
                )}
              </li>
            );
          })}
        </ul>
        <LookedAt over={over} />
        <FormRows />
        <div className={styles['bottom']}>
          {session.releasedAt === null && !over && (
            <Button kind="next" size="glove" disabled={open.length > 0} onClick={() => void release()}>
              {t('release.do')}
            </Button>
          )}
          {session.releasedAt !== null && session.leftAt === null && (
            <Button
              kind={releaseWaits ? 'plain' : 'next'}
              size="glove"
              onClick={() =>
                visit.ask('left', {
                  with: latestOf(session, 'escort-arranged')?.body.escort,
                  escortName: escort?.body.name,
                })
              }
            >
              {t('ask.left.do')}
            </Button>
          )}
          {!over && (
            <Button size="large" onClick={() => visit.ask('left-before-release')}>
              {t('ask.left-before-release.do')}
            </Button>
          )}
          {!over && (
            <Button size="large" onClick={() => visit.ask('transfer')}>
              {t('ask.transfer.do')}
            </Button>
          )}
        </div>
      </section>
      {weighing && (
        <OverrideSheet
          {...weighing}
          keeps={`session/${session.id}/override/${weighing.criterion}`}
          onClose={() => setWeighing(null)}
          onSign={(words) => {
            setWeighed([...weighed, { seen: weighing.reason, words }]);
            setWeighing(null);
          }}
        />
      )}
    </div>
  );
}

function OverrideSheet(props: {
  readonly criterion: ReleaseCriterion;
  readonly reason: Reason;
  readonly keeps: string;
  readonly onSign: (words: string) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const said = useSaid();
  const [choice, setChoice] = useState<'examined' | 'usual-for-patient' | 'watched-closely'>();
  const [words, setWords] = useState('');
  const text = [choice && t(`weigh.${choice}`), words.trim()].filter(Boolean).join('. ');
  return (
    <Sheet open title={t('refusal.weigh')} keeps={props.keeps} onClose={props.onClose}>
      <div className={styles['sheet']}>
        <p>
          <b>{t(`criterion.${props.criterion}`)}</b>: {said(props.reason.because)}
        </p>
        <Chips
          label={t('weigh.why')}
          options={(['examined', 'usual-for-patient', 'watched-closely'] as const).map((value) => ({
            value,
            label: t(`weigh.${value}`),
          }))}
          chosen={choice === undefined ? [] : [choice]}
          onChoose={setChoice}
        />
        <WordsField label={t('weigh.words')} value={words} onWrite={setWords} />
        <Button kind="next" size="large" wide disabled={text === ''} onClick={() => props.onSign(text)}>
          {t('weigh.sign')}
        </Button>
      </div>
    </Sheet>
  );
}

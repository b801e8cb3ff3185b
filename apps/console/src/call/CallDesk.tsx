import { CALL_TOPICS, type CallFinding, judgeCall } from '@keel/clinical/calls';
import { patientFold, readPatient } from '@keel/clinical/patient';
import { type CallersView, fromWireEvent, type PatientView } from '@keel/formats/api';
import { Button, buttonClass } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { Field } from '@keel/ui/field';
import { countdownText } from '@keel/ui/freshness';
import { Identity } from '@keel/ui/identity';
import { Sheet } from '@keel/ui/sheet';
import { IconAlertTriangle, IconCheck, IconCloudOff, IconPhone } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery, viewQuery } from '../api/index.ts';
import { useNow } from '../live/index.ts';
import { Failed, Waiting } from '../shell/index.ts';
import { clockText, dayIn } from '../time/index.ts';
import { AboutCaller, callBackNumbers } from './AboutCaller.tsx';
import { AsRequest } from './AsRequest.tsx';
import { type Asked, askedOn, sourceText } from './asked.ts';
import styles from './CallDesk.module.css';
import { FindPerson } from './CallScreen.tsx';
import { Ended } from './Ended.tsx';
import { EndSheet } from './EndSheet.tsx';
import { type CallHere, useCallSay, useCalls } from './use-calls.ts';

/** One call: what to ask now, what to do now, who it is, and how long they have been on the line. */
export function CallDesk() {
  const { t } = useTranslation();
  const { call: id } = useParams({ from: '/inside/call/$call' });
  const { calls, staff, loading, error } = useCalls();
  const here = calls.find(({ call }) => call.call === id);
  if (!here) {
    if (loading) return <Waiting />;
    return error ? (
      <Failed error={error} reset={() => undefined} />
    ) : (
      <div className={styles['gone']}>
        <p>{t('call.none')}</p>
        <Link to="/call" className={buttonClass({})}>
          {t('call.back')}
        </Link>
      </div>
    );
  }
  return <Desk here={here} staff={staff} />;
}

function Desk({ here, staff }: { readonly here: CallHere; readonly staff: ReturnType<typeof useCalls>['staff'] }) {
  const { t, i18n } = useTranslation();
  const { call, patient: brief, stream } = here;
  const now = useNow(1_000);
  const me = useQuery(meQuery).data;
  const zone = me?.clinic.zone ?? 'UTC';
  const { say, moved, trouble } = useCallSay();
  const [again, setAgain] = useState<string>();
  const [later, setLater] = useState<readonly string[]>([]);
  const [naming, setNaming] = useState(false);
  const [ending, setEnding] = useState(false);
  const view = useQuery({ ...viewQuery<PatientView>('patient', brief?.id ?? ''), enabled: brief !== null }).data;
  const patient = useMemo(
    () =>
      view === undefined
        ? null
        : readPatient(
            view.events.map(fromWireEvent).reduce(patientFold.evolve, patientFold.initial(`patient/${view.brief.id}`)),
          ),
    [view],
  );
  const callers = useQuery(viewQuery<CallersView>('callers')).data;
  const caller = callers?.people.find((person) => person.brief.id === brief?.id);
  const language = i18n.language === 'es' ? 'es' : 'en';
  const { asked, notice } = askedOn(call, language, t);
  const open = asked.filter(({ id }) => !call.answers.has(id));
  const current =
    asked.find(({ id }) => id === again) ?? open.find(({ id }) => !later.includes(id)) ?? open[0] ?? undefined;
  const findings = judgeCall(call);
  const about = { seq: here.seq, patient: brief };
  const answer = (step: string, value: string | boolean): void => {
    setAgain(undefined);
    setLater((waiting) => waiting.filter((one) => one !== step));
    void say(stream, 'answer-call', { call: call.call, step, value }, about);
  };
  const acts = (call.topic === 'suicidal' || call.topic === 'after-visit') && (
    <div className={styles['acts']}>
      <p className={styles['soft']}>{t('call.second')}</p>
      {(['called-911', ...(call.topic === 'suicidal' ? ['joined-988'] : [])] as const).map((step) => {
        const done = call.answers.get(step);
        return (
          <Button key={step} size="large" aria-pressed={done !== undefined} onClick={() => answer(step, true)}>
            {done !== undefined && <IconCheck size={20} aria-hidden />}
            {t(`call.step.${step as 'called-911'}`)}
            {done !== undefined && ` · ${t('call.doneAt', { time: clockText(done.at, zone, i18n.language) })}`}
          </Button>
        );
      })}
    </div>
  );
  const time = countdownText((call.ended?.at ?? now) - call.openedAt);
  return (
    <div className={styles['desk']}>
      <header className={styles['band']}>
        {brief === null ? (
          <div className={styles['stranger']}>
            <h1>{t('call.unknown')}</h1>
            {call.ended === null && <Button onClick={() => setNaming(true)}>{t('call.identify')}</Button>}
          </div>
        ) : (
          <Identity brief={brief} today={dayIn(now, zone)} large heading>
            <AsRequest state={caller?.request ?? null} maySame={caller?.maySame ?? []} />
          </Identity>
        )}
        {/* Whoever makes the call needs the number before the first question. */}
        {call.opened.direction === 'out' && call.ended === null && (caller?.phones.length ?? 0) > 0 && (
          <p className={styles['dial']}>
            {caller?.phones.map(({ number, whose, name }) => (
              <a
                key={`${whose} ${number}`}
                className={buttonClass({ size: 'large' })}
                href={`tel:${number.replace(/[^+\d]/g, '')}`}
              >
                <IconPhone size={20} aria-hidden /> {number} (
                {[t(`call.whose.${whose as 'patient'}`), name].filter(Boolean).join(', ')})
              </a>
            ))}
          </p>
        )}
        <p className={styles['timer']}>
          <IconPhone size={24} aria-hidden />
          {t(call.ended === null ? 'call.since' : 'call.lasted', { time })}
        </p>
        {call.ended === null && (
          <Button size="large" onClick={() => setEnding(true)}>
            {t('call.end')}
          </Button>
        )}
      </header>
      {here.unsent > 0 && (
        <p className={styles['unsent']} role="status">
          <IconCloudOff size={20} aria-hidden /> {t('call.unsent', { count: here.unsent })}
        </p>
      )}
      {trouble && (
        <p className={styles['unsent']} role="alert">
          {trouble}
        </p>
      )}
      {/* What is to be done while somebody is on the line; once the call has ended, its tasks say what is. */}
      {call.ended === null && <Findings findings={findings} />}
      {call.ended !== null ? (
        <Ended here={here} staff={staff} />
      ) : !here.whole ? (
        <p className={styles['unsent']}>{t('call.held')}</p>
      ) : (
        <div className={styles['columns']}>
          <div className={styles['path']}>
            {/* What is to be done now is pressed where it is said, also on a phone. */}
            {findings.length > 0 && acts}
            {current === undefined ? (
              <section className={styles['question']}>
                <h2>{t('call.allAsked')}</h2>
                <Button kind="next" size="glove" wide onClick={() => setEnding(true)}>
                  {t('call.end')}
                </Button>
              </section>
            ) : (
              <Question
                key={current.id}
                asked={current}
                notice={current.id.startsWith('cssrs') ? notice : null}
                suggested={
                  current.id === 'call-back' && patient !== null
                    ? callBackNumbers(patient)
                    : current.id === 'second-person'
                      ? staff.filter(({ id }) => id !== me?.person.id).map(({ name }) => name)
                      : []
                }
                onAnswer={(value) => answer(current.id, value)}
                onLater={
                  open.length > 1 && again === undefined ? () => setLater((waiting) => [...waiting, current.id]) : null
                }
              />
            )}
            {findings.length === 0 && acts}
            <AnsweredList
              asked={asked}
              here={here}
              current={current?.id}
              onAgain={(id) => {
                setAgain(id);
                globalThis.scrollTo({ top: 0 });
              }}
            />
            <Chips
              label={t('call.turn')}
              options={CALL_TOPICS.map((value) => ({ value, label: t(`call.topic.${value}`) }))}
              chosen={[call.topic]}
              onChoose={(topic) => {
                if (topic !== call.topic) void say(stream, 'turn-call', { call: call.call, topic }, about);
              }}
            />
          </div>
          <AboutCaller patient={patient} known={brief !== null} now={now} zone={zone} />
        </div>
      )}
      {naming && (
        <Sheet open title={t('call.identifyTitle')} onClose={() => setNaming(false)}>
          <div className={styles['sheet']}>
            <p>{t('call.identifyHint')}</p>
            <FindPerson
              onChoose={({ brief: person }) => {
                void (async () => {
                  if (!(await say(`patient/${person.id}`, 'identify-caller', { call: call.call }))) return;
                  moved(call.call);
                  setNaming(false);
                })();
              }}
            />
            {trouble && <p role="alert">{trouble}</p>}
          </div>
        </Sheet>
      )}
      {ending && (
        <EndSheet
          here={here}
          staff={staff}
          onClose={() => setEnding(false)}
          onEnd={(body) => {
            setEnding(false);
            void say(stream, 'end-call', body, about);
          }}
        />
      )}
    </div>
  );
}

/** What the answers ask for, the gravest first and said as something to do. */
function Findings({ findings }: { readonly findings: readonly CallFinding[] }) {
  const { t } = useTranslation();
  if (findings.length === 0) return null;
  const words = ({ rule, need }: CallFinding): string =>
    rule.startsWith('flag-')
      ? t(`call.do.${need as 'today'}`, { what: t(`call.flag.${rule as 'flag-heart'}`) })
      : t(`call.do.${rule as 'call-mood'}`);
  return (
    <section className={styles['findings']} aria-live="assertive" data-need={findings[0]?.need}>
      <h2>
        <IconAlertTriangle size={24} aria-hidden /> {t('call.now')}
      </h2>
      <ul>
        {findings.map((finding) => (
          <li key={finding.rule} data-need={finding.need}>
            {words(finding)} <span className={styles['soft']}>({sourceText(finding.sources)})</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The one thing to ask now, as large as it is important. */
function Question(props: {
  readonly asked: Asked;
  readonly notice: string | null;
  readonly suggested: readonly string[];
  readonly onAnswer: (value: string | boolean) => void;
  readonly onLater: (() => void) | null;
}) {
  const { asked, onAnswer } = props;
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  return (
    <section className={styles['question']} aria-live="polite">
      <p className={styles['soft']}>{t('call.next')}</p>
      <h2>{asked.prompt}</h2>
      {asked.note && <p className={styles['soft']}>{asked.note}</p>}
      {asked.answer === 'yes-no' && (
        <div className={styles['options']}>
          <Button size="glove" onClick={() => onAnswer(true)}>
            {t('call.yes')}
          </Button>
          <Button size="glove" onClick={() => onAnswer(false)}>
            {t('call.no')}
          </Button>
        </div>
      )}
      {asked.answer === 'one' && (
        <div className={styles['options']}>
          {asked.options.map(({ value, label }) => (
            <Button key={value} size="glove" onClick={() => onAnswer(value)}>
              {label}
            </Button>
          ))}
        </div>
      )}
      {asked.answer === 'words' && (
        <>
          {props.suggested.length > 0 && (
            <div className={styles['options']}>
              {props.suggested.map((value) => (
                <Button key={value} size="large" onClick={() => onAnswer(value)}>
                  {value}
                </Button>
              ))}
            </div>
          )}
          <form
            className={styles['words']}
            onSubmit={(event) => {
              event.preventDefault();
              if (words.trim() !== '') onAnswer(words.trim());
            }}
          >
            <Field
              label={t('call.free')}
              autoComplete="off"
              value={words}
              onChange={(event) => setWords(event.target.value)}
            />
            <Button kind="next" size="large" type="submit" disabled={words.trim() === ''}>
              {t('call.keep')}
            </Button>
          </form>
        </>
      )}
      <p className={styles['foot']}>
        {asked.sources.length > 0 && (
          <span className={styles['soft']}>{t('call.source', { list: sourceText(asked.sources) })}</span>
        )}
        {props.onLater && (
          <Button kind="quiet" onClick={props.onLater}>
            {t('call.skip')}
          </Button>
        )}
      </p>
      {props.notice && <p className={styles['soft']}>{props.notice}</p>}
    </section>
  );
}

function AnsweredList(props: {
  readonly asked: readonly Asked[];
  readonly here: CallHere;
  readonly current: string | undefined;
  readonly onAgain: (id: string) => void;
}) {
  const { t, i18n } = useTranslation();
  const zone = useQuery(meQuery).data?.clinic.zone ?? 'UTC';
  const { answers } = props.here.call;
  const said = props.asked.filter(({ id }) => answers.has(id) && id !== props.current);
  if (said.length === 0) return null;
  return (
    <section>
      <h2>{t('call.answered')}</h2>
      <ul className={styles['said']}>
        {said.map(({ id, prompt, options }) => {
          const answer = answers.get(id)!;
          const { value } = answer;
          return (
            <li key={id}>
              <span className={styles['soft']}>{prompt}</span>
              <b>
                {typeof value === 'boolean'
                  ? t(value ? 'call.yes' : 'call.no')
                  : (options.find((option) => option.value === value)?.label ?? value)}
              </b>
              <span className={styles['soft']}>{clockText(answer.at, zone, i18n.language)}</span>
              <Button kind="quiet" aria-label={`${t('call.again')}: ${prompt}`} onClick={() => props.onAgain(id)}>
                {t('call.again')}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

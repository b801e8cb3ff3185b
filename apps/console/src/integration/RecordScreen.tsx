import { worryingWords } from '@keel/clinical/distress';
import { TALK } from '@keel/clinical/integration';
import type { IntegrationRecordView } from '@keel/formats/api';
import { Button } from '@keel/ui/button';
import { Field, WordsField } from '@keel/ui/field';
import { HalfWritten } from '@keel/ui/half-written';
import { Identity } from '@keel/ui/identity';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { viewQuery } from '../api/index.ts';
import { useNow, useTopics } from '../live/index.ts';
import { Failed, Waiting } from '../shell/index.ts';
import { dateTimeText, dayIn, dayText } from '../time/index.ts';
import styles from './Integration.module.css';
import { BookSheet, DangerSheet, EndSheet } from './sheets.tsx';
import { Talks } from './Talks.tsx';
import { useTalks } from './useTalks.ts';

/** One person as his therapist may see him: talks, treatments, what he shares, and the therapist's own notes apart. */
export function RecordScreen() {
  const { id } = useParams({ from: '/inside/integration/$id' });
  const view = useQuery(viewQuery<IntegrationRecordView>('integration-record', id));
  useTopics([`view/integration-record/${id}`], view.data?.position);
  if (view.data) return <Record view={view.data} />;
  return view.error ? <Failed error={view.error} reset={() => void view.refetch()} /> : <Waiting />;
}

function Record({ view }: { readonly view: IntegrationRecordView }) {
  const { t, i18n } = useTranslation();
  const now = useNow(60_000);
  const [asking, setAsking] = useState<'book' | 'end' | 'danger'>();
  const { brief, seq, zone, talks, referral, treatments, goals, scores } = view;
  const today = dayIn(now, zone);
  const day = (time: string): string => dayText(Date.parse(time), zone, i18n.language);
  const about = { patient: brief.id, seq, onClose: () => setAsking(undefined) };
  return (
    <div className={styles['record']}>
      <header className={styles['band']}>
        <Identity brief={brief} today={today} large heading />
        <div className={styles['acts']}>
          <Button size="large" onClick={() => setAsking('danger')}>
            {t('integration.danger')}
          </Button>
          <Button kind="next" size="large" onClick={() => setAsking('book')}>
            {t('integration.book')}
          </Button>
        </div>
      </header>
      <p className={styles['soft']}>
        {[t('integration.referredBy', { name: referral.by, day: day(referral.at) }), referral.words]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <div className={styles['columns']}>
        <div>
          <section className={styles['section']}>
            <h2>{t('integration.talks')}</h2>
            {talks.length === 0 ? (
              <p>{t('integration.noTalks')}</p>
            ) : (
              <Talks patient={brief.id} seq={seq} zone={zone} talks={talks} />
            )}
          </section>
          <Notes view={view} />
        </div>
        <div>
          <section className={styles['section']}>
            <h2>{t('integration.goals')}</h2>
            {goals === null ? (
              <p className={styles['gap']}>{t('integration.goalsNotShared')}</p>
            ) : (
              <Goals key={JSON.stringify(goals)} view={view} goals={goals} />
            )}
          </section>
          <section className={styles['section']}>
            <h2>{t('integration.scores')}</h2>
            {scores === null ? (
              <p className={styles['gap']}>{t('integration.scoresNotShared')}</p>
            ) : scores.length === 0 ? (
              <p>{t('integration.noScores')}</p>
            ) : (
              scores.map((score) => <Scores key={score.instrument} score={score} day={day} />)
            )}
          </section>
          <section className={styles['section']}>
            <h2>{t('integration.treatments')}</h2>
            <p>
              {treatments.length === 0
                ? t('integration.noTreatment')
                : [t('integration.treatmentCount', { count: treatments.length }), treatments.map(day).join(', ')].join(
                    ': ',
                  )}
            </p>
          </section>
          <div>
            <Button kind="quiet" onClick={() => setAsking('end')}>
              {t('integration.end')}
            </Button>
          </div>
        </div>
      </div>
      {asking === 'book' && <BookSheet {...about} zone={zone} today={today} minutes={TALK.minutes.value} />}
      {asking === 'end' && <EndSheet {...about} />}
      {asking === 'danger' && <DangerSheet {...about} />}
    </div>
  );
}

type Score = NonNullable<IntegrationRecordView['scores']>[number];

function Scores({ score, day }: { readonly score: Score; readonly day: (time: string) => string }) {
  const { t } = useTranslation();
  const { title, points, response, remission } = score;
  const lines = [
    response !== null && t('integration.responseFrom', { total: Math.floor(response) }),
    remission !== null && t('integration.remissionFrom', { total: remission }),
  ];
  return (
    <div className={styles['score']}>
      <h3>{title}</h3>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{t('integration.day')}</th>
            <th scope="col">{t('integration.total')}</th>
          </tr>
        </thead>
        <tbody>
          {points.toReversed().map(({ at, total }) => (
            <tr key={at}>
              <td>{day(at)}</td>
              <td>{total}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles['soft']}>{lines.filter(Boolean).join(' · ')}</p>
    </div>
  );
}

/** Set with the patient, in his words; the list is kept whole. */
function Goals(props: {
  readonly view: IntegrationRecordView;
  readonly goals: NonNullable<IntegrationRecordView['goals']>;
}) {
  const { view, goals: kept } = props;
  const { t } = useTranslation();
  const { tell, trouble } = useTalks(view.brief.id, view.seq);
  const [goals, setGoals] = useState(kept);
  const written = goals.map(({ goal, words }) => ({ goal, words: words.trim() })).filter(({ words }) => words !== '');
  const changed = JSON.stringify(written) !== JSON.stringify(kept);
  return (
    <div className={styles['sheet']}>
      {goals.length === 0 && <p>{t('integration.noGoals')}</p>}
      {goals.map(({ goal, words }, index) => (
        <WordsField
          key={goal}
          label={t('integration.goal', { number: index + 1 })}
          value={words}
          onWrite={(next) => setGoals((all) => all.map((one) => (one.goal === goal ? { goal, words: next } : one)))}
        />
      ))}
      {trouble && (
        <p className={styles['trouble']} role="alert">
          {trouble}
        </p>
      )}
      <div className={styles['acts']}>
        <Button
          kind="quiet"
          onClick={() => setGoals((all) => [...all, { goal: `goal-${crypto.randomUUID()}`, words: '' }])}
        >
          {t('integration.addGoal')}
        </Button>
        <Button kind="next" disabled={!changed} onClick={() => void tell('set-goals', { goals: written })}>
          {t('integration.keepGoals')}
        </Button>
      </div>
    </div>
  );
}

type Note = IntegrationRecordView['notes'][number];

/** His own notes, apart from the record: nobody else reads one unless he shares it. */
function Notes({ view }: { readonly view: IntegrationRecordView }) {
  const { t, i18n } = useTranslation();
  const { tell, trouble } = useTalks(view.brief.id, view.seq);
  const [words, setWords] = useState('');
  const [shared, setShared] = useState(false);
  const [asked, setAsked] = useState(false);
  const [correcting, setCorrecting] = useState<Note | null>(null);
  /** What was being written when a correction came in between: it comes back after it. */
  const [aside, setAside] = useState({ words: '', shared: false });
  const [reason, setReason] = useState('');
  const field = useRef<HTMLDivElement>(null);
  // The field stands above the notes: whoever presses below is taken there.
  useEffect(() => {
    if (correcting !== null) field.current?.querySelector('textarea')?.focus();
  }, [correcting]);
  const worries = worryingWords(words).length > 0;
  const keep = async (): Promise<void> => {
    const said = { words: words.trim(), ...(worries && asked ? { worry: 'asked' } : {}) };
    const done =
      correcting === null
        ? await tell('write-integration-note', { ...said, shared })
        : await tell('correct-integration-note', { ...said, note: correcting.ref, reason: reason.trim() });
    if (!done) return;
    if (correcting === null) {
      setWords('');
      setShared(false);
      setAsked(false);
    } else leave();
  };
  const correct = (one: Note): void => {
    if (correcting === null) setAside({ words, shared });
    setCorrecting(one);
    setWords(one.words);
    setReason('');
    setAsked(false);
  };
  const leave = (): void => {
    setCorrecting(null);
    setWords(aside.words);
    setShared(aside.shared);
    setAsked(false);
  };
  return (
    <section className={styles['section']}>
      <h2>{t('integration.notes')}</h2>
      <p className={styles['soft']}>{t('integration.notesLead')}</p>
      <p className={styles['soft']}>{t('integration.notesLooked')}</p>
      <div ref={field}>
        <HalfWritten about={`patient/${view.brief.id}/integration-note`}>
          <WordsField
            label={t(correcting === null ? 'integration.note' : 'integration.correctedNote')}
            value={words}
            onWrite={setWords}
          />
        </HalfWritten>
      </div>
      {worries && (
        <div role="status">
          <p className={styles['trouble']}>{t('integration.noteWorries')}</p>
          <label className={styles['check']}>
            <input type="checkbox" checked={asked} onChange={(event) => setAsked(event.target.checked)} />
            <span>{t('integration.noteAsked')}</span>
          </label>
        </div>
      )}
      {correcting === null ? (
        <label className={styles['check']}>
          <input type="checkbox" checked={shared} onChange={(event) => setShared(event.target.checked)} />
          <span>{t('integration.shareNote')}</span>
        </label>
      ) : (
        <Field
          label={t('integration.noteReason')}
          value={reason}
          autoComplete="off"
          onChange={(event) => setReason(event.target.value)}
        />
      )}
      {trouble && (
        <p className={styles['trouble']} role="alert">
          {trouble}
        </p>
      )}
      <div className={styles['acts']}>
        <Button
          kind="next"
          disabled={words.trim() === '' || (correcting !== null && reason.trim().length < 3)}
          onClick={() => void keep()}
        >
          {t(correcting === null ? 'integration.keepNote' : 'integration.keepCorrected')}
        </Button>
        {correcting !== null && <Button onClick={leave}>{t('integration.leaveNote')}</Button>}
      </div>
      <ul className={styles['notes']}>
        {view.notes.map((note) => (
          <li key={note.id}>
            <p className={styles['soft']}>
              {dateTimeText(Date.parse(note.at), view.zone, i18n.language)} ·{' '}
              {t(note.shared ? 'integration.sharedNote' : 'integration.ownNote')}
            </p>
            <p className={styles['words']}>{note.words}</p>
            {note.corrected !== null && (
              <p className={styles['soft']}>
                {t('integration.noteFirst', {
                  when: dateTimeText(Date.parse(note.corrected.at), view.zone, i18n.language),
                  reason: note.corrected.reason,
                  words: note.corrected.first,
                })}
              </p>
            )}
            <Button kind="quiet" onClick={() => correct(note)}>
              {t('integration.correctNote')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

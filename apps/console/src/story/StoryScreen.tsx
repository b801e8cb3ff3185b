import { isOver, type SessionEntry } from '@keel/clinical/session';
import { Button } from '@keel/ui/button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clockText, dateTimeText, dayIn, dayText } from '../time/index.ts';
import { useVisit } from '../visit/index.ts';
import { CorrectSheet } from './CorrectSheet.tsx';
import { Deviations } from './Deviations.tsx';
import { entryWords } from './entry-words.ts';
import { Flags } from './Flags.tsx';
import styles from './StoryScreen.module.css';

/** Everything that was recorded, in the order it happened, with what was put right beside what was first written. */
export function StoryScreen() {
  const { t, i18n } = useTranslation();
  const visit = useVisit();
  const { session, zone } = visit;
  const [striking, setStriking] = useState<SessionEntry | null>(null);
  const withdrawn = new Set(session.withdrawn.map(({ id }) => id));
  const all = [...session.entries, ...session.ahead, ...session.withdrawn].sort(
    (a, b) => a.at - b.at || (a.id < b.id ? -1 : 1),
  );
  const sign = (meaning: 'author' | 'responsible-prescriber'): void => {
    void visit.say('sign-session', { meaning, printedName: visit.me.name });
  };
  const prescribes = visit.me.roles.includes('prescriber');
  return (
    <div className={styles['story']}>
      <header className={styles['head']}>
        <h2 className={styles['title']}>{t('story.title')}</h2>
        <p className={styles['soft']}>
          {session.signatures.length === 0
            ? t('story.unsigned')
            : session.signatures
                .map((entry) =>
                  t('story.signedBy', {
                    name: entry.body.printedName,
                    meaning: t(`meaning.${entry.body.meaning}`),
                    time: dateTimeText(entry.at, zone, i18n.language),
                  }),
                )
                .join(' ')}
          {session.amendedAfterSignature && <b> {t('story.amended')}</b>}
        </p>
        <Button
          kind={session.signatures.length === 0 ? 'next' : 'plain'}
          size="large"
          disabled={!isOver(session.phase)}
          onClick={() => sign(prescribes ? 'responsible-prescriber' : 'author')}
        >
          {t('story.sign')}
        </Button>
      </header>
      <Deviations />
      <ol className={styles['list']}>
        {all.map((entry) => {
          const gone = withdrawn.has(entry.id);
          const late = entry.enteredAt - entry.at > 5 * 60_000;
          return (
            <li key={entry.id} className={styles['entry']} data-withdrawn={gone}>
              <time className={styles['time']}>
                {clockText(entry.at, zone, i18n.language)}
                {dayIn(entry.at, zone) !== dayIn(session.startsAt ?? visit.now, zone) && (
                  <span className={styles['day']}>{dayText(entry.at, zone, i18n.language)}</span>
                )}
              </time>
              <div className={styles['words']}>
                <p>
                  <b>{t(`event.${entry.kind as 'patient-arrived'}`, { defaultValue: entry.kind })}</b>{' '}
                  {entryWords(entry, visit, t)}
                  {entry.saidAt !== undefined &&
                    ` · ${t('story.saidAt', { time: dateTimeText(entry.saidAt, zone, i18n.language) })}`}
                </p>
                <Flags body={entry.body} />
                {entry.original !== undefined && (
                  <p className={styles['was']}>
                    {entry.original.at !== entry.at && `${clockText(entry.original.at, zone, i18n.language)} `}
                    {entryWords({ ...entry, body: entry.original.body } as SessionEntry, visit, t)}
                  </p>
                )}
                {entry.amendments.map((amendment) => (
                  <p key={amendment.id} className={styles['soft']}>
                    {t(`amendment.${amendment.kind}`, {
                      name: visit.nameOf(amendment.author.id),
                      time: clockText(amendment.at, zone, i18n.language),
                      reason: amendment.reason ?? '',
                    })}
                  </p>
                ))}
              </div>
              <p className={styles['who']}>
                {entry.author.kind === 'person' ? visit.nameOf(entry.author.id) : t(`author.${entry.author.kind}`)}
                {late && ` · ${t('story.enteredAt', { time: clockText(entry.enteredAt, zone, i18n.language) })}`}
                {visit.unsent.has(entry.id) && ` · ${t('visit.unsent')}`}
              </p>
              {gone ? (
                <span />
              ) : (
                <Button kind="quiet" onClick={() => setStriking(entry)}>
                  {t('story.putRight')}
                </Button>
              )}
            </li>
          );
        })}
      </ol>
      {striking && <CorrectSheet entry={striking} onClose={() => setStriking(null)} />}
    </div>
  );
}

import { isOver, type SessionEntry } from '@keel/clinical/session';
import { Button } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { WordsField } from '@keel/ui/field';
import { Sheet } from '@keel/ui/sheet';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clockText, dateTimeText } from '../time/index.ts';
import { useVisit } from '../visit/index.ts';
import { Deviations } from './Deviations.tsx';
import { entryWords } from './entry-words.ts';
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
          kind="next"
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
          const flags =
            (entry.body as { flags?: readonly { rule: string; title: string; because: string }[] }).flags ?? [];
          const late = entry.enteredAt - entry.at > 5 * 60_000;
          return (
            <li key={entry.id} className={styles['entry']} data-withdrawn={gone}>
              <time className={styles['time']}>{clockText(entry.at, zone, i18n.language)}</time>
              <div className={styles['words']}>
                <p>
                  <b>{t(`event.${entry.kind as 'patient-arrived'}`, { defaultValue: entry.kind })}</b>{' '}
                  {entryWords(entry, visit, t)}
                  {entry.saidAt !== undefined &&
                    ` · ${t('story.saidAt', { time: dateTimeText(entry.saidAt, zone, i18n.language) })}`}
                </p>
                {flags.map((flag) => (
                  <p key={flag.rule} className={styles['flag']}>
                    {flag.title}: {flag.because}
                  </p>
                ))}
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
                  {t('story.strike')}
                </Button>
              )}
            </li>
          );
        })}
      </ol>
      {striking && <StrikeSheet entry={striking} onClose={() => setStriking(null)} />}
    </div>
  );
}

/** Entered in error: it stays readable, struck through, with the reason, and counts for nothing. */
function StrikeSheet({ entry, onClose }: { readonly entry: SessionEntry; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const visit = useVisit();
  const [reason, setReason] = useState<'wrong-patient' | 'did-not-happen' | 'wrong-value' | 'entered-twice'>();
  const [words, setWords] = useState('');
  const strike = async (): Promise<void> => {
    const said = await visit.say('strike-entry', {
      entry: entry.ref,
      reason: [reason && t(`strike.${reason}`), words.trim()].filter(Boolean).join('. '),
    });
    if (said.kind !== 'refused') onClose();
  };
  return (
    <Sheet open title={t('story.strike')} onClose={onClose}>
      <div className={styles['sheet']}>
        <p>{t('story.strikeLead')}</p>
        <Chips
          label={t('strike.why')}
          options={(['did-not-happen', 'wrong-value', 'wrong-patient', 'entered-twice'] as const).map((value) => ({
            value,
            label: t(`strike.${value}`),
          }))}
          chosen={reason === undefined ? [] : [reason]}
          onChoose={setReason}
        />
        <WordsField label={t('weigh.words')} value={words} onWrite={setWords} />
        <Button kind="grave" size="large" wide disabled={reason === undefined} onClick={() => void strike()}>
          {t('story.strike')}
        </Button>
      </div>
    </Sheet>
  );
}

import { PATIENT_FACT_COMMANDS, type Patient, type PatientEntry } from '@keel/clinical/patient';
import { mayDo } from '@keel/clinical/rights';
import { Button } from '@keel/ui/button';
import { Sheet } from '@keel/ui/sheet';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../api/index.ts';
import { useChartSay } from '../chart/index.ts';
import { useNow } from '../live/index.ts';
import { Flags, PutRight } from '../story/index.ts';
import { clockText, dateTimeText } from '../time/index.ts';
import styles from './EntriesSheet.module.css';

/** Its author takes an entry back within this time, without a reason; afterwards it is put right beside itself. */
const UNDO_MS = 60_000;
const SHOWN = 40;
/** What follows from the entries of a session by itself: there they are put right, and this line follows. */
const FOLLOWS: ReadonlySet<string> = new Set(['session-dosed']);
/** That it is over is told here, and is put right there as well. */
const STANDS: ReadonlySet<string> = new Set(['session-closed']);
const CORRECTABLE: ReadonlySet<string> = new Set(Object.values(PATIENT_FACT_COMMANDS));

const wordsIn = (body: unknown): string => {
  const { words, because, title, name } = body as Readonly<Record<string, unknown>>;
  return [title, name, words, because].filter((one): one is string => typeof one === 'string').join(' · ');
};

/** What was entered about this person, newest first, with what was put right beside what was first written. */
export function EntriesSheet(props: {
  readonly patient: Patient;
  readonly zone: string;
  readonly nameOf: (person: string) => string;
  readonly onClose: () => void;
}) {
  const { t, i18n } = useTranslation();
  const { patient, zone, nameOf } = props;
  const me = useQuery(meQuery).data;
  const now = useNow();
  const { tell, trouble } = useChartSay(patient);
  const [shown, setShown] = useState(SHOWN);
  const [chosen, setChosen] = useState<PatientEntry | null>(null);
  const may = (action: string): boolean =>
    me != null &&
    mayDo({ kind: 'person', id: me.person.id, roles: me.roles }, action, 'own-patient').verdict !== 'deny';
  const withdrawn = new Set(patient.withdrawn.map(({ id }) => id));
  const all = [...patient.entries, ...patient.withdrawn]
    .filter(({ kind }) => !FOLLOWS.has(kind))
    .toSorted((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
  if (chosen) {
    return (
      <PutRight
        entry={chosen}
        zone={zone}
        corrects={may('command/correct-patient-entry') && CORRECTABLE.has(chosen.kind)}
        strikes={may('command/strike-patient-entry')}
        onCorrect={(body) => tell('correct-entry', { ...body })}
        onStrike={(body) => tell('strike-entry', { ...body })}
        trouble={trouble}
        onClose={() => setChosen(null)}
      />
    );
  }
  return (
    <Sheet open wide title={t('patient.entries')} onClose={props.onClose}>
      {trouble && <p role="alert">{trouble}</p>}
      <ol className={styles['list']}>
        {all.slice(0, shown).map((entry) => {
          const gone = withdrawn.has(entry.id);
          const own = entry.author.kind === 'person' && entry.author.id === me?.person.id;
          const undoable = !gone && own && now - entry.enteredAt < UNDO_MS && may('command/undo-patient-entry');
          const rights = may('command/strike-patient-entry') || CORRECTABLE.has(entry.kind);
          return (
            <li key={entry.id} className={styles['entry']} data-withdrawn={gone}>
              <div>
                <p>
                  <b>{t(`chartEvent.${entry.kind as 'photo-taken'}`, { defaultValue: entry.kind })}</b>{' '}
                  <span className={styles['words']}>{wordsIn(entry.body)}</span>
                </p>
                <Flags body={entry.body} />
                {entry.amendments.map((amendment) => (
                  <p key={amendment.id} className={styles['soft']}>
                    {t(`amendment.${amendment.kind}`, {
                      name: nameOf(amendment.author.id),
                      time: clockText(amendment.at, zone, i18n.language),
                      reason: amendment.reason ?? '',
                    })}
                  </p>
                ))}
                <p className={styles['soft']}>
                  {dateTimeText(entry.at, zone, i18n.language)}
                  {' · '}
                  {entry.author.kind === 'person' ? nameOf(entry.author.id) : t(`author.${entry.author.kind}`)}
                </p>
              </div>
              {undoable ? (
                <Button onClick={() => void tell('undo-entry', { entry: entry.ref })}>{t('patient.undo')}</Button>
              ) : (
                !gone &&
                !STANDS.has(entry.kind) &&
                rights && (
                  <Button kind="quiet" onClick={() => setChosen(entry)}>
                    {t('story.putRight')}
                  </Button>
                )
              )}
            </li>
          );
        })}
      </ol>
      {shown < all.length && (
        <Button size="large" wide onClick={() => setShown(shown + SHOWN)}>
          {t('patient.older')}
        </Button>
      )}
    </Sheet>
  );
}

import { Button } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { ageText } from '@keel/ui/freshness';
import { Keypad } from '@keel/ui/keypad';
import { Sheet } from '@keel/ui/sheet';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useReadings } from '../live/index.ts';
import styles from './CheckSheet.module.css';
import {
  type CheckField,
  checkProblems,
  deleteDigit,
  FULL_CHECK,
  FULL_CHECK_BY_HAND,
  isFull,
  observations,
  RR_KEYS,
  SPO2_KEYS,
  setValue,
  startCheck,
  typeDigit,
} from './check-entry.ts';
import { useVisit } from './visit-context.ts';

const SEDATION = ['5', '4', '3', '2', '1', '0'] as const;
const FROM_MONITOR = { systolic: 'NIBP_SYS', diastolic: 'NIBP_DIA', spo2: 'SPO2', hr: 'HR', rr: 'RR' } as const;
const MONITOR_MAX_AGE_MS = 60_000;

/** Hand entry with gloves: numbers open the next one by themselves, the last one saves, and all of it can be undone. */
export function CheckSheet(props: { readonly fields?: readonly CheckField[]; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const visit = useVisit();
  const readings = useReadings(visit.session.id);
  /** What the monitor says now, offered, never filled in by itself. */
  const monitor = (field: CheckField): { value: number; ageMs: number } | null => {
    if (field === 'sedation') return null;
    const last = readings.channel(visit.session.id, FROM_MONITOR[field])?.last;
    const ageMs = last ? visit.now - Date.parse(last.at) : Number.POSITIVE_INFINITY;
    return last && ageMs <= MONITOR_MAX_AGE_MS ? { value: last.value, ageMs } : null;
  };
  /** Just opened, this tab has heard nothing yet, and the view says what came before. */
  const countsBreaths = (): boolean =>
    monitor('rr') !== null ||
    visit.view.trends.some(
      ({ kind, points }) => kind === 'RR' && visit.now - (points.at(-1)?.[0] ?? 0) <= MONITOR_MAX_AGE_MS,
    );
  const [entry, setEntry] = useState(() =>
    startCheck(props.fields ?? (countsBreaths() ? FULL_CHECK : FULL_CHECK_BY_HAND)),
  );
  const [saving, setSaving] = useState(false);
  const problems = checkProblems(entry);
  const ready = observations(entry);

  const save = async (next: typeof entry): Promise<void> => {
    const observed = observations(next);
    if (observed === null || saving) return;
    setSaving(true);
    const said = await visit.say(
      'chart-observations',
      { observations: observed, source: { from: 'person', how: 'spot-check' } },
      { undo: t('check.charted') },
    );
    setSaving(false);
    if (said.kind !== 'refused') props.onClose();
  };
  const change = (next: typeof entry): void => {
    setEntry(next);
    if (isFull(next) && next.fields.length > 1) void save(next);
    else if (next.fields.length === 1 && isFull(next)) void save(next);
  };
  const offered = monitor(entry.at);

  return (
    <Sheet open wide title={t('check.title')} onClose={props.onClose}>
      <div className={styles['check']}>
        <div className={styles['fields']}>
          {entry.fields.map((field) => (
            <button
              key={field}
              type="button"
              className={styles['field']}
              aria-pressed={entry.at === field}
              onClick={() => setEntry({ ...entry, at: field })}
            >
              <span className={styles['name']}>{t(`check.${field}`)}</span>
              <span className={styles['value']}>{entry.digits[field] || '––'}</span>
              {problems[field] && <span className={styles['problem']}>{t(`check.problem.${problems[field]}`)}</span>}
            </button>
          ))}
        </div>
        <div className={styles['entry']}>
          {offered && (
            <Button wide onClick={() => change(setValue(entry, entry.at, offered.value))}>
              {t('check.fromMonitor', { value: offered.value, age: ageText(offered.ageMs) })}
            </Button>
          )}
          {entry.at === 'sedation' ? (
            <Chips
              label={t('check.sedationQuestion')}
              options={SEDATION.map((score) => ({ value: score, label: score, more: t(`check.moaas.${score}`) }))}
              chosen={entry.digits.sedation ? [entry.digits.sedation as '5'] : []}
              glove
              onChoose={(score) => change(setValue(entry, 'sedation', Number(score)))}
            />
          ) : (
            <>
              {entry.at === 'spo2' && (
                <Chips
                  label={t('check.spo2Question')}
                  options={SPO2_KEYS.map((value) => ({ value: String(value), label: String(value) }))}
                  chosen={[]}
                  onChoose={(value) => change(setValue(entry, 'spo2', Number(value)))}
                />
              )}
              {entry.at === 'rr' && (
                <Chips
                  label={t('check.rrQuestion')}
                  options={RR_KEYS.map((value) => ({ value: String(value), label: String(value) }))}
                  chosen={[]}
                  onChoose={(value) => change(setValue(entry, 'rr', Number(value)))}
                />
              )}
              <Keypad
                onDigit={(digit) => change(typeDigit(entry, digit))}
                onDelete={() => setEntry(deleteDigit(entry))}
              />
            </>
          )}
          <Button kind="next" size="large" wide disabled={ready === null || saving} onClick={() => void save(entry)}>
            {t('check.save')}
          </Button>
        </div>
      </div>
    </Sheet>
  );
}

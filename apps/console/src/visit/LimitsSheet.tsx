import { ALARM_LIMIT_ROWS, type AlarmLimits, readAlarms, STARTING_ALARM_LIMITS } from '@keel/clinical/alarms';
import { allOf } from '@keel/clinical/session';
import { Button } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { WordsField } from '@keel/ui/field';
import { Sheet } from '@keel/ui/sheet';
import { IconMinus, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clockText } from '../time/index.ts';
import styles from './LimitsSheet.module.css';
import { useVisit } from './visit-context.ts';

type Name = keyof AlarmLimits;
const NAMES = Object.keys(ALARM_LIMIT_ROWS) as Name[];
const WHY = ['baseline', 'false', 'closer', 'ordered'] as const;
/** One step of a finger. */
const stepOf = (unit: string): number => (unit === 'mm[Hg]' ? 5 : unit === '%' || unit === 's' ? 1 : 2);
const unitText = (unit: string): string => (unit === 'mm[Hg]' ? 'mmHg' : unit);

/** Limits of this session: moved by touch within the hard ones, with a reason; what was changed stands below with who and why (A8). */
export function LimitsSheet({ onClose }: { readonly onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const visit = useVisit();
  const now = readAlarms(visit.session.entries).limits ?? STARTING_ALARM_LIMITS;
  const [limits, setLimits] = useState<AlarmLimits>(now);
  const [why, setWhy] = useState<(typeof WHY)[number]>();
  const [words, setWords] = useState('');
  const [busy, setBusy] = useState(false);
  const prescribes = visit.me.roles.includes('prescriber');
  const changed = NAMES.some((name) => limits[name] !== now[name]);
  const reason = [why && t(`limits.why-${why}`), words.trim()].filter(Boolean).join('. ');
  const text = (name: Name, value: number | null): string =>
    value === null ? t('limits.off') : `${value} ${unitText(ALARM_LIMIT_ROWS[name].unit)}`;
  const move = (name: Name, by: number): void => {
    const row = ALARM_LIMIT_ROWS[name];
    const [least, most] = [Math.min(row.loosest, row.tightest), Math.max(row.loosest, row.tightest)];
    const value = Math.min(most, Math.max(least, (limits[name] ?? row.value) + by));
    setLimits({ ...limits, [name]: value });
  };
  const save = async (): Promise<void> => {
    setBusy(true);
    const said = await visit.say('change-alarm-limits', { limits, reason });
    setBusy(false);
    if (said.kind !== 'refused') onClose();
  };
  const history = allOf(visit.session, 'alarm-limits-changed');
  return (
    <Sheet open wide title={t('limits.title')} keeps={`session/${visit.session.id}/limits`} onClose={onClose}>
      <div className={styles['limits']}>
        <p className={styles['soft']}>{t('limits.lead')}</p>
        <ul className={styles['rows']}>
          {NAMES.map((name) => {
            const row = ALARM_LIMIT_ROWS[name];
            const label = t(`limits.${name}`);
            return (
              <li key={name} data-changed={limits[name] !== now[name]}>
                <span>
                  {label}
                  <span className={styles['soft']}>
                    {t('limits.usual', { value: text(name, row.value) })},{' '}
                    {t(row.safer === 'lower' ? 'limits.hard' : 'limits.hardLow', { value: text(name, row.loosest) })}
                  </span>
                </span>
                <Button
                  aria-label={t('limits.lower', { name: label })}
                  disabled={limits[name] === null}
                  onClick={() => move(name, -stepOf(row.unit))}
                >
                  <IconMinus size={20} aria-hidden />
                </Button>
                <output aria-label={label}>{text(name, limits[name])}</output>
                <Button
                  aria-label={t('limits.higher', { name: label })}
                  disabled={limits[name] === null}
                  onClick={() => move(name, stepOf(row.unit))}
                >
                  <IconPlus size={20} aria-hidden />
                </Button>
                {(prescribes || limits[name] === null) && (
                  <Button
                    kind="quiet"
                    aria-label={`${t(limits[name] === null ? 'limits.turnOn' : 'limits.turnOff')}: ${label}`}
                    onClick={() => setLimits({ ...limits, [name]: limits[name] === null ? row.value : null })}
                  >
                    {t(limits[name] === null ? 'limits.turnOn' : 'limits.turnOff')}
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
        <Chips
          label={t('limits.why')}
          options={WHY.map((value) => ({ value, label: t(`limits.why-${value}`) }))}
          chosen={why === undefined ? [] : [why]}
          onChoose={setWhy}
        />
        <WordsField label={t('limits.words')} value={words} onWrite={setWords} />
        <Button
          kind="next"
          size="large"
          wide
          disabled={!changed || reason.length < 3 || busy}
          onClick={() => void save()}
        >
          {t('limits.save')}
        </Button>
        <section aria-label={t('limits.changes')}>
          <h3>{t('limits.changes')}</h3>
          {history.length === 0 && <p className={styles['soft']}>{t('limits.none')}</p>}
          <ul className={styles['history']}>
            {history.map(({ id, at, author, body }) => (
              <li key={id}>
                {NAMES.filter((name) => body.limits[name] !== body.before[name]).map((name) => (
                  <p key={name}>
                    {t('limits.change', {
                      name: t(`limits.${name}`),
                      before: text(name, body.before[name]),
                      after: text(name, body.limits[name]),
                    })}
                  </p>
                ))}
                <p className={styles['soft']}>
                  {t('limits.by', {
                    time: clockText(at, visit.zone, i18n.language),
                    who: visit.nameOf(author.id),
                    why: body.reason,
                  })}
                </p>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </Sheet>
  );
}

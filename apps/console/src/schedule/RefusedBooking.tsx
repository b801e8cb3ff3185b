import type { Me, ProblemDocument } from '@keel/formats/api';
import { Button } from '@keel/ui/button';
import { Field } from '@keel/ui/field';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../api/index.ts';
import { useSaid } from '../clinical-words/index.ts';
import { clockText, dateTimeText } from '../time/index.ts';
import styles from './ScheduleScreen.module.css';

export interface OverrideSaid {
  readonly rule: string;
  readonly reason: string;
}

type Reasons = NonNullable<ProblemDocument['reasons']>;

/** A conflict of hands may be met at several minutes, or on several days of a series: it is one thing to answer for. */
const byRule = (reasons: Reasons): Reasons =>
  [...new Set(reasons.map(({ rule }) => rule))].flatMap((rule) => {
    const met = reasons.filter((one) => one.rule === rule);
    const [first] = met;
    if (first === undefined) return [];
    const days = [...new Set(met.flatMap(({ inputs }) => inputs.filter(({ name }) => name === 'date')))];
    const named = [...new Map(days.map((day) => [day.value, day])).values()];
    return [{ ...first, inputs: named.length > 0 ? named : first.inputs }];
  });

const mayCarry = (me: Me | null | undefined, reason: Reasons[number]): boolean =>
  reason.override?.roles.some((role) => me?.roles.includes(role)) === true;

/** Every conflict at once, each with who could carry it; those that this person may carry take a signed reason. */
export function RefusedBooking(props: {
  readonly problem: ProblemDocument;
  readonly zone: string;
  /** What was not done; absent: nothing was booked. */
  readonly lead?: string;
  readonly onGoAhead: (overrides: readonly OverrideSaid[]) => void;
}) {
  const { t, i18n } = useTranslation();
  const inWords = useSaid();
  const me = useQuery(meQuery).data;
  const [said, setSaid] = useState<Readonly<Record<string, string>>>({});
  const reasons = byRule(props.problem.reasons ?? []);
  // It comes where the form ends, which may lie below the glass: what was not done is seen without looking for it.
  const box = useRef<HTMLDivElement>(null);
  // In braces: a newer browser answers with a promise, which is no clean-up.
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each refusal anew
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' });
  }, [props.problem]);
  const every = reasons.length > 0 && reasons.every((one) => mayCarry(me, one));
  const complete = every && reasons.every(({ rule }) => (said[rule] ?? '').trim().length >= 3);
  /** Another treatment may be of another day than the one that is looked at. */
  const inputText = (name: string, value: string | number | boolean): string =>
    typeof value === 'number' && value > 946_684_800_000
      ? (name === 'given' || name === 'booked' ? dateTimeText : clockText)(value, props.zone, i18n.language)
      : String(value);
  return (
    <div ref={box} className={styles['refused']} role="alert">
      <p>{reasons.length > 0 ? (props.lead ?? t('schedule.refused')) : props.problem.title}</p>
      {(props.problem.issues ?? []).map(({ path, message }) => (
        <p key={path.join('.')}>{message}</p>
      ))}
      <ul className={styles['reasons']}>
        {reasons.map((one) => (
          <li key={one.rule}>
            <b>{inWords(one.title)}</b>
            <span className={styles['soft']}>{inWords(one.because)}</span>
            <span className={styles['soft']}>
              {one.inputs.map(({ name, value }) => `${inWords(name)} ${inputText(name, value)}`).join(' · ')}
            </span>
            {one.override === null ? (
              <span>{t('schedule.cannotOverride')}</span>
            ) : mayCarry(me, one) ? (
              <Field
                label={t('schedule.reason')}
                value={said[one.rule] ?? ''}
                autoComplete="off"
                onChange={(event) => setSaid({ ...said, [one.rule]: event.target.value })}
              />
            ) : (
              <span>
                {t('schedule.roles', { roles: one.override.roles.map((role) => t(`role.${role}`)).join(', ') })}
              </span>
            )}
          </li>
        ))}
      </ul>
      {every && (
        <Button
          disabled={!complete}
          onClick={() => props.onGoAhead(reasons.map(({ rule }) => ({ rule, reason: (said[rule] ?? '').trim() })))}
        >
          {t('schedule.withReasons')}
        </Button>
      )}
    </div>
  );
}

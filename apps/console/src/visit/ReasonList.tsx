import type { RuleReason } from '@keel/clinical/policy';
import type { Reason } from '@keel/clinical/record';
import { rolesThatMay } from '@keel/clinical/rights';
import type { Instant } from '@keel/clinical/units';
import { Button, buttonClass } from '@keel/ui/button';
import { ageText } from '@keel/ui/freshness';
import { IconHandStop, IconHourglass, IconInfoCircle, IconMessageQuestion } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSaid } from '../clinical-words/index.ts';
import { clockText } from '../time/index.ts';
import { ASKS } from './asks.ts';
import { CLEARED_BY, clearedByRoles } from './clearing.ts';
import { questionPreset } from './question-preset.ts';
import styles from './ReasonList.module.css';
import { useVisit } from './visit-context.ts';

/** Units are kept as UCUM writes them and read as people write them. */
const READ_AS: Readonly<Record<string, string>> = { 'mm[Hg]': 'mmHg', '{score}': '', Cel: '°C' };
/** After its value; nothing, and no space either, where there is none to be read. */
const unitText = (unit = ''): string => {
  const read = READ_AS[unit] ?? unit;
  return read === '' ? '' : ` ${read}`;
};

/** Who screens: from the one table of rights. */
const SCREENS = rolesThatMay('command/record-screening', 'clinic');

const VERDICT_ICON = {
  contraindicated: IconHandStop,
  defer: IconHourglass,
  caution: IconMessageQuestion,
  info: IconInfoCircle,
} as const;

/**
 * Why not, as a list of what to do: what stands against it, on which values, what clears it and who can, with one button.
 * `onOverride` is there for who may weigh a reason and sign for it.
 */
export function ReasonList(props: {
  readonly reasons: readonly Reason[];
  /** With which words a reason was weighed, as it stands now. */
  readonly weighed?: (reason: Reason) => string | undefined;
  readonly onOverride?: (reason: Reason) => void;
  /** When time clears a reason by itself, or it may be tried again. */
  readonly clearsAt?: (rule: string) => Instant | null;
}) {
  const { t, i18n } = useTranslation();
  const said = useSaid();
  const visit = useVisit();
  /** A person by name, or how the value was taken, in words. */
  const sourceName = (source: string): string =>
    t(`source.${source as 'observed'}`, { defaultValue: visit.nameOf(source) });
  /** A field of the screening as people say it; what the gate measured has its own name. */
  const nameOf = (name: string): string =>
    name.startsWith('patient.')
      ? t(`screening.field.${name.replace(/^patient\./, '').replace(/\[\d+\].*$/, '') as 'pregnancy'}`, {
          defaultValue: said(name),
        })
      : said(name);
  return (
    <ul className={styles['list']}>
      {props.reasons.map((reason) => {
        const { verdict, clears } = reason as Partial<RuleReason>;
        const Icon = VERDICT_ICON[verdict ?? 'defer'];
        const by = CLEARED_BY[reason.rule];
        // There is nothing to take over before somebody has screened.
        const unscreened = by === 'screening' && visit.patient.screening === null;
        const who = unscreened ? SCREENS : clearedByRoles(reason.rule);
        const from = props.clearsAt?.(reason.rule) ?? null;
        const may = reason.override?.roles.some((role) => visit.me.roles.includes(role)) === true;
        const signed = props.weighed?.(reason);
        const clearing = signed === undefined && who.some((role) => visit.me.roles.includes(role)) ? by : undefined;
        const title = said(reason.title);
        return (
          <li
            key={`${reason.rule} ${reason.because}`}
            className={styles['reason']}
            data-verdict={verdict}
            data-signed={signed !== undefined}
          >
            <Icon size={24} stroke={1.6} aria-hidden className={styles['icon']!} />
            <div className={styles['words']}>
              <p className={styles['title']}>
                {title}
                {verdict && <span className={styles['verdict']}>{t(`verdict.${verdict}`)}</span>}
              </p>
              <p className={styles['because']}>{said(reason.because)}</p>
              {reason.inputs.length > 0 && (
                <ul className={styles['inputs']}>
                  {reason.inputs.map((input) => (
                    <li key={input.name}>
                      {nameOf(input.name)}{' '}
                      <b>{typeof input.value === 'string' ? said(input.value) : String(input.value)}</b>
                      {unitText(input.unit)}
                      {input.at !== undefined && `, ${t('visit.ago', { age: ageText(visit.now - input.at) })}`}
                      {input.source && `, ${sourceName(input.source)}`}
                    </li>
                  ))}
                </ul>
              )}
              <p className={styles['clears']}>
                {signed !== undefined
                  ? t('refusal.signed', { reason: signed })
                  : clears && said(clears).replace(/\.?$/, '.')}
                {signed === undefined && reason.override && !may && (
                  <span>
                    {' '}
                    {t('refusal.override', {
                      roles: reason.override.roles.map((role) => t(`role.${role}`)).join(', '),
                    })}
                  </span>
                )}
              </p>
              {signed === undefined && (who.length > 0 || from !== null) && (
                <p className={styles['because']}>
                  {[
                    who.length > 0 && t('refusal.who', { roles: who.map((role) => t(`role.${role}`)).join(', ') }),
                    from !== null &&
                      (from > visit.now
                        ? t('refusal.from', { time: clockText(from, visit.zone, i18n.language) })
                        : t('refusal.fromNow')),
                  ]
                    .filter(Boolean)
                    .join(' ')}
                </p>
              )}
              <p className={styles['sources']}>
                <Link to="/knowledge/$id" params={{ id: reason.rule }}>
                  {t('refusal.basis', { rule: reason.rule, sources: reason.sources.join(', ') })}
                </Link>
              </p>
            </div>
            <div className={styles['act']}>
              {clearing && unscreened && (
                <Link
                  to="/patient/$id/screening"
                  params={{ id: visit.patient.id }}
                  className={buttonClass({ kind: 'next' })}
                >
                  {t('screening.toReview')}
                </Link>
              )}
              {clearing && !unscreened && (
                <Button
                  kind="next"
                  onClick={() => visit.ask(clearing, clearing === 'question' ? questionPreset(visit, reason.rule) : {})}
                >
                  {t(clearing in ASKS ? (`ask.${clearing}.do` as 'ask.fasting.do') : (`do.${clearing}` as 'do.check'))}
                </Button>
              )}
              {signed === undefined && !may && by !== 'question' && reason.override && (
                <Button onClick={() => visit.ask('question', questionPreset(visit, reason.rule))}>
                  {t('ask.question.do')}
                </Button>
              )}
              {may && props.onOverride && signed === undefined && (
                <Button onClick={() => props.onOverride?.(reason)}>{t('refusal.weigh')}</Button>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

import type { Assessed } from '@keel/clinical/decision';
import { type Flag, type FlagInput, originOf } from '@keel/clinical/screening';
import type { Instant } from '@keel/clinical/units';
import { Button } from '@keel/ui/button';
import { ageText } from '@keel/ui/freshness';
import { IconHandStop, IconHourglass, IconInfoCircle, IconMessageQuestion } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSaid } from '../clinical-words/index.ts';
import { dayText } from '../time/index.ts';
import { fieldLabel, fieldValue } from './field-text.ts';
import { entriesOf } from './questions-of.ts';
import styles from './Screening.module.css';

const ICON = {
  contraindicated: IconHandStop,
  defer: IconHourglass,
  caution: IconMessageQuestion,
  info: IconInfoCircle,
} as const;
const GROUPS = ['contraindicated', 'defer', 'caution', 'info'] as const;

type OnEntry = (list: 'medicines' | 'conditions' | 'allergies', at: number) => void;

/** Every flag under its verdict, with what it looked at, how old that is, and what would change it. */
export function FlagGroups(props: {
  readonly assessed: Assessed;
  readonly zone: string;
  readonly now: Instant;
  readonly nameOf: (id: string) => string;
  readonly onEntry: OnEntry;
}) {
  const { t } = useTranslation();
  const { flags } = props.assessed.answer;
  const ahead = props.assessed.ahead.filter(({ verdict }) => verdict !== 'info');
  if (flags.length + ahead.length === 0) return <p className={styles['soft']}>{t('screening.noFlags')}</p>;
  return (
    <>
      {GROUPS.map((verdict) => {
        const of = flags.filter((flag) => flag.verdict === verdict);
        if (of.length === 0) return null;
        const list = (
          <ul className={styles['flags']}>
            {of.map((flag) => (
              <FlagCard key={`${flag.rule} ${flag.because}`} flag={flag} {...props} />
            ))}
          </ul>
        );
        return (
          <section key={verdict} className={styles['section']} data-group={verdict}>
            {verdict === 'info' ? (
              <details>
                <summary>{t('screening.group.info', { count: of.length })}</summary>
                {list}
              </details>
            ) : (
              <>
                <h2>{t(`screening.group.${verdict}`, { count: of.length })}</h2>
                {list}
              </>
            )}
          </section>
        );
      })}
      {ahead.length > 0 && (
        <section className={styles['section']}>
          <h2>{t('screening.group.ahead')}</h2>
          <p className={styles['soft']}>{t('screening.aheadLead')}</p>
          <ul className={styles['flags']}>
            {ahead.map((flag) => (
              <FlagCard key={`${flag.rule} ${flag.because}`} flag={flag} {...props} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function FlagCard(props: {
  readonly flag: Flag;
  readonly assessed: Assessed;
  readonly zone: string;
  readonly now: Instant;
  readonly nameOf: (id: string) => string;
  readonly onEntry: OnEntry;
}) {
  const { flag, onEntry } = props;
  const { t } = useTranslation();
  const said = useSaid();
  const Icon = ICON[flag.verdict];
  const entries = entriesOf(flag);
  return (
    <li className={styles['flag']} data-verdict={flag.verdict}>
      <Icon size={24} stroke={1.6} aria-hidden className={styles['icon']!} />
      <div className={styles['words']}>
        <h3 {...said.lang(flag.title)}>{said(flag.title)}</h3>
        <p {...said.lang(flag.because)}>{said(flag.because)}</p>
        {flag.inputs.length > 0 && (
          <ul className={styles['inputs']}>
            {flag.inputs.map((input) => (
              <li key={`${input.field} ${input.value}`}>
                <InputLine {...props} input={input} />
              </li>
            ))}
          </ul>
        )}
        <dl className={styles['facts']}>
          <div>
            <dt>{t('screening.wouldChange')}</dt>
            <dd {...said.lang(flag.wouldChange)}>{said(flag.wouldChange)}</dd>
          </div>
          {flag.clears !== null && (
            <div>
              <dt>{t('screening.clears')}</dt>
              <dd {...said.lang(flag.clears.what)}>
                {said(flag.clears.what)}; {said(flag.clears.by)} ({said(flag.clears.who)})
              </dd>
            </div>
          )}
          {flag.verdict !== 'info' && (
            <div>
              <dt>{t('screening.override')}</dt>
              <dd>
                {flag.override === null
                  ? t('screening.nobody')
                  : flag.override.roles
                      .map((role) => t(`screening.by.${role.replace(' ', '-') as 'nurse'}`))
                      .join(' + ')}
              </dd>
            </div>
          )}
        </dl>
        <p className={styles['sources']}>
          <Link to="/knowledge/$id" params={{ id: flag.rule }}>
            {t('screening.basis', {
              basis: t(`policy.basis.${flag.basis.replace(' ', '-') as 'label'}`),
              sources: flag.sources.join(', '),
            })}
          </Link>
        </p>
        {entries.map(({ list, at }) => (
          <Button key={`${list} ${at}`} onClick={() => onEntry(list, at)}>
            {t('screening.readEntry')}
          </Button>
        ))}
      </div>
    </li>
  );
}

/** One value a rule looked at: what, how much, how old, and whose word it is. */
function InputLine(props: {
  readonly input: FlagInput;
  readonly assessed: Assessed;
  readonly zone: string;
  readonly now: Instant;
  readonly nameOf: (id: string) => string;
}) {
  const { input, assessed, zone, now } = props;
  const { t, i18n } = useTranslation();
  const origin = originOf(assessed.origins, input.field);
  return (
    <>
      {fieldLabel(t, input.field)} <b>{fieldValue(t, input)}</b>
      {input.age !== null && `, ${t(`screening.age.${input.age.unit}`, { value: input.age.value })}`}
      {origin !== undefined && (
        <span className={styles['soft']}>
          {', '}
          {t(`screening.from.${origin.from}`, {
            who: props.nameOf(origin.by),
            day: dayText(origin.at, zone, i18n.language),
            age: ageText(now - origin.at),
          })}
        </span>
      )}
    </>
  );
}

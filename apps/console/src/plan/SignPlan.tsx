import type { DoseOrder } from '@keel/clinical/dosing';
import type { Patient } from '@keel/clinical/patient';
import type { RuleReason } from '@keel/clinical/policy';
import { Button } from '@keel/ui/button';
import { Field } from '@keel/ui/field';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ProblemError, queryClient } from '../api/index.ts';
import { useSaid } from '../clinical-words/index.ts';
import { useFeedState } from '../live/index.ts';
import { uuid7 } from '../outbox/index.ts';
import { useStepUp, withStepUp } from '../step-up/index.ts';
import styles from './Plan.module.css';

/** What stands against the plan, what is weighed and signed over, and the signature. */
export function SignPlan(props: {
  readonly patient: Patient;
  readonly seq: number;
  readonly course: string;
  readonly regimen: string;
  readonly indication: string;
  readonly phase: 'series' | 'maintenance';
  readonly order: DoseOrder | null;
  readonly dates: readonly string[];
  readonly reasons: readonly RuleReason[];
  readonly changes: boolean;
  readonly roles: readonly string[];
  readonly name: string | undefined;
  readonly language: string;
}) {
  const { t } = useTranslation();
  const said = useSaid();
  const { skewMs } = useFeedState();
  const confirm = useStepUp();
  const [because, setBecause] = useState('');
  const [name, setName] = useState('');
  const [signed, setSigned] = useState<Readonly<Record<string, string>>>({});
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const prescribes = props.roles.includes('prescriber');
  const counted = props.reasons.filter(({ verdict }) => verdict !== 'info');
  const may = (reason: RuleReason): boolean =>
    reason.override?.roles.some((role) => props.roles.includes(role)) === true;
  const stands = counted.filter((reason) => !may(reason) || (signed[reason.rule] ?? '').trim().length < 3);
  const ready =
    prescribes &&
    props.order !== null &&
    stands.length === 0 &&
    because.trim().length >= 3 &&
    name.trim() !== '' &&
    !busy;

  const sign = async (): Promise<void> => {
    setTrouble(null);
    setBusy(true);
    const now = Date.now() + skewMs;
    const command = {
      id: uuid7(now),
      kind: 'sign-plan',
      stream: props.patient.stream,
      seenSeq: props.seq,
      occurredAt: new Date(now).toISOString(),
      body: {
        course: props.course,
        regimen: props.regimen,
        indication: props.indication,
        phase: props.phase,
        order: asWire(props.order),
        dates: props.dates,
        because: because.trim(),
        printedName: name.trim(),
        overrides: counted.filter(may).map(({ rule }) => ({ rule, reason: signed[rule]!.trim() })),
      },
    };
    const answer = await withStepUp(confirm, () =>
      api
        .post<{ answers: readonly { answer: string }[] }>('/commands', { commands: [command] })
        .catch((error: unknown) => {
          // Who this is is asked again by the sheet; everything else is said here.
          if (error instanceof ProblemError && error.key === 'step-up-required') throw error;
          setTrouble(troubleText(error) ?? t('signIn.unreachable'));
          return null;
        }),
    );
    if (answer !== null && answer.answers[0]?.answer !== 'recorded') setTrouble(t('feed.offline'));
    setBusy(false);
    void queryClient.invalidateQueries({ queryKey: ['view', 'patient', props.patient.id] });
  };
  return (
    <section className={styles['section']}>
      <h2>{t(props.changes ? 'plan.signChange' : 'plan.sign')}</h2>
      {props.order === null && <p className={styles['missing']}>{t('plan.orderOpen')}</p>}
      {counted.length > 0 && (
        <ul className={styles['reasons']}>
          {counted.map((reason) => (
            <li key={`${reason.rule} ${reason.because}`} data-verdict={reason.verdict}>
              <p>
                <b>{said(reason.title)}</b> <span className={styles['verdict']}>{t(`verdict.${reason.verdict}`)}</span>
              </p>
              <p>
                {said(reason.because)}. {said(reason.clears)}.{' '}
                <Link to="/knowledge/$id" params={{ id: reason.rule }}>
                  {t('refusal.basis', { rule: reason.rule, sources: reason.sources.join(', ') })}
                </Link>
              </p>
              {may(reason) && (
                <Field
                  label={t('plan.override')}
                  value={signed[reason.rule] ?? ''}
                  onChange={(event) => setSigned({ ...signed, [reason.rule]: event.target.value })}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {prescribes ? (
        <>
          <Field
            label={t(props.changes ? 'plan.whyChange' : 'plan.why')}
            value={because}
            onChange={(event) => setBecause(event.target.value)}
          />
          <Field
            label={t('plan.printedName')}
            hint={props.name}
            autoComplete="name"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <p className={styles['soft']}>{t('plan.meaning')}</p>
          {trouble && (
            <p className={styles['missing']} role="alert">
              {trouble}
            </p>
          )}
          <Button kind="next" size="large" disabled={!ready} onClick={() => void sign()}>
            {t(props.changes ? 'plan.signChange' : 'plan.sign')}
          </Button>
        </>
      ) : (
        <p className={styles['missing']}>{t('plan.prescriberSigns')}</p>
      )}
    </section>
  );
}

function troubleText(error: unknown): string | null {
  if (!(error instanceof ProblemError)) return null;
  const { title, reasons, issues } = error.problem;
  return [
    title,
    ...(reasons ?? []).map(({ because }) => because),
    ...(issues ?? []).map(({ message }) => message),
  ].join('. ');
}

/** Times go over the wire as text. */
function asWire(order: DoseOrder | null): unknown {
  if (order === null || !('weight' in order) || order.weight === undefined) return order;
  return { ...order, weight: { ...order.weight, measuredAt: new Date(order.weight.measuredAt).toISOString() } };
}

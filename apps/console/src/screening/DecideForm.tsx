import { OTHER_TREATMENTS } from '@keel/clinical/comparison';
import { decisionReasons, needsSecond, referrerOf, suicideRiskAskedAt } from '@keel/clinical/decision';
import type { Route } from '@keel/clinical/dosing';
import type { DecisionSigned, DecisionTold, Patient } from '@keel/clinical/patient';
import type { RuleReason } from '@keel/clinical/policy';
import type { ScreeningAnswer } from '@keel/clinical/screening';
import { addMs, DAY_MS, type Instant, localDateOf } from '@keel/clinical/units';
import { Button } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { Field, WordsField } from '@keel/ui/field';
import { ageText } from '@keel/ui/freshness';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryClient } from '../api/index.ts';
import { useSaid } from '../clinical-words/index.ts';
import { useClinicSay } from '../outbox/index.ts';
import { SecondPerson, type SecondPersonMade } from '../second-person/index.ts';
import styles from './Screening.module.css';

const DECISIONS = ['treat', 'not-now', 'decline'] as const;
const WHO = ['prescriber', 'nurse', 'front-desk'] as const;
/** When somebody asks how it has gone, unless another day is named. PD: four weeks, as the task has it. */
const CONTACT_DAYS = 28;
/** A reason that is signed says something. */
const saysWhy = (text: string | undefined): boolean => (text ?? '').trim().length >= 3;

/** The decision, with what stands against it on the same sheet: nobody looks elsewhere for what has to be weighed. */
export function DecideForm(props: {
  readonly patient: Patient;
  readonly answer: ScreeningAnswer;
  readonly route: Route | null;
  readonly indication: string | undefined;
  readonly now: Instant;
  readonly zone: string;
  readonly roles: readonly string[];
  readonly name: string | undefined;
  readonly onAskRisk: () => void;
}) {
  const { patient, answer, route, now, zone } = props;
  const { t } = useTranslation();
  const said = useSaid();
  const { say, trouble } = useClinicSay();
  const today = localDateOf(now, zone);
  const [decision, setDecision] = useState<DecisionSigned['decision']>();
  const [indication, setIndication] = useState(props.indication ?? '');
  const [words, setWords] = useState('');
  const [name, setName] = useState('');
  const [signed, setSigned] = useState<Readonly<Record<string, string>>>({});
  const waits = answer.flags.find(({ clears }) => clears !== null)?.clears ?? null;
  const [what, setWhat] = useState(waits?.what ?? '');
  const [by, setBy] = useState('');
  const [who, setWho] = useState<(typeof WHO)[number]>();
  const referrer = referrerOf(patient);
  const [told, setTold] = useState<Partial<DecisionTold>>(referrer === null ? { referrer: 'none' } : {});
  const [contactBy, setContactBy] = useState(localDateOf(addMs(now, CONTACT_DAYS * DAY_MS), zone));
  const [contactWho, setContactWho] = useState<DecisionTold['contact']['who']>();
  const [second, setSecond] = useState<SecondPersonMade>();
  const [busy, setBusy] = useState(false);

  if (!props.roles.includes('prescriber')) {
    return (
      <section className={styles['decide']}>
        <h2>{t('screening.decide')}</h2>
        <p className={styles['gap']}>{t('screening.prescriberSigns')}</p>
      </section>
    );
  }
  const clearing =
    decision === 'not-now' && saysWhy(what) && by !== '' && who !== undefined
      ? { what: what.trim(), by, who }
      : undefined;
  const telling: Partial<DecisionTold> = {
    ...told,
    ...(contactWho === undefined || contactBy === '' ? {} : { contact: { by: contactBy, who: contactWho } }),
  };
  const two = decision === 'treat' && answer.flags.some(needsSecond);
  const reasons =
    decision === undefined
      ? []
      : decisionReasons({
          patient,
          answer,
          decision,
          clearing,
          telling,
          waiting: { words: told.words ?? '' },
          // Whether the colleague may is asked of the server; the sheet shows what it would let through.
          second: two ? { roles: ['prescriber'] } : undefined,
          today,
          now,
        }).filter(({ verdict }) => verdict !== 'info');
  const byRule = [...new Map(reasons.map((reason) => [reason.rule, reason])).values()];
  const may = (reason: RuleReason): boolean => reason.override?.roles.includes('prescriber') === true;
  const stands = byRule.filter((reason) => !may(reason) || !saysWhy(signed[reason.rule]));
  const ready =
    decision !== undefined &&
    stands.length === 0 &&
    saysWhy(words) &&
    name.trim() !== '' &&
    (!two || second?.ready === true) &&
    !busy;
  const asked = suicideRiskAskedAt(patient);

  const sign = async (): Promise<void> => {
    setBusy(true);
    const token = two ? await second?.token() : null;
    if (token !== 'refused') {
      await say({
        kind: 'sign-decision',
        stream: `patient/${patient.id}`,
        seenSeq: patient.seq,
        ...(token == null ? {} : { second: token }),
        body: {
          decision,
          route: decision === 'treat' ? route : null,
          words: words.trim(),
          printedName: name.trim(),
          overrides: byRule.filter(may).map(({ rule }) => ({ rule, reason: signed[rule]!.trim() })),
          ...(indication.trim() === '' ? {} : { indication: indication.trim() }),
          ...(clearing === undefined ? {} : { clearing }),
          ...(decision === 'not-now'
            ? { waiting: { words: told.words?.trim(), alternatives: told.alternatives ?? [] } }
            : {}),
          ...(decision === 'decline' ? { telling: { ...telling, words: telling.words?.trim() } } : {}),
        },
      });
      void queryClient.invalidateQueries({ queryKey: ['view', 'patient', patient.id] });
      void queryClient.invalidateQueries({ queryKey: ['view', 'tasks'] });
    }
    setBusy(false);
  };
  /** What the patient reads: of a no, and of a not yet. */
  const toPatient = (
    <>
      <WordsField
        label={t('screening.telling.words')}
        hint={t('screening.telling.wordsMore')}
        value={told.words ?? ''}
        onWrite={(said) => setTold({ ...told, words: said })}
      />
      <Chips
        label={t('screening.telling.alternatives')}
        many
        options={OTHER_TREATMENTS.map((value) => ({ value, label: t(`screening.telling.alternative.${value}`) }))}
        chosen={OTHER_TREATMENTS.filter((id) => told.alternatives?.includes(id))}
        onChoose={(id) => {
          const chosen = told.alternatives ?? [];
          setTold({
            ...told,
            alternatives: chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id],
          });
        }}
      />
    </>
  );
  return (
    <section className={styles['decide']} aria-label={t('screening.decide')}>
      <h2>{t('screening.decide')}</h2>
      <Chips
        label={t('screening.decision')}
        options={DECISIONS.map((value) => ({ value, label: t(`screening.decisions.${value}`) }))}
        chosen={decision === undefined ? [] : [decision]}
        onChoose={setDecision}
      />
      {decision === 'treat' && (
        <>
          <p>{route === null ? t('screening.chooseRoute') : t('screening.byRoute', { route: t(`route.${route}`) })}</p>
          <Field
            label={t('screening.indication')}
            value={indication}
            autoComplete="off"
            onChange={(event) => setIndication(event.target.value)}
          />
        </>
      )}
      {decision === 'not-now' && (
        <>
          <Field
            label={t('screening.clearing.what')}
            value={what}
            autoComplete="off"
            onChange={(event) => setWhat(event.target.value)}
          />
          <Field
            label={t('screening.clearing.by')}
            type="date"
            min={today}
            value={by}
            onChange={(event) => setBy(event.target.value)}
          />
          <Chips
            label={t('screening.clearing.who')}
            options={WHO.map((value) => ({ value, label: t(`role.${value}`) }))}
            chosen={who === undefined ? [] : [who]}
            onChoose={setWho}
          />
          <div className={styles['telling']}>{toPatient}</div>
        </>
      )}
      {decision === 'decline' && (
        <div className={styles['telling']}>
          {toPatient}
          {referrer !== null && (
            <Chips
              label={t('screening.telling.referrer', { name: referrer.name })}
              options={(['agreed', 'refused'] as const).map((value) => ({
                value,
                label: t(`screening.telling.${value}`),
              }))}
              chosen={told.referrer === 'agreed' || told.referrer === 'refused' ? [told.referrer] : []}
              onChoose={(said) => setTold({ ...told, referrer: said })}
            />
          )}
          {referrer !== null && told.referrer === 'agreed' && (
            <Chips
              label={t('screening.telling.language')}
              options={(['en', 'es'] as const).map((value) => ({
                value,
                label: t(`screening.telling.languages.${value}`),
              }))}
              chosen={[told.letterLanguage ?? 'en']}
              onChoose={(said) => setTold({ ...told, letterLanguage: said })}
            />
          )}
          <Chips
            label={t('screening.telling.who')}
            options={(['nurse', 'prescriber'] as const).map((value) => ({ value, label: t(`role.${value}`) }))}
            chosen={contactWho === undefined ? [] : [contactWho]}
            onChoose={setContactWho}
          />
          <Field
            label={t('screening.telling.by')}
            type="date"
            min={today}
            value={contactBy}
            onChange={(event) => setContactBy(event.target.value)}
          />
        </div>
      )}
      {decision !== undefined && decision !== 'treat' && (
        <div className={styles['risk']}>
          <p>{asked === null ? t('screening.risk.never') : t('screening.risk.asked', { age: ageText(now - asked) })}</p>
          <Button onClick={props.onAskRisk}>{t('screening.risk.ask')}</Button>
        </div>
      )}
      {byRule.length > 0 && (
        <>
          <h3>{t('screening.stands', { count: stands.length })}</h3>
          <ul className={styles['reasons']}>
            {byRule.map((reason) => (
              <li key={reason.rule} data-verdict={reason.verdict}>
                <p>
                  <b>{said(reason.title)}</b> <span className={styles['soft']}>{t(`verdict.${reason.verdict}`)}</span>
                </p>
                {may(reason) ? (
                  <Field
                    label={t('screening.weigh')}
                    autoComplete="off"
                    value={signed[reason.rule] ?? ''}
                    onChange={(event) => setSigned({ ...signed, [reason.rule]: event.target.value })}
                  />
                ) : (
                  <p className={styles['soft']}>{t('screening.clearFirst')}</p>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {two && (
        <div className={styles['risk']}>
          <p>{t('screening.twoNeeded')}</p>
          <SecondPerson required onChange={setSecond} />
        </div>
      )}
      {decision !== undefined && (
        <>
          <WordsField label={t('screening.why')} value={words} onWrite={setWords} />
          <Field
            label={t('plan.printedName')}
            hint={props.name}
            autoComplete="name"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <p className={styles['soft']}>{t('screening.meaning')}</p>
          {trouble && (
            <p role="alert" className={styles['gap']}>
              {trouble}
            </p>
          )}
          <Button kind="next" size="large" wide disabled={!ready} onClick={() => void sign()}>
            {t('screening.sign')}
          </Button>
        </>
      )}
    </section>
  );
}

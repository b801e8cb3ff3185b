import type { Policy, PolicyIssue } from '@keel/clinical/policy';
import { Button } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { Field } from '@keel/ui/field';
import { Sheet } from '@keel/ui/sheet';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, meQuery, ProblemError, queryClient } from '../api/index.ts';
import { useSaid } from '../clinical-words/index.ts';
import { useFeedState } from '../live/index.ts';
import { uuid7 } from '../outbox/index.ts';
import { useStepUp, withStepUp } from '../step-up/index.ts';
import { startOfDay } from '../time/index.ts';
import { Differences } from './Differences.tsx';
import styles from './Policy.module.css';
import { Touched } from './Touched.tsx';

/** What was changed, whom it touches, and the signature under it. Nothing is in force before this. */
export function SignSheet(props: {
  readonly draft: Policy;
  readonly before: Policy | null;
  readonly issues: readonly PolicyIssue[];
  readonly seq: number;
  readonly versions: readonly string[];
  readonly onClose: () => void;
  readonly onAdopted: () => void;
}) {
  const { t } = useTranslation();
  const said = useSaid();
  const { draft, before, issues } = props;
  const me = useQuery(meQuery).data;
  const { skewMs } = useFeedState();
  const confirm = useStepUp();
  const [version, setVersion] = useState(nextVersion(draft.version, props.versions));
  const [because, setBecause] = useState('');
  const [name, setName] = useState('');
  const [when, setWhen] = useState<'now' | 'day'>();
  const [day, setDay] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const zone = me?.clinic.zone ?? 'UTC';
  const from = when === 'day' ? startOfDay(day, zone) : null;
  const ready =
    issues.length === 0 &&
    version.trim() !== '' &&
    because.trim().length >= 3 &&
    name.trim() !== '' &&
    (when === 'now' || from !== null);

  const sign = async (): Promise<void> => {
    setTrouble(null);
    const { from: _from, ...proposal } = { ...draft, version: version.trim() };
    const now = Date.now() + skewMs;
    const command = {
      id: uuid7(now),
      kind: 'adopt-policy',
      stream: 'clinic/policy',
      seenSeq: props.seq,
      occurredAt: new Date(now).toISOString(),
      body: {
        policy: proposal,
        printedName: name.trim(),
        meaning: 'responsible-prescriber',
        because: because.trim(),
        from: from === null ? null : new Date(from).toISOString(),
      },
    };
    const answer = await withStepUp(confirm, () =>
      api
        .post<{ answers: readonly { answer: string }[] }>('/commands', { commands: [command] })
        .catch((error: unknown) => {
          // Who this is is asked again by the sheet; everything else is said here.
          if (error instanceof ProblemError && error.key === 'step-up-required') throw error;
          setTrouble(
            error instanceof ProblemError
              ? [error.problem.title, ...(error.problem.reasons ?? []).map((reason) => said(reason.because))].join('. ')
              : t('signIn.unreachable'),
          );
          return null;
        }),
    );
    if (answer?.answers[0]?.answer === 'recorded') {
      void queryClient.invalidateQueries({ queryKey: ['view', 'policy'] });
      props.onAdopted();
    }
  };

  return (
    <Sheet open wide title={t('policy.sign')} keeps={`policy/sign/${draft.version}`} onClose={props.onClose}>
      <div className={styles['sheet']}>
        {issues.length > 0 && (
          <div className={styles['refusal']} role="alert">
            <p>{t('policy.outside', { count: issues.length })}</p>
            <ul>
              {issues.map(({ path, message, sources }) => (
                <li key={`${path} ${message}`}>
                  {path}: {message} ({sources.join(', ')})
                </li>
              ))}
            </ul>
          </div>
        )}
        <section>
          <h3>{before === null ? t('policy.firstVersion') : t('policy.differences', { version: before.version })}</h3>
          {before !== null && <Differences before={before} after={draft} />}
        </section>
        <section>
          <h3>{t('policy.whom')}</h3>
          {issues.length === 0 && <Touched policy={draft} />}
        </section>
        <section className={styles['signature']}>
          <h3>{t('policy.signature')}</h3>
          <Field label={t('policy.version')} value={version} onChange={(event) => setVersion(event.target.value)} />
          <Chips
            label={t('policy.from')}
            options={[
              { value: 'now', label: t('policy.fromNow') },
              { value: 'day', label: t('policy.fromDay') },
            ]}
            chosen={when === undefined ? [] : [when]}
            onChoose={setWhen}
          />
          {when === 'day' && (
            <Field
              label={t('policy.day')}
              hint={t('policy.dayHint', { zone })}
              type="date"
              value={day}
              onChange={(event) => setDay(event.target.value)}
            />
          )}
          <Field label={t('policy.because')} value={because} onChange={(event) => setBecause(event.target.value)} />
          <Field
            label={t('policy.printedName')}
            hint={me?.person.name}
            autoComplete="name"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <p>{t('policy.meaning')}</p>
          <p className={styles['soft']}>{t('policy.running')}</p>
          {trouble && (
            <p className={styles['refusal']} role="alert">
              {trouble}
            </p>
          )}
          <Button kind="next" size="large" wide disabled={!ready} onClick={() => void sign()}>
            {t('policy.signAndAdopt')}
          </Button>
        </section>
      </div>
    </Sheet>
  );
}

/** `clinic-2` after `clinic-1`; free whatever was used before. */
function nextVersion(version: string, used: readonly string[]): string {
  const stem = version.replace(/-\d+$/, '');
  for (let count = 1; ; count += 1) {
    const next = `${stem}-${count}`;
    if (!used.includes(next)) return next;
  }
}

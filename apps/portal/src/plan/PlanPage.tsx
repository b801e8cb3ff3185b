import type { MyCareView } from '@keel/formats/api';
import { Button, buttonClass } from '@keel/ui/button';
import { WordsField } from '@keel/ui/field';
import { useMutation } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError, say, toSay, useMy } from '../api/index.ts';
import { isPageKept, keepPage } from '../offline/index.ts';
import { form, Link, Note, Trouble, Waiting } from '../shell/index.ts';
import { EMPTY, forgetPlan, keepPlan, keptPlan, PARTS, type Plan } from './kept-plan.ts';
import styles from './Plan.module.css';

/** What I do when it gets dark: my own words, to be changed by me, to be read without signal and on paper. */
export function PlanPage() {
  const { t } = useTranslation();
  const { data, isPending, error, refetch } = useMy<MyCareView>('my-care');
  const [kept, setKept] = useState(keptPlan);
  const [editing, setEditing] = useState(false);
  const known = data !== undefined;
  // Whether the page opens without signal is looked at where it lies: words alone do not open. Null: not looked yet.
  const [opens, setOpens] = useState<boolean | null>(null);
  const look = useCallback(() => isPageKept('/my/plan/').then(setOpens, () => setOpens(false)), []);
  // What opens without signal is the program of today, whatever kept it first.
  useEffect(() => {
    if (keptPlan() === null) return;
    void look();
    if (known) void keepPage('/my/plan/').then(look, look);
  }, [known, look]);
  const plan: Plan | null = data?.plan ?? kept;
  const keep = useMutation({
    mutationFn: keepPlan,
    onMutate: () => setOpens(null),
    onSettled: () => {
      setKept(keptPlan());
      return look();
    },
  });
  const forget = useMutation({ mutationFn: forgetPlan, onSuccess: () => setKept(null) });
  if (isPending && kept === null) return <Waiting />;
  if (plan === null && !known) {
    const stranger = error instanceof ProblemError && error.key === 'login-required';
    return (
      <Note title={t('safetyPlan.title')} more={t(stranger ? 'safetyPlan.signIn' : 'safetyPlan.unreachable')}>
        {stranger ? (
          <Link className={buttonClass({ kind: 'next', size: 'large' })} href="/sign-in/">
            {t('shell.signIn')}
          </Link>
        ) : (
          <Button kind="next" onClick={() => void refetch()}>
            {t('shell.again')}
          </Button>
        )}
      </Note>
    );
  }
  if (known && (editing || plan === null)) {
    const start = plan ?? EMPTY;
    return (
      <Editor
        start={start}
        onKept={(next) => {
          setEditing(false);
          // What is on the phone is what stands in the record.
          if (kept !== null) keep.mutate(next);
        }}
      />
    );
  }
  return (
    <div className={styles['plan']}>
      <div>
        <h1>{t('safetyPlan.title')}</h1>
        <p className={styles['soft']}>{t('safetyPlan.lead')}</p>
      </div>
      <ol className={styles['parts']}>
        {PARTS.map((part) => (
          <li key={part}>
            <h2>{t(`safetyPlan.part.${part}`)}</h2>
            {(plan ?? EMPTY)[part].length === 0 ? (
              <p className={styles['soft']}>{t('safetyPlan.blank')}</p>
            ) : (
              <ul>
                {(plan ?? EMPTY)[part].map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
      <p>
        <b>{t('safetyPlan.always')}</b> <a href="tel:988">988</a> · <a href="tel:911">911</a>
      </p>
      <div className={styles['acts']}>
        {known && (
          <Button kind="next" size="large" onClick={() => setEditing(true)}>
            {t('safetyPlan.change')}
          </Button>
        )}
        <Button size="large" onClick={() => window.print()}>
          {t('safetyPlan.print')}
        </Button>
        {(kept === null || opens === false) && (
          <Button size="large" disabled={keep.isPending} onClick={() => keep.mutate(plan ?? EMPTY)}>
            {t('safetyPlan.keep')}
          </Button>
        )}
        {kept !== null && (
          <Button size="large" kind="quiet" onClick={() => forget.mutate()}>
            {t('safetyPlan.forget')}
          </Button>
        )}
      </div>
      <p className={styles['soft']} role="status">
        {t(`safetyPlan.${keepState(keep.isPending, kept !== null, opens)}`)}
      </p>
      {!known && !isPending && <p className={styles['soft']}>{t('safetyPlan.fromPhone')}</p>}
    </div>
  );
}

/** "Kept" is said only of what is seen to lie there. */
function keepState(
  busy: boolean,
  words: boolean,
  opens: boolean | null,
): 'keepMore' | 'keeping' | 'notKept' | 'isKept' {
  if (busy || (words && opens === null)) return 'keeping';
  if (!words) return 'keepMore';
  return opens === true ? 'isKept' : 'notKept';
}

const linesOf = (text: string): string[] => [...new Set(text.split('\n').map((line) => line.trim()))].filter(Boolean);

function Editor({ start, onKept }: { readonly start: Plan; readonly onKept: (plan: Plan) => void }) {
  const { t } = useTranslation();
  const [texts, setTexts] = useState(() => Object.fromEntries(PARTS.map((part) => [part, start[part].join('\n')])));
  const write = useMutation({
    mutationFn: async () => {
      const plan = Object.fromEntries(PARTS.map((part) => [part, linesOf(texts[part] ?? '')])) as Plan;
      await say(toSay('write-safety-plan', plan));
      return plan;
    },
    onSuccess: onKept,
  });
  return (
    <div className={form['form']}>
      <div>
        <h1>{t('safetyPlan.title')}</h1>
        <p className={form['lead']}>{t('safetyPlan.write')}</p>
      </div>
      {PARTS.map((part) => (
        <WordsField
          key={part}
          label={t(`safetyPlan.part.${part}`)}
          hint={t(`safetyPlan.hint.${part}`)}
          value={texts[part] ?? ''}
          onWrite={(text) => setTexts((was) => ({ ...was, [part]: text }))}
        />
      ))}
      <p className={form['hint']}>{t('safetyPlan.who')}</p>
      <Trouble error={write.error} />
      <Button kind="next" size="large" wide disabled={write.isPending} onClick={() => write.mutate()}>
        {t('safetyPlan.save')}
      </Button>
    </div>
  );
}

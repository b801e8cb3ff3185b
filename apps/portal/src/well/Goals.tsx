import type { MyCareView } from '@keel/formats/api';
import { Button } from '@keel/ui/button';
import { WordsField } from '@keel/ui/field';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { say, toSay } from '../api/index.ts';
import { form, Trouble } from '../shell/index.ts';

/** As many as a person can keep before his eyes; the record takes a few more. */
const GOALS_MAX = 8;
const newGoal = (): MyCareView['goals'][number] => ({ goal: `goal-${crypto.randomUUID()}`, words: '' });

/** What the person wants to change, in his own words: kept whole, replaced when he says others. */
export function Goals({ view }: { readonly view: MyCareView }) {
  const { t } = useTranslation();
  const [goals, setGoals] = useState(view.goals.length === 0 ? [newGoal()] : view.goals);
  const written = goals.map(({ goal, words }) => ({ goal, words: words.trim() })).filter(({ words }) => words !== '');
  const same = JSON.stringify(written) === JSON.stringify(view.goals);
  const keep = useMutation({ mutationFn: () => say(toSay('set-goals', { goals: written })) });
  return (
    <section className={form['part']}>
      <h2>{t('well.goals')}</h2>
      <p className={form['hint']}>{t('well.goalsMore')}</p>
      {goals.map(({ goal, words }, index) => (
        <WordsField
          key={goal}
          label={t('well.goal', { number: index + 1 })}
          value={words}
          onWrite={(next) => setGoals((all) => all.map((one) => (one.goal === goal ? { goal, words: next } : one)))}
        />
      ))}
      {goals.length < GOALS_MAX && (
        <Button kind="quiet" onClick={() => setGoals((all) => [...all, newGoal()])}>
          {t('well.addGoal')}
        </Button>
      )}
      <Button size="large" disabled={same || keep.isPending} onClick={() => keep.mutate()}>
        {t('well.keepGoals')}
      </Button>
      <p role="status">{same && written.length > 0 ? t('well.goalsKept') : ''}</p>
      <Trouble error={keep.error} />
    </section>
  );
}

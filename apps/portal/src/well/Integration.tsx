import type { MyCareView } from '@keel/formats/api';
import { Button } from '@keel/ui/button';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { say, toSay } from '../api/index.ts';
import { Check, dayAndHourAt, form, Trouble } from '../shell/index.ts';

/** Somebody to talk with about what came up, and what of the record that person may see. */
export function Integration({ view }: { readonly view: MyCareView }) {
  const { t } = useTranslation();
  const ask = useMutation({ mutationFn: () => say(toSay('ask-integration', {})) });
  const share = useMutation({
    mutationFn: (sharing: MyCareView['sharing']) => say(toSay('set-sharing', sharing)),
  });
  // What was just said stands at once; if it could not be kept, the page says so and shows what is kept.
  const sharing = share.isPending ? share.variables : view.sharing;
  const { asked, at, where, with: name } = view.integration;
  const says =
    at === null
      ? [t(asked ? 'well.integrationAsked' : 'well.integrationMore')]
      : [
          t('well.integrationAt', { when: dayAndHourAt(at, view.clinic.zone) }),
          where !== null && t(`well.integrationWhere.${where}`),
        ];
  return (
    <section className={form['part']}>
      <h2>{t('well.integration')}</h2>
      <p>{[...says, name !== null && t('well.integrationWith', { name })].filter(Boolean).join(' ')}</p>
      {at !== null && <p className={form['hint']}>{t('well.integrationChange')}</p>}
      {at === null && !asked && (
        <Button size="large" disabled={ask.isPending} onClick={() => ask.mutate()}>
          {t('well.integrationAsk')}
        </Button>
      )}
      <h3>{t('well.shareTitle')}</h3>
      <p className={form['hint']}>{t('well.shareMore')}</p>
      <Check
        label={t('well.shareScores')}
        checked={sharing.scores}
        onChange={(scores) => share.mutate({ ...sharing, scores })}
      />
      <Check
        label={t('well.shareGoals')}
        checked={sharing.goals}
        onChange={(goals) => share.mutate({ ...sharing, goals })}
      />
      <Trouble error={ask.error ?? share.error} />
    </section>
  );
}

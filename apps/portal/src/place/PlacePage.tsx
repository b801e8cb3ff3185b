import type { MyPlaceView } from '@keel/formats/api';
import { Button, buttonClass } from '@keel/ui/button';
import { IconPhone } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { isFinal, myQuery, type Said, say, toSay } from '../api/index.ts';
import { dayAndHourAt, Failed, form, hourAt, Trouble, Waiting } from '../shell/index.ts';

/** Somebody else may take it, and its time ends, while the page lies open. */
const AGAIN_MS = 15_000;
const TITLES = { open: 'free', yes: 'yours', told: 'told' } as const;

/** A place that became free, for whoever was asked: when, yes or no, and kindly what has become of it. */
export function PlacePage() {
  const { t } = useTranslation();
  const { data, isPending, refetch } = useQuery({ ...myQuery<MyPlaceView>('my-place'), refetchInterval: AGAIN_MS });
  // Pressed again after a lost answer it is the same words, with the same id: written down once.
  const said = useRef<{ readonly answer: 'yes' | 'no'; readonly words: Said }>(undefined);
  const press = useMutation({
    async mutationFn(answer: 'yes' | 'no') {
      const { site, date, offer, later } = data as MyPlaceView;
      // What the page says is given up is named: nothing else goes with a yes.
      const givesUp = answer === 'yes' && later?.is === 'given-up' ? { givesUp: later.visit } : {};
      if (said.current?.answer !== answer)
        said.current = { answer, words: toSay('answer-place', { site, date, offer, answer, ...givesUp }) };
      try {
        await say(said.current.words);
      } catch (error) {
        if (!isFinal(error)) throw error;
        // Answered elsewhere, ended or gone meanwhile: the page says which.
        said.current = undefined;
        await refetch();
      }
    },
  });
  if (isPending) return <Waiting />;
  if (data === undefined) return <Failed again={() => void refetch()} />;
  const { state, when, zone, phone, later } = data;
  const call = phone !== null && (
    <a className={buttonClass({ size: 'large' })} href={`tel:${phone.replace(/[^+\d]/g, '')}`}>
      <IconPhone size={20} aria-hidden="true" /> {t('place.call', { phone })}
    </a>
  );
  if (when === null || (state !== 'open' && state !== 'yes' && state !== 'told')) {
    const ended = state as Exclude<typeof state, keyof typeof TITLES>;
    return (
      <div className={form['form']}>
        <div role="status">
          <h1>{t(`place.title.${ended}`)}</h1>
          <p className={form['lead']}>{t(`place.lead.${ended}`)}</p>
        </div>
        {state !== 'no' && <div>{call}</div>}
      </div>
    );
  }
  return (
    <div className={form['form']}>
      <section className={form['when']} role="status">
        <h1>{t(`place.title.${TITLES[state]}`)}</h1>
        <p className={form['time']}>{dayAndHourAt(when.startsAt, zone)}</p>
        <p>{[when.siteName, t('place.number', { number: when.place })].filter((part) => part !== '').join(' · ')}</p>
        {state === 'open' ? (
          <p className={form['hint']}>{t('place.keptUntil', { time: hourAt(when.until, zone) })}</p>
        ) : (
          <p>{t(`place.lead.${TITLES[state]}`)}</p>
        )}
        {later !== null && (
          <p>
            {later.is === 'asked'
              ? t(state === 'open' ? 'place.later.asked' : 'place.later.stillAsked')
              : t(state === 'open' ? 'place.later.givesUp' : 'place.later.gaveUp', {
                  when: dayAndHourAt(later.startsAt, zone),
                })}
          </p>
        )}
      </section>
      {state === 'open' && (
        <section className={form['part']}>
          <h2>{t('place.can')}</h2>
          <div className={form['calls']}>
            <Button kind="next" size="large" disabled={press.isPending} onClick={() => press.mutate('yes')}>
              {t('place.yes')}
            </Button>
            <Button size="large" disabled={press.isPending} onClick={() => press.mutate('no')}>
              {t('place.no')}
            </Button>
          </div>
          <Trouble error={press.error} />
        </section>
      )}
      <section className={form['part']}>
        <p>{t(state === 'open' ? 'place.ask' : 'place.cannot')}</p>
        <div>{call}</div>
      </section>
    </div>
  );
}

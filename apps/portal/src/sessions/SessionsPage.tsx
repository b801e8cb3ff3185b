import type { MySessionsView } from '@keel/formats/api';
import { Button } from '@keel/ui/button';
import { WordsField } from '@keel/ui/field';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { download, say, toSay, useMy } from '../api/index.ts';
import { dayAndHourAt, dayAt, Failed, form, Link, Trouble, Waiting } from '../shell/index.ts';
import styles from './SessionsPage.module.css';

/** What was given and how it went, what is wanted next time, and the summary to take along. */
export function SessionsPage() {
  const { t, i18n } = useTranslation();
  const { data, isPending, refetch } = useMy<MySessionsView>('my-sessions');
  const keep = useMutation({ mutationFn: ([path, name]: readonly [string, string]) => download(path, name) });
  const language = i18n.language.startsWith('es') ? 'es' : 'en';
  if (isPending) return <Waiting />;
  if (data === undefined) return <Failed again={() => void refetch()} />;
  return (
    <div className={form['form']}>
      <div>
        <h1>{t('sessions.title')}</h1>
        <p className={form['lead']}>{t('sessions.lead')}</p>
      </div>
      {data.sessions.length === 0 ? (
        <p>{t('sessions.none')}</p>
      ) : (
        <ol className={styles['sessions']}>
          {data.sessions.map((one) => (
            <li key={one.session}>
              <h2>{dayAt(one.at, data.zone)}</h2>
              <p className={styles['given']}>
                {one.mg === 0 || one.route === null
                  ? t('sessions.nothingGiven')
                  : t('sessions.given', {
                      mg: new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 }).format(one.mg),
                      route: t(`sessions.route.${one.route as 'iv-ketamine'}`),
                    })}
              </p>
              <p>
                {[
                  t(`sessions.outcome.${one.outcome}`),
                  one.peakBp &&
                    `${t('sessions.pressure', { bp: `${one.peakBp.systolicMmHg}/${one.peakBp.diastolicMmHg}` })}.`,
                  one.nausea && `${t(`sessions.nausea.${one.nausea}`)}.`,
                  one.helped.length > 0 && `${t('sessions.helped', { list: one.helped.join(', ') })}.`,
                  one.felt && t(`sessions.felt.${one.felt}`),
                ]
                  .filter(Boolean)
                  .join(' ')}
              </p>
              {!one.signed && <p className={form['hint']}>{t('sessions.unsigned')}</p>}
              <div>
                <Button
                  kind="quiet"
                  onClick={() =>
                    keep.mutate([`my-advice-pdf?session=${one.session}&language=${language}`, 'after-your-session.pdf'])
                  }
                >
                  {t('sessions.advice')}
                </Button>
              </div>
            </li>
          ))}
        </ol>
      )}
      {data.talks.length > 0 && (
        <section className={styles['part']}>
          <h2>{t('sessions.talks')}</h2>
          <ol className={styles['sessions']}>
            {data.talks.map((talk) => (
              <li key={talk.visit}>
                <h3>{dayAndHourAt(talk.at, data.zone)}</h3>
                <p>
                  {[
                    t(`sessions.talkState.${talk.state}`),
                    talk.with !== null && t('well.integrationWith', { name: talk.with }),
                    talk.where !== null && talk.state === 'booked' && t(`well.integrationWhere.${talk.where}`),
                  ]
                    .filter(Boolean)
                    .join(' ')}
                </p>
              </li>
            ))}
          </ol>
        </section>
      )}
      <Wish view={data} />
      <section className={styles['part']}>
        <h2>{t('sessions.passport')}</h2>
        <p>{t('sessions.passportMore')}</p>
        <div className={styles['acts']}>
          <Button onClick={() => keep.mutate([`my-passport-pdf?language=${language}`, 'treatment-passport.pdf'])}>
            {t('sessions.passportPaper')}
          </Button>
          <Button onClick={() => keep.mutate(['my-passport', 'treatment-passport.json'])}>
            {t('sessions.passportFile')}
          </Button>
        </div>
        <Trouble error={keep.error} />
        <h3>{t('sessions.check')}</h3>
        <p className={form['hint']}>{t('sessions.checkMore')}</p>
        <Link href={language === 'es' ? '/es/verificar/' : '/verify/'}>{t('sessions.checkPage')}</Link>
      </section>
    </div>
  );
}

/** A patient's own words for the nurse: kept as he says them, replaced when he says others. */
function Wish({ view }: { readonly view: MySessionsView }) {
  const { t } = useTranslation();
  const [words, setWords] = useState(view.wish?.words ?? '');
  const [music, setMusic] = useState(view.wish?.music ?? '');
  const keep = useMutation({
    mutationFn: () =>
      say(
        toSay('wish-next-time', {
          ...(words.trim() === '' ? {} : { words: words.trim() }),
          ...(music.trim() === '' ? {} : { music: music.trim() }),
        }),
      ),
  });
  return (
    <section className={styles['part']}>
      <h2>{t('sessions.wish')}</h2>
      <p className={form['hint']}>{t('sessions.wishMore')}</p>
      <WordsField label={t('sessions.words')} value={words} onWrite={setWords} />
      <WordsField label={t('sessions.music')} value={music} onWrite={setMusic} />
      <p role="status">{keep.isSuccess ? t('sessions.kept') : ''}</p>
      <div className={styles['acts']}>
        <Button kind="next" disabled={keep.isPending} onClick={() => keep.mutate()}>
          {t('sessions.keep')}
        </Button>
      </div>
      <Trouble error={keep.error} />
    </section>
  );
}

import { worryingWords } from '@keel/clinical/distress';
import type { MyCareView } from '@keel/formats/api';
import { Button, buttonClass } from '@keel/ui/button';
import { WordsField } from '@keel/ui/field';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  howSent,
  isFinal,
  liesHere,
  meQuery,
  type Said,
  toSay,
  UnreachableError,
  untilSent,
  useMy,
} from '../api/index.ts';
import { HelpNow, NotSafe, useReaders } from '../help/index.ts';
import { useKeptPages } from '../offline/index.ts';
import { keptPlan } from '../plan/index.ts';
import { Check, dayAndHourAt, dayAt, Failed, form, Link, Trouble, Waiting } from '../shell/index.ts';
import { Curve } from './Curve.tsx';
import { Goals } from './Goals.tsx';
import { Integration } from './Integration.tsx';
import styles from './Well.module.css';

/** How I am: what waits, how it has gone, and what is mine. */
export function WellPage() {
  const { t } = useTranslation();
  const { data, isPending, refetch } = useMy<MyCareView>('my-care');
  const { data: me } = useQuery(meQuery);
  useKeptPages(data !== undefined);
  if (data === undefined) {
    return (
      <div className={styles['well']}>
        {/* Whoever is not safe waits for no page; by its key, what was pressed stays while this one is asked for again and when it is there. */}
        {me !== undefined && <NotSafe key="not-safe" readers={undefined} place={me.clinic} />}
        {isPending ? <Waiting /> : <Failed again={() => void refetch()} />}
      </div>
    );
  }
  return (
    <div className={styles['well']}>
      <h1>{t('well.title')}</h1>
      <Readers view={data} />
      <NotSafe key="not-safe" readers={data.readers} place={data.clinic} />
      {data.reaching && <p className={styles['reaching']}>{t('well.reaching')}</p>}
      <section className={styles['next']} data-yours={data.asked.length > 0}>
        {data.asked.length === 0 ? (
          <p>{t('well.nothing')}</p>
        ) : (
          <>
            <h2>{t('well.waits', { count: data.asked.length })}</h2>
            <Link className={buttonClass({ kind: 'next', size: 'large', wide: true })} href="/my/well/answer/">
              {t('well.answer')}
            </Link>
          </>
        )}
      </section>
      <section>
        <h2>{t('well.curve')}</h2>
        {data.curve === null ? (
          <p>{t('well.noCurve')}</p>
        ) : (
          <>
            <p>{t(`well.says.${data.curve.says}`)}</p>
            <Curve curve={data.curve} zone={data.clinic.zone} />
            {data.curve.remission !== null && <p className={styles['soft']}>{t('well.meaning')}</p>}
          </>
        )}
        <Answered of={data.completeness} />
      </section>
      <section>
        <h2>{t('well.plan')}</h2>
        <p>
          {data.plan === null ? t('well.noPlan') : t('well.planSince', { day: dayAt(data.plan.at, data.clinic.zone) })}
        </p>
        {data.plan !== null && keptPlan() === null && <p className={styles['soft']}>{t('well.planNotHere')}</p>}
        <Link className={buttonClass({ size: 'large' })} href="/my/plan/">
          {t(data.plan === null ? 'well.writePlan' : 'well.openPlan')}
        </Link>
      </section>
      <Journal view={data} />
      <Goals key={JSON.stringify(data.goals)} view={data} />
      <Integration view={data} />
    </div>
  );
}

/** How much of what was asked at home has been answered: what makes the line above worth reading. Nobody is scolded by it. */
function Answered({ of }: { readonly of: MyCareView['completeness'] }) {
  const { t } = useTranslation();
  if (of.scheduled === 0) return null;
  const words = t(of.answered === 0 ? 'well.noneAnswered' : 'well.completeness', of);
  return (
    <div className={styles['answered']}>
      <progress value={of.answered} max={of.scheduled} aria-label={words} />
      <p className={styles['soft']} aria-hidden="true">
        {words}
      </p>
    </div>
  );
}

/** On the page itself, as it is at this hour. */
function Readers({ view }: { readonly view: MyCareView }) {
  return <p className={styles['readers']}>{useReaders(view.readers, view.clinic.zone)}</p>;
}

/** A page of the journal that was handed in here. Made once: sent again, it is the same page. */
interface HandedIn {
  readonly words: string;
  readonly said: Said;
}

function Journal({ view }: { readonly view: MyCareView }) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const [shared, setShared] = useState(false);
  const [handedIn, setHandedIn] = useState<readonly HandedIn[]>([]);
  const write = (): void => {
    const page = { words: words.trim(), said: toSay('write-journal', { words: words.trim(), shared }) };
    setHandedIn((before) => [...before, page]);
    setWords('');
  };
  return (
    <section className={form['part']}>
      <h2>{t('well.journal')}</h2>
      <p>{t('well.journalMine')}</p>
      {handedIn.map((page) => (
        <OnItsWay key={page.said.id} page={page} view={view} />
      ))}
      <WordsField label={t('well.write')} value={words} onWrite={setWords} hint={t('well.journalWords')} />
      <Check label={t('well.share')} checked={shared} onChange={setShared} />
      <Button size="large" disabled={words.trim() === ''} onClick={write}>
        {t('well.keep')}
      </Button>
      <ul className={styles['journal']}>
        {view.journal.map((page) => (
          <li key={page.id}>
            <p className={styles['soft']}>
              {dayAndHourAt(page.at, view.clinic.zone)} · {t(page.shared ? 'well.isShared' : 'well.isMine')}
            </p>
            <p className={styles['words']}>{page.words}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/**
 * A page until the clinic has it: kept on this device where that may be, sent until somebody answers, and its words stay to be read. Help that its
 * words ask for is there before anything is sent, and whether or not it is sent.
 */
function OnItsWay({ page: { words, said }, view }: { readonly page: HandedIn; readonly view: MyCareView }) {
  const { t } = useTranslation();
  const keep = useMutation(untilSent);
  const { mutate } = keep;
  useEffect(() => mutate(said), [mutate, said]);
  const state = howSent(keep);
  const kept = liesHere(said.id) && !isFinal(keep.failureReason);
  const worries = worryingWords(words).length > 0;
  const again = (): void => mutate(said);
  return (
    <>
      {worries && <HelpNow readers={view.readers} place={view.clinic} sent={state} onAgain={again} kept={kept} />}
      {state !== 'sent' && <p className={styles['words']}>{words}</p>}
      {state === 'failed' && !worries && (
        <>
          {keep.failureReason instanceof UnreachableError ? (
            <p role="status">{t(kept ? 'answer.keptHere' : 'answer.keepOpen')}</p>
          ) : (
            <Trouble error={keep.failureReason} />
          )}
          <Button onClick={again}>{t('answer.again')}</Button>
        </>
      )}
    </>
  );
}

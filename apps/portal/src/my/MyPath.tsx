import type { MyPathStep, MyPathView } from '@keel/formats/api';
import { buttonClass } from '@keel/ui/button';
import { IconCircleCheck, IconCircleDashed, IconClock, IconHandFinger } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMy } from '../api/index.ts';
import { PasskeyOffer } from '../passkey/index.ts';
import { dayAndHourAt, dayAt, Failed, Link, Waiting } from '../shell/index.ts';
import styles from './MyPath.module.css';

const ICONS = {
  done: IconCircleCheck,
  yours: IconHandFinger,
  'with-clinic': IconClock,
  later: IconCircleDashed,
} as const;

/** The ends of a request: each has words to read. */
const ENDED: ReadonlySet<string> = new Set(['not-here', 'not-eligible']);

/** What is done, and what is next: the next thing to do is the largest thing here. */
export function MyPath() {
  const { t } = useTranslation();
  const { data, isPending, refetch } = useMy<MyPathView>('my-path');
  if (isPending) return <Waiting />;
  if (data === undefined) return <Failed again={() => void refetch()} />;
  const next = data.steps.find(({ state }) => state === 'yours');
  // Nothing to do is not nothing to read: a message has led here.
  const news =
    data.steps.find(({ state }) => state === 'with-clinic') ?? data.steps.find(({ step }) => ENDED.has(step));
  return (
    <div className={styles['path']}>
      <h1>{t('my.hello', { name: data.name ?? '' })}</h1>
      {next === undefined ? (
        <section className={styles['next']}>
          <h2>{t('my.nothing')}</h2>
          {news === undefined ? (
            <p>{t('my.nothingMore')}</p>
          ) : (
            <>
              <p className={styles['kicker']}>{title(news)}</p>
              <p>{more(news)}</p>
              {news.page !== null && (
                <Link className={buttonClass({ size: 'large', wide: true })} href={news.page}>
                  {t('my.open')}
                </Link>
              )}
            </>
          )}
        </section>
      ) : (
        <section className={styles['next']} data-yours="true" aria-label={t('my.next')}>
          <p className={styles['kicker']}>{t('my.next')}</p>
          <h2>{title(next)}</h2>
          <p>{more(next)}</p>
          {next.at !== null && <p className={styles['when']}>{dayAndHourAt(next.at, data.clinic.zone)}</p>}
          {next.parts && <Parts parts={next.parts} />}
          {next.page !== null && (
            <Link className={buttonClass({ kind: 'next', size: 'large', wide: true })} href={next.page}>
              {t('my.open')}
            </Link>
          )}
        </section>
      )}
      <section>
        <h2 className={styles['all']}>{t('my.steps')}</h2>
        <ol className={styles['steps']}>
          {data.steps.map((step) => (
            <Step
              key={`${step.step} ${step.at ?? ''}`}
              step={step}
              zone={data.clinic.zone}
              brief={step === (next ?? news)}
            />
          ))}
        </ol>
      </section>
      <PasskeyOffer />
    </div>
  );

  function title(step: MyPathStep): string {
    return t(`path.${step.step as 'asked'}.title`);
  }
  function more(step: MyPathStep): string {
    return t(`path.${step.step as 'asked'}.more`);
  }
}

/** How far it is, as a line and in words. */
function Parts({ parts }: { readonly parts: NonNullable<MyPathStep['parts']> }) {
  const { t } = useTranslation();
  const words = t('my.parts', parts);
  return (
    <div className={styles['parts']}>
      <progress value={parts.done} max={parts.of} aria-label={words} />
      <p aria-hidden="true">{words}</p>
    </div>
  );
}

function Step(props: { readonly step: MyPathStep; readonly zone: string; readonly brief: boolean }) {
  const { step, zone, brief } = props;
  const { t } = useTranslation();
  const Icon = ICONS[step.state];
  const name = t(`path.${step.step as 'asked'}.title`);
  const when = step.at === null ? null : step.state === 'done' ? dayAt(step.at, zone) : dayAndHourAt(step.at, zone);
  return (
    <li className={styles['step']} data-state={step.state}>
      <Icon size={28} aria-hidden="true" />
      <div>
        <p className={styles['name']}>{step.page !== null ? <Link href={step.page}>{name}</Link> : name}</p>
        <p className={styles['when']}>
          {t(`my.${step.state}`)}
          {when !== null && ` · ${when}`}
          {step.parts && ` · ${t('my.parts', step.parts)}`}
        </p>
        {/* What stands in the frame above is not said twice. */}
        {step.state !== 'done' && !brief && <p>{t(`path.${step.step as 'asked'}.more`)}</p>}
      </div>
    </li>
  );
}

import type { MyPrepareView } from '@keel/formats/api';
import { buttonClass } from '@keel/ui/button';
import { IconPhone } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { say, toSay, useMy } from '../api/index.ts';
import { Check, dayAndHourAt, dayAt, Failed, form, hourAt, Link, Note, Trouble, Waiting } from '../shell/index.ts';
import { Ate } from './Ate.tsx';
import { CannotCome } from './CannotCome.tsx';
import { EscortPart } from './EscortPart.tsx';
import { leftOf } from './left.ts';
import styles from './Prepare.module.css';

export type ToPrepare = NonNullable<MyPrepareView['visit']>;

const MINUTE_MS = 60_000;

/** What is to be done before the next visit, and by when. What cannot be kept is answered here, not at the door. */
export function PreparePage() {
  const { t } = useTranslation();
  const { data, isPending, refetch } = useMy<MyPrepareView>('my-prepare');
  if (isPending) return <Waiting />;
  if (data === undefined) return <Failed again={() => void refetch()} />;
  const { visit, calledOff } = data;
  const off = calledOff && (
    <section className={form['aside']} data-mild="true" role="status">
      <p>{t('prepare.calledOff')}</p>
      <p>{t(`prepare.calledOffWants.${calledOff.wants}`)}</p>
    </section>
  );
  if (visit === null)
    return (
      <Note title={t('prepare.none')} more={calledOff ? undefined : t('prepare.noneMore')}>
        {off}
      </Note>
    );
  // What was begun about one visit is not said of the next: a press that called one off would call off that as well.
  const { visit: key } = visit;
  return (
    <div className={form['form']}>
      {off}
      <When visit={visit} where={data.where} />
      <ToDo visit={visit} />
      <Food key={`food ${key}`} visit={visit} zone={data.where.zone} />
      <Medicines visit={visit} zone={data.where.zone} />
      <EscortPart key={`escort ${key}`} visit={visit} />
      <Bring key={`bring ${key}`} visit={visit} />
      <Part title={t('prepare.after')}>
        <p>{t(`prepare.drive.${visit.drive}`)}</p>
        {visit.readyAt && <p>{t('prepare.ready', { when: dayAndHourAt(visit.readyAt, data.where.zone) })}</p>}
      </Part>
      {data.begun === null ? <CannotCome key={key} visit={key} /> : <Begun at={data.begun.at} where={data.where} />}
    </div>
  );
}

/** Said too late to call anything off: what has become of it, and whom to tell. */
function Begun({ at, where }: { readonly at: string; readonly where: MyPrepareView['where'] }) {
  const { t } = useTranslation();
  return (
    <section className={form['aside']} role="status">
      <p>{t('prepare.begun', { when: hourAt(at, where.zone) })}</p>
      <p>{t('prepare.begunMore')}</p>
      {where.phone && (
        <div>
          <a className={buttonClass({ size: 'large' })} href={`tel:${where.phone.replace(/[^+\d]/g, '')}`}>
            <IconPhone size={20} aria-hidden="true" />{' '}
            {t('escort.call', { phone: where.phone.replaceAll(' ', '\u00a0') })}
          </a>
        </div>
      )}
    </section>
  );
}

export function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles['part']}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** How long still, from the clock of this device, ms, said anew each minute; 0 or less: it is over. */
function useLeft(): (time: string) => number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const again = setInterval(() => setNow(Date.now()), MINUTE_MS);
    return () => clearInterval(again);
  }, []);
  return (time) => Date.parse(time) - now;
}

/** `in 3 days`, `in 20 hours`, `in 45 minutes`. */
function useIn(): (leftMs: number) => string {
  const { t } = useTranslation();
  return (left) => {
    const { unit, count } = leftOf(left);
    return unit === 'over' ? t('prepare.in.now') : t(`prepare.in.${unit}`, { count });
  };
}

/** A time that runs out: what it is, how long still, and what holds once it is over. */
function Until(props: { readonly time: string; readonly says: string; readonly over: string }) {
  const left = useLeft()(props.time);
  const inWords = useIn();
  return (
    <>
      <span>{props.says}</span>
      <span className={styles['left']} data-over={left <= 0}>
        {left <= 0 ? props.over : inWords(left)}
      </span>
    </>
  );
}

function When({ visit, where }: { readonly visit: ToPrepare; readonly where: MyPrepareView['where'] }) {
  const { t, i18n } = useTranslation();
  const inWords = useIn();
  const left = inWords(useLeft()(visit.arriveAt));
  return (
    <section className={form['when']}>
      <p className={styles['left']}>
        {t('prepare.title')}, {left}
      </p>
      <h1>{t('prepare.be', { when: dayAndHourAt(visit.arriveAt, where.zone) })}</h1>
      {where.address.length > 0 && (
        <address className={styles['address']}>
          {[where.name, ...(i18n.language === 'es' ? where.addressEs : where.address)].map((line) => (
            <span key={line}>{line}</span>
          ))}
        </address>
      )}
    </section>
  );
}

function ToDo({ visit }: { readonly visit: ToPrepare }) {
  const { t } = useTranslation();
  if (visit.intakeDone && visit.consent !== 'to-sign') return null;
  return (
    <Part title={t('prepare.todo')}>
      <ul className={styles['todo']}>
        {!visit.intakeDone && (
          <li>
            <Link href="/my/forms/">{t('prepare.forms')}</Link>
          </li>
        )}
        {visit.consent === 'to-sign' && (
          <li>
            <Link href="/my/consent/">{t('prepare.sign')}</Link>
          </li>
        )}
      </ul>
    </Part>
  );
}

/** `4 hours`, `30 minutes`. */
const useSpan = (): ((minutes: number) => string) => {
  const { t } = useTranslation();
  return (minutes) =>
    minutes % 60 === 0 ? t('prepare.hours', { count: minutes / 60 }) : t('prepare.minutes', { count: minutes });
};

function Food({ visit, zone }: { readonly visit: ToPrepare; readonly zone: string }) {
  const { t } = useTranslation();
  const span = useSpan();
  const { fasting, food } = visit;
  if (fasting === null) return null;
  return (
    <Part title={t('prepare.food')}>
      <ul className={styles['times']}>
        <li>
          <Until
            time={fasting.lastFoodAt}
            says={t('prepare.foodUntil', { when: dayAndHourAt(fasting.lastFoodAt, zone) })}
            over={t('prepare.foodOver')}
          />
        </li>
        <li>
          <Until
            time={fasting.lastDrinkAt}
            says={t('prepare.drinkUntil', { when: dayAndHourAt(fasting.lastDrinkAt, zone) })}
            over={t('prepare.drinkOver')}
          />
        </li>
      </ul>
      <p className={form['hint']}>
        {t('prepare.foodWhy', { food: span(fasting.foodMinutes), drink: span(fasting.drinkMinutes) })}
      </p>
      {food && (
        <div className={form['aside']} data-mild={food.meaning !== 'wait'} role="status">
          <p>
            {t('prepare.told', {
              what: t(food.what === 'food' ? 'prepare.ateFood' : 'prepare.ateDrink'),
              when: dayAndHourAt(food.lastAt, zone),
            })}
          </p>
          <p>
            {t(`prepare.meaning.${food.meaning}`, {
              when: food.doseFrom === null ? '' : dayAndHourAt(food.doseFrom, zone),
              wait: food.waitMinutes === null ? '' : span(food.waitMinutes),
            })}
          </p>
        </div>
      )}
      <Ate visit={visit.visit} />
    </Part>
  );
}

/** Only what a prescriber said, with his name. Nothing of it: every medicine as always. */
function Medicines({ visit, zone }: { readonly visit: ToPrepare; readonly zone: string }) {
  const { t } = useTranslation();
  return (
    <Part title={t('prepare.medicines')}>
      {visit.holds.length === 0 && <p>{t('prepare.medicinesNone')}</p>}
      <ul className={styles['holds']}>
        {visit.holds.map((hold) => (
          <li key={hold.medicine}>
            <b>{hold.medicine}</b>
            {hold.lastAt === null ? (
              <span>{t('prepare.asUsual')}</span>
            ) : (
              <Until
                time={hold.lastAt}
                says={t('prepare.lastBefore', { when: dayAndHourAt(hold.lastAt, zone) })}
                over={t('prepare.lastOver')}
              />
            )}
            {hold.words && <span>{hold.words}</span>}
            <small>{t('prepare.saidBy', { who: hold.by, when: dayAt(hold.at, zone) })}</small>
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Bring({ visit }: { readonly visit: ToPrepare }) {
  const { t } = useTranslation();
  const [ticked, setTicked] = useState<Readonly<Record<string, boolean>>>({});
  const tick = useMutation({
    mutationFn: (line: { readonly item: string; readonly done: boolean }) =>
      say(toSay('tick-preparation', { visit: visit.visit, ...line })),
    onError: () => setTicked({}),
  });
  return (
    <Part title={t('prepare.bring')}>
      <div className={form['options']}>
        {visit.bring.map(({ item, done }) => (
          <Check
            key={item}
            label={t(`prepare.bringItem.${item}`)}
            checked={ticked[item] ?? done}
            onChange={(on) => {
              setTicked({ ...ticked, [item]: on });
              tick.mutate({ item, done: on });
            }}
          />
        ))}
      </div>
      <Trouble error={tick.error} />
    </Part>
  );
}

import { Button } from '@keel/ui/button';
import { figure } from '@keel/ui/figure';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../api/index.ts';
import { useNow } from '../live/index.ts';
import { list } from '../page/index.ts';
import { dateText, dayIn, dayText } from '../time/index.ts';
import { drugName } from './drug-name.ts';
import { type Container, type Place, shelves } from './place.ts';
import styles from './RegisterScreen.module.css';
import type { Opened } from './RegisterScreen.tsx';

/** What is there: opened vials first, then what is sealed by product and lot; a patient's own apart from both. */
export function StockList(props: {
  readonly place: Place;
  readonly mayDraw: boolean;
  readonly onOpen: (opened: Opened) => void;
}) {
  const { t } = useTranslation();
  const { containers } = props.place;
  const clinic = containers.filter(({ owner }) => owner === null);
  const opened = clinic.filter(({ state }) => state === 'open');
  const sealed = shelves(clinic.filter(({ state }) => state === 'sealed'));
  const owned = shelves(containers.filter(({ owner }) => owner !== null));
  return (
    <>
      <section className={list['block']}>
        <h2>{t('register.opened')}</h2>
        {opened.length === 0 ? (
          <p className={list['soft']}>{t('register.noneOpened')}</p>
        ) : (
          <ul className={list['rows']}>
            {opened.map((one) => (
              <Vial key={one.id} container={one} {...props} />
            ))}
          </ul>
        )}
      </section>
      <Sealed title={t('register.shelf')} none={t('register.noneSealed')} shelves={sealed} {...props} />
      {owned.length > 0 && <Sealed title={t('register.owned')} none="" shelves={owned} {...props} />}
    </>
  );
}

function Vial(props: {
  readonly container: Container;
  readonly mayDraw: boolean;
  readonly onOpen: (opened: Opened) => void;
}) {
  const { t, i18n } = useTranslation();
  const zone = useQuery(meQuery).data?.clinic.zone ?? 'UTC';
  const now = useNow();
  const { container, onOpen } = props;
  const discard = container.discardAfter === null ? null : Date.parse(container.discardAfter);
  const passed = discard !== null && discard < now;
  const share = Math.max(0, Math.min(100, (container.bookMg / container.labelledMg) * 100));
  return (
    <li className={list['row']}>
      <div>
        <p className={list['name']}>
          {drugName(t, container.drug)} {figure(container.mgPerMl)} mg/mL
        </p>
        <p className={list['soft']}>
          {t('register.lot', { lot: container.lot })} · {container.id} ·{' '}
          {t('register.expires', { date: dateText(container.expiry, i18n.language) })}
        </p>
        {discard !== null && (
          <p className={passed ? list['late'] : list['soft']}>
            {t(passed ? 'register.discardPassed' : 'register.discardBy', {
              date: dayText(discard, zone, i18n.language),
            })}
          </p>
        )}
      </div>
      <p className={styles['amount']}>
        {figure(container.bookMg, 2)} mg
        <small>{t('register.ofLabel', { mg: figure(container.labelledMg) })}</small>
      </p>
      <svg className={styles['bar']} viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden>
        <rect width="100" height="6" />
        <rect width={share} height="6" />
      </svg>
      <div className={styles['acts']}>
        {props.mayDraw && !passed && (
          <Button kind="next" onClick={() => onOpen({ sheet: 'draw', container })}>
            {t('register.draw')}
          </Button>
        )}
        <Button onClick={() => onOpen({ sheet: 'finish', container })}>{t('register.finish')}</Button>
        <Button kind="quiet" onClick={() => onOpen({ sheet: 'trace', container })}>
          {t('register.trace')}
        </Button>
      </div>
    </li>
  );
}

function Sealed(props: {
  readonly title: string;
  readonly none: string;
  readonly shelves: ReturnType<typeof shelves>;
  readonly mayDraw: boolean;
  readonly onOpen: (opened: Opened) => void;
}) {
  const { t, i18n } = useTranslation();
  const zone = useQuery(meQuery).data?.clinic.zone ?? 'UTC';
  const today = dayIn(useNow(), zone);
  const [shown, setShown] = useState<string | null>(null);
  return (
    <section className={list['block']}>
      <h2>{props.title}</h2>
      {props.shelves.length === 0 && <p className={list['soft']}>{props.none}</p>}
      <ul className={list['rows']}>
        {props.shelves.map(({ key, first, containers }) => {
          const expired = first.expiry < today;
          const mg = containers.reduce((sum, one) => sum + one.bookMg, 0);
          return (
            <li key={key} className={list['row']}>
              <div>
                <p className={list['name']}>
                  {drugName(t, first.drug)}, {t(`register.form.${first.form}`)}
                </p>
                <p className={list['soft']}>
                  {t('register.strength', { mg: figure(first.mgPerMl), ml: figure(first.mlPerContainer, 2) })} ·{' '}
                  {t('register.lot', { lot: first.lot })}
                </p>
                <p className={expired ? list['late'] : list['soft']}>
                  {t(expired ? 'register.expired' : 'register.expires', {
                    date: dateText(first.expiry, i18n.language),
                  })}
                  {first.owner && ` · ${t('register.ownedBy', { name: first.owner.name })}`}
                </p>
              </div>
              <p className={styles['amount']}>
                {containers.length}
                <small>{t('register.mg', { mg: figure(mg, 2) })}</small>
              </p>
              <div className={styles['acts']}>
                {props.mayDraw && !expired && (
                  <Button onClick={() => props.onOpen({ sheet: 'draw', container: first })}>
                    {t('register.draw')}
                  </Button>
                )}
                <Button kind="quiet" aria-expanded={shown === key} onClick={() => setShown(shown === key ? null : key)}>
                  {t('register.containers', { count: containers.length })}
                </Button>
              </div>
              {shown === key && (
                <ul className={styles['acts']}>
                  {containers.map((one) => (
                    <li key={one.id} className={styles['acts']}>
                      <span>{one.id}</span>
                      <Button kind="quiet" onClick={() => props.onOpen({ sheet: 'trace', container: one })}>
                        {t('register.trace')}
                      </Button>
                      <Button kind="quiet" onClick={() => props.onOpen({ sheet: 'remove', container: one })}>
                        {t('register.remove')}
                      </Button>
                    </li>
                  ))}
                </ul>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

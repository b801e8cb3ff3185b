import { type DueItem, isMissed, unsignedSpokenOrders } from '@keel/clinical/session';
import { Button } from '@keel/ui/button';
import { countdownText } from '@keel/ui/freshness';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { clockText } from '../time/index.ts';
import { type AskKey, useVisit } from '../visit/index.ts';
import styles from './DueList.module.css';

const DONE_BY: Readonly<Partial<Record<DueItem['what'], AskKey>>> = {
  check: 'check',
  'bp-repeat': 'check',
  'look-again': 'check',
  confirm: 'check',
  'next-device': 'device',
  'flush-line': 'flush',
  'answer-question': 'answer',
  'bag-empty': 'stop',
  'change-nurse': 'handover',
};

/** What is due, the next thing largest. */
export function DueList({ items }: { readonly items: readonly DueItem[] }) {
  const { t, i18n } = useTranslation();
  const visit = useVisit();
  const navigate = useNavigate();
  const open = items.filter(({ state }) => state !== 'missed');
  const missed = items.filter(isMissed);
  const [next, ...rest] = open;
  const words = (item: DueItem): string => t(`due.${item.what}`);
  const detail = (item: DueItem): string =>
    item.gridMinute === null
      ? item.missing.map((want) => t(`want.${want}`)).join(', ')
      : t('session.atMinute', { minute: item.gridMinute });
  const act = (item: DueItem) => {
    if (visit.reads) return undefined;
    const by = DONE_BY[item.what];
    if (item.what === 'eyes-on')
      return () => void visit.say('record-care', { care: 'eyes-on' }, { undo: t('care.eyes-on') });
    if (item.what === 'offer-drink')
      return () => void visit.say('record-care', { care: 'drank' }, { undo: t('care.drank') });
    if (item.what === 'consent-withdrawn') {
      // Stopping is always possible; where nothing runs there is somebody to ask and nothing to press here.
      const runs = visit.session.infusions.some(({ state }) => state !== 'stopped');
      return runs ? () => visit.ask('stop') : undefined;
    }
    if (item.what === 'back-on-monitor') return () => void visit.say('end-off-monitor', {});
    if (item.what === 'sign-spoken-order') {
      const order = unsignedSpokenOrders(visit.session).find(({ id }) => item.key.endsWith(id));
      // Only who spoke can sign for it: nobody else is offered the button.
      if (order === undefined || order.body.orderedBy !== visit.me.id) return undefined;
      return () => void visit.say('sign-spoken-order', { order: order.ref });
    }
    if (item.what === 'observation-over') {
      return () => void navigate({ to: '/session/$id/release', params: { id: visit.session.id } });
    }
    return by ? () => visit.ask(by) : undefined;
  };
  return (
    <section className={styles['due']} aria-label={t('session.due')}>
      {next ? (
        <div className={styles['next']} data-state={next.state}>
          <p className={styles['what']}>{words(next)}</p>
          <p className={styles['detail']}>{detail(next)}</p>
          <p className={styles['count']}>
            <span className={styles['big']}>{countdownText(next.at - visit.now)}</span>
            <span>{t(next.state === 'overdue' ? 'board.late' : next.at < visit.now ? 'board.due' : 'board.toGo')}</span>
          </p>
          {act(next) && (
            <Button kind={next.state === 'upcoming' ? 'plain' : 'next'} size="large" wide onClick={act(next)}>
              {t(`dueDo.${next.what}`)}
            </Button>
          )}
        </div>
      ) : (
        <p className={styles['calm']}>{t('session.nothingDue')}</p>
      )}
      {rest.length > 0 && (
        <ul className={styles['list']}>
          {rest.slice(0, 5).map((item) => (
            <li key={item.key} data-state={item.state}>
              <span className={styles['time']}>{clockText(item.at, visit.zone, i18n.language)}</span>
              <span>
                {words(item)} <span className={styles['soft']}>{detail(item)}</span>
              </span>
              {item.what === 'sign-spoken-order' && act(item) ? (
                <Button onClick={act(item)}>{t('dueDo.sign-spoken-order')}</Button>
              ) : !visit.reads && (item.state === 'overdue' || item.state === 'due') ? (
                <Button kind="quiet" onClick={act(item)}>
                  {countdownText(item.at - visit.now)}
                </Button>
              ) : (
                <span className={styles['soft']}>{countdownText(item.at - visit.now)}</span>
              )}
            </li>
          ))}
        </ul>
      )}
      {missed.length > 0 && (
        <p className={styles['missed']}>
          {t('session.missed', {
            list: missed.map((item) => item.gridMinute ?? clockText(item.at, visit.zone, i18n.language)).join(', '),
          })}
        </p>
      )}
    </section>
  );
}

import type { RegisterView } from '@keel/formats/api';
import { Button, buttonClass } from '@keel/ui/button';
import { figure } from '@keel/ui/figure';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../api/index.ts';
import { useNow } from '../live/index.ts';
import { list } from '../page/index.ts';
import { dayIn } from '../time/index.ts';
import { drugName } from './drug-name.ts';
import { type Place, useRegisterSay } from './place.ts';
import styles from './RegisterScreen.module.css';
import type { Opened } from './RegisterScreen.tsx';

/** Everything that has still to be answered for, with the button that answers it. */
export function NeedsList(props: {
  readonly view: RegisterView;
  readonly place: Place;
  readonly onOpen: (opened: Opened) => void;
}) {
  const { t } = useTranslation();
  const { place, view, onOpen } = props;
  const me = useQuery(meQuery).data;
  const zone = me?.clinic.zone ?? 'UTC';
  const now = useNow();
  const today = dayIn(now, zone);
  const { say, trouble } = useRegisterSay(place);
  const needs: { key: string; words: string; act: ReactNode }[] = [];
  for (const waste of place.unwitnessed) {
    const own = waste.by.id === me?.person.id;
    needs.push({
      key: `${waste.command}/${waste.index}`,
      words: t(own ? 'register.need.witnessOwn' : 'register.need.witness', {
        mg: figure(waste.mg, 2),
        drug: waste.drug == null ? '?' : drugName(t, waste.drug),
        by: waste.by.name,
      }),
      act: own ? null : (
        <Button kind="next" onClick={() => void say('witness-waste', { command: waste.command, index: waste.index })}>
          {t('register.witness')}
        </Button>
      ),
    });
  }
  for (const draw of place.inHand.filter(({ running }) => !running)) {
    needs.push({
      key: draw.drawId,
      words: t('register.need.hand', {
        mg: figure(draw.openMg, 2),
        drug: drugName(t, draw.drug),
        name: draw.patient?.name ?? '?',
      }),
      act: (
        <>
          {draw.returnable && (
            <Button onClick={() => void say('return-draw', { drawId: draw.drawId, because: 'not used' })}>
              {t('register.return')}
            </Button>
          )}
          <Button kind="next" onClick={() => onOpen({ sheet: 'waste', draw })}>
            {t('register.waste')}
          </Button>
        </>
      ),
    });
  }
  for (const container of place.containers) {
    if (container.expiry < today && container.state === 'sealed') {
      needs.push({
        key: `expired ${container.id}`,
        words: t('register.need.expired', { drug: drugName(t, container.drug), lot: container.lot }),
        act: <Button onClick={() => onOpen({ sheet: 'remove', container })}>{t('register.remove')}</Button>,
      });
    }
    if (container.discardAfter !== null && Date.parse(container.discardAfter) < now) {
      needs.push({
        key: `discard ${container.id}`,
        words: t('register.need.discard', { drug: drugName(t, container.drug), lot: container.lot }),
        act: (
          <Button kind="next" onClick={() => onOpen({ sheet: 'finish', container })}>
            {t('register.finish')}
          </Button>
        ),
      });
    }
  }
  for (const dose of view.unplaced) {
    needs.push({
      key: dose.entry,
      words: t('register.need.placed', {
        mg: dose.mg === null ? '?' : figure(dose.mg, 2),
        name: dose.patient?.name ?? '?',
      }),
      act: (
        <Link to="/session/$id/record" params={{ id: dose.session }} className={buttonClass({})}>
          {t('register.place')}
        </Link>
      ),
    });
  }
  if (place.lastCount === null || dayIn(Date.parse(place.lastCount.at), zone) < today) {
    needs.push({
      key: 'count',
      words: t('register.need.count'),
      act: <Button onClick={() => onOpen({ sheet: 'count' })}>{t('register.count')}</Button>,
    });
  }
  const running = place.inHand.filter((draw) => draw.running);
  return (
    <>
      <section className={list['block']}>
        <h2>{t('register.needs')}</h2>
        {trouble && (
          <p className={list['late']} role="alert">
            {trouble}
          </p>
        )}
        {needs.length === 0 ? (
          <p className={list['soft']}>{t('register.nothingNeeded')}</p>
        ) : (
          <ul className={styles['needs']}>
            {needs.map(({ key, words, act }) => (
              <li key={key}>
                <p>{words}</p>
                <span className={styles['acts']}>{act}</span>
              </li>
            ))}
          </ul>
        )}
      </section>
      {running.length > 0 && (
        <section className={list['block']}>
          <h2>{t('register.inHand')}</h2>
          <ul className={list['rows']}>
            {running.map((draw) => (
              <li key={draw.drawId} className={list['row']}>
                <p>
                  <Link to="/session/$id" params={{ id: draw.session }}>
                    {draw.patient?.name ?? draw.session}
                  </Link>
                  <br />
                  <span className={list['soft']}>
                    {drugName(t, draw.drug)} · {t('register.lot', { lot: draw.lot })} · {draw.by.name}
                  </span>
                </p>
                <p className={styles['amount']}>{figure(draw.openMg, 2)} mg</p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

import { isSeated, othersIn } from '@keel/clinical/session';
import type { BoardTile, BoardView } from '@keel/formats/api';
import { buttonClass } from '@keel/ui/button';
import { countdownText } from '@keel/ui/freshness';
import { Identity } from '@keel/ui/identity';
import { IconDeviceTv, IconEmergencyBed, IconStethoscope, IconUserCheck, IconUserQuestion } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { browserStore, CHAIRS, meQuery, viewQuery } from '../api/index.ts';
import { useNow, useTopics } from '../live/index.ts';
import { seatedOn } from '../seats/index.ts';
import { Failed, Waiting } from '../shell/index.ts';
import { clockText, dayIn, dayText } from '../time/index.ts';
import { AlarmLine } from './AlarmLine.tsx';
import styles from './BoardScreen.module.css';
import { ChairTile } from './ChairTile.tsx';
import { NextLine } from './NextLine.tsx';
import { nextMinutes, urgent } from './next-minutes.ts';
import { ofToday } from './of-today.ts';

const TO_COME = ['planned', 'arrived'];

/** Who needs me next? One named thing first, then ten minutes of all chairs on one line, then every chair by need. */
export function BoardScreen() {
  const board = useQuery({ ...viewQuery<BoardView>('board'), refetchInterval: 30_000 });
  useTopics(['board'], board.data?.position);
  if (board.data) return <Board view={board.data} />;
  return board.error ? <Failed error={board.error} reset={() => void board.refetch()} /> : <Waiting />;
}

function Board({ view }: { readonly view: BoardView }) {
  const { t, i18n } = useTranslation();
  const now = useNow();
  // Which session sits in which chair, kept for an emergency without a server or a login: ids, no names of people.
  useEffect(() => {
    const body = view.chairs.map(({ id, name, session }) => ({ id, name, session }));
    void browserStore.putView({ key: CHAIRS, body, at: Date.now() }).catch(() => undefined);
  }, [view.chairs]);
  const me = useQuery(meQuery).data;
  const zone = me?.clinic.zone ?? 'UTC';
  const tiles = [...view.tiles].sort((a, b) => a.rank - b.rank);
  const inRoom = tiles.filter(isSeated);
  const toCome = tiles
    .filter(({ phase }) => TO_COME.includes(phase))
    .filter(({ phase, startsAt }) => {
      const starts = startsAt === null ? null : Date.parse(startsAt);
      return phase === 'arrived' || ofToday(starts, now, zone);
    })
    .sort((a, b) => (a.startsAt ?? '').localeCompare(b.startsAt ?? ''));
  const seated = seatedOn(tiles);
  const coming = nextMinutes(tiles, now);
  const free = view.chairs.filter((chair) => chair.session === null);
  return (
    <div className={styles['board']}>
      <header className={styles['head']}>
        <h1>{t('nav.board')}</h1>
        <p className={styles['day']}>{dayText(now, zone, i18n.language)}</p>
        <Link to="/wall" className={buttonClass({ kind: 'quiet' })}>
          <IconDeviceTv size={20} stroke={1.6} aria-hidden />
          {t('wall.open')}
        </Link>
      </header>
      {/* A strip of the glass of its own: nothing that lives on the board is ever seen under Emergency. */}
      <div className={styles['strip']}>
        <p className={view.prescribersOnSite.length === 0 ? styles['lacking'] : styles['onSite']}>
          <IconStethoscope size={20} stroke={1.6} aria-hidden />
          {view.prescribersOnSite.length === 0
            ? t('board.noPrescriber')
            : t('board.prescriber', { names: view.prescribersOnSite.join(', ') })}
        </p>
        <Link to="/emergency" className={styles['emergency']}>
          <IconEmergencyBed size={24} stroke={1.8} aria-hidden />
          {t('visit.emergency')}
        </Link>
      </div>
      <NextLine urgent={urgent(tiles)} coming={coming} now={now} />
      {inRoom.length > 0 ? (
        <section className={styles['tiles']} aria-label={t('board.chairs')}>
          {inRoom.map((tile) => (
            <ChairTile
              key={tile.session}
              tile={tile}
              others={othersIn(tile.chair?.id ?? null, { id: tile.session }, seated)}
              now={now}
              zone={zone}
            />
          ))}
        </section>
      ) : (
        <p className={styles['calm']}>{t('board.nobody')}</p>
      )}
      <div className={styles['below']}>
        <section className={styles['list']}>
          <h2>{t('board.toCome')}</h2>
          {toCome.length === 0 && <p className={styles['soft']}>{t('board.noneToCome')}</p>}
          <ul>
            {toCome.map((tile) => (
              <Arrival key={tile.session} tile={tile} zone={zone} now={now} />
            ))}
          </ul>
        </section>
        <section className={styles['list']}>
          <h2>{t('board.freeChairs')}</h2>
          {free.length === 0 ? (
            <p className={styles['soft']}>{t('board.noneFree')}</p>
          ) : (
            <ul className={styles['free']}>
              {free.map((chair) => (
                <li key={chair.id}>{chair.name}</li>
              ))}
            </ul>
          )}
        </section>
      </div>
    </div>
  );
}

function Arrival({ tile, zone, now }: { readonly tile: BoardTile; readonly zone: string; readonly now: number }) {
  const { t, i18n } = useTranslation();
  const starts = tile.startsAt === null ? null : Date.parse(tile.startsAt);
  const here = tile.phase === 'arrived';
  const overdue = !here && starts !== null && now > starts;
  return (
    <li className={styles['arrival']}>
      <Link to="/session/$id/ready" params={{ id: tile.session }} className={styles['row']}>
        <span className={styles['time']}>
          {starts === null ? '––' : clockText(starts, zone, i18n.language)}
          <span className={overdue ? styles['heavy'] : styles['soft']}>
            {here
              ? t('board.here')
              : overdue
                ? t('board.lateBy', { time: countdownText(now - starts!) })
                : t('phase.planned')}
          </span>
        </span>
        <Identity brief={tile.patient} today={dayIn(now, zone)}>
          {tile.route && <span>{t(`route.${tile.route}` as 'route.other', { defaultValue: tile.route })}</span>}
        </Identity>
        <span className={styles['escort']}>
          {tile.escort === 'here' || tile.escort === 'arranged' ? (
            <IconUserCheck size={20} stroke={1.6} aria-hidden />
          ) : (
            <IconUserQuestion size={20} stroke={1.6} aria-hidden />
          )}
          {t(`escort.${tile.escort}`)}
        </span>
        {here && <span className={buttonClass({ kind: 'next' })}>{t('board.open')}</span>}
      </Link>
      {/* Who has come may have a monitor on: the line above names the chair, and this is where it is. */}
      <AlarmLine alarms={tile.alarms} now={now} />
    </li>
  );
}

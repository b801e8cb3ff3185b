import { pumpSetting } from '@keel/clinical/dosing';
import { eventId } from '@keel/clinical/record';
import { allOf, type DoseTotals, doseTotals, latestOf } from '@keel/clinical/session';
import { Button } from '@keel/ui/button';
import { figure } from '@keel/ui/figure';
import {
  IconCircle,
  IconCircleCheckFilled,
  IconDroplet,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerStop,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { clockText } from '../time/index.ts';
import { type AskKey, useVisit } from '../visit/index.ts';
import styles from './DosePanel.module.css';
import { orderText } from './order-text.ts';

/** What was ordered, what is being given, how much is in: the order stands beside every control. */
export function DosePanel() {
  const { t, i18n } = useTranslation();
  const visit = useVisit();
  const { session } = visit;
  const totals = doseTotals(session, visit.now);
  const standing = session.order;
  return (
    <section className={styles['dose']} aria-label={t('dose.title')}>
      <header className={styles['order']}>
        <h2>{t('dose.order')}</h2>
        {standing ? (
          <p>
            {orderText(standing.order, t)}
            <span className={styles['soft']}>
              {' '}
              {t('dose.orderedBy', {
                name: visit.nameOf(standing.entry.body.orderedBy),
                time: clockText(standing.entry.at, visit.zone, i18n.language),
              })}
              {standing.unsigned && ` · ${t('dose.unsigned')}`}
            </span>
            {visit.me.roles.includes('prescriber') && session.releasedAt === null && (
              <Button kind="quiet" onClick={() => visit.ask('cancel-order')}>
                {t('ask.cancel-order.do')}
              </Button>
            )}
          </p>
        ) : (
          <>
            <p className={styles['soft']}>{t('dose.noOrder')}</p>
            <Button onClick={() => visit.ask('order')}>{t('do.order')}</Button>
          </>
        )}
      </header>
      {totals.parts.length > 0 && <Totals totals={totals} />}
      {standing && <Controls />}
      {session.phase !== 'planned' && (
        <div className={styles['row']}>
          <Button kind="quiet" onClick={() => visit.ask('medicine')}>
            {t('do.medicine')}
          </Button>
          <Button kind="quiet" onClick={() => visit.ask('question')}>
            {t('ask.question.do')}
          </Button>
        </div>
      )}
    </section>
  );
}

function Totals({ totals }: { readonly totals: DoseTotals }) {
  const { t } = useTranslation();
  const range =
    totals.uncertain && totals.deliveredMgMin !== totals.deliveredMgMax
      ? `${figure(totals.deliveredMgMin)}–${figure(totals.deliveredMgMax)}`
      : figure(totals.deliveredMg);
  return (
    <div className={styles['totals']}>
      <p className={styles['given']}>
        <span className={styles['big']}>{range}</span> mg
        <span className={styles['soft']}>{t('dose.inPatient')}</span>
      </p>
      <dl className={styles['more']}>
        {totals.mgPerKg !== null && (
          <div>
            <dt>{t('dose.perKg')}</dt>
            <dd>{figure(totals.mgPerKg, 2)} mg/kg</dd>
          </div>
        )}
        {totals.pumpedMl > 0 && (
          <div>
            <dt>{t('dose.pumped')}</dt>
            <dd>
              {figure(totals.pumpedMl)} mL, {figure(totals.pumpedMg)} mg
            </dd>
          </div>
        )}
        {totals.lineHolds && (
          <div>
            <dt>{t('dose.inLine')}</dt>
            <dd>{figure(totals.inLineMg)} mg</dd>
          </div>
        )}
        {totals.discardedMg > 0 && (
          <div>
            <dt>{t('dose.discarded')}</dt>
            <dd>{figure(totals.discardedMg)} mg</dd>
          </div>
        )}
        {totals.running && (
          <div>
            <dt>{t('dose.rate')}</dt>
            <dd>
              {figure(totals.running.mlPerHour)} mL/h, {figure(totals.running.mgPerHour)} mg/h
            </dd>
          </div>
        )}
      </dl>
    </div>
  );
}

/** Steps before the first dose, then what can be done to it. */
function Controls() {
  const { t } = useTranslation();
  const visit = useVisit();
  const { session } = visit;
  const { order, ref } = session.order!;
  const infusion = session.infusions.at(-1);
  const identified = allOf(session, 'identity-confirmed').some(
    ({ body }) => new Set(body.identifiers).size >= 2 && body.moment === 'first-dose',
  );
  const pump = latestOf(session, 'pump-checked');
  const drug = latestOf(session, 'drug-prepared');
  const steps: { key: AskKey; done: boolean }[] = [
    { key: 'drug', done: drug !== undefined },
    ...(order.form === 'infusion'
      ? [{ key: 'pump' as const, done: pump !== undefined && pump.body.flags.length === 0 }]
      : []),
    { key: 'identity', done: identified },
  ];
  const cleared = session.gatePassedAt !== null;

  if (session.firstDoseAt === null || (order.form === 'infusion' && infusion === undefined)) {
    const start = (): void => {
      if (order.form === 'infusion') {
        const setting = pumpSetting(order);
        if (setting === null) {
          visit.ask('order');
          return;
        }
        void visit.say('start-infusion', {
          as: 'order',
          overrides: [],
          infusion: '1',
          order: ref,
          mlPerHour: setting.mlPerHour,
          mgPerMl: setting.mgPerMl,
          bagVolumeMl: order.bagVolumeMl,
          line: { primedWith: order.line.primedWith, volumeMl: order.line.volumeMl },
          ...(drug === undefined ? {} : { lot: drug.body.lot }),
        });
      } else visit.ask(order.form === 'nasal-devices' ? 'device' : order.form);
    };
    return (
      <div className={styles['steps']}>
        {steps.map(({ key, done }) => (
          <button key={key} type="button" className={styles['step']} data-done={done} onClick={() => visit.ask(key)}>
            {done ? <IconCircleCheckFilled size={24} aria-hidden /> : <IconCircle size={24} stroke={1.6} aria-hidden />}
            {t(`step.${key as 'drug'}`)}
            <span className={styles['soft']}>{t(done ? 'step.done' : 'step.open')}</span>
          </button>
        ))}
        <Button kind="next" size="glove" wide onClick={start}>
          <IconPlayerPlay size={24} aria-hidden />
          {t(`start.${order.form}`)}
        </Button>
        {!cleared && <p className={styles['soft']}>{t('dose.notCleared')}</p>}
      </div>
    );
  }
  if (order.form === 'infusion' && infusion) {
    const { name } = infusion;
    const totals = doseTotals(session, visit.now);
    const line = totals.parts.find(({ entry }) => entry === infusion.started.id)?.line;
    return (
      <div className={styles['row']}>
        {infusion.state === 'running' && (
          <>
            <Button onClick={() => visit.ask('rate')}>{t('dose.changeRate')}</Button>
            <Button onClick={() => visit.ask('pause')}>
              <IconPlayerPause size={20} aria-hidden />
              {t('dose.pause')}
            </Button>
          </>
        )}
        {infusion.state === 'paused' && (
          <Button
            kind="next"
            onClick={() =>
              void visit.say('resume-infusion', {
                as: 'order',
                overrides: [],
                infusion: name,
                mlPerHour: infusion.started.body.mlPerHour,
              })
            }
          >
            <IconPlayerPlay size={20} aria-hidden />
            {t('dose.resume', { rate: figure(infusion.started.body.mlPerHour) })}
          </Button>
        )}
        {infusion.state !== 'stopped' && (
          <Button kind="grave" onClick={() => visit.ask('stop')}>
            <IconPlayerStop size={20} aria-hidden />
            {t('dose.stop')}
          </Button>
        )}
        {infusion.state === 'stopped' && line !== undefined && line.inLineMg > 0.01 && (
          <>
            <Button kind="next" onClick={() => visit.ask('flush')}>
              <IconDroplet size={20} aria-hidden />
              {t('dose.flush')}
            </Button>
            <Button onClick={() => visit.ask('discard')}>{t('dose.discard')}</Button>
          </>
        )}
        {session.releasedAt === null && (
          <>
            <Button kind="quiet" onClick={() => visit.ask('pump-read')}>
              {t('ask.pump-read.do')}
            </Button>
            <Button kind="quiet" onClick={() => visit.ask('line-failed')}>
              {t('ask.line-failed.do')}
            </Button>
          </>
        )}
      </div>
    );
  }
  if (order.form === 'nasal-devices') return <Devices />;
  return null;
}

function Devices() {
  const { t, i18n } = useTranslation();
  const visit = useVisit();
  const { order } = visit.session.order!;
  if (order.form !== 'nasal-devices') return null;
  const given = new Map(visit.session.devices.map((device) => [device.body.device, device]));
  return (
    <ol className={styles['devices']}>
      {([1, 2, 3] as const).slice(0, order.devices).map((number) => {
        const device = given.get(number);
        return (
          <li key={number} className={styles['step']} data-done={device !== undefined}>
            {device ? (
              <IconCircleCheckFilled size={24} aria-hidden />
            ) : (
              <IconCircle size={24} stroke={1.6} aria-hidden />
            )}
            {t('dose.device', { number })}
            {device ? (
              <span className={styles['soft']}>
                {clockText(device.at, visit.zone, i18n.language)} · {t(`delivery.${device.body.delivery.kind}`)} ·{' '}
                {t('dose.watchedBy', { name: visit.nameOf(device.body.watchedBy) })}
                {device.body.lot && ` · ${t('dose.lot', { lot: device.body.lot })}`}
                {visit.unsent.has(eventId(device.ref)) && ` · ${t('visit.unsent')}`}
              </span>
            ) : (
              <Button kind="next" onClick={() => visit.ask('device')}>
                {t('start.nasal-devices')}
              </Button>
            )}
          </li>
        );
      })}
    </ol>
  );
}

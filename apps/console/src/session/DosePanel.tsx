import { pumpSetting } from '@keel/clinical/dosing';
import { eventId } from '@keel/clinical/record';
import { allOf, type DoseTotals, doseTotals, isOver, latestOf, type Session } from '@keel/clinical/session';
import { Button } from '@keel/ui/button';
import { figure } from '@keel/ui/figure';
import {
  IconAlertTriangle,
  IconCircle,
  IconCircleCheckFilled,
  IconDroplet,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerStop,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { clockText } from '../time/index.ts';
import { type AskKey, deliveryText, unorderedWays, useVisit } from '../visit/index.ts';
import styles from './DosePanel.module.css';
import { type DoseControls, doseControls } from './dose-controls.ts';
import { givenText } from './given-text.ts';
import { orderText } from './order-text.ts';

/** What was ordered, what is being given, how much is in: the order stands beside every control. */
export function DosePanel() {
  const { t, i18n } = useTranslation();
  const visit = useVisit();
  const { session } = visit;
  const totals = doseTotals(session, visit.now);
  const standing = session.order;
  const { withdrawable } = doseControls(session, visit.policy, visit.now);
  return (
    <section className={styles['dose']} aria-label={t('dose.title')}>
      <header className={styles['order']}>
        <h2>{t('dose.order')}</h2>
        {standing ? (
          <p>
            {standing.order.form === 'bolus' && `${t('orderSheet.form-bolus')}: `}
            {orderText(standing.order, t)}
            <span className={styles['soft']}>
              {' '}
              {t('dose.orderedBy', {
                name: visit.nameOf(standing.entry.body.orderedBy),
                time: clockText(standing.entry.at, visit.zone, i18n.language),
              })}
              {standing.unsigned && ` · ${t('dose.unsigned')}`}
            </span>
            {visit.me.roles.includes('prescriber') && withdrawable && (
              <Button kind="quiet" onClick={() => visit.ask('cancel-order')}>
                {t('ask.cancel-order.do')}
              </Button>
            )}
            {followsOn(session) && (
              <Button kind="quiet" disabled={visit.reads} onClick={() => visit.ask('order')}>
                {t('dose.another')}
              </Button>
            )}
          </p>
        ) : (
          <>
            <p className={styles['soft']}>{t('dose.noOrder')}</p>
            <Button onClick={() => visit.ask('order')}>{t('do.order')}</Button>
            {/* What happened is recorded even when it should not have. */}
            {session.arrivedAt !== null &&
              !isOver(session.phase) &&
              unorderedWays(session.route).map((way) => (
                <Button key={way} kind="quiet" onClick={() => visit.ask(way)}>
                  {t(`ask.${way}.do`)}
                </Button>
              ))}
          </>
        )}
      </header>
      {totals.parts.length > 0 && <Totals totals={totals} />}
      <Controls />
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

/** Nasal devices are ordered once, all of them; of anything else more can be ordered while the treatment goes on. */
const followsOn = ({ firstDoseAt, stoppedAt, phase, route }: Session): boolean =>
  firstDoseAt !== null && stoppedAt === null && !isOver(phase) && route !== 'intranasal-esketamine';

function Totals({ totals }: { readonly totals: DoseTotals }) {
  const { t, i18n } = useTranslation();
  const visit = useVisit();
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
      {totals.parts.map(
        ({ entry, doubt }) =>
          doubt !== undefined && (
            <p key={entry} className={styles['doubt']} role="status">
              <IconAlertTriangle size={20} aria-hidden />
              {t('dose.counterDoubt', { counter: figure(doubt.pumpedMl), expected: figure(doubt.expectedMl) })}
            </p>
          ),
      )}
      <dl className={styles['more']}>
        {givenText(totals) !== '' && (
          <div>
            <dt>{t('dose.given')}</dt>
            <dd>{givenText(totals)}</dd>
          </div>
        )}
        {totals.pumpedMl > 0 && (
          <div>
            <dt>{t('dose.pumped')}</dt>
            <dd>
              {figure(totals.pumpedMl)} mL, {figure(totals.pumpedMg)} mg
              {totals.weightKg !== null && `, ${figure(totals.pumpedMg / totals.weightKg, 2)} mg/kg`}
            </dd>
          </div>
        )}
        {totals.lineHolds && (
          <div>
            <dt>{t('dose.inLine')}</dt>
            <dd>{figure(totals.inLineMg)} mg</dd>
          </div>
        )}
        {totals.flushing !== null && (
          <div>
            <dt>{t('dose.flushing')}</dt>
            <dd>
              {t('dose.flushingUntil', {
                ml: figure(totals.flushing.mlLeft),
                rate: figure(totals.flushing.mlPerHour),
                time: clockText(totals.flushing.until, visit.zone, i18n.language),
              })}
            </dd>
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

/** What runs first, whatever became of its order; then what may be begun under the order in force. */
function Controls() {
  const { t } = useTranslation();
  const visit = useVisit();
  const { infusion, next } = doseControls(visit.session, visit.policy, visit.now);
  const order = visit.session.order?.order;
  return (
    <>
      {infusion && <InHand infusion={infusion} />}
      {visit.session.offMonitor !== null && (next !== null || infusion?.state === 'paused') && (
        <p className={styles['doubt']} role="status">
          <IconAlertTriangle size={20} aria-hidden />
          {t('dose.offMonitor')}
          <Button onClick={() => void visit.say('end-off-monitor', {})}>{t('dueDo.back-on-monitor')}</Button>
        </p>
      )}
      {next?.first === true && <Begin next={next} />}
      {next?.first === false && next.form !== 'nasal-devices' && <GoOn next={next} />}
      {order?.form === 'nasal-devices' && next?.first !== true && <Devices open={next !== null} />}
    </>
  );
}

type Infusion = NonNullable<DoseControls['infusion']>;
type Next = NonNullable<DoseControls['next']>;

/** Starts what the order says: an infusion at its setting, with what is left of it in the bag; anything else is asked. */
function useStart({ form, mgLeft, infusion }: Next): () => void {
  const visit = useVisit();
  return () => {
    const standing = visit.session.order;
    const order = standing?.order;
    if (order?.form !== 'infusion') {
      visit.ask(form === 'nasal-devices' ? 'device' : form === 'infusion' ? 'order' : form);
      return;
    }
    const setting = pumpSetting(order);
    if (standing === null || setting === null) {
      visit.ask('order');
      return;
    }
    const lot = latestOf(visit.session, 'drug-prepared')?.body.lot;
    const leftMl = mgLeft === null ? order.bagVolumeMl : mgLeft / setting.mgPerMl;
    void visit.say('start-infusion', {
      as: 'order',
      overrides: [],
      infusion,
      order: standing.ref,
      mlPerHour: setting.mlPerHour,
      mgPerMl: setting.mgPerMl,
      bagVolumeMl: visit.session.infusions.length === 0 ? order.bagVolumeMl : Math.floor(leftMl * 10) / 10,
      line: { primedWith: order.line.primedWith, volumeMl: order.line.volumeMl },
      ...(lot === undefined ? {} : { lot }),
    });
  };
}

function Begin({ next }: { readonly next: Next }) {
  const { t } = useTranslation();
  const visit = useVisit();
  const { session } = visit;
  const start = useStart(next);
  const identified = allOf(session, 'identity-confirmed').some(
    ({ body }) => new Set(body.identifiers).size >= 2 && body.moment === 'first-dose',
  );
  const pump = latestOf(session, 'pump-checked');
  const steps: { key: AskKey; done: boolean }[] = [
    { key: 'drug', done: latestOf(session, 'drug-prepared') !== undefined },
    ...(next.form === 'infusion'
      ? [{ key: 'pump' as const, done: pump !== undefined && pump.body.flags.length === 0 }]
      : []),
    { key: 'identity', done: identified },
  ];
  return (
    <div className={styles['steps']}>
      {steps.map(({ key, done }) => (
        <button
          key={key}
          type="button"
          className={styles['step']}
          data-done={done}
          disabled={visit.reads}
          onClick={() => visit.ask(key)}
        >
          {done ? <IconCircleCheckFilled size={24} aria-hidden /> : <IconCircle size={24} stroke={1.6} aria-hidden />}
          {t(`step.${key as 'drug'}`)}
          <span className={styles['soft']}>{t(done ? 'step.done' : 'step.open')}</span>
        </button>
      ))}
      <Button kind="next" size="glove" wide onClick={start}>
        <IconPlayerPlay size={24} aria-hidden />
        {t(`start.${next.form}`)}
      </Button>
      {session.gatePassedAt === null && <p className={styles['soft']}>{t('dose.notCleared')}</p>}
    </div>
  );
}

/** A line that failed, an injection of which half got in, a second order: what is left can be given. */
function GoOn({ next }: { readonly next: Next }) {
  const { t } = useTranslation();
  const visit = useVisit();
  const start = useStart(next);
  return (
    <div className={styles['row']}>
      <Button kind="quiet" onClick={() => visit.ask(next.form === 'infusion' ? 'pump' : 'drug')}>
        {t(next.form === 'infusion' ? 'step.pump' : 'step.drug')}
      </Button>
      <Button onClick={start}>
        <IconPlayerPlay size={20} aria-hidden />
        {next.whole
          ? t(`start.${next.form}`)
          : t(next.form === 'infusion' ? 'dose.nextBag' : 'dose.theRest', {
              mg: next.mgLeft === null ? '?' : figure(next.mgLeft),
            })}
      </Button>
    </div>
  );
}

function InHand({ infusion }: { readonly infusion: Infusion }) {
  const { t } = useTranslation();
  const visit = useVisit();
  const { session } = visit;
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
              infusion: infusion.name,
              mlPerHour: infusion.mlPerHour,
            })
          }
        >
          <IconPlayerPlay size={20} aria-hidden />
          {t('dose.resume', { rate: figure(infusion.mlPerHour) })}
        </Button>
      )}
      {infusion.state !== 'stopped' && (
        <Button kind="grave" onClick={() => visit.ask('stop')}>
          <IconPlayerStop size={20} aria-hidden />
          {t('dose.stop')}
        </Button>
      )}
      {infusion.state === 'stopped' && infusion.holdsDrug && (
        <>
          <Button kind={infusion.flushing ? 'quiet' : 'next'} onClick={() => visit.ask('flush')}>
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

function Devices({ open }: { readonly open: boolean }) {
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
                {clockText(device.at, visit.zone, i18n.language)} · {deliveryText(device.body.delivery, t)} ·{' '}
                {t('dose.watchedBy', { name: visit.nameOf(device.body.watchedBy) })}
                {device.body.lot && ` · ${t('dose.lot', { lot: device.body.lot })}`}
                {visit.unsent.has(eventId(device.ref)) && ` · ${t('visit.unsent')}`}
              </span>
            ) : (
              open && (
                <Button kind="next" onClick={() => visit.ask('device')}>
                  {t('start.nasal-devices')}
                </Button>
              )
            )}
          </li>
        );
      })}
    </ol>
  );
}

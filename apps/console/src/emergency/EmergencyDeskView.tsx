import {
  EMERGENCY_CARDS,
  EMERGENCY_DRUGS,
  EMERGENCY_ROLES,
  type EmergencyCard,
  FIRST_STEPS,
  kitLacks,
  type Step,
} from '@keel/clinical/emergency';
import { cardTimers, doseTotals } from '@keel/clinical/session';
import { Button, buttonClass } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { figure } from '@keel/ui/figure';
import { countdownText } from '@keel/ui/freshness';
import { Identity } from '@keel/ui/identity';
import { IconCheck, IconPhoneCall, IconPrinter } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Said, useSaid } from '../clinical-words/index.ts';
import { gapText } from '../kit-gap/index.ts';
import { uuid7 } from '../outbox/index.ts';
import { clockText, dayIn } from '../time/index.ts';
import { CardDrugs } from './CardDrugs.tsx';
import { cardOf, DRUG_GIVEN, type EmergencyDesk, emergencyOf, type Taken, takenOf, toSignOf } from './desk.ts';
import styles from './Emergency.module.css';

const EVERY_DRUG = Object.values(EMERGENCY_DRUGS);

/** What do I do in the next ten seconds? From data in this page alone: it needs neither server nor login. */
export function EmergencyDeskView({ desk }: { readonly desk: EmergencyDesk }) {
  const emergency = emergencyOf(desk);
  const toSign = toSignOf(desk);
  const [opened, setOpened] = useState<{ card: string; at: number } | null>(null);
  const [fresh] = useState(() => `e-${uuid7(desk.now)}`);
  const [choosing, setChoosing] = useState(false);
  const [after, setAfter] = useState(false);
  const name = emergency?.emergency ?? fresh;
  const card = choosing ? null : cardOf(opened?.card ?? emergency?.card ?? null);
  const taken = takenOf(desk, emergency);
  const open = (id: string): void => {
    setOpened({ card: id, at: desk.now });
    setChoosing(false);
    desk.say('open-emergency', { emergency: name, card: id });
  };
  const tap = (step: string, words?: string): void =>
    desk.say('take-emergency-step', {
      emergency: name,
      card: card?.id ?? 'not-sure',
      step,
      ...(words === undefined ? {} : { words }),
    });
  const { t } = useTranslation();
  const said = useSaid();
  return (
    <div className={styles['desk']}>
      <Call
        desk={desk}
        card={card}
        done={taken.some(({ step }) => step === 'called-911')}
        onCalled={() => tap('called-911')}
      />
      <Who desk={desk} />
      {card === null ? (
        <ul className={styles['cards']}>
          {EMERGENCY_CARDS.map((one, index) => (
            <li key={one.id} data-first={index === 0}>
              <button type="button" className={styles['card']} onClick={() => open(one.id)}>
                <b>{said(one.title)}</b>
                <span>{said(one.seen)}</span>
              </button>
            </li>
          ))}
        </ul>
      ) : (
        <div className={styles['columns']}>
          <section className={styles['doing']} aria-label={said(card.title)}>
            <h2>{said(card.title)}</h2>
            <Timers card={card} taken={taken} openedAt={opened?.at ?? emergency?.openedAt ?? desk.now} now={desk.now} />
            <Steps list={[...FIRST_STEPS, ...card.steps]} taken={taken} desk={desk} onTap={tap} />
            {card.avoid.length > 0 && (
              <p className={styles['avoid']}>{t('emergency.avoid', { list: card.avoid.map(said).join('. ') })}</p>
            )}
            <Button size="large" wide onClick={() => setChoosing(true)}>
              {t('emergency.back')}
            </Button>
          </section>
          <div className={styles['beside']}>
            <CardDrugs card={card} desk={desk} onTold={(words) => tap(DRUG_GIVEN, words)} />
            <Roles desk={desk} taken={taken} onTap={tap} />
            <Log desk={desk} taken={taken} />
          </div>
        </div>
      )}
      <footer className={styles['foot']}>
        {desk.session !== null && (
          <Link
            to="/emergency/handover"
            search={{ session: desk.session.id }}
            className={buttonClass({ size: 'large' })}
          >
            <IconPrinter size={20} stroke={1.6} aria-hidden />
            {t('emergency.handover')}
          </Link>
        )}
        {desk.person && emergency !== null && (
          <Button size="large" onClick={() => setAfter(true)}>
            {t('emergency.over')}
          </Button>
        )}
        {desk.person && toSign !== null && (
          <Button size="large" onClick={() => desk.say('sign-emergency', { emergency: toSign.emergency })}>
            {t('emergency.signFor')}
          </Button>
        )}
        <p className={styles['soft']}>{t('emergency.basis')}</p>
      </footer>
      {after && emergency !== null && (
        <Over
          onDone={(outcome, familyCalled) => {
            desk.say('close-emergency', { emergency: emergency.emergency, outcome, familyCalled });
            setAfter(false);
            setOpened(null);
          }}
        />
      )}
    </div>
  );
}

/** Read out as it stands: the door first, because that is where the ambulance loses its time. */
function Call(props: {
  readonly desk: EmergencyDesk;
  readonly card: EmergencyCard | null;
  readonly done: boolean;
  readonly onCalled: () => void;
}) {
  const { t } = useTranslation();
  const said = useSaid();
  const { site } = props.desk;
  const atOnce = props.card?.call.when === 'at-once';
  return (
    <section className={styles['call']} data-at-once={atOnce} aria-label={t('emergency.call')}>
      <IconPhoneCall size={28} aria-hidden />
      <div>
        {props.card && (
          <p className={styles['when']}>
            {t(atOnce ? 'emergency.atOnce' : 'emergency.if')} {said(props.card.call.because)}
          </p>
        )}
        <p>
          {t('emergency.call')}{' '}
          <b>{site ? `${site.name}, ${site.address}. ${site.entrance}.` : t('emergency.noAddress')}</b>{' '}
          {site && t('emergency.callBack', { phone: site.phone })}
        </p>
      </div>
      <button type="button" className={styles['called']} aria-pressed={props.done} onClick={props.onCalled}>
        {props.done && <IconCheck size={20} aria-hidden />}
        {t(props.done ? 'emergency.called' : 'emergency.callNow')}
      </button>
    </section>
  );
}

function Who({ desk }: { readonly desk: EmergencyDesk }) {
  const { t } = useTranslation();
  if (desk.brief === null) return <p className={styles['who']}>{t('emergency.nobodyKnown')}</p>;
  const given = desk.session === null ? null : doseTotals(desk.session, desk.now);
  const medicines = desk.patient?.medicines?.body.medicines.filter(({ stopped }) => stopped === undefined) ?? null;
  return (
    <div className={styles['who']}>
      <Identity brief={desk.brief} today={dayIn(desk.now, desk.zone)}>
        {given !== null && <span>{t('emergency.given', { mg: figure(given.deliveredMgMax) })}</span>}
      </Identity>
      <p className={styles['soft']}>
        {medicines === null
          ? t('emergency.medicinesUnknown')
          : t('emergency.medicines', { list: medicines.map(({ name }) => name).join(', ') || t('emergency.none') })}
      </p>
    </div>
  );
}

function Timers(props: {
  readonly card: EmergencyCard;
  readonly taken: readonly Taken[];
  readonly openedAt: number;
  readonly now: number;
}) {
  const { t } = useTranslation();
  const said = useSaid();
  const timers = cardTimers(props.card.id, props.taken, props.openedAt as never);
  return (
    <ul className={styles['timers']}>
      <li>
        <b>{countdownText(props.now - props.openedAt)}</b>
        <span>{t('emergency.since')}</span>
      </li>
      {timers.map(({ step, say, next }) => (
        <li key={step} data-due={props.now >= next}>
          <b>{countdownText(next - props.now)}</b>
          <span>{said(say)}</span>
        </li>
      ))}
    </ul>
  );
}

function Steps(props: {
  readonly list: readonly Step[];
  readonly taken: readonly Taken[];
  readonly desk: EmergencyDesk;
  readonly onTap: (step: string) => void;
}) {
  const { t, i18n } = useTranslation();
  const said = useSaid();
  const next = props.list.find(({ id }) => !props.taken.some(({ step }) => step === id));
  return (
    <ol className={styles['steps']}>
      {props.list.map((step, index) => {
        const done = props.taken.filter((one) => one.step === step.id);
        const last = done.at(-1);
        return (
          <li key={step.id}>
            <button
              type="button"
              className={styles['step']}
              data-done={done.length > 0}
              data-next={step.id === next?.id}
              onClick={() => props.onTap(step.id)}
            >
              <span className={styles['number']}>{last ? <IconCheck size={22} aria-hidden /> : index + 1}</span>
              <span>{said(step.say)}</span>
              <span className={styles['at']}>
                {last
                  ? `${clockText(last.at, props.desk.zone, i18n.language)}${done.length > 1 ? ` ×${done.length}` : ''}`
                  : t('emergency.tap')}
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}

/** Who does what, and always who watches the others. One tap on a role, one on a name. */
function Roles(props: {
  readonly desk: EmergencyDesk;
  readonly taken: readonly Taken[];
  readonly onTap: (step: string, words?: string) => void;
}) {
  const { t } = useTranslation();
  const [role, setRole] = useState<string | null>(null);
  const holder = (one: string) => props.taken.findLast(({ step }) => step === `role-${one}`)?.words;
  return (
    <section className={styles['panel']} aria-label={t('emergency.roles')}>
      <h3>{t('emergency.roles')}</h3>
      <ul className={styles['roles']}>
        {EMERGENCY_ROLES.map((one) => (
          <li key={one}>
            <button
              type="button"
              className={styles['role']}
              data-missing={holder(one) === undefined}
              aria-expanded={role === one}
              onClick={() => setRole(role === one ? null : one)}
            >
              <span>{t(`emergency.role.${one}`)}</span>
              <b>{holder(one) ?? t('emergency.who')}</b>
            </button>
          </li>
        ))}
      </ul>
      {role !== null && (
        <Chips
          label={t(`emergency.role.${role as 'leads'}`)}
          options={[...props.desk.people.map(({ name }) => name), t('emergency.somebodyElse')].map((value) => ({
            value,
            label: value,
          }))}
          chosen={[]}
          onChoose={(value) => {
            props.onTap(`role-${role}`, value);
            setRole(null);
          }}
        />
      )}
    </section>
  );
}

function Log({ desk, taken }: { readonly desk: EmergencyDesk; readonly taken: readonly Taken[] }) {
  const { t, i18n } = useTranslation();
  const said = useSaid();
  const lacks = kitLacks(desk.site?.kit ?? null, EVERY_DRUG, dayIn(desk.now, desk.zone));
  return (
    <section className={styles['panel']} aria-label={t('emergency.log')}>
      <h3>{t('emergency.log')}</h3>
      {taken.length === 0 && <p className={styles['soft']}>{t('emergency.logEmpty')}</p>}
      <ol className={styles['log']}>
        {[...taken].reverse().map((one) => (
          <li key={`${one.at}${one.step}`}>
            <time>{clockText(one.at, desk.zone, i18n.language)}</time> {stepWords(one, t, said)}
          </li>
        ))}
      </ol>
      {desk.site?.kit && (
        <p className={styles['soft']}>
          {t('emergency.kitAt', { place: desk.site.kit.place })}{' '}
          {lacks.drugs.length > 0 &&
            t('emergency.kitLacks', { list: lacks.drugs.map((gap) => gapText(gap, t)).join(', ') })}
        </p>
      )}
    </section>
  );
}

/** A tapped step in the words of its card. */
export function stepWords(taken: Taken, t: (key: never) => string, said: Said): string {
  const words = [...FIRST_STEPS, ...EMERGENCY_CARDS.flatMap(({ steps }) => steps)].find(
    ({ id }) => id === taken.step,
  )?.say;
  const role = /^role-(.+)$/.exec(taken.step)?.[1];
  const say =
    taken.step === 'called-911'
      ? t('emergency.called' as never)
      : taken.step === DRUG_GIVEN
        ? t('emergency.drugGiven' as never)
        : role !== undefined
          ? t(`emergency.role.${role}` as never)
          : said(
              (cardOf(taken.card)?.steps ?? FIRST_STEPS).find(({ id }) => id === taken.step)?.say ??
                words ??
                taken.step,
            );
  return taken.words === undefined ? say : `${say}: ${taken.words}`;
}

const OUTCOMES = ['recovered', 'transferred', 'false-alarm', 'died', 'other'] as const;

/** Over: how it ended and whether the family knows. What is owed afterwards becomes tasks by itself. */
function Over(props: { readonly onDone: (outcome: (typeof OUTCOMES)[number], familyCalled: boolean) => void }) {
  const { t } = useTranslation();
  const [outcome, setOutcome] = useState<(typeof OUTCOMES)[number]>();
  const [family, setFamily] = useState<'yes' | 'no'>();
  return (
    <section className={styles['panel']} aria-label={t('emergency.over')}>
      <h3>{t('emergency.over')}</h3>
      <Chips
        label={t('emergency.outcome')}
        options={OUTCOMES.map((value) => ({ value, label: t(`emergency.outcomes.${value}`) }))}
        chosen={outcome === undefined ? [] : [outcome]}
        onChoose={setOutcome}
      />
      <Chips
        label={t('emergency.family')}
        options={(['yes', 'no'] as const).map((value) => ({ value, label: t(`emergency.family-${value}`) }))}
        chosen={family === undefined ? [] : [family]}
        onChoose={setFamily}
      />
      <p className={styles['soft']}>{t('emergency.owed')}</p>
      <Button
        kind="next"
        size="large"
        wide
        disabled={outcome === undefined || family === undefined}
        onClick={() => outcome && family && props.onDone(outcome, family === 'yes')}
      >
        {t('emergency.end')}
      </Button>
    </section>
  );
}

import type { MyReaders } from '@keel/formats/api';
import { Button, buttonClass } from '@keel/ui/button';
import { IconMessage, IconPhone } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { howSent, isFinal, liesHere, type Said, toSay, untilSent } from '../api/index.ts';
import { dayAndHourAt, form, hereZone } from '../shell/index.ts';
import { NotSafeMark } from './NotSafeMark.tsx';

export interface Place {
  readonly name: string;
  readonly zone: string;
  readonly phone: string | null;
}

/** After so long without an answer nobody waits for it any more: a network that swallows what is sent says nothing for a minute. PD. */
const UNCONFIRMED_MS = 4_000;

/** Who reads what is written here, as it is at this hour: never more than the clinic has promised, and nothing where that is not known. */
export function useReaders(readers: MyReaders | undefined, zone: string): string {
  const { t } = useTranslation();
  if (readers === undefined) return '';
  if (!readers.set) return t('help.nobodyNamed');
  if (readers.watched && readers.until !== null) return t('help.readNow', { until: dayAndHourAt(readers.until, zone) });
  return readers.nextFrom === null
    ? t('help.nobodyNow')
    : t('help.readNext', { when: dayAndHourAt(readers.nextFrom, zone) });
}

/** Help that is there now, then what the clinic does. It comes before anything else that a page is for. */
export function HelpNow(props: {
  /** Not known yet: help waits for nothing. */
  readonly readers: MyReaders | undefined;
  /** Not known yet: no call to the clinic is offered. */
  readonly place: Place | undefined;
  /** `not-yet`: it was answered on the page, and is sent with the whole form; `soon`: it is sent when the time for a slip is over. */
  readonly sent: 'not-yet' | 'soon' | 'sending' | 'sent' | 'failed';
  readonly onAgain?: () => void;
  /** What was said lies on this device, and goes out by itself when there is a connection. */
  readonly kept?: boolean;
  /** It is all that the page says: its heading is the page's. */
  readonly alone?: boolean;
  /** It stands beside a question that goes on: it is shown, and takes the keys from nothing. */
  readonly beside?: boolean;
  /** On with what the page is for. */
  readonly onGoOn?: () => void;
}) {
  const { t } = useTranslation();
  const { readers, place, sent, onAgain, kept, alone, beside = false, onGoOn } = props;
  const Heading = alone === true ? 'h1' : 'h2';
  const says = useReaders(readers, place?.zone ?? hereZone());
  const late = useLate(sent === 'sending');
  // Whoever reads here knows nothing of what has not come to the clinic: nobody is said to try to reach the person.
  const unheard = late || sent === 'failed' || sent === 'not-yet' || sent === 'soon';
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!beside) {
      panel.current?.focus();
      return;
    }
    // An answer passed over by arrows keeps the focus. It is seen all the same: the question that comes next takes the page to itself first.
    const drawn = requestAnimationFrame(() => panel.current?.scrollIntoView({ block: 'nearest' }));
    return () => cancelAnimationFrame(drawn);
  }, [beside]);
  return (
    <section ref={panel} tabIndex={-1} className={form['aside']} role="alert" aria-label={t('help.title')}>
      <Heading>{t('help.title')}</Heading>
      <p>{t('help.lead')}</p>
      <div className={form['calls']}>
        <a className={buttonClass({ kind: 'next', size: 'large' })} href="tel:988">
          <IconPhone size={20} aria-hidden="true" /> {t('help.call988')}
        </a>
        <a className={buttonClass({ size: 'large' })} href="sms:988">
          <IconMessage size={20} aria-hidden="true" /> {t('help.text988')}
        </a>
        <a className={buttonClass({ size: 'large' })} href="tel:911">
          <IconPhone size={20} aria-hidden="true" /> {t('help.call911')}
        </a>
        {place?.phone != null && (
          <a className={buttonClass({ size: 'large' })} href={`tel:${place.phone.replace(/[^+\d]/g, '')}`}>
            <IconPhone size={20} aria-hidden="true" />{' '}
            {t('help.callClinic', { phone: place.phone.replaceAll(' ', '\u00a0') })}
          </a>
        )}
      </div>
      <p>
        <b>{t(SAYS[late ? 'late' : sent])}</b> {unheard ? kept === true && t('help.kept') : says}
      </p>
      {sent === 'failed' && onAgain && <Button onClick={onAgain}>{t('help.again')}</Button>}
      <p>
        <a href="/my/plan/">{t('help.plan')}</a>
      </p>
      {onGoOn && (
        <div>
          <Button kind="quiet" onClick={onGoOn}>
            {t('forms.goOn')}
          </Button>
        </div>
      )}
    </section>
  );
}

const SAYS = {
  'not-yet': 'help.unsent',
  soon: 'help.soon',
  sent: 'help.told',
  sending: 'help.telling',
  late: 'help.notYet',
  failed: 'help.notTold',
} as const;

/** Whether it has been going on for longer than anybody should wait. */
function useLate(going: boolean): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    setLate(false);
    if (!going) return;
    const timer = setTimeout(() => setLate(true), UNCONFIRMED_MS);
    return () => clearTimeout(timer);
  }, [going]);
  return going && late;
}

/** One press: help is on the page before anything is sent, and the clinic is told. */
export function NotSafe({ readers, place }: { readonly readers: MyReaders | undefined; readonly place: Place }) {
  const { t } = useTranslation();
  // Made once, when it is pressed: sent again, it is the same press.
  const [said, setSaid] = useState<Said>();
  // A press in a tunnel is not lost: it lies on the disk, and goes out when it can.
  const tell = useMutation(untilSent);
  if (said !== undefined) {
    return (
      <HelpNow
        readers={readers}
        place={place}
        sent={howSent(tell)}
        onAgain={() => tell.mutate(said)}
        kept={liesHere(said.id) && !isFinal(tell.failureReason)}
      />
    );
  }
  return (
    <Button
      size="large"
      wide
      onClick={() => {
        const one = toSay('say-not-safe', { where: 'my' });
        setSaid(one);
        tell.mutate(one);
      }}
    >
      <NotSafeMark /> {t('help.notSafe')}
    </Button>
  );
}

import { minutesOf } from '@keel/clinical/cover';
import { TALK_PLACES, type TalkPlace } from '@keel/clinical/integration';
import { instantsOfLocal } from '@keel/clinical/units';
import { Button } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { Field, WordsField } from '@keel/ui/field';
import { Sheet } from '@keel/ui/sheet';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { uuid7 } from '../outbox/index.ts';
import styles from './Integration.module.css';
import { useTalks } from './useTalks.ts';

interface About {
  readonly patient: string;
  readonly seq: number;
  readonly onClose: () => void;
}

function Trouble({ words }: { readonly words: string | null }) {
  return words === null ? null : (
    <p className={styles['trouble']} role="alert">
      {words}
    </p>
  );
}

/** A time with the therapist: the day, the hour by the clinic's clock, and where. */
export function BookSheet(props: About & { readonly zone: string; readonly today: string; readonly minutes: number }) {
  const { patient, seq, zone, today, minutes, onClose } = props;
  const { t } = useTranslation();
  const { tell, trouble } = useTalks(patient, seq);
  const [day, setDay] = useState(today);
  const [hour, setHour] = useState('');
  const [where, setWhere] = useState<TalkPlace>();
  const ready = day !== '' && hour !== '' && where !== undefined;
  const book = async (): Promise<void> => {
    const startsAt = instantsOfLocal(day, minutesOf(hour), zone).earliest;
    if (await tell('book-integration', { visit: `t-${uuid7(Date.now())}`, startsAt, where })) onClose();
  };
  return (
    <Sheet open title={t('integration.book')} onClose={onClose}>
      <div className={styles['sheet']}>
        <p className={styles['soft']}>{t('integration.bookLead', { minutes, zone: zone.replace(/_/g, ' ') })}</p>
        <Field
          label={t('integration.day')}
          type="date"
          min={today}
          value={day}
          onChange={(event) => setDay(event.target.value)}
        />
        <Field
          label={t('integration.hour')}
          type="time"
          value={hour}
          onChange={(event) => setHour(event.target.value)}
        />
        <Chips
          label={t('integration.whereAsk')}
          options={TALK_PLACES.map((value) => ({ value, label: t(`integration.where.${value}`) }))}
          chosen={where === undefined ? [] : [where]}
          onChoose={setWhere}
        />
        <Trouble words={trouble} />
        <Button kind="next" size="large" wide disabled={!ready} onClick={() => void book()}>
          {t('integration.bookIt')}
        </Button>
      </div>
    </Sheet>
  );
}

/** Who sees this person: one of the therapists who work here, and what he should know of why. */
export function ReferSheet(
  props: About & { readonly therapists: readonly { readonly id: string; readonly name: string }[] },
) {
  const { patient, seq, therapists, onClose } = props;
  const { t } = useTranslation();
  const { tell, trouble } = useTalks(patient, seq);
  const [therapist, setTherapist] = useState<string>();
  const [words, setWords] = useState('');
  const refer = async (): Promise<void> => {
    const body = { therapist, ...(words.trim() === '' ? {} : { words: words.trim() }) };
    if (await tell('refer-integration', body)) onClose();
  };
  return (
    <Sheet open title={t('integration.refer')} keeps={`patient/${patient}/refer-integration`} onClose={onClose}>
      <div className={styles['sheet']}>
        <p className={styles['soft']}>{t('integration.referLead')}</p>
        {therapists.length === 0 ? (
          <p className={styles['trouble']}>{t('integration.noTherapist')}</p>
        ) : (
          <Chips
            label={t('integration.therapist')}
            options={therapists.map(({ id, name }) => ({ value: id, label: name }))}
            chosen={therapist === undefined ? [] : [therapist]}
            onChoose={setTherapist}
          />
        )}
        <WordsField label={t('integration.why')} value={words} onWrite={setWords} hint={t('integration.whyMore')} />
        <Trouble words={trouble} />
        <Button kind="next" size="large" wide disabled={therapist === undefined} onClick={() => void refer()}>
          {t('integration.referIt')}
        </Button>
      </div>
    </Sheet>
  );
}

function BecauseSheet(
  props: About & {
    readonly title: string;
    readonly lead: string;
    readonly act: string;
    readonly kind: 'cancel-integration' | 'end-integration';
    readonly body: Readonly<Record<string, unknown>>;
  },
) {
  const { patient, seq, title, lead, act, kind, body, onClose } = props;
  const { t } = useTranslation();
  const { tell, trouble } = useTalks(patient, seq);
  const [because, setBecause] = useState('');
  const say = async (): Promise<void> => {
    if (await tell(kind, { ...body, because: because.trim() })) onClose();
  };
  return (
    <Sheet open title={title} keeps={`patient/${patient}/${kind}/${JSON.stringify(body)}`} onClose={onClose}>
      <div className={styles['sheet']}>
        <p className={styles['soft']}>{lead}</p>
        <WordsField label={t('integration.because')} value={because} onWrite={setBecause} />
        <Trouble words={trouble} />
        <Button kind="next" size="large" wide disabled={because.trim().length < 3} onClick={() => void say()}>
          {act}
        </Button>
      </div>
    </Sheet>
  );
}

export function CancelSheet({ visit, ...about }: About & { readonly visit: string }) {
  const { t } = useTranslation();
  const said = { title: t('integration.cancel'), lead: t('integration.cancelLead'), act: t('integration.cancelIt') };
  return <BecauseSheet {...about} {...said} kind="cancel-integration" body={{ visit }} />;
}

export function EndSheet(about: About) {
  const { t } = useTranslation();
  const said = { title: t('integration.end'), lead: t('integration.endLead'), act: t('integration.endIt') };
  return <BecauseSheet {...about} {...said} kind="end-integration" body={{}} />;
}

/** Heard in a talk: the same task opens as for everybody who hears it, and somebody reaches the person. */
export function DangerSheet({ patient, seq, onClose }: About) {
  const { t } = useTranslation();
  const { tell, trouble } = useTalks(patient, seq);
  const [words, setWords] = useState('');
  const report = async (what: 'not-safe' | 'worried'): Promise<void> => {
    const body = { heard: 'other', what, ...(words.trim() === '' ? {} : { words: words.trim() }) };
    if (await tell('report-distress', body)) onClose();
  };
  return (
    <Sheet open title={t('integration.danger')} keeps={`patient/${patient}/report-distress`} onClose={onClose}>
      <div className={styles['sheet']}>
        <p>{t('integration.dangerLead')}</p>
        <WordsField label={t('integration.dangerWords')} value={words} onWrite={setWords} />
        <Trouble words={trouble} />
        <Button kind="next" size="large" wide onClick={() => void report('not-safe')}>
          {t('integration.notSafe')}
        </Button>
        <Button size="large" wide onClick={() => void report('worried')}>
          {t('integration.worried')}
        </Button>
      </div>
    </Sheet>
  );
}

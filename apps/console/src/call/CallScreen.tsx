import { CALL_TOPICS, type CallTopic } from '@keel/clinical/calls';
import type { StreamName } from '@keel/clinical/record';
import type { CallersView } from '@keel/formats/api';
import { Button, buttonClass } from '@keel/ui/button';
import { Field } from '@keel/ui/field';
import { fullName, Identity } from '@keel/ui/identity';
import { IconPhoneIncoming } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery, viewQuery } from '../api/index.ts';
import { useNow, useTopics } from '../live/index.ts';
import { Empty, Page } from '../page/index.ts';
import { Failed } from '../shell/index.ts';
import { clockText, dayIn } from '../time/index.ts';
import { AsRequest } from './AsRequest.tsx';
import styles from './CallScreen.module.css';
import { matchesCaller } from './matches-caller.ts';
import { type CallHere, useCallSay, useCalls } from './use-calls.ts';

type Person = CallersView['people'][number];

/** As many as fit a thumb's reach; more letters make fewer. */
const SHOWN = 8;

/** Someone is on the phone: who is it, and what is it about? Two taps to the first question, with or without a name. */
export function CallScreen() {
  const { t } = useTranslation();
  const { calls, error } = useCalls();
  const live = calls.filter(({ call }) => call.ended === null);
  const recent = calls.filter(({ call }) => call.ended !== null);
  return (
    <Page title={t('call.title')} lead={t('call.lead')}>
      {error && calls.length === 0 && <Failed error={error} reset={() => undefined} />}
      {live.length > 0 && <Calls title={t('call.live')} calls={live} />}
      <Finder />
      <Calls title={t('call.recent')} calls={recent} />
    </Page>
  );
}

function Calls({ title, calls }: { readonly title: string; readonly calls: readonly CallHere[] }) {
  const { t, i18n } = useTranslation();
  const now = useNow(60_000);
  const zone = useQuery(meQuery).data?.clinic.zone ?? 'UTC';
  return (
    <section className={styles['section']}>
      <h2>{title}</h2>
      {calls.length === 0 ? (
        <Empty>{t('call.none')}</Empty>
      ) : (
        <ul className={styles['list']}>
          {calls.map(({ call, patient, people, unsent }) => (
            <li key={call.call} className={styles['row']} data-grave={call.topic === 'suicidal' && call.ended === null}>
              {patient === null ? <b>{t('call.unknown')}</b> : <Identity brief={patient} today={dayIn(now, zone)} />}
              <p>
                <b>{t(`call.topic.${call.topic}`)}</b>
                <span className={styles['soft']}>
                  {[
                    t('call.startedAt', { time: clockText(call.openedAt, zone, i18n.language) }),
                    t('call.takenBy', { name: people[call.openedBy] ?? call.openedBy }),
                    call.ended && t('call.ended', { how: t(`call.outcome.${call.ended.outcome}`) }),
                    unsent > 0 && t('call.unsent', { count: unsent }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </p>
              <Link
                to="/call/$call"
                params={{ call: call.call }}
                className={buttonClass({ kind: call.ended === null ? 'next' : 'plain', size: 'large' })}
              >
                {t(call.ended === null ? 'call.goOn' : 'call.look')}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Finder() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { say, trouble } = useCallSay();
  const [chosen, setChosen] = useState<Person | 'nobody'>();
  const now = useNow(60_000);
  const zone = useQuery(meQuery).data?.clinic.zone ?? 'UTC';
  const start = async (topic: CallTopic): Promise<void> => {
    const call = `k-${crypto.randomUUID().slice(0, 13)}`;
    const patient = chosen === 'nobody' || chosen === undefined ? null : chosen.brief;
    const stream: StreamName = patient === null ? 'clinic/calls' : `patient/${patient.id}`;
    const caller =
      topic === 'escort' ? 'escort' : topic === 'pharmacy' ? 'pharmacy' : patient === null ? 'not-known' : 'patient';
    // It opens at once: whether the server has it yet changes nothing for the one who is speaking.
    const said = say(stream, 'open-call', { call, topic, direction: 'in', caller }, { seq: 0, patient });
    await Promise.race([said, new Promise((resolve) => setTimeout(resolve, 0))]);
    await navigate({ to: '/call/$call', params: { call } });
  };
  return (
    <section className={styles['section']}>
      {chosen === undefined ? (
        <>
          <FindPerson onChoose={setChosen} />
          <div>
            <Button size="large" onClick={() => setChosen('nobody')}>
              {t('call.stranger')}
            </Button>
          </div>
        </>
      ) : (
        <>
          <h2>
            {chosen === 'nobody'
              ? t('call.start')
              : t('call.startFor', { name: fullName(chosen.brief) ?? t('call.unknown') })}
          </h2>
          {chosen !== 'nobody' && (
            <Identity brief={chosen.brief} today={dayIn(now, zone)}>
              <AsRequest state={chosen.request} maySame={chosen.maySame} />
            </Identity>
          )}
          <div className={styles['topics']}>
            {CALL_TOPICS.map((topic) => (
              <Button
                key={topic}
                size="glove"
                kind={topic === 'suicidal' ? 'next' : 'plain'}
                onClick={() => void start(topic)}
              >
                {t(`call.topic.${topic}`)}
              </Button>
            ))}
          </div>
          <div>
            <Button kind="quiet" onClick={() => setChosen(undefined)}>
              {t('call.back')}
            </Button>
          </div>
        </>
      )}
      {trouble && <p role="alert">{trouble}</p>}
    </section>
  );
}

/** Found by number, name or date of birth, over the list that is already here. */
export function FindPerson({ onChoose }: { readonly onChoose: (person: Person) => void }) {
  const { t } = useTranslation();
  const list = useQuery(viewQuery<CallersView>('callers'));
  useTopics(['view/callers'], list.data?.position);
  const [search, setSearch] = useState('');
  const wanted = useDeferredValue(search.trim());
  const now = useNow(60_000);
  const zone = useQuery(meQuery).data?.clinic.zone ?? 'UTC';
  const matching = (list.data?.people ?? []).filter((person) => wanted.length >= 2 && matchesCaller(person, wanted));
  // A chart before a request of the same name: what is said on the phone belongs into it.
  const found = [
    ...matching.filter(({ request }) => request === null),
    ...matching.filter(({ request }) => request !== null),
  ];
  return (
    <div className={styles['find']}>
      <Field
        label={t('call.find')}
        hint={t('call.findHint')}
        type="search"
        autoComplete="off"
        autoFocus
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      {wanted.length >= 2 && list.data && found.length === 0 && <p role="status">{t('call.noMatch')}</p>}
      <ul className={styles['found']}>
        {found.slice(0, SHOWN).map((person) => {
          const { brief, phones, request, maySame } = person;
          return (
            <li key={brief.id}>
              <button type="button" className={styles['person']} onClick={() => onChoose(person)}>
                <Identity brief={brief} today={dayIn(now, zone)}>
                  <AsRequest state={request} maySame={maySame} />
                  {phones.map(({ number, whose, name }) => (
                    <span key={`${whose} ${number}`} className={styles['number']}>
                      <IconPhoneIncoming size={16} aria-hidden /> {number} (
                      {[t(`call.whose.${whose as 'patient'}`), name].filter(Boolean).join(', ')})
                    </span>
                  ))}
                </Identity>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

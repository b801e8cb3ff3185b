import { assessRecord, changedSince } from '@keel/clinical/decision';
import { dueScales } from '@keel/clinical/follow-up';
import { latestPatientEntry, type Patient, patientFold, planInForce, readPatient } from '@keel/clinical/patient';
import type { Policy } from '@keel/clinical/policy';
import { type EventClass, mayDo } from '@keel/clinical/rights';
import { instant } from '@keel/clinical/units';
import type { PatientView, PolicyView, StaffView } from '@keel/formats/api';
import { Button } from '@keel/ui/button';
import { fullName } from '@keel/ui/identity';
import { useQuery } from '@tanstack/react-query';
import { useLocation, useParams } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery, viewQuery } from '../api/index.ts';
import { EventsPanel, FollowUpPanel, LettersPanel, ProgressPanel, ProposalsPanel, ScaleSheet } from '../chart/index.ts';
import { HomePanel } from '../home/index.ts';
import { ConsentsPanel, HoldsPanel, IntakePanel } from '../intake/index.ts';
import { IntegrationPanel } from '../integration/index.ts';
import { useNow, useTopics } from '../live/index.ts';
import { OpenedChart, useMay } from '../opened-chart/index.ts';
import { DocumentSheet, PhotoSheet } from '../photo/index.ts';
import { InForce } from '../plan/index.ts';
import { DecisionLine } from '../screening/index.ts';
import { Failed, Waiting } from '../shell/index.ts';
import { dateTimeText, dayIn } from '../time/index.ts';
import { fromWire } from '../visit/index.ts';
import { AddSheet } from './AddSheet.tsx';
import type { AdditionKey } from './additions.ts';
import { Band } from './Band.tsx';
import { EntriesSheet } from './EntriesSheet.tsx';
import { Contacts, Listed } from './Listed.tsx';
import { Notes } from './Notes.tsx';
import { OpenTasks } from './OpenTasks.tsx';
import { PastSessions } from './PastSessions.tsx';
import styles from './PatientScreen.module.css';
import { PlanSheet } from './PlanSheet.tsx';
import { Missing, Section } from './Section.tsx';
import { SinceLast } from './SinceLast.tsx';
import { isSessionToday, sessionInHand } from './session-in-hand.ts';
import { TimeLine } from './TimeLine.tsx';

/** What is the story so far? */
export function PatientScreen() {
  const { id } = useParams({ from: '/inside/patient/$id' });
  const view = useQuery(viewQuery<PatientView>('patient', id));
  useTopics([`view/patient/${id}`], view.data?.position);
  // While it is asked anew, as when an opening in an emergency ends, nothing of the chart is left and what is half written is.
  const [last, setLast] = useState<PatientView>();
  if (view.data && view.data !== last) setLast(view.data);
  const held = view.data ?? (view.error || last?.brief.id !== id ? undefined : { ...last, events: [], sessions: [] });
  if (held) return <Story key={id} view={held} asking={view.data === undefined} />;
  return view.error ? <Failed error={view.error} reset={() => void view.refetch()} /> : <Waiting />;
}

function Story({ view, asking }: { readonly view: PatientView; readonly asking: boolean }) {
  const { t, i18n } = useTranslation();
  const now = useNow(60_000);
  const zone = useQuery(meQuery).data?.clinic.zone ?? 'UTC';
  const [planning, setPlanning] = useState(false);
  const [adding, setAdding] = useState<'menu' | 'photo' | 'document' | 'entries' | AdditionKey | null>(null);
  const may = useMay(view.brief.id);
  const me = useQuery(meQuery).data;
  const staff = useQuery(viewQuery<StaffView>('staff'));
  const asked = /^scale=(\w+)$/.exec(useLocation().hash)?.[1];
  const [scale, setScale] = useState<{ readonly instrument?: string; readonly form?: string } | undefined>(
    asked === undefined ? undefined : { instrument: asked },
  );
  const patient = useMemo<Patient>(
    () =>
      readPatient(
        view.events.map(fromWire).reduce(patientFold.evolve, patientFold.initial(`patient/${view.brief.id}`)),
      ),
    [view],
  );
  const when = (at: number): string => dateTimeText(at, zone, i18n.language);
  const open = sessionInHand(view.sessions);
  const treats = (me?.roles ?? []).some((role) => role === 'nurse' || role === 'prescriber');
  const clinical = patient.entries.length > 0 && may('class/clinical');
  // What a reader may not see, or what is on its way, is not said to be unasked or none.
  const none = (of: EventClass, words: string): string =>
    asking ? t('state.loading') : may(`class/${of}`) ? words : t('patient.held');
  const unknown = none('clinical', t('patient.notAsked'));
  const books = (me?.roles ?? []).some(
    (role) => mayDo({ kind: 'person', id: '', roles: [role] }, 'command/book-integration', 'clinic').verdict !== 'deny',
  );
  const policies = useQuery({ ...viewQuery<PolicyView>('policy'), enabled: clinical }).data;
  const policy = policies?.versions.find(({ state }) => state === 'in-force')?.policy as Policy | undefined;
  const minute = instant(Math.round(now));
  // What of the signed decision no longer holds: said here too, since this is where somebody looks first.
  const changes = useMemo(() => {
    const signed = patient.decision?.body;
    if (signed?.basis === undefined || policy === undefined) return [];
    const asked = { route: signed.route, policy, now: minute, on: dayIn(minute, zone) };
    return changedSince(signed.basis, assessRecord(patient, asked).answer);
  }, [patient, policy, minute, zone]);
  const due = clinical
    ? dueScales(patient, minute, isSessionToday(view.sessions, now, zone) ? 'session-today' : 'none')
    : [];
  const ended = latestPatientEntry(patient, 'portal-logins-ended');
  return (
    <div className={styles['story']}>
      <Band
        view={view}
        patient={patient}
        today={dayIn(now, zone)}
        open={open}
        clinical={clinical}
        treats={treats}
        onScale={() => setScale({})}
        onAdd={() => setAdding('menu')}
        onEntries={() => setAdding('entries')}
        onPlan={() => setPlanning(true)}
      />
      <OpenedChart patient={patient.id} seq={patient.seq} />
      {planInForce(patient) !== null && (
        <div className={styles['plan']}>
          <InForce patient={patient} zone={zone} />
        </div>
      )}
      <TimeLine patient={patient} zone={zone} now={now} none={none('clinical', t('patient.noStory'))} />
      <div className={styles['columns']}>
        <div>
          <OpenTasks patient={patient} when={when} />
          {clinical && <ProgressPanel patient={patient} zone={zone} />}
          {clinical && treats && <ProposalsPanel patient={patient} zone={zone} now={now} />}
          {clinical && (
            <HomePanel
              patient={patient}
              policy={policy ?? null}
              zone={zone}
              now={now}
              prescriber={me?.roles.includes('prescriber') === true}
            />
          )}
          {books && (
            <Section title={t('integration.title')}>
              <IntegrationPanel patient={patient} zone={zone} now={now} mayRefer={clinical && treats} asking={asking} />
            </Section>
          )}
          {clinical && <SinceLast patient={patient} when={when} />}
          <PastSessions
            patient={patient}
            zone={zone}
            today={dayIn(now, zone)}
            none={
              view.sessions.length === 0 || asking || !may('class/clinical')
                ? none('clinical', t('ready.noLast'))
                : null
            }
          />
          {clinical && treats && (
            <FollowUpPanel
              patient={patient}
              zone={zone}
              now={now}
              scales={due}
              session={open?.startsAt ? Date.parse(open.startsAt) : null}
              onScale={setScale}
            />
          )}
          {clinical && (
            <Section title={t('patient.screening')}>
              {patient.decision === null ? (
                <Missing>{t(patient.screening === null ? 'patient.notScreened' : 'patient.notDecided')}</Missing>
              ) : (
                <DecisionLine patient={patient} changes={changes} zone={zone} />
              )}
            </Section>
          )}
          <Notes patient={patient} when={when} />
        </div>
        <div>
          <Listed patient={patient} today={dayIn(now, zone)} unknown={unknown} when={when} />
          {clinical && (
            <>
              <IntakePanel patient={patient} zone={zone} now={now} />
              <HoldsPanel
                patient={patient}
                zone={zone}
                prescriber={(me?.roles ?? []).includes('prescriber')}
                nameOf={(person) => staff.data?.people.find(({ id }) => id === person)?.name ?? person}
              />
              <EventsPanel patient={patient} zone={zone} now={now} />
              {treats && <LettersPanel patient={patient} zone={zone} clinic={me?.clinic.name ?? ''} />}
            </>
          )}
          <ConsentsPanel
            patient={patient}
            zone={zone}
            none={none('administrative', t('patient.noConsent'))}
            papers={may('view/consent-pdf')}
          />
          <Contacts patient={patient} none={none('administrative', t('patient.noContact'))} />
          {mayDo(
            { kind: 'person', id: me?.person.id ?? '', roles: me?.roles ?? [] },
            'command/end-portal-logins',
            'clinic',
          ).verdict !== 'deny' && (
            <Section title={t('patient.pages')}>
              <p className={styles['soft']}>
                {ended === undefined
                  ? t('patient.pagesMore')
                  : t(`patient.pagesEnded.${ended.body.because}`, { when: when(ended.at) })}
              </p>
              <Button onClick={() => setAdding('portal-logins')}>{t('patient.endPages')}</Button>
            </Section>
          )}
        </div>
      </div>
      {scale && (
        <ScaleSheet
          patient={patient}
          instrument={scale.instrument}
          form={scale.form}
          due={due}
          onClose={() => setScale(undefined)}
        />
      )}
      {adding !== null && adding !== 'photo' && adding !== 'document' && adding !== 'entries' && (
        <AddSheet
          patient={patient}
          now={now}
          first={adding === 'menu' ? undefined : adding}
          onBring={setAdding}
          onClose={() => setAdding(null)}
        />
      )}
      {adding === 'photo' && (
        <PhotoSheet patient={patient.id} name={fullName(view.brief) ?? ''} onClose={() => setAdding(null)} />
      )}
      {adding === 'document' && <DocumentSheet patient={patient.id} onClose={() => setAdding(null)} />}
      {adding === 'entries' && (
        <EntriesSheet
          patient={patient}
          zone={zone}
          nameOf={(person) => staff.data?.people.find(({ id }) => id === person)?.name ?? person}
          onClose={() => setAdding(null)}
        />
      )}
      {planning && <PlanSheet patient={patient} onClose={() => setPlanning(false)} />}
    </div>
  );
}

import { ROLES, type Role } from '@keel/clinical/record';
import type { InvitationAnswer, LoginsView, StaffView, TabletCodeAnswer, TabletsView } from '@keel/formats/api';
import { Button } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { Field } from '@keel/ui/field';
import { Sheet } from '@keel/ui/sheet';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, meQuery, ProblemError, viewQuery } from '../api/index.ts';
import { useTopics } from '../live/index.ts';
import { Openings } from '../opened-chart/index.ts';
import { useClinicSay } from '../outbox/index.ts';
import { Empty, Page } from '../page/index.ts';
import { Failed, Waiting } from '../shell/index.ts';
import { useStepUp, withStepUp } from '../step-up/index.ts';
import { dateTimeText } from '../time/index.ts';
import styles from './StaffScreen.module.css';

type Person = StaffView['people'][number];

/** Who may what, and which tablets are ours. */
export function StaffScreen() {
  const { t, i18n } = useTranslation();
  const me = useQuery(meQuery).data;
  const owner = me?.roles.includes('owner') === true;
  const list = useQuery(viewQuery<StaffView>('staff'));
  const tablets = useQuery({ ...viewQuery<TabletsView>('tablets'), retry: false });
  useTopics(['view/staff', 'view/tablets'], list.data?.position);
  const [adding, setAdding] = useState(false);
  const [enrolling, setEnrolling] = useState(false);
  const [opened, setOpened] = useState<Person | null>(null);
  const confirm = useStepUp();
  const [trouble, setTrouble] = useState<string | null>(null);
  const ask = async <T,>(work: () => Promise<T>): Promise<T | null> => {
    setTrouble(null);
    try {
      return await withStepUp(confirm, work);
    } catch (error) {
      setTrouble(error instanceof ProblemError ? error.problem.title : t('signIn.unreachable'));
      return null;
    }
  };
  const [shown, setShown] = useState<{ title: string; text: string; until: string } | null>(null);
  if (!list.data) return list.error ? <Failed error={list.error} reset={() => void list.refetch()} /> : <Waiting />;
  const { people, seq } = list.data;
  const zone = me?.clinic.zone ?? 'UTC';
  const invite = async (person: Person): Promise<void> => {
    const answer = await ask(() => api.post<(typeof InvitationAnswer)['_output']>(`/staff/${person.id}/invitation`));
    if (answer)
      setShown({ title: t('staff.invitationFor', { name: person.name }), text: answer.link, until: answer.until });
  };
  const enrol = async (name: string): Promise<void> => {
    setEnrolling(false);
    const answer = await ask(() => api.post<(typeof TabletCodeAnswer)['_output']>('/tablets/code', { name }));
    if (answer) setShown({ title: t('staff.tabletCode', { name }), text: answer.code, until: answer.until });
  };
  return (
    <Page title={t('nav.staff')} act={owner && <Button onClick={() => setAdding(true)}>{t('staff.add')}</Button>}>
      {trouble && (
        <p className={styles['heavy']} role="alert">
          {trouble}
        </p>
      )}
      <Openings staff={list.data} />
      <ul className={styles['people']}>
        {people.map((person) => (
          <PersonRow
            key={person.id}
            person={person}
            zone={zone}
            owner={owner}
            onOpen={() => setOpened(person)}
            onInvite={() => void invite(person)}
          />
        ))}
      </ul>
      {tablets.data && (
        <section className={styles['tablets']}>
          <header>
            <h2>{t('staff.tablets')}</h2>
            {owner && <Button onClick={() => setEnrolling(true)}>{t('staff.enrol')}</Button>}
          </header>
          {tablets.data.tablets.length === 0 && <Empty>{t('staff.noTablets')}</Empty>}
          <ul className={styles['people']}>
            {tablets.data.tablets.map((tablet) => (
              <TabletRow key={tablet.id} tablet={tablet} zone={zone} owner={owner} seq={tablets.data.seq} />
            ))}
          </ul>
        </section>
      )}
      {owner && <Logins people={people} zone={zone} ask={ask} />}
      {enrolling && (
        <EnrolSheet
          name={t('staff.tabletName', { count: (tablets.data?.tablets.length ?? 0) + 1 })}
          onClose={() => setEnrolling(false)}
          onName={(name) => void enrol(name)}
        />
      )}
      {adding && <AddSheet seq={seq} onClose={() => setAdding(false)} />}
      {opened && <PersonSheet person={opened} seq={seq} onClose={() => setOpened(null)} />}
      {shown && (
        <Sheet open title={shown.title} onClose={() => setShown(null)}>
          <div className={styles['sheet']}>
            <p>{t('staff.shownOnce')}</p>
            <output className={styles['secret']}>{shown.text}</output>
            <p className={styles['soft']}>
              {t('staff.until', { when: dateTimeText(Date.parse(shown.until), zone, i18n.language) })}
            </p>
          </div>
        </Sheet>
      )}
    </Page>
  );
}

function PersonRow(props: {
  readonly person: Person;
  readonly zone: string;
  readonly owner: boolean;
  readonly onOpen: () => void;
  readonly onInvite: () => void;
}) {
  const { t, i18n } = useTranslation();
  const { person, zone, owner } = props;
  const factors = [
    person.passkeys > 0 && t('staff.passkeys', { count: person.passkeys }),
    person.totp && t('staff.totp'),
    person.pin && 'PIN',
    person.badge && t('staff.badge'),
  ].filter(Boolean);
  return (
    <li className={styles['person']} data-ended={person.state === 'ended'}>
      <div>
        <p className={styles['name']}>{person.name}</p>
        <p className={styles['soft']}>{person.roles.map((role) => t(`role.${role}`)).join(', ')}</p>
      </div>
      <p className={styles['soft']}>
        {t(`staff.state.${person.state}`)}
        {person.lastLoginAt !== null &&
          ` · ${t('staff.lastLogin', { when: dateTimeText(Date.parse(person.lastLoginAt), zone, i18n.language) })}`}
        {person.openLogins > 0 && ` · ${t('staff.openLogins', { count: person.openLogins })}`}
      </p>
      <p className={styles['soft']}>{factors.length === 0 ? t('staff.noFactor') : factors.join(', ')}</p>
      <div className={styles['act']}>
        {owner && person.state === 'invited' && <Button onClick={props.onInvite}>{t('staff.invite')}</Button>}
        {owner && (
          <Button kind="quiet" onClick={props.onOpen}>
            {t('staff.change')}
          </Button>
        )}
      </div>
    </li>
  );
}

function TabletRow(props: {
  readonly tablet: TabletsView['tablets'][number];
  readonly zone: string;
  readonly owner: boolean;
  readonly seq: number;
}) {
  const { t, i18n } = useTranslation();
  const { tablet, zone } = props;
  const { say, trouble } = useClinicSay();
  return (
    <li className={styles['person']} data-ended={tablet.state === 'ended'}>
      <p className={styles['name']}>{tablet.name}</p>
      <p className={styles['soft']}>
        {tablet.seenAt === null
          ? t('staff.neverSeen')
          : t('staff.seen', { when: dateTimeText(Date.parse(tablet.seenAt), zone, i18n.language) })}
      </p>
      <p className={styles['soft']}>{trouble ?? t(`staff.tablet.${tablet.state}`)}</p>
      <div className={styles['act']}>
        {props.owner && tablet.state === 'enrolled' && (
          <Button
            onClick={() =>
              void say({
                kind: 'end-tablet',
                stream: 'clinic/staff',
                seenSeq: props.seq,
                body: { tablet: tablet.id, because: 'taken out of use' },
              })
            }
          >
            {t('staff.end')}
          </Button>
        )}
      </div>
    </li>
  );
}

/** The name stands on the tablet and beside every entry made on it. */
function EnrolSheet(props: {
  readonly name: string;
  readonly onName: (name: string) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const [name, setName] = useState(props.name);
  return (
    <Sheet open title={t('staff.enrol')} onClose={props.onClose}>
      <div className={styles['sheet']}>
        <p>{t('staff.enrolLead')}</p>
        <Field label={t('staff.tabletLabel')} value={name} onChange={(event) => setName(event.target.value)} />
        <Button kind="next" size="large" wide disabled={name.trim() === ''} onClick={() => props.onName(name.trim())}>
          {t('staff.getCode')}
        </Button>
      </div>
    </Sheet>
  );
}

/** Every open login, and its end: whatever it has open closes within seconds. */
function Logins(props: {
  readonly people: StaffView['people'];
  readonly zone: string;
  readonly ask: <T>(work: () => Promise<T>) => Promise<T | null>;
}) {
  const { t, i18n } = useTranslation();
  const logins = useQuery({ ...viewQuery<LoginsView>('logins'), retry: false });
  if (!logins.data) return null;
  const end = async (login: string): Promise<void> => {
    await props.ask(() => api.post(`/logins/${login}/end`));
    await logins.refetch();
  };
  return (
    <section className={styles['tablets']}>
      <header>
        <h2>{t('staff.logins')}</h2>
      </header>
      <ul className={styles['people']}>
        {logins.data.logins.map((login) => (
          <li key={login.id} className={styles['person']}>
            <p className={styles['name']}>
              {props.people.find(({ id }) => id === login.person)?.name ?? login.person}
              {login.current && ` (${t('staff.thisOne')})`}
            </p>
            <p className={styles['soft']}>
              {t('staff.loginSince', { when: dateTimeText(Date.parse(login.since), props.zone, i18n.language) })}
            </p>
            <p className={styles['soft']}>
              {t('staff.seen', { when: dateTimeText(Date.parse(login.seenAt), props.zone, i18n.language) })}
              {login.lockedAt !== null && ` · ${t('lock.title')}`}
            </p>
            <div className={styles['act']}>
              {!login.current && <Button onClick={() => void end(login.id)}>{t('staff.endLogin')}</Button>}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

const roleOptions = (t: (key: `role.${Role}`) => string) =>
  ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }));
const toggled = <T,>(list: readonly T[], one: T): readonly T[] =>
  list.includes(one) ? list.filter((other) => other !== one) : [...list, one];

function AddSheet({ seq, onClose }: { readonly seq: number; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { say, trouble } = useClinicSay();
  const [name, setName] = useState('');
  const [roles, setRoles] = useState<readonly Role[]>([]);
  const [person] = useState(() => `p-${crypto.randomUUID().slice(0, 13)}`);
  const save = async (): Promise<void> => {
    const done = await say({
      kind: 'add-person',
      stream: 'clinic/staff',
      seenSeq: seq,
      body: { person, name: name.trim(), roles },
    });
    if (done) onClose();
  };
  return (
    <Sheet open title={t('staff.add')} onClose={onClose}>
      <div className={styles['sheet']}>
        <Field label={t('staff.name')} value={name} onChange={(event) => setName(event.target.value)} />
        <Chips
          label={t('staff.roles')}
          many
          options={roleOptions(t)}
          chosen={[...roles]}
          onChoose={(role) => setRoles(toggled(roles, role))}
        />
        {trouble && <p className={styles['heavy']}>{trouble}</p>}
        <Button
          kind="next"
          size="large"
          wide
          disabled={name.trim() === '' || roles.length === 0}
          onClick={() => void save()}
        >
          {t('staff.add')}
        </Button>
      </div>
    </Sheet>
  );
}

/** Rights change with a reason; ending somebody closes everything he has open within seconds. */
function PersonSheet(props: { readonly person: Person; readonly seq: number; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { person, seq, onClose } = props;
  const { say, trouble } = useClinicSay();
  const [roles, setRoles] = useState<readonly Role[]>(person.roles);
  const [because, setBecause] = useState('');
  const [name, setName] = useState(person.name);
  const change = async (kind: string, body: Readonly<Record<string, unknown>>): Promise<void> => {
    if (
      await say({
        kind,
        stream: 'clinic/staff',
        seenSeq: seq,
        body: { person: person.id, because: because.trim(), ...body },
      })
    )
      onClose();
  };
  const rename = async (): Promise<void> => {
    const body = { person: person.id, name: name.trim() };
    if (await say({ kind: 'rename-person', stream: 'clinic/staff', seenSeq: seq, body })) onClose();
  };
  const said = because.trim().length >= 3;
  return (
    <Sheet open title={person.name} onClose={onClose}>
      <div className={styles['sheet']}>
        <Field label={t('staff.name')} value={name} onChange={(event) => setName(event.target.value)} />
        {name.trim() !== person.name && (
          <Button kind="next" size="large" wide disabled={name.trim() === ''} onClick={() => void rename()}>
            {t('staff.rename')}
          </Button>
        )}
        <Chips
          label={t('staff.roles')}
          many
          options={roleOptions(t)}
          chosen={[...roles]}
          onChoose={(role) => setRoles(toggled(roles, role))}
        />
        <Field label={t('staff.because')} value={because} onChange={(event) => setBecause(event.target.value)} />
        {trouble && <p className={styles['heavy']}>{trouble}</p>}
        <Button
          kind="next"
          size="large"
          wide
          disabled={!said || roles.length === 0}
          onClick={() => void change('set-roles', { roles })}
        >
          {t('staff.setRoles')}
        </Button>
        {person.state === 'ended' ? (
          <Button size="large" wide disabled={!said} onClick={() => void change('readmit-person', {})}>
            {t('staff.readmit')}
          </Button>
        ) : (
          <Button kind="grave" size="large" wide disabled={!said} onClick={() => void change('end-person', {})}>
            {t('staff.endPerson')}
          </Button>
        )}
      </div>
    </Sheet>
  );
}

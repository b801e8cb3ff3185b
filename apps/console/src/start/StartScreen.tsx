import { STARTING_POLICIES } from '@keel/clinical/policy';
import { ROLES, type Role } from '@keel/clinical/record';
import type { DevicesView, PatientsView, PlacesView, PolicyView, RegisterView, StaffView } from '@keel/formats/api';
import { Button, buttonClass } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { Field } from '@keel/ui/field';
import { IconCircleCheck, IconCircleDashed } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery, queryClient, viewQuery } from '../api/index.ts';
import { useTopics } from '../live/index.ts';
import { useClinicSay } from '../outbox/index.ts';
import { Page } from '../page/index.ts';
import styles from './StartScreen.module.css';
import { nextStep, STEPS, type Step, stepsDone } from './steps.ts';

/** From an empty house to the first booked patient: what the record has already, and the one thing to do next. */
export function StartScreen() {
  const { t } = useTranslation();
  // Most of the steps are done on other screens: coming back, everything is asked again.
  useEffect(() => void queryClient.invalidateQueries({ queryKey: ['view'] }), []);
  const places = useQuery(viewQuery<PlacesView>('places')).data;
  const staff = useQuery(viewQuery<StaffView>('staff')).data;
  const policy = useQuery(viewQuery<PolicyView>('policy')).data;
  const register = useQuery(viewQuery<RegisterView>('register')).data;
  const devices = useQuery(viewQuery<DevicesView>('devices')).data;
  const patients = useQuery(viewQuery<PatientsView>('patients')).data;
  const cover = useQuery(viewQuery<{ readonly cover: unknown }>('cover')).data;
  useTopics(
    ['view/places', 'view/staff', 'view/policy', 'view/register', 'view/devices', 'view/patients', 'view/cover'],
    places?.position,
  );
  const done = stepsDone({
    places,
    staff,
    policy,
    register,
    devices,
    patients,
    covered: (cover?.cover ?? null) !== null,
  });
  const next = nextStep(done);
  const [opened, setOpened] = useState<Step>();
  const shown = opened ?? next;
  const body: Readonly<Record<Step, ReactNode>> = {
    site: places && <SiteForm places={places} />,
    chairs: places && <ChairsForm places={places} />,
    people: staff && <PeopleForm staff={staff} />,
    policy: policy && <PolicyForm policy={policy} />,
    drug: <To to="/register" />,
    device: <To to="/devices" />,
    kit: <To to="/kit" />,
    cover: <To to="/cover" />,
    patient: (
      <>
        <To to="/patients" />{' '}
        <Link to="/patients/import" className={buttonClass({ size: 'large' })}>
          {t('patients.importList')}
        </Link>
      </>
    ),
    booked: <To to="/schedule" />,
  };
  return (
    <Page
      title={t('opening.title')}
      lead={next === undefined ? t('opening.all') : t('opening.lead', { done: done.size, all: STEPS.length })}
    >
      <ol className={styles['steps']}>
        {STEPS.map((step) => (
          <li key={step} data-done={done.has(step)} data-here={step === shown}>
            <button
              type="button"
              className={styles['head']}
              aria-expanded={step === shown}
              onClick={() => setOpened(step === shown ? undefined : step)}
            >
              {done.has(step) ? <IconCircleCheck size={24} aria-hidden /> : <IconCircleDashed size={24} aria-hidden />}
              <span>{t(`opening.step.${step}`)}</span>
              <span className={styles['state']}>{t(done.has(step) ? 'opening.done' : 'opening.open')}</span>
            </button>
            {step === shown && (
              <div className={styles['body']}>
                <p className={styles['soft']}>{t(`opening.why.${step}`)}</p>
                {body[step]}
              </div>
            )}
          </li>
        ))}
      </ol>
    </Page>
  );
}

function To({ to }: { readonly to: '/register' | '/devices' | '/kit' | '/cover' | '/patients' | '/schedule' }) {
  const { t } = useTranslation();
  return (
    <Link to={to} className={buttonClass({ kind: 'next', size: 'large' })}>
      {t(`nav.${to.slice(1) as 'register'}`)}
    </Link>
  );
}

const EMPTY = { name: '', street: '', city: '', state: '', postalCode: '', entrance: '', entranceEs: '', phone: '' };

function SiteForm({ places }: { readonly places: PlacesView }) {
  const { t } = useTranslation();
  const me = useQuery(meQuery).data;
  const { say, trouble } = useClinicSay();
  const [form, setForm] = useState(EMPTY);
  const save = async (): Promise<void> => {
    const { name, phone, entranceEs, ...there } = form;
    const address = { ...there, ...(entranceEs.trim() === '' ? {} : { entranceEs }) };
    const done = await say({
      kind: 'open-site',
      stream: 'clinic/places',
      seenSeq: places.seq,
      body: { siteId: `site-${crypto.randomUUID().slice(0, 8)}`, name, zone: me?.clinic.zone ?? 'UTC', address, phone },
    });
    if (!done) return;
    await say({
      kind: 'name-clinic',
      stream: 'clinic/places',
      seenSeq: places.seq + 1,
      body: { name: me?.clinic.name ?? name },
    });
    await queryClient.invalidateQueries({ queryKey: ['view', 'places'] });
  };
  return (
    <div className={styles['form']}>
      {(Object.keys(EMPTY) as (keyof typeof EMPTY)[]).map((key) => (
        <Field
          key={key}
          label={t(`opening.site.${key}`)}
          autoComplete="off"
          value={form[key]}
          onChange={(event) => setForm({ ...form, [key]: event.target.value })}
        />
      ))}
      {trouble && <p role="alert">{trouble}</p>}
      <Button
        kind="next"
        size="large"
        disabled={Object.entries(form).some(([key, value]) => key !== 'entranceEs' && value.trim() === '')}
        onClick={() => void save()}
      >
        {t('opening.site.save')}
      </Button>
    </div>
  );
}

function ChairsForm({ places }: { readonly places: PlacesView }) {
  const { t } = useTranslation();
  const { say, trouble } = useClinicSay();
  const [count, setCount] = useState('');
  const site = places.sites[0];
  const wanted = Number(count);
  const save = async (): Promise<void> => {
    if (site === undefined) return;
    for (let index = 1; index <= wanted; index += 1) {
      const number = site.chairs.length + index;
      const body = {
        siteId: site.id,
        chairId: `chair-${crypto.randomUUID().slice(0, 8)}`,
        name: t('opening.chair', { number }),
      };
      if (!(await say({ kind: 'open-chair', stream: 'clinic/places', seenSeq: places.seq, body }))) return;
    }
    setCount('');
    await queryClient.invalidateQueries({ queryKey: ['view', 'places'] });
  };
  return (
    <div className={styles['form']}>
      <Field
        label={t('opening.howMany')}
        type="number"
        inputMode="numeric"
        min="1"
        max="20"
        value={count}
        onChange={(event) => setCount(event.target.value)}
      />
      {trouble && <p role="alert">{trouble}</p>}
      <Button
        kind="next"
        size="large"
        disabled={site === undefined || !Number.isInteger(wanted) || wanted < 1 || wanted > 20}
        onClick={() => void save()}
      >
        {t('opening.chairsSave')}
      </Button>
    </div>
  );
}

/** Who opened the clinic says what else he does in it; everybody else is added among the people. */
function PeopleForm({ staff }: { readonly staff: StaffView }) {
  const { t } = useTranslation();
  const me = useQuery(meQuery).data;
  const { say, trouble } = useClinicSay();
  const own = staff.people.find(({ id }) => id === me?.person.id);
  const [roles, setRoles] = useState<readonly Role[]>((own?.roles ?? []) as readonly Role[]);
  const save = async (): Promise<void> => {
    const body = { person: me?.person.id ?? '', roles, because: t('opening.ownRoles') };
    if (!(await say({ kind: 'set-roles', stream: 'clinic/staff', seenSeq: staff.seq, body }))) return;
    await queryClient.invalidateQueries();
  };
  return (
    <div className={styles['form']}>
      <Chips
        label={t('opening.yourRoles')}
        many
        options={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
        chosen={[...roles]}
        onChoose={(role) =>
          setRoles((before) => (before.includes(role) ? before.filter((one) => one !== role) : [...before, role]))
        }
      />
      {trouble && <p role="alert">{trouble}</p>}
      <Button kind="next" size="large" disabled={roles.length === 0} onClick={() => void save()}>
        {t('opening.rolesSave')}
      </Button>
      <Link to="/staff" className={buttonClass({ size: 'large' })}>
        {t('opening.addPeople')}
      </Link>
    </div>
  );
}

/** One of three, as Keel proposes it, with one signature. Every figure can be changed afterwards, with another. */
function PolicyForm({ policy }: { readonly policy: PolicyView }) {
  const { t } = useTranslation();
  const me = useQuery(meQuery).data;
  const { say, trouble } = useClinicSay();
  const [chosen, setChosen] = useState<keyof typeof STARTING_POLICIES>();
  const [name, setName] = useState(me?.person.name ?? '');
  const adopts = me?.roles.includes('prescriber') ?? false;
  const sign = async (): Promise<void> => {
    if (chosen === undefined) return;
    const done = await say({
      kind: 'adopt-policy',
      stream: 'clinic/policy',
      seenSeq: policy.seq,
      body: {
        policy: STARTING_POLICIES[chosen],
        printedName: name.trim(),
        meaning: 'responsible-prescriber',
        because: t('opening.firstPolicy'),
        from: null,
      },
    });
    if (done) await queryClient.invalidateQueries({ queryKey: ['view', 'policy'] });
  };
  if (!adopts) return <p>{t('opening.prescriberSigns')}</p>;
  return (
    <div className={styles['form']}>
      <Chips
        label={t('opening.whichPolicy')}
        options={(Object.keys(STARTING_POLICIES) as (keyof typeof STARTING_POLICIES)[]).map((value) => ({
          value,
          label: t(`opening.policy.${value}`),
        }))}
        chosen={chosen === undefined ? [] : [chosen]}
        onChoose={setChosen}
      />
      <Field
        label={t('policy.printedName')}
        autoComplete="off"
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <p>{t('policy.meaning')}</p>
      {trouble && <p role="alert">{trouble}</p>}
      <Button
        kind="next"
        size="large"
        disabled={chosen === undefined || name.trim() === ''}
        onClick={() => void sign()}
      >
        {t('policy.signAndAdopt')}
      </Button>
    </div>
  );
}

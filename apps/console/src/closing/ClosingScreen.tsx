import { ROOM_CHECKS, type RoomCheck } from '@keel/clinical/closing';
import type { ClosingView, PlacesView } from '@keel/formats/api';
import { Button, buttonClass } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { Field } from '@keel/ui/field';
import { fullName } from '@keel/ui/identity';
import { Sheet } from '@keel/ui/sheet';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery, queryClient, viewQuery } from '../api/index.ts';
import { useNow, useTopics } from '../live/index.ts';
import { useClinicSay } from '../outbox/index.ts';
import { Page } from '../page/index.ts';
import { SecondPerson, type SecondPersonMade } from '../second-person/index.ts';
import { Failed, Waiting } from '../shell/index.ts';
import { useTaskTitle } from '../tasks/index.ts';
import { dateText, dateTimeText, dayIn } from '../time/index.ts';
import styles from './ClosingScreen.module.css';
import { LockDoor } from './LockDoor.tsx';

type Line = ClosingView['lines'][number];
type Item = Line['items'][number];
type Tell = (kind: string, body: Readonly<Record<string, unknown>>, second?: string) => Promise<boolean>;

/** May we lock the door? Every line from the record; each that stands open has the button that closes it. */
export function ClosingScreen() {
  const { t, i18n } = useTranslation();
  const places = useQuery(viewQuery<PlacesView>('places')).data;
  const [chosen, setChosen] = useState<string>();
  const [day, setDay] = useState<string>();
  const now = useNow(60_000);
  const site = places?.sites.find(({ id }) => id === chosen) ?? places?.sites[0];
  const today = site === undefined ? '' : dayIn(now, site.zone);
  const first = useQuery({
    ...viewQuery<ClosingView>('closing', `${site?.id ?? ''}_${today}`),
    enabled: site !== undefined,
  }).data;
  // After midnight it is the evening before that is closed, until the next day has opened.
  const late =
    first?.unlockedBefore != null && (first.opensAt === null || now < Date.parse(first.opensAt))
      ? first.unlockedBefore
      : today;
  const date = day ?? late;
  const key = `${site?.id ?? ''}_${date}`;
  const view = useQuery({ ...viewQuery<ClosingView>('closing', key), enabled: first !== undefined });
  useTopics(site === undefined ? [] : [`view/closing/${key}`], view.data?.position);
  if (!view.data) return view.error ? <Failed error={view.error} reset={() => void view.refetch()} /> : <Waiting />;
  const open = view.data.lines.filter(({ state }) => state === 'open').length;
  const days = [...new Set([today, date, first?.unlockedBefore ?? today])].toSorted();
  const locked = view.data.closed !== null;
  return (
    <Page
      title={t('closing.title')}
      lead={
        open === 0
          ? t(locked ? 'closing.lockedLead' : 'closing.clear')
          : t(locked ? 'closing.lockedLeadOpen' : 'closing.open', { count: open })
      }
      act={
        (places?.sites.length ?? 0) > 1 && (
          <Chips
            label={t('closing.site')}
            options={places!.sites.map(({ id, name }) => ({ value: id, label: name }))}
            chosen={site === undefined ? [] : [site.id]}
            onChoose={setChosen}
          />
        )
      }
    >
      {days.length > 1 && (
        <Chips
          label={t('closing.day')}
          options={days.map((value) => ({
            value,
            label: t(
              value === today
                ? 'closing.dayToday'
                : value === first?.unlockedBefore
                  ? 'closing.dayUnlocked'
                  : 'closing.dayOf',
              { day: dateText(value, i18n.language) },
            ),
          }))}
          chosen={[date]}
          onChoose={setDay}
        />
      )}
      <Evening key={key} view={view.data} />
    </Page>
  );
}

function Evening({ view }: { readonly view: ClosingView }) {
  const { t, i18n } = useTranslation();
  const taskTitle = useTaskTitle();
  const me = useQuery(meQuery).data;
  const { say, trouble, refused } = useClinicSay();
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({});
  const [again, setAgain] = useState(false);
  const tell: Tell = async (kind, body, second) => {
    const done = await say({
      kind,
      stream: `day/${view.site}/${view.date}`,
      seenSeq: view.seq,
      body,
      ...(second === undefined ? {} : { second }),
    });
    // Refused or not: what stands now is what the screen shows.
    await queryClient.invalidateQueries({ queryKey: ['view', 'closing'] });
    return done;
  };
  const may = (line: Line): boolean =>
    (line.override ?? []).some((role) => (me?.roles as readonly string[] | undefined)?.includes(role));
  // A locked door is asked nothing, until somebody has come in again.
  const signing = view.closed === null || again;
  return (
    <>
      <ul className={styles['lines']}>
        {view.lines.map((line) => (
          <li key={line.check} className={styles['line']} data-state={line.state}>
            <div className={styles['head']}>
              {line.state === 'open' ? (
                <IconAlertTriangle size={22} aria-hidden />
              ) : (
                <IconCheck size={22} aria-hidden />
              )}
              <h2>{t(`closing.check.${line.check}`)}</h2>
              <span className={styles['state']}>{t(line.state === 'open' ? 'closing.isOpen' : 'closing.done')}</span>
            </div>
            <Known line={line} view={view} />
            {line.items.length > 0 && (
              <ul className={styles['items']}>
                {line.items.map((item) => (
                  <li key={`${item.what} ${item.about} ${item.patient?.id} ${item.name}`}>
                    <span>{itemText(item, line)}</span>
                    <Go line={line} item={item} />
                  </li>
                ))}
              </ul>
            )}
            {line.check === 'close-rooms' && <Rooms view={view} onSave={(seen) => tell('check-rooms', { seen })} />}
            {line.check === 'close-kit' && view.kitItems.length > 0 && (
              <Kit view={view} onSave={(differs, second) => tell('count-kit', { differs }, second)} />
            )}
            {line.state === 'open' &&
              signing &&
              (may(line) ? (
                <Field
                  label={t('closing.over')}
                  aria-label={`${t('closing.over')}: ${t(`closing.check.${line.check}`)}`}
                  autoComplete="off"
                  value={reasons[line.check] ?? ''}
                  onChange={(event) => setReasons({ ...reasons, [line.check]: event.target.value })}
                />
              ) : (
                <p className={styles['soft']}>{t('closing.never')}</p>
              ))}
          </li>
        ))}
      </ul>
      <LockDoor
        view={view}
        printedName={me?.person.name ?? ''}
        reasons={reasons}
        may={may}
        signing={signing}
        trouble={refused?.reasons?.some(({ rule }) => rule.startsWith('close-')) ? t('closing.refused') : trouble}
        onAgain={() => setAgain(true)}
        onSign={async (body) => {
          if (!(await tell('close-day', body))) return;
          setAgain(false);
          setReasons({});
        }}
      />
    </>
  );

  function itemText(item: Item, line: Line): string {
    return [
      item.patient !== null && (fullName(item.patient) ?? item.patient.id),
      item.kind === undefined ? item.name : taskTitle({ kind: item.kind, title: item.name ?? item.kind }),
      t(`closing.what.${item.what as 'still-here'}`),
      item.at !== null &&
        t(DUE.has(line.check) ? 'closing.due' : 'closing.since', {
          when: dateTimeText(Date.parse(item.at), view.zone, i18n.language),
        }),
    ]
      .filter(Boolean)
      .join(' · ');
  }
}

/** Lines whose times lie ahead, not behind. */
const DUE: ReadonlySet<string> = new Set(['close-risk', 'close-tasks', 'close-rems', 'close-tomorrow']);

/** What is known whether the line stands open or not: who answers tonight, and when a copy was made. */
function Known({ line, view }: { readonly line: Line; readonly view: ClosingView }) {
  const { t, i18n } = useTranslation();
  const when = (time: string | null): string =>
    time === null ? t('closing.never2') : dateTimeText(Date.parse(time), view.zone, i18n.language);
  if (line.check === 'close-cover') {
    const { names, until, nextFrom, nextNames } = view.cover;
    if (until === null && nextFrom === null) return null;
    return (
      <p className={styles['soft']}>
        {until !== null
          ? t('closing.tonight', { names: names.join(', '), when: when(until) })
          : t('closing.next', { names: nextNames.join(', '), when: when(nextFrom) })}{' '}
        {t('closing.shown')}
      </p>
    );
  }
  if (line.check === 'close-backup' && view.backup !== null) {
    return (
      <p className={styles['soft']}>
        {t('closing.copied', { when: when(view.backup.copiedAt) })} ·{' '}
        {t('closing.restored', { when: when(view.backup.restoredAt) })}
      </p>
    );
  }
  return null;
}

/** The button that closes this line: where it is put right. */
function Go({ line, item }: { readonly line: Line; readonly item: Item }) {
  const { t } = useTranslation();
  const look = buttonClass({});
  switch (line.check) {
    case 'close-people':
    case 'close-notes':
      return item.about === null ? null : (
        <Link to="/session/$id" params={{ id: item.about }} className={look}>
          {t('closing.go.session')}
        </Link>
      );
    case 'close-risk':
    case 'close-tasks':
      return (
        <Link to="/tasks" className={look}>
          {t('closing.go.tasks')}
        </Link>
      );
    case 'close-calls':
      return item.about === null ? null : (
        <Link to="/call/$call" params={{ call: item.about }} className={look}>
          {t('closing.go.call')}
        </Link>
      );
    case 'close-no-shows':
      return (
        <Link to="/call" className={look}>
          {t('nav.call')}
        </Link>
      );
    case 'close-rems':
      return (
        <Link to="/documents" className={look}>
          {t('closing.go.documents')}
        </Link>
      );
    case 'close-waste':
    case 'close-stock':
    case 'close-cases':
      return (
        <Link to="/register" className={look}>
          {t('closing.go.register')}
        </Link>
      );
    case 'close-tomorrow':
      // Whoever keeps the accounts records what the insurer grants.
      if (item.what.startsWith('authorisation-') && item.patient !== null)
        return (
          <Link to="/patient/$id/costs" params={{ id: item.patient.id }} className={look}>
            {t('closing.go.account')}
          </Link>
        );
      return (
        <Link to="/schedule" className={look}>
          {t('closing.go.schedule')}
        </Link>
      );
    case 'close-cover':
      return (
        <Link to="/cover" className={look}>
          {t('closing.go.cover')}
        </Link>
      );
    case 'close-kit':
      return item.what !== 'kit-not-listed' ? null : (
        <Link to="/kit" className={look}>
          {t('closing.go.kit')}
        </Link>
      );
    default:
      return null;
  }
}

function Rooms({
  view,
  onSave,
}: {
  readonly view: ClosingView;
  readonly onSave: (seen: readonly RoomCheck[]) => Promise<boolean>;
}) {
  const { t } = useTranslation();
  const [seen, setSeen] = useState<readonly RoomCheck[]>((view.rooms?.seen ?? []) as readonly RoomCheck[]);
  return (
    <div className={styles['part']}>
      <Chips
        label={t('closing.check.close-rooms')}
        many
        options={ROOM_CHECKS.map((value) => ({ value, label: t(`closing.what.${value}`) }))}
        chosen={[...seen]}
        onChoose={(value) =>
          setSeen((before) => (before.includes(value) ? before.filter((one) => one !== value) : [...before, value]))
        }
      />
      <div>
        <Button disabled={seen.length === 0} onClick={() => void onSave(seen)}>
          {t('closing.roomsSave')}
        </Button>
      </div>
    </div>
  );
}

function Kit(props: {
  readonly view: ClosingView;
  readonly onSave: (differs: readonly string[], second: string | undefined) => Promise<boolean>;
}) {
  const { t } = useTranslation();
  const [counting, setCounting] = useState(false);
  const [differs, setDiffers] = useState<readonly string[]>([]);
  const [second, setSecond] = useState<SecondPersonMade>();
  const save = async (): Promise<void> => {
    const token = second === undefined ? null : await second.token();
    if (token === 'refused') return;
    if (await props.onSave(differs, token ?? undefined)) setCounting(false);
  };
  return (
    <div>
      <Button onClick={() => setCounting(true)}>{t('closing.kitCount')}</Button>
      <Sheet open={counting} title={t('closing.kitCount')} onClose={() => setCounting(false)}>
        <div className={styles['part']}>
          <p>{t('closing.kitLead')}</p>
          <Chips
            label={t('closing.kitDiffers')}
            many
            options={props.view.kitItems.map((value) => ({ value, label: value }))}
            chosen={[...differs]}
            onChoose={(value) =>
              setDiffers((before) =>
                before.includes(value) ? before.filter((one) => one !== value) : [...before, value],
              )
            }
          />
          <SecondPerson required={false} onChange={setSecond} />
          <Button kind="next" size="large" wide disabled={second?.ready === false} onClick={() => void save()}>
            {t('closing.kitSave')}
          </Button>
        </div>
      </Sheet>
    </div>
  );
}

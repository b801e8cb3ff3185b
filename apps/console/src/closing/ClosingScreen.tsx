import { ROOM_CHECKS, type RoomCheck } from '@keel/clinical/closing';
import type { ClosingView, PlacesView } from '@keel/formats/api';
import { Button, buttonClass } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { Field } from '@keel/ui/field';
import { fullName } from '@keel/ui/identity';
import { Sheet } from '@keel/ui/sheet';
import { IconAlertTriangle, IconCheck, IconLock } from '@tabler/icons-react';
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
import { taskTitle } from '../tasks/index.ts';
import { clockText, dateTimeText, dayIn } from '../time/index.ts';
import styles from './ClosingScreen.module.css';

type Line = ClosingView['lines'][number];
type Item = Line['items'][number];

/** May we lock the door? Every line from the record; each that stands open has the button that closes it. */
export function ClosingScreen() {
  const { t } = useTranslation();
  const places = useQuery(viewQuery<PlacesView>('places')).data;
  const [chosen, setChosen] = useState<string>();
  const now = useNow(60_000);
  const site = places?.sites.find(({ id }) => id === chosen) ?? places?.sites[0];
  const key = site === undefined ? undefined : `${site.id}_${dayIn(now, site.zone)}`;
  const view = useQuery({ ...viewQuery<ClosingView>('closing', key ?? ''), enabled: key !== undefined });
  useTopics(key === undefined ? [] : [`view/closing/${key}`], view.data?.position);
  if (!view.data) return view.error ? <Failed error={view.error} reset={() => void view.refetch()} /> : <Waiting />;
  const open = view.data.lines.filter(({ state }) => state === 'open').length;
  return (
    <Page
      title={t('closing.title')}
      lead={open === 0 ? t('closing.clear') : t('closing.open', { count: open })}
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
      <Evening key={key} view={view.data} />
    </Page>
  );
}

function Evening({ view }: { readonly view: ClosingView }) {
  const { t, i18n } = useTranslation();
  const me = useQuery(meQuery).data;
  const { say, trouble } = useClinicSay();
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({});
  const [name, setName] = useState(me?.person.name ?? '');
  const stream = `day/${view.site}/${view.date}`;
  const tell = async (kind: string, body: Readonly<Record<string, unknown>>, second?: string): Promise<boolean> => {
    const done = await say({ kind, stream, seenSeq: view.seq, body, ...(second === undefined ? {} : { second }) });
    if (done) await queryClient.invalidateQueries({ queryKey: ['view', 'closing'] });
    return done;
  };
  const open = view.lines.filter(({ state }) => state === 'open');
  const may = (line: Line): boolean =>
    (line.override ?? []).some((role) => (me?.roles as readonly string[] | undefined)?.includes(role));
  const said = (line: Line): string => (reasons[line.check] ?? '').trim();
  // What no reason carries is done first, and is named beside the signature it holds up.
  const blocked = open.filter((line) => !may(line));
  const ready = name.trim() !== '' && open.every((line) => may(line) && said(line).length >= 3);
  return (
    <>
      {view.closed && (
        <p className={styles['locked']} role="status">
          <IconLock size={24} aria-hidden />
          {t('closing.locked', {
            time: clockText(Date.parse(view.closed.at), view.zone, i18n.language),
            name: view.closed.printedName,
          })}
          {view.closed.over.length > 0 &&
            ` · ${t('closing.lockedOver', {
              list: view.closed.over
                .map(({ rule, reason }) => `${t(`closing.check.${rule as 'close-kit'}`)} (${reason})`)
                .join('; '),
            })}`}
        </p>
      )}
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
      <section className={styles['sign']}>
        <Field
          label={t('closing.name')}
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        {trouble && <p role="alert">{trouble}</p>}
        <Button
          kind="next"
          size="glove"
          wide
          disabled={!ready}
          onClick={() =>
            void tell('close-day', {
              printedName: name.trim(),
              overrides: open.map((line) => ({ rule: line.check, reason: said(line) })),
            })
          }
        >
          {t('closing.lock')}
        </Button>
        <p className={styles['soft']}>
          {blocked.length > 0
            ? t('closing.blocked', { list: blocked.map(({ check }) => t(`closing.check.${check}`)).join('; ') })
            : t(ready ? 'closing.lockHint' : 'closing.whyFirst')}
        </p>
      </section>
    </>
  );

  function itemText(item: Item, line: Line): string {
    return [
      item.patient !== null && (fullName(item.patient) ?? item.patient.id),
      item.kind === undefined ? item.name : taskTitle(t, { kind: item.kind, title: item.name ?? item.kind }),
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

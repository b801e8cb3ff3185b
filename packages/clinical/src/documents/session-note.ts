import type { AlarmRaised } from '../alarms/index.ts';
import type { Patient } from '../patient/index.ts';
import type { Site } from '../places/index.ts';
import { allOf, decidedLast, doseTotals, type Session, type SessionEntry } from '../session/index.ts';
import { addMs, DAY_MS, type Instant } from '../units/index.ts';
import { changesIn, type Stood, valuesOf } from './changed.ts';
import { doseRows, orderFacts } from './note-doses.ts';
import { observationTable } from './note-observations.ts';
import { amountText, type Block, type Fact, type Paper, timeText, words } from './paper.ts';

/** Who signs, as the signature prints it: name, time and meaning (21 CFR 11.50). */
export interface NoteSignature {
  readonly printedName: string;
  readonly meaning: string;
  readonly at: Instant;
  readonly throughSeq: number;
}

export interface SessionNoteInput {
  readonly session: Session;
  readonly patient: Patient;
  readonly clinic: string;
  readonly site: Site | null;
  readonly zone: string;
  readonly nameOf: (person: string) => string;
  /** Null: a preview, which says so. */
  readonly signature: NoteSignature | null;
  readonly asOf: string;
}

const yes = (value: boolean | undefined): string => (value === undefined ? 'not asked' : value ? 'yes' : 'no');

/**
 * The note of one session, folded from its entries: nothing in it was written for the note. Counselling notes are kept
 * apart and never printed here. What was corrected is named with its reason.
 */
export function sessionNote(input: SessionNoteInput): Paper {
  const { session, patient, zone, signature } = input;
  // What Keel itself entered, as an alarm that it raised, is nobody's of the staff.
  const nameOf = (person: string): string => (person === 'clock' ? 'Keel' : input.nameOf(person));
  const { details } = patient;
  const time = (at: number | null): string => (at === null ? 'not recorded' : timeText(at, zone));
  const clock = (at: number): string => timeText(at, zone).slice(11);
  const name =
    [details?.givenName, details?.middleName, details?.familyName].filter(Boolean).join(' ') || session.patient || '';
  const end = session.entries.reduce((latest, { at }) => Math.max(latest, at), 0) as Instant;
  const totals = doseTotals(session, addMs(end, DAY_MS));
  const blocks: Block[] = [
    ...(signature === null
      ? [{ kind: 'notice' as const, text: 'PREVIEW: not signed.' }]
      : [
          {
            kind: 'notice' as const,
            text: `Signed electronically by ${signature.printedName}, ${timeText(signature.at, zone)}, as ${words(signature.meaning)}. It covers the record up to entry ${signature.throughSeq}.`,
          },
        ]),
    {
      kind: 'facts',
      rows: [
        { label: 'Patient', value: name },
        { label: 'Date of birth', value: details?.birthDate ?? null, missing: 'date of birth' },
        { label: 'Record number', value: details?.recordNumber ?? '' },
        {
          label: 'Allergies',
          value:
            patient.allergies === null
              ? null
              : patient.allergies.body.answer === 'none-known'
                ? 'none known'
                : patient.allergies.body.allergies.map(({ substance }) => substance).join(', '),
          missing: 'not asked',
        },
        {
          label: 'Route and regimen',
          value: [session.route, session.regimen]
            .filter(Boolean)
            .map((one) => words(one ?? ''))
            .join(', '),
        },
        { label: 'Arrived', value: time(session.arrivedAt) },
        { label: 'First dose', value: time(session.firstDoseAt) },
        { label: 'Last dose ended', value: time(session.lastDoseEndedAt) },
        {
          label: 'Ended',
          value: `${session.phase}, ${time(session.releasedAt ?? session.leftAt ?? session.stoppedAt)}`,
        },
        {
          label: 'Given in all',
          value:
            totals.parts.length === 0
              ? 'nothing was given'
              : `${totals.uncertain ? `${amountText(totals.deliveredMgMin)} to ` : ''}${amountText(totals.deliveredMgMax)} mg${totals.mgPerKg === null ? '' : ` (${amountText(totals.mgPerKg)} mg/kg)`}`,
        },
      ],
    },
    { kind: 'heading', text: 'Before the dose' },
    { kind: 'facts', rows: beforeFacts(session, clock, nameOf) },
    { kind: 'heading', text: 'Doses and medicines' },
    {
      kind: 'table',
      head: ['Time', 'What', 'Amount', 'Detail', 'By'],
      widths: [10, 26, 16, 32, 16],
      rows: doseRows(session, clock, nameOf),
      none: 'None.',
    },
    { kind: 'heading', text: 'Observations' },
    observationTable(session, clock, nameOf),
    { kind: 'heading', text: 'What happened' },
    {
      kind: 'table',
      head: ['Time', 'Entry', 'By'],
      widths: [10, 70, 20],
      rows: storyRows(session, clock, nameOf),
      none: 'Nothing beyond the above.',
    },
    { kind: 'heading', text: 'Release' },
    {
      kind: 'table',
      head: ['Criterion', 'Met', 'Evidence'],
      widths: [30, 10, 60],
      rows: (allOf(session, 'patient-released').at(-1)?.body.criteria ?? []).map(({ criterion, met, evidence }) => [
        words(criterion),
        met ? 'yes' : 'no',
        evidence,
      ]),
      none: `Not released: ${session.phase}.`,
    },
    ...amendments(session, zone, nameOf),
  ];
  return {
    title: `Session note, ${name}`,
    language: 'en',
    issuer: [
      input.clinic,
      ...(input.site === null
        ? []
        : [
            `${input.site.address.street}, ${input.site.address.city}, ${input.site.address.state} ${input.site.address.postalCode}, ${input.site.phone}`,
          ]),
    ],
    blocks,
    foot: `${name} · born ${details?.birthDate ?? 'unknown'} · session ${session.id} · times in ${zone}`,
    asOf: input.asOf,
    pageOf: (page, pages) => `Page ${page} of ${pages}`,
  };
}

function beforeFacts(session: Session, clock: (at: number) => string, nameOf: (id: string) => string): Fact[] {
  const gate = decidedLast(session, 'gate-passed');
  const identity = allOf(session, 'identity-confirmed').at(-1);
  const since = allOf(session, 'since-last-answered').at(-1);
  const risk = allOf(session, 'suicide-risk-asked').at(-1);
  return [
    ...orderFacts(session, clock, nameOf),
    {
      label: 'Gate',
      value: gate === undefined ? 'not passed' : `passed ${clock(gate.at)} by ${nameOf(gate.author.id)}`,
    },
    ...(gate?.body.overridden ?? []).map((reason) => ({
      label: `Overridden: ${reason.title}`,
      value: gate?.body.overrides.find(({ rule }) => rule === reason.rule)?.reason ?? reason.because,
    })),
    {
      label: 'Identity',
      value:
        identity === undefined
          ? 'not confirmed'
          : `${identity.body.identifiers.map(words).join(', ')}, ${clock(identity.at)}`,
    },
    { label: 'Suicidal thoughts asked', value: risk === undefined ? 'not asked' : words(risk.body.result) },
    {
      label: 'Since last time',
      value:
        since === undefined
          ? 'not asked'
          : `sleep ${since.body.sleep ?? 'not asked'}; falls ${yes(since.body.falls)}; new medicines ${yes(since.body.newMedicines)}; mood ${since.body.mood ?? 'not asked'}; bladder ${since.body.bladder === undefined ? 'not asked' : words(since.body.bladder)}`,
    },
  ];
}

function storyRows(session: Session, clock: (at: number) => string, nameOf: (id: string) => string): string[][] {
  return session.entries.flatMap((entry): string[][] => {
    const row = (said: string) => [[clock(entry.at), said, nameOf(entry.author.id)]];
    switch (entry.kind) {
      case 'session-note-written':
        // Notes of talking are kept apart from the rest of the record.
        return entry.body.class === 'clinical' ? row(entry.body.words) : [];
      case 'adverse-event-recorded':
        return row(
          `Adverse event: ${words(entry.body.event)}, grade ${entry.body.grade}, serious: ${words(entry.body.serious)}, ${entry.body.outcome}. ${entry.body.action}`,
        );
      case 'care-given':
        return row(`Care: ${words(entry.body.care)}${entry.body.words === undefined ? '' : `. ${entry.body.words}`}`);
      case 'dose-waited':
        return row(`Waited before the dose${entry.body.rule === undefined ? '' : ` for ${words(entry.body.rule)}`}`);
      case 'question-asked':
        return row(`Asked ${nameOf(entry.body.to)}: ${entry.body.question}`);
      case 'question-answered':
        return row(
          `Answered: ${words(entry.body.answer)}${entry.body.words === undefined ? '' : `. ${entry.body.words}`}`,
        );
      case 'off-monitor-started':
        return row(`Off the monitor: ${words(entry.body.because)}`);
      case 'off-monitor-ended':
        return row('Back on the monitor');
      case 'alarm-raised':
        return row(alarmWords(entry.body as AlarmSaid));
      case 'emergency-opened':
        return row(`Emergency card opened: ${words(entry.body.card)}`);
      case 'emergency-step-taken':
        return row(
          `Emergency: ${words(entry.body.step)}${entry.body.words === undefined ? '' : `. ${entry.body.words}`}`,
        );
      case 'left-before-release':
        return row(`Left before release; unmet: ${entry.body.unmet.map(words).join(', ')}`);
      case 'advice-given':
        return row(`Written advice (${entry.body.language}) given to ${entry.body.to}`);
      default:
        return [];
    }
  });
}

/** What was put right: the old beside the new, with who, when and why. */
function amendments(session: Session, zone: string, nameOf: (id: string) => string): Block[] {
  const day = session.startsAt === null ? '' : timeText(session.startsAt, zone).slice(0, 10);
  // An amendment may be of another day than the session: then it says which.
  const time = (at: number): string => timeText(at, zone).replace(`${day} `, '');
  const written = { time, nameOf };
  const rows = ([...session.entries, ...session.ahead, ...session.withdrawn] as readonly SessionEntry[])
    .flatMap((entry) => {
      let stood: Stood = entry.original ?? entry;
      return entry.amendments.map((one) => {
        const before = stood;
        stood = { at: one.corrected?.at ?? before.at, body: one.corrected?.body ?? before.body };
        const { was, now } =
          one.corrected === undefined
            ? { was: [...valuesOf(entry.kind, before.body, written).values()].join('; '), now: GONE[one.kind] }
            : changesIn(entry.kind, before, stood, written);
        // A note of talking is kept apart from the rest of the record: of it only that it was amended stands here.
        const apart = entry.kind === 'session-note-written' && entry.body.class !== 'clinical';
        const text = apart ? [APART, APART] : [was, now];
        const name = `${words(entry.kind)}, ${time(before.at)}`;
        return { seq: one.seq, row: [time(one.at), name, ...text, one.reason ?? '', nameOf(one.author.id)] };
      });
    })
    .sort((a, b) => a.seq - b.seq)
    .map(({ row }) => row);
  return rows.length === 0
    ? []
    : [
        { kind: 'heading', text: 'Corrections' },
        {
          kind: 'table',
          head: ['Time', 'Entry', 'Was', 'Is now', 'Reason', 'By'],
          widths: [10, 18, 20, 20, 18, 14],
          rows,
          none: '',
        },
      ];
}

const APART = 'kept apart from this note';
/** What stands in the place of what was taken out: it counts for nothing. */
const GONE = { 'entry-corrected': '', 'entry-struck': 'struck: does not count', 'entry-undone': 'taken back' } as const;

type AlarmSaid = { readonly condition?: unknown; readonly monitor?: Partial<NonNullable<AlarmRaised['monitor']>> };
/** An alarm by its condition; a monitor's own in the monitor's words, with the figures that it sent. */
const alarmWords = ({ condition, monitor }: AlarmSaid): string => {
  const said = monitor?.text ?? '';
  const { value, unit, limits } = monitor?.measured ?? {};
  return [
    `Alarm: ${words(String(condition ?? ''))}${said === '' ? '' : `: ${said}`}`,
    ...(value === undefined ? [] : [`${value} ${unit ?? '(no unit sent)'}`]),
    ...(limits === undefined ? [] : [`limits sent: ${limits} ${unit ?? ''}`.trim()]),
  ].join(', ');
};

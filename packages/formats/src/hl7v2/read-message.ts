import { READING_KINDS, type ReadingKind, type TimeFrom } from '@keel/clinical/device';
import type { Instant } from '@keel/clinical/units';
import { type AckHeader, ackHeaderOf, acksDue, type MessageError, type Outcome } from './acknowledge.ts';
import { alarmPath, type DeviceAlarm, readAlarm } from './alarm.ts';
import { checkCuffs } from './check-cuffs.ts';
import {
  type DeviceMessage,
  type FiledReading,
  NOBODY,
  type OtherRow,
  type PatientClaim,
  type PatientId,
  type QuarantinedRow,
  type ReadOptions,
  refused,
} from './device-message.ts';
import {
  type Hl7Message,
  type Opened,
  openMessage,
  parseHl7,
  plainText,
  repetitionsOf,
  type Segment,
  textAt,
  type Unreadable,
  upperCase,
} from './hl7-message.ts';
import { parseHl7Time, placeTime } from './hl7-time.ts';
import { type Identified, identify, UNRECOGNISED } from './identify.ts';
import { type Candidate, judgeRow } from './judge-row.ts';
import { ObxRow, type RowPlace, type RowSurroundings } from './obx-row.ts';

const CONTROL_ID_LENGTH_MAX = 250;

const UNREADABLE: Readonly<Record<Unreadable, string>> = {
  'no-header': 'the message does not begin with an MSH segment',
  separators: 'the separators in MSH-1 and MSH-2 cannot be used',
  'too-many-segments': 'the message has more segments than are taken',
};

/**
 * Reads one message (without framing) from a bedside monitor or its gateway: what is filed, what is held back and why,
 * which alarms it carries, and what to answer. Never throws for what a sender wrote.
 *
 * A refused message (`error`, `reject`) files nothing: the sender keeps it. An accepted one loses nothing: every row with
 * content is a reading, a quarantined row, part of an alarm, or named under `others`.
 * @throws RangeError for a zone the platform does not know: settings were checked before.
 */
export function readMessage(
  bytes: Uint8Array,
  options: ReadOptions,
  /** Of the same bytes, where its sender had to be known first. */
  opened: Opened = openMessage(bytes),
): DeviceMessage {
  const header = ackHeaderOf(bytes, opened);
  const parsed = parseHl7(bytes, opened);
  if (!parsed.ok) {
    const error: MessageError = { code: 100, place: { segment: 'MSH' }, because: UNREADABLE[parsed.because] };
    return refused(header, 'reject', [error]);
  }
  return new MessageReader(parsed.message, header, options).read();
}

/** By the alarm's place: its rows, and the order group they stand in. */
type AlarmRows = Map<string, { rows: ObxRow[]; obr: readonly string[] | undefined }>;

const NO_EQUIPMENT: ReadonlyMap<string, string> = new Map();
const VERSION = /^2(?:\.|$)/;
const EVENTS: readonly string[] = ['', 'R01', 'R40'];

class MessageReader {
  readonly #message: Hl7Message;
  readonly #header: AckHeader;
  readonly #options: ReadOptions;
  readonly #msh: Segment;
  readonly #errors: MessageError[] = [];
  readonly #candidates: Candidate[] = [];
  readonly #others: OtherRow[] = [];
  readonly #unidentified: ObxRow[] = [];
  /** Null as long as no row speaks of an alarm, as in most messages. */
  #alarmRows: AlarmRows | null = null;
  readonly #warnings: string[];
  #equipment: ReadonlyMap<string, string> | null = null;
  #sender: { readonly name: string | null } | null = null;
  #placed: { text: string; from: TimeFrom; place: RowPlace } | null = null;
  readonly #surroundings: RowSurroundings = {
    place: (fields, obr) => this.#place(fields, obr),
    device: (fields) => this.#deviceOf(fields),
  };
  #near: Instant | undefined;
  #knownRows = 0;

  constructor(message: Hl7Message, header: AckHeader, options: ReadOptions) {
    this.#message = message;
    this.#header = header;
    this.#options = options;
    this.#msh = message.segments[0] ?? { name: 'MSH', fields: [] };
    this.#warnings = [...message.warnings];
    this.#near = options.receivedAt;
  }

  read(): DeviceMessage {
    const { separators } = this.#message;
    const msh = this.#msh.fields;
    const text = (n: number, component = 1): string => textAt(msh[n], component, separators);
    const type = upperCase(text(9));
    const event = upperCase(text(9, 2));
    const controlId = plainText(msh[10], separators);
    const madeAt = this.#madeAt();
    const rejected = this.#headerRejection(type, event, controlId);
    if (!rejected) this.#readRows(event === 'R40');
    const patients = this.#patients();
    if (patients.length > 1) this.#holdBackAll(patients.length);
    checkCuffs(this.#candidates);
    const { readings, quarantined } = this.#settle();
    const alarms = this.#alarms();
    if (!rejected) this.#contentErrors(alarms.length);
    const outcome: Outcome = rejected ? 'reject' : this.#errors.length > 0 ? 'error' : 'accept';
    const base = {
      outcome,
      errors: this.#errors,
      acks: acksDue(this.#header, outcome),
      header: this.#header,
      controlId: controlId === '' ? null : controlId,
      type,
      event,
      processing: upperCase(text(11)),
      version: text(12),
      application: text(3) || null,
      facility: text(4) || null,
      madeAt,
      patient: patients.length > 1 ? NOBODY : (patients[0] ?? NOBODY),
      severalPatients: patients.length > 1,
      location: this.#location(),
      warnings: this.#warnings,
    };
    if (outcome !== 'accept') return { ...base, readings: [], quarantined: [], alarms: [], others: [] };
    return { ...base, readings, quarantined, alarms, others: this.#others };
  }

  #madeAt(): Instant | null {
    const { separators } = this.#message;
    const time = parseHl7Time(textAt(this.#msh.fields[7], 1, separators));
    if (time === null) return null;
    const placed = placeTime(time, this.#setting());
    if (!placed.ok) return null;
    // A header time with its offset says which of two repeated hours is meant, where the arrival is not known.
    if (this.#near === undefined && time.offsetMin !== null) this.#near = placed.at;
    return placed.at;
  }

  #setting(): { zone: string; near?: Instant } {
    const { zone } = this.#options;
    return this.#near === undefined ? { zone } : { zone, near: this.#near };
  }

  /** What makes the header unacceptable, before anything below it is looked at. */
  #headerRejection(type: string, event: string, controlId: string): boolean {
    const { separators } = this.#message;
    const text = (n: number): string => textAt(this.#msh.fields[n], 1, separators);
    const before = this.#errors.length;
    const add = (code: MessageError['code'], field: number, because: string): void => {
      this.#errors.push({ code, place: { segment: 'MSH', sequence: 1, field }, because });
    };
    if (type === '') add(101, 9, 'MSH-9 (message type) is empty; expected ORU^R01');
    else if (type !== 'ORU') add(200, 9, `message type ${type} is not taken here; expected ORU^R01 or ORU^R40`);
    else if (!EVENTS.includes(event)) add(201, 9, `event ${event} is not taken here; expected ORU^R01 or ORU^R40`);
    const version = text(12);
    if (version !== '' && !VERSION.test(version))
      add(203, 12, `HL7 version ${version} is not taken here; expected 2.x`);
    const processing = upperCase(text(11));
    const { processing: taken } = this.#options;
    if (taken !== undefined && !taken.includes(processing))
      add(
        202,
        11,
        `processing id ${processing || '(empty)'} is not taken from this device; expected ${taken.join(' or ')}`,
      );
    const rejected = this.#errors.length > before;
    // These are mistakes inside an acceptable kind of message: an error, not a rejection.
    if (controlId === '') add(101, 10, 'MSH-10 (message control id) is empty, so the message cannot be acknowledged');
    else if (controlId.length > CONTROL_ID_LENGTH_MAX)
      add(102, 10, `MSH-10 (message control id) is longer than ${CONTROL_ID_LENGTH_MAX} characters`);
    return rejected;
  }

  /** What makes the content unusable as a whole. */
  #contentErrors(alarmCount: number): void {
    const { separators } = this.#message;
    const [first] = this.#unidentified;
    const identified = this.#candidates.length + this.#others.length + alarmCount;
    if (first !== undefined && identified === 0)
      for (const row of this.#unidentified) {
        this.#errors.push({
          code: 101,
          place: { segment: 'OBX', sequence: row.row, field: 3 },
          because: `row ${row.row} has a value but no code (OBX-3)${row.type === '' ? ' and no value type (OBX-2)' : ''}`,
        });
      }
    const application = textAt(this.#msh.fields[3], 1, separators);
    const facility = textAt(this.#msh.fields[4], 1, separators);
    if (this.#options.senderKnown || application !== '') return;
    // Some monitors leave MSH-3 empty and name themselves in MSH-4: what they send still shows that they are devices.
    if (facility === '' || this.#knownRows + alarmCount === 0)
      this.#errors.push({
        code: 101,
        place: { segment: 'MSH', sequence: 1, field: 3 },
        because: 'MSH-3 (sending application) is empty, so the sender is unknown',
      });
  }

  #patients(): PatientClaim[] {
    const { separators } = this.#message;
    const claims: PatientClaim[] = [];
    for (const { name, fields } of this.#message.segments) {
      if (name !== 'PID') continue;
      const ids: PatientId[] = [];
      for (const repetition of repetitionsOf(fields[3], separators)) {
        const id = textAt(repetition, 1, separators);
        if (id === '' || id === '""') continue;
        const authority = textAt(repetition, 4, separators) || null;
        ids.push({ id, authority, type: textAt(repetition, 5, separators) || null });
      }
      const born = textAt(fields[7], 1, separators);
      const birth = born === '' ? null : (/^\d{8}/.exec(born)?.[0] ?? null);
      const claim: PatientClaim = {
        ids,
        family: textAt(fields[5], 1, separators) || null,
        given: textAt(fields[5], 2, separators) || null,
        birthDate: birth,
        sex: textAt(fields[8], 1, separators) || null,
      };
      if (claims.length === 0 || !claims.some((one) => namedIn(one) === namedIn(claim))) claims.push(claim);
    }
    return claims;
  }

  #location(): string | null {
    const { separators } = this.#message;
    const visit = this.#message.segments.find(({ name }) => name === 'PV1');
    return plainText(visit?.fields[3], separators) || null;
  }

  #readRows(inAlarmMessage: boolean): void {
    let obr: readonly string[] | undefined;
    let group = 0;
    let count = 0;
    for (const segment of this.#message.segments) {
      if (segment.name === 'OBR') {
        obr = segment.fields;
        group += 1;
      } else if (segment.name === 'OBX') {
        count += 1;
        const row = new ObxRow(count, segment.fields, obr, this.#message.separators, this.#surroundings);
        if (inAlarmMessage) {
          if (!isStructure(row)) this.#addToAlarm(`${group}`, row, obr);
        } else if (row.valueText !== '' && row.code.isAlarm) this.#addToAlarm(`${group}/${alarmPath(row)}`, row, obr);
        else this.#consider(row, group);
      }
    }
    if (!inAlarmMessage && this.#alarmRows !== null) this.#adoptAlarmValues(this.#alarmRows);
  }

  #addToAlarm(key: string, row: ObxRow, obr: readonly string[] | undefined): void {
    this.#alarmRows ??= new Map();
    const known = this.#alarmRows.get(key);
    if (known === undefined) this.#alarmRows.set(key, { rows: [row], obr });
    else known.rows.push(row);
  }

  #alarms(): DeviceAlarm[] {
    if (this.#alarmRows === null) return [];
    return [...this.#alarmRows.values()].map(({ rows, obr }) => readAlarm(rows, obr)).filter((alarm) => alarm !== null);
  }

  /** A measurement that is a facet of an alarm (its place has a fifth part) belongs to the alarm, not to the chart. */
  #adoptAlarmValues(alarmRows: AlarmRows): void {
    for (let at = this.#candidates.length - 1; at >= 0; at -= 1) {
      const candidate = this.#candidates[at] as Candidate;
      if ((candidate.row.path ?? '').split('.').length < 5) continue;
      const alarm = alarmRows.get(`${candidate.group}/${alarmPath(candidate.row)}`);
      if (alarm === undefined) continue;
      alarm.rows.push(candidate.row);
      this.#candidates.splice(at, 1);
    }
  }

  /** OBX-14, else OBR-7, else MSH-7. A time that is given but unreadable is not replaced by another one. */
  #place(fields: readonly string[], obr: readonly string[] | undefined): RowPlace {
    const { separators } = this.#message;
    const own = fields[14] ?? '';
    const ofGroup = obr?.[7] ?? '';
    const raw = own || ofGroup || (this.#msh.fields[7] ?? '');
    const from: TimeFrom = own !== '' ? 'OBX-14' : ofGroup !== '' ? 'OBR-7' : 'MSH-7';
    if (this.#placed !== null && this.#placed.text === raw && this.#placed.from === from) return this.#placed.place;
    const place = this.#placeText(textAt(raw, 1, separators), from);
    this.#placed = { text: raw, from, place };
    return place;
  }

  #placeText(text: string, timeFrom: TimeFrom): RowPlace {
    if (text === '') return { at: null, timeFrom: null, zoneFrom: null, because: 'no time is given' };
    const time = parseHl7Time(text);
    const nowhere = (because: string): RowPlace => ({ at: null, timeFrom, zoneFrom: null, because });
    if (time === null) return nowhere(`${timeFrom} (${text.slice(0, 40)}) is not a time to the minute`);
    const placed = placeTime(time, this.#setting());
    if (placed.ok) return { at: placed.at, timeFrom, zoneFrom: placed.zoneFrom, because: null };
    if (placed.because === 'time-skipped')
      return nowhere(`${timeFrom} (${text}) does not exist in ${this.#options.zone}: clocks skipped that hour`);
    return nowhere(`${timeFrom} (${text}) happened twice in ${this.#options.zone}: clocks repeated that hour`);
  }

  #deviceOf(fields: readonly string[]): string | null {
    const { separators } = this.#message;
    const own = equipmentIn(fields[18], separators);
    if (own !== null) return own;
    const equipment = this.#equipmentByPath();
    if (equipment.size > 0) {
      const parts = (fields[4] ?? '').trim().split('.');
      const [device, module, channel] = parts;
      if (parts.length >= 4)
        for (const path of [`${device}.${module}.${channel}.0`, `${device}.${module}.0.0`, `${device}.0.0.0`]) {
          const found = equipment.get(path);
          if (found !== undefined) return found;
        }
    }
    this.#sender ??= {
      name: equipmentIn(this.#msh.fields[3], separators) ?? equipmentIn(this.#msh.fields[4], separators),
    };
    return this.#sender.name;
  }

  /** Equipment ids of the containment tree's inner nodes, whose own rows end in .0. */
  #equipmentByPath(): ReadonlyMap<string, string> {
    if (this.#equipment !== null) return this.#equipment;
    const { separators, segments } = this.#message;
    let equipment: Map<string, string> | null = null;
    for (const { name, fields } of segments) {
      if (name !== 'OBX') continue;
      const path = (fields[4] ?? '').trim();
      const id = path.endsWith('.0') ? equipmentIn(fields[18], separators) : null;
      if (id === null) continue;
      equipment ??= new Map();
      if (!equipment.has(path)) equipment.set(path, id);
    }
    this.#equipment = equipment ?? NO_EQUIPMENT;
    return this.#equipment;
  }

  #identified(row: ObxRow): Identified {
    const { dialects } = this.#options;
    return dialects.length === 0 ? row.code.identified : identify(row.coded, dialects);
  }

  #consider(row: ObxRow, group: number): void {
    if (row.valueText === '') {
      this.#considerEmpty(row);
      return;
    }
    if (row.coded.length === 0) {
      this.#unidentified.push(row);
      return;
    }
    const identified = this.#identified(row);
    if (identified.as === 'other') {
      if (identified.what !== UNRECOGNISED || row.code.isIeee) this.#knownRows += 1;
      this.#others.push({ obx: row.setId, row: row.row, code: row.code.text, what: identified.what });
      return;
    }
    this.#knownRows += 1;
    this.#candidates.push(judgeRow(row, identified, group));
  }

  /** A row without a value is a branch of the containment tree, or a vital sign that has nothing to say just now. */
  #considerEmpty(row: ObxRow): void {
    if (row.coded.length === 0) return;
    const identified = this.#identified(row);
    if (row.code.isIeee) this.#knownRows += 1;
    if (identified.as === 'other') return;
    this.#others.push({ obx: row.setId, row: row.row, code: row.code.text, what: 'no value' });
  }

  #holdBackAll(count: number): void {
    for (const { reasons } of this.#candidates)
      reasons.push({
        reason: 'several-patients',
        because: `the message names ${count} patients, so whose value it is cannot be told`,
      });
  }

  #settle(): { readings: FiledReading[]; quarantined: QuarantinedRow[] } {
    const readings: FiledReading[] = [];
    const quarantined: QuarantinedRow[] = [];
    const habit = this.#everyRowSaysX();
    for (const { row, kind, method, value, warnings, reasons } of this.#candidates) {
      const standing = habit ? reasons.filter(({ reason }) => reason !== 'status-no-result') : reasons;
      const { at, timeFrom, zoneFrom } = row.place;
      if (standing.length === 0 && value !== null && at !== null) {
        const marks = standing.length < reasons.length ? [...warnings, 'status-x-on-every-row'] : warnings;
        readings.push({
          kind,
          code: row.code.text,
          sent: { value: row.valueText, unit: row.unitText },
          value,
          unit: READING_KINDS[kind].unit,
          at,
          timeFrom,
          zoneFrom,
          method,
          device: row.device,
          obx: row.setId,
          row: row.row,
          path: row.path,
          status: row.status,
          warnings: marks,
        });
      } else quarantined.push(heldBack(row, kind, standing));
    }
    for (const row of this.#unidentified)
      quarantined.push(
        heldBack(row, null, [{ reason: 'code-missing', because: 'there is a value but no code (OBX-3)' }]),
      );
    return { readings, quarantined };
  }

  /** Whether X stands on every row of the message, branches and values alike, so that it says nothing about any of them. */
  #everyRowSaysX(): boolean {
    if (this.#options.allRowsX !== 'habit-of-sender') return false;
    let rows = 0;
    let valued = 0;
    for (const { name, fields } of this.#message.segments) {
      if (name !== 'OBX') continue;
      if (upperCase(fields[11]) !== 'X') return false;
      rows += 1;
      if ((fields[5] ?? '') !== '') valued += 1;
    }
    return rows > valued && valued > 1;
  }
}

function heldBack(row: ObxRow, kind: ReadingKind | null, reasons: QuarantinedRow['reasons']): QuarantinedRow {
  return {
    obx: row.setId,
    row: row.row,
    kind,
    code: row.code.text,
    value: row.valueText,
    unit: row.unitText,
    at: row.place.at,
    timeFrom: row.place.timeFrom,
    device: row.device,
    reasons,
  };
}

const namedIn = ({ ids }: PatientClaim): string => ids.map(({ id }) => id).join();

/** A branch of the containment tree: it has a place but measures nothing. */
const isStructure = (row: ObxRow): boolean => row.valueText === '' && (row.path === null || row.path.endsWith('.0'));

/** First part of an entity identifier that says anything: id, universal id, name. */
function equipmentIn(field: string | undefined, separators: Hl7Message['separators']): string | null {
  if (field === undefined || field === '') return null;
  return textAt(field, 1, separators) || textAt(field, 3, separators) || textAt(field, 2, separators) || null;
}

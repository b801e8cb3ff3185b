import {
  type EstimatedLine,
  type EstimateIssued,
  type PatientState,
  planInForce,
  readPatient,
} from '../patient/index.ts';
import type { Site } from '../places/index.ts';
import type { Series } from '../policy/index.ts';
import {
  accepted,
  type Command,
  type Context,
  type Decision,
  type EventDraft,
  type Reason,
  reasonsFrom,
  refused,
} from '../record/index.ts';
import { localDateOf } from '../units/index.ts';
import { discountOn } from './account.ts';
import { type EstimateInput, estimateGaps } from './estimate-elements.ts';
import type { PaperLanguage } from './estimate-words.ts';
import { codeOn, type FeeItemId } from './fee-items.ts';
import { type FeesState, feesOn, priceOn } from './fees.ts';
import { cents, lessPercent, sumOf, times } from './money.ts';
import { servicesPlanned } from './services.ts';

/** What a person asks for; prices, codes and the sum follow from the record. */
export interface EstimateAsked {
  readonly estimate: string;
  readonly language: PaperLanguage;
  /** Key of a regimen of the policy in force. */
  readonly regimen: string;
  readonly from: string;
  readonly until: string;
  readonly primaryOn: string | null;
  readonly sessions: number;
  readonly maintenance: number;
  readonly evaluation: boolean;
  /** More services of the fee table that are part of it. */
  readonly more: readonly { readonly item: FeeItemId; readonly quantity: number }[];
  readonly printedName: string;
  /** Put in by the server, which draws the paper. */
  readonly document?: { readonly sha256: string; readonly size: number };
}
export type EstimateCommand = Command<'issue-estimate', EstimateAsked>;

export interface EstimateDeciding {
  readonly patient: PatientState;
  readonly fees: FeesState;
  /** The regimens of the policy in force, by key. */
  readonly regimens: Readonly<
    Record<
      string,
      { readonly title: string; readonly route: string; readonly doseMinutes: number; readonly series: Series }
    >
  >;
  readonly clinic: string;
  readonly site: Site | null;
  /** Name of a person who works here, or worked here; null: unknown. */
  readonly nameOf: (person: string) => string | null;
}

const reason = reasonsFrom('GFE');

/** Codes of active conditions that a bill may carry: ICD-10-CM, the ones for which the course is given first. */
export function diagnosesOf(patient: ReturnType<typeof readPatient>): readonly string[] {
  const listed = patient.conditions?.body.conditions ?? [];
  return listed.flatMap(({ system, code, status }) =>
    system === 'ICD-10-CM' && code !== undefined && status === 'active' && isBilled(code) ? [code] : [],
  );
}
/** Mental disorders and pain: what this treatment is given for. Other illnesses are nobody's business on this paper. */
const isBilled = (code: string): boolean => /^(F[0-9]|G89|G90\.5|M79\.7|R45\.851|G54\.6|B02\.2)/.test(code);

/** How often, as the protocol has it: what the law calls the frequency of a series that comes back. */
function oftenOf({ perWeek, maintenance }: Series): EstimateInput['often'] {
  const days = maintenance.map(({ everyDays }) => everyDays);
  return { perWeek, everyDays: days.length === 0 ? null : [Math.min(...days), Math.max(...days)] };
}

/** Who answers for the treatment: the one who signed its plan, with his number as the clinic has told it. */
function clinicianOf(
  { fees, nameOf }: EstimateDeciding,
  patient: ReturnType<typeof readPatient>,
): EstimateInput['clinician'] {
  const person = planInForce(patient)?.author.id;
  if (person === undefined) return null;
  const npi = fees.identity?.providers.find((one) => one.person === person)?.npi ?? null;
  return { name: nameOf(person) ?? person, npi };
}

/** What the estimate says, from prices of the day it starts; the lines that have no price are named. */
export function composeEstimate(
  deciding: EstimateDeciding,
  asked: EstimateAsked,
  given: { readonly asOf: string; readonly madeOn: string },
): { readonly input: EstimateInput; readonly notStated: readonly FeeItemId[]; readonly known: boolean } {
  const patient = readPatient(deciding.patient);
  const regimen = deciding.regimens[asked.regimen];
  const percent = discountOn(patient, asked.from);
  const billing = feesOn(deciding.fees, asked.from)?.esketamine ?? null;
  // The dearer dose: an estimate that is too low helps nobody.
  const session = regimen === undefined ? [] : servicesPlanned(regimen, billing)[1];
  const count = asked.sessions + asked.maintenance;
  const services = [
    ...(asked.evaluation ? [{ item: 'evaluation' as const, quantity: 1 }] : []),
    ...session.map(({ item, quantity }) => ({ item, quantity: quantity * count })),
    ...asked.more,
  ];
  const notStated: FeeItemId[] = [];
  const lines = services.flatMap(({ item, quantity }): EstimatedLine[] => {
    const stated = priceOn(deciding.fees, item, asked.from);
    if (stated === null) {
      notStated.push(item);
      return [];
    }
    const unit = lessPercent(stated, percent);
    return [
      {
        item,
        code: codeOn(item, asked.from, feesOn(deciding.fees, asked.from)?.codes[item]).code,
        quantity,
        unitCents: unit,
        cents: times(unit, quantity),
      },
    ];
  });
  return {
    notStated: [...new Set(notStated)],
    known: regimen !== undefined && session.length > 0,
    input: {
      patient: patient.details,
      regimenTitle: regimen?.title ?? '',
      from: asked.from,
      until: asked.until,
      primaryOn: asked.primaryOn,
      sessions: asked.sessions,
      maintenance: asked.maintenance,
      often: regimen === undefined ? null : oftenOf(regimen.series),
      lines,
      totalCents: sumOf(lines.map(({ cents: amount }) => cents(amount))),
      discountPercent: percent,
      diagnoses: diagnosesOf(patient),
      identity: deciding.fees.identity,
      clinician: clinicianOf(deciding, patient),
      clinic: deciding.clinic,
      site: deciding.site,
      ...given,
    },
  };
}

/** An estimate is given whole or not at all: what the law asks for and is missing refuses it, every piece at once. */
export function decideEstimate(deciding: EstimateDeciding, command: EstimateCommand, context: Context): Decision {
  const { body } = command;
  const { input, notStated, known } = composeEstimate(deciding, body, {
    asOf: '',
    madeOn: localDateOf(context.now, context.zone),
  });
  const patient = readPatient(deciding.patient);
  const reasons: Reason[] = [];
  if (!known) {
    reasons.push(
      reason('estimate-regimen-unpriced', 'This treatment cannot be priced yet', body.regimen, ['how it is billed']),
    );
  }
  if (notStated.length > 0) {
    reasons.push(reason('estimate-price-missing', 'The clinic has stated no price', notStated.join(', '), notStated));
  }
  if (body.from < localDateOf(context.now, context.zone)) {
    reasons.push(reason('estimate-backdated', 'An estimate speaks of days to come', body.from));
  }
  if (allEstimates(patient).some(({ estimate }) => estimate === body.estimate)) {
    reasons.push(reason('estimate-exists', 'This estimate was given already', body.estimate));
  }
  if (body.printedName.trim() === '') {
    reasons.push(reason('signature-missing', 'Nobody has signed it', 'printed name'));
  }
  for (const gap of estimateGaps(input)) {
    reasons.push(reason(`estimate-${gap.id}`, 'The law asks for this in an estimate', gap.missing, [gap.missing]));
  }
  if (reasons.length > 0) return refused(reasons);
  const issued: EstimateIssued = {
    estimate: body.estimate,
    language: body.language,
    regimen: body.regimen,
    from: body.from,
    until: body.until,
    primaryOn: body.primaryOn,
    sessions: body.sessions,
    maintenance: body.maintenance,
    lines: input.lines,
    totalCents: input.totalCents,
    discountPercent: input.discountPercent,
    diagnoses: input.diagnoses,
    printedName: body.printedName,
    ...(body.document === undefined ? {} : { document: body.document }),
  };
  const draft = (kind: string, said: unknown): EventDraft => ({
    kind,
    version: 1,
    occurredAt: command.occurredAt,
    zone: context.zone,
    body: said,
  });
  // What was owed is done with the paper itself.
  const owed = patient.tasks.filter(({ kind, state }) => kind === 'good-faith-estimate' && state === 'open');
  return accepted({
    stream: command.stream,
    events: [
      draft('estimate-issued', issued),
      ...owed.map(({ task }) => draft('task-closed', { task, evidence: `estimate ${body.estimate}` })),
    ],
  });
}

const allEstimates = (patient: ReturnType<typeof readPatient>): readonly EstimateIssued[] =>
  patient.entries.flatMap((entry) => (entry.kind === 'estimate-issued' ? [entry.body] : []));

import type { SourceId } from '../sources/index.ts';

/** How soon somebody must act, the gravest first. */
export const CALL_NEEDS = ['emergency', 'clinician-now', 'today', 'routine'] as const;
export type CallNeed = (typeof CALL_NEEDS)[number];

/** A sign asked about after a visit, what a yes calls for, and who says so. */
export interface RedFlag {
  readonly id: string;
  readonly need: CallNeed;
  readonly title: string;
  readonly sources: readonly SourceId[];
}

/**
 * Asked of everybody who calls after going home, the gravest first. Whoever says "I feel awful" is asked each of them.
 * Source: clinical-protocol b.1 `hypertensive-emergency-symptoms`, i (cards), h.4, f.
 */
export const RED_FLAGS = [
  { id: 'flag-breathing', need: 'emergency', title: 'Hard to breathe, or blue lips', sources: ['PI-US-2019', 'GK'] },
  { id: 'flag-chest-pain', need: 'emergency', title: 'Chest pain or pressure', sources: ['PI-US-2019', 'GK'] },
  {
    id: 'flag-not-waking',
    need: 'emergency',
    title: 'Cannot be woken, or falls asleep in mid-sentence',
    sources: ['PI-US-CUR', 'GK'],
  },
  {
    id: 'flag-stroke',
    need: 'emergency',
    title: 'Face, arm, speech, sight, or the worst headache ever',
    sources: ['PI-US-2019', 'GK'],
  },
  {
    id: 'flag-seizure',
    need: 'emergency',
    title: 'Seizure or jerking with loss of awareness',
    sources: ['PI-US-2019', 'GK'],
  },
  {
    id: 'flag-allergy',
    need: 'emergency',
    title: 'Swelling of face or throat, or hives with faintness',
    sources: ['EPI-2', 'GK'],
  },
  { id: 'flag-suicide', need: 'clinician-now', title: 'Thoughts of suicide', sources: ['PI-US-2019', 'GK'] },
  { id: 'flag-fainted', need: 'clinician-now', title: 'Fainted, or a fall with the head hit', sources: ['GK', 'PD'] },
  {
    id: 'flag-unreal',
    need: 'clinician-now',
    title: 'Still unreal, seeing or hearing things, very frightened',
    sources: ['GK', 'PD'],
  },
  {
    id: 'flag-vomiting',
    need: 'today',
    title: 'Vomiting that does not stop, nothing stays down',
    sources: ['GK', 'PD'],
  },
  { id: 'flag-heart', need: 'today', title: 'Racing or uneven heartbeat', sources: ['GK', 'PD'] },
  {
    id: 'flag-headache',
    need: 'today',
    title: 'Headache that grows, or pressure measured above 180/110',
    sources: ['PI-US-2019', 'PD'],
  },
  {
    id: 'flag-bladder',
    need: 'today',
    title: 'Blood in the urine, pain, or having to go all the time',
    sources: ['ESK-MONO', 'CHANG-2024'],
  },
  { id: 'flag-vein', need: 'today', title: 'Arm red, hot or swollen where the line was', sources: ['GK', 'PD'] },
  { id: 'flag-mood', need: 'today', title: 'Unusually high, restless, no need of sleep', sources: ['GK', 'PD'] },
] as const satisfies readonly RedFlag[];

/** What can be said on the phone. Nothing here changes another prescriber's drug. */
export interface CallAdvice {
  readonly id: string;
  readonly title: string;
  readonly sources: readonly SourceId[];
}

export const CALL_ADVICE = [
  { id: 'advice-911', title: 'Call 911 now; we stay on the line', sources: ['GK'] },
  { id: 'advice-988', title: '988 by call or text, at any hour', sources: ['GK'] },
  { id: 'advice-with-somebody', title: 'Stay with an adult tonight', sources: ['KET-UK', 'PD'] },
  { id: 'advice-no-driving', title: 'No driving until the next day after a restful sleep', sources: ['PI-US-2019'] },
  { id: 'advice-no-alcohol', title: 'No alcohol or sedatives for 24 hours', sources: ['PD'] },
  { id: 'advice-rest', title: 'Lie on the side, quiet and dim, get up slowly', sources: ['GK'] },
  { id: 'advice-sips', title: 'Small sips; food when it stays down', sources: ['GK'] },
  {
    id: 'advice-wears-off',
    title: 'This is expected after the drug and wears off',
    sources: ['PI-US-2019', 'JNJ-DIS'],
  },
  { id: 'advice-own-medicines', title: 'Own medicines go on as prescribed', sources: ['GK'] },
  { id: 'advice-comes-in', title: 'Comes in today to be looked at', sources: ['PD'] },
  { id: 'advice-call-again', title: 'When to call again, and whom at night', sources: ['PD'] },
] as const satisfies readonly CallAdvice[];

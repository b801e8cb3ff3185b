import type { Cover } from '@keel/clinical/cover';
import type { PublicFactsCommand } from '@keel/clinical/public-facts';
import type { Role } from '@keel/clinical/record';

/**
 * The people, rooms and monitors of the demo clinic. Everyone is invented; phone numbers are of the kind that rings
 * nowhere. What happens to them is in scenarios/session, replayed as commands relative to today.
 */
export const DEMO_CLINIC = 'demo';
export const DEMO_ZONE = 'America/Denver';
export const DEMO_SITE = 'riverside';

/** What lies in the demo clinic's kit: no labetalol, and an aspirin that is out of date, so that both can be seen. */
const inKit = (
  drug: string,
  mgPerMl: number | null,
  mgPerUnit: number | null,
  unitName: string,
  expiry = '2099-12-31',
) => ({
  drug,
  mgPerMl,
  mgPerUnit,
  unitName,
  expiry,
  count: 2,
});
export const DEMO_KIT = {
  place: 'red cart beside the desk',
  equipment: ['oxygen', 'suction', 'bag-mask', 'airways', 'aed', 'glucometer', 'iv-start-set', 'manual-cuff'],
  items: [
    inKit('epinephrine', 1, null, 'ampoule'),
    inKit('epinephrine', 0.1, null, 'syringe'),
    inKit('atropine', 0.1, null, 'syringe'),
    inKit('naloxone', null, 4, 'spray'),
    inKit('flumazenil', 0.1, null, 'vial'),
    inKit('hydralazine', 20, null, 'vial'),
    inKit('ondansetron', 2, null, 'vial'),
    inKit('midazolam', 5, null, 'vial'),
    inKit('lorazepam', 2, null, 'vial'),
    inKit('aspirin', null, 81, 'tablet', '2020-01-31'),
    inKit('nitroglycerin', null, 0.4, 'tablet'),
    inKit('glucose', null, 15_000, 'tube'),
    inKit('glucagon', 1, null, 'vial'),
    inKit('dextrose', 100, null, 'bag'),
  ],
} as const;

export const DEMO_PLACE = {
  name: 'Riverside Interventional Psychiatry',
  site: {
    siteId: DEMO_SITE,
    name: 'Riverside',
    zone: DEMO_ZONE,
    phone: '+1 303 555 0100',
    email: 'nurses@riverside.example',
    address: {
      street: '1420 Riverside Avenue',
      city: 'Denver',
      state: 'CO',
      postalCode: '80202',
      entrance: 'Suite 210, second floor; the door left of the pharmacy, lift on the right',
      entranceEs: 'Suite 210, segundo piso; la puerta a la izquierda de la farmacia, el ascensor a la derecha',
    },
  },
  chairs: ['Chair 1', 'Chair 2', 'Chair 3', 'Chair 4', 'Chair 5', 'Room 6', 'Room 7', 'Room 8', 'Room 9'].map(
    (name, index) => ({
      chairId: `chair-${index + 1}`,
      name,
    }),
  ),
} as const;

/** Who the demo clinic is on a bill. The numbers are of the right shape and belong to nobody. */
export const DEMO_BILLING = {
  legalName: 'Riverside Interventional Psychiatry, PLLC',
  npi: '1234567893',
  tin: '12-3456789',
  providers: [{ person: 'okafor', npi: '1245319599' }],
} as const;
/** What it charges, in cents. Some services have no price: so that "not stated" can be seen. */
export const DEMO_FEES = {
  prices: {
    evaluation: 35_000,
    'iv-session': 52_500,
    'iv-push': 30_000,
    'iv-further-hour': 15_000,
    'injection-session': 42_500,
    'ketamine-drug': 0,
    'esketamine-56': 95_000,
    'esketamine-84': 130_000,
    'follow-up': 15_000,
    integration: 18_000,
    scale: 0,
    ondansetron: 300,
    midazolam: 500,
    'pregnancy-test': 1_500,
  },
  codes: {},
  esketamine: 'bundle',
  slidingScale: [
    { name: 'household income up to twice the poverty line', percent: 40 },
    { name: 'household income up to three times the poverty line', percent: 20 },
  ],
  paymentMonthsMax: 6,
  because: 'Opening prices of the demo clinic',
  printedName: 'Elena Marsh',
} as const;

export interface DemoPerson {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly pin: string;
}

/** Logins of the demo, printed at the start: they open nothing but invented people. */
export const DEMO_PASSWORD = 'keel-demo-clinic';
export const DEMO_STAFF: readonly DemoPerson[] = [
  { id: 'okafor', login: 'okafor', name: 'Dr. Mara Okafor', roles: ['prescriber'], pin: '4711' },
  { id: 'lindqvist', login: 'lindqvist', name: 'Jonas Lindqvist', roles: ['nurse'], pin: '2580' },
  { id: 'nair', login: 'nair', name: 'Priya Nair', roles: ['nurse'], pin: '1379' },
  { id: 'reyes', login: 'reyes', name: 'Tomás Reyes', roles: ['front-desk'], pin: '8642' },
  { id: 'marsh', login: 'marsh', name: 'Elena Marsh', roles: ['owner'], pin: '9173' },
  { id: 'wen', login: 'wen', name: 'Li Wen', roles: ['biller'], pin: '6248' },
  { id: 'auditor', login: 'auditor', name: 'Ruth Adeyemi', roles: ['auditor'], pin: '3195' },
  { id: 'sandoval', login: 'sandoval', name: 'Inés Sandoval', roles: ['therapist'], pin: '5074' },
];

/** Who reads what patients write: on working days somebody by name, one hour of Saturday, nobody on Sunday. */
export const DEMO_COVER: Cover = {
  zone: DEMO_ZONE,
  week: [
    ...[1, 2, 3, 4, 5].map((weekday) => ({
      weekday,
      from: '08:00',
      until: '18:00',
      people: ['lindqvist', 'nair', 'okafor'],
    })),
    { weekday: 6, from: '09:00', until: '10:00', people: ['okafor'] },
  ],
  dates: [],
};

/** What the demo clinic says of itself on the guide's list; what it does not say stays "not stated" there. */
export const DEMO_FACTS: PublicFactsCommand['body'] = {
  facts: [
    { id: 'prescriber-licence', answer: 'words', detail: 'Dr. Mara Okafor, psychiatrist; an invented license' },
    { id: 'rems-certified', answer: 'yes', detail: null },
    { id: 'life-support', answer: 'yes', detail: 'every nurse of the treatment rooms' },
    { id: 'history-first', answer: 'yes', detail: null },
    { id: 'off-label-said', answer: 'yes', detail: 'in the consent, before you sign' },
    { id: 'prescriber-on-site', answer: 'yes', detail: null },
    { id: 'home-use', answer: 'no', detail: null },
  ],
};

export interface DemoMonitor {
  readonly device: string;
  readonly identity: string;
  readonly name: string;
  readonly chair: string;
}

/** One monitor a chair; the rooms have none and are charted by hand. */
export const DEMO_MONITORS: readonly DemoMonitor[] = DEMO_PLACE.chairs.slice(0, 5).map(({ chairId, name }, index) => ({
  device: `monitor-${index + 1}`,
  identity: `SIM-${index + 1}`,
  name: `${name} monitor`,
  chair: chairId,
}));

export interface DemoPatient {
  readonly id: string;
  readonly given: string;
  readonly family: string;
  readonly called?: string;
  readonly born: string;
  readonly sex: 'female' | 'male';
  readonly record: string;
  readonly phone: string;
  readonly kg: number;
  readonly cm: number;
  readonly allergies: readonly string[];
  readonly medicines: readonly string[];
  readonly conditions: readonly { readonly code: string; readonly words: string }[];
  readonly escort: { readonly name: string; readonly relation: string; readonly phone: string };
  readonly resting: {
    readonly systolic: number;
    readonly diastolic: number;
    readonly heartRate: number;
    readonly spo2: number;
  };
}

const depression = { code: 'F33.2', words: 'Major depressive disorder, recurrent, severe' };
const person = (
  id: string,
  given: string,
  family: string,
  born: string,
  sex: 'female' | 'male',
  kg: number,
  cm: number,
  rest: Partial<DemoPatient>,
): DemoPatient => ({
  id,
  given,
  family,
  born,
  sex,
  kg,
  cm,
  record: `RV-${born.slice(2, 4)}${id.length}${born.slice(8)}`,
  phone: '+1 303 555 0142',
  allergies: [],
  medicines: [],
  conditions: [depression],
  escort: { name: 'Sam Porter', relation: 'friend', phone: '+1 303 555 0163' },
  resting: { systolic: 122, diastolic: 76, heartRate: 72, spo2: 98 },
  ...rest,
});

/** Two of them have names that a tired reader could take for one another. */
export const DEMO_PATIENTS: readonly DemoPatient[] = [
  person('alvarez', 'Maria', 'Alvarez', '1984-03-17', 'female', 64, 165, {
    allergies: ['Penicillin'],
    medicines: ['sertraline 100 mg daily'],
    escort: { name: 'Luis Alvarez', relation: 'husband', phone: '+1 303 555 0171' },
  }),
  person('alvares', 'Marisa', 'Alvares', '1991-11-02', 'female', 88, 174, {
    medicines: ['lamotrigine 200 mg daily'],
    escort: { name: 'Nina Alvares', relation: 'sister', phone: '+1 303 555 0172' },
  }),
  person('brennan', 'Desmond', 'Brennan', '1969-06-25', 'male', 95, 178, {
    allergies: ['Latex'],
    medicines: ['lisinopril 20 mg daily', 'bupropion 300 mg daily'],
    conditions: [depression, { code: 'I10', words: 'Hypertension' }],
    resting: { systolic: 156, diastolic: 94, heartRate: 82, spo2: 96 },
    escort: { name: 'Aoife Brennan', relation: 'wife', phone: '+1 303 555 0173' },
  }),
  person('chen', 'Wei', 'Chen', '1978-01-30', 'male', 70, 172, {
    medicines: ['escitalopram 20 mg daily', 'clonazepam 0.5 mg at night'],
    escort: { name: 'Grace Chen', relation: 'wife', phone: '+1 303 555 0174' },
  }),
  person('dubois', 'Camille', 'Dubois', '1996-09-08', 'female', 55, 160, {
    called: 'Cam',
    conditions: [{ code: 'F43.10', words: 'Post-traumatic stress disorder' }],
    escort: { name: 'Robin Ellis', relation: 'partner', phone: '+1 303 555 0175' },
  }),
  person('ferreira', 'Rui', 'Ferreira', '1957-12-12', 'male', 81, 175, {
    allergies: ['Sulfonamides'],
    medicines: ['metformin 1,000 mg twice daily', 'venlafaxine 150 mg daily'],
    conditions: [depression, { code: 'E11.9', words: 'Type 2 diabetes' }],
    resting: { systolic: 134, diastolic: 80, heartRate: 66, spo2: 95 },
    escort: { name: 'Ana Ferreira', relation: 'daughter', phone: '+1 303 555 0176' },
  }),
  person('goldberg', 'Hannah', 'Goldberg', '1988-04-21', 'female', 82, 168, {
    medicines: ['fluoxetine 40 mg daily'],
    escort: { name: 'Ezra Goldberg', relation: 'brother', phone: '+1 303 555 0177' },
  }),
  person('haddad', 'Karim', 'Haddad', '1973-08-03', 'male', 70, 176, {
    conditions: [{ code: 'G90.511', words: 'Complex regional pain syndrome, right arm' }],
    medicines: ['gabapentin 600 mg three times daily'],
    escort: { name: 'Leila Haddad', relation: 'wife', phone: '+1 303 555 0178' },
  }),
  person('ivanova', 'Katya', 'Ivanova', '1985-02-11', 'female', 60, 165, {
    medicines: ['duloxetine 60 mg daily'],
    escort: { name: 'Oleg Ivanov', relation: 'husband', phone: '+1 303 555 0191' },
  }),
  person('kessler', 'Jonah', 'Kessler', '1992-12-01', 'male', 73, 182, {
    medicines: ['mirtazapine 30 mg at night'],
    escort: { name: 'Robin Hale', relation: 'partner', phone: '+1 303 555 0192' },
  }),
  person('lopez', 'Inés', 'López', '1980-06-14', 'female', 71, 163, {
    medicines: ['venlafaxine 225 mg daily'],
    escort: { name: 'Marta López', relation: 'sister', phone: '+1 303 555 0193' },
  }),
];

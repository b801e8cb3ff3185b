import type { SimulatedPatient, Vitals } from '../physiology/index.ts';
import type { Heading, Shown } from './message.ts';
import { alarmMessage, observationMessage } from './message.ts';
import { ownAlarms } from './own-alarms.ts';

/** Faults of sensor, cable, clock and person, each until its minutes are over. */
export const FAULTS = [
  'oximeter-off',
  'leads-off',
  'capnograph-off',
  'silent',
  'clock-ahead',
  'other-patient',
  'repeats',
] as const;
export type Fault = (typeof FAULTS)[number];

export interface MonitorSettings {
  readonly device: string;
  readonly location: string;
  readonly patient: Heading['patient'];
  /** Minutes between cuff measurements. */
  readonly cuffEveryMin: number;
  readonly capnography: boolean;
}

export interface Monitor {
  /** One second of bedside, or as many as passed since the last: what the person does, what the sensors make of it, what goes out on the line (possibly nothing). */
  tick(at: Date, plasmaNgPerMl: number): readonly string[];
  fault(fault: Fault, minutes: number, now: Date): void;
  /** Measures pressure with the next tick. */
  cuffNow(): void;
  readonly person: SimulatedPatient;
}

export function createMonitor(settings: MonitorSettings, person: SimulatedPatient): Monitor {
  const faults = new Map<Fault, number>();
  let cuff: { readonly at: Date; readonly values: Vitals } | null = null;
  let cuffDue = true;
  let count = 0;
  let lastAt: number | null = null;
  const alarms = ownAlarms(settings.device);

  const shows = (vitals: Vitals, has: (fault: Fault) => boolean): Shown => ({
    HR: has('leads-off') ? 'off' : vitals.HR,
    RR: has('leads-off') && !settings.capnography ? 'off' : vitals.RR,
    SPO2: has('oximeter-off') ? 'off' : vitals.SPO2,
    PULSE: has('oximeter-off') ? 'off' : vitals.HR,
    ...(settings.capnography ? { ETCO2: has('capnograph-off') ? ('off' as const) : vitals.ETCO2 } : {}),
    ...(cuff
      ? { NIBP_SYS: cuff.values.NIBP_SYS, NIBP_DIA: cuff.values.NIBP_DIA, NIBP_MEAN: cuff.values.NIBP_MEAN }
      : {}),
    TEMP: vitals.TEMP,
  });

  return {
    person,
    fault(fault, minutes, now) {
      faults.set(fault, now.getTime() + minutes * 60_000);
    },
    cuffNow() {
      cuffDue = true;
    },
    tick(at, plasmaNgPerMl) {
      // One second, or all that passed while the clock was set ahead: the body lives through them.
      const passedS = lastAt === null ? 1 : Math.max(1, Math.round((at.getTime() - lastAt) / 1_000));
      lastAt = at.getTime();
      const vitals = person.step(passedS, plasmaNgPerMl);
      const has = (fault: Fault): boolean => (faults.get(fault) ?? 0) > at.getTime();
      if (cuffDue || cuff === null || at.getTime() - cuff.at.getTime() >= settings.cuffEveryMin * 60_000) {
        cuff = { at, values: vitals };
        cuffDue = false;
      }
      if (has('silent')) return [];
      const skewMs = has('clock-ahead') ? 90_000 : 0;
      const own = new Date(at.getTime() + skewMs);
      const heading = (): Heading => {
        count += 1;
        return {
          device: settings.device,
          controlId: `${settings.device}-${own.getTime().toString(36)}-${count.toString(36)}`,
          at: own,
          patient: has('other-patient') ? { id: 'MRN-OTHER', family: 'Someone', given: 'Else' } : settings.patient,
          location: settings.location,
        };
      };
      const shown = shows(vitals, has);
      const messages = [
        observationMessage({ ...heading(), shown, cuffAt: cuff ? new Date(cuff.at.getTime() + skewMs) : null }),
        ...alarms(shown, at.getTime()).map((word) => alarmMessage(heading(), word)),
      ];
      return has('repeats') ? messages.flatMap((message) => [message, message]) : messages;
    },
  };
}

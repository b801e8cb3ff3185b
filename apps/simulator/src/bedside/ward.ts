import { createMonitor, type Monitor } from '../monitor/index.ts';
import { simulatedPatient } from '../physiology/index.ts';
import type { Bed, Control } from './control.ts';
import { levelOf } from './level.ts';

interface OccupiedBed {
  readonly bed: Bed;
  readonly monitor: Monitor;
  level: (atMs: number) => number;
}

/** All beds of one simulator: takes what the trainer says and gives, each second, what the monitors send. */
export function createWard() {
  const beds = new Map<string, OccupiedBed>();
  return {
    /** What is said of a bed nobody made is answered with a reason, and nothing happens. */
    tell(control: Exclude<Control, { say: 'clock' }>, now: Date): string | null {
      if (control.say === 'bed') {
        const { say: _, ...bed } = control;
        const person = simulatedPatient({ seed: bed.seed, baseline: bed.baseline });
        beds.set(bed.device, { bed, monitor: createMonitor(bed, person), level: () => 0 });
        return null;
      }
      const known = beds.get(control.device);
      if (known === undefined) return `there is no bed "${control.device}"`;
      switch (control.say) {
        case 'remove':
          beds.delete(control.device);
          break;
        case 'doses':
          known.level = levelOf(control.drug, known.bed.weightKg, control.doses);
          break;
        case 'event':
          known.monitor.person.begin(control.event, control.minutes);
          break;
        case 'fault':
          known.monitor.fault(control.fault, control.minutes, now);
          break;
        case 'cuff':
          known.monitor.cuffNow();
          break;
      }
      return null;
    },
    /** One second of every bed: device → messages. */
    tick(now: Date): readonly { readonly device: string; readonly messages: readonly string[] }[] {
      return [...beds.values()].map(({ bed, monitor, level }) => ({
        device: bed.device,
        messages: monitor.tick(now, level(now.getTime())),
      }));
    },
  };
}

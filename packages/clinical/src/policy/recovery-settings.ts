import { atLeast, atMost, guideline, label, pd, type Setting } from './setting.ts';

/** Observation, release and what follows (clinical-protocol e.5, f, g). */
export const RECOVERY_SETTINGS = {
  'rescue-restart-minutes': atLeast('Observation again after a rescue drug', 'min', 60, 60, 240, pd('e.5')),
  'reversal-restart-minutes': atLeast(
    'Observation again after naloxone or flumazenil',
    'min',
    120,
    120,
    360,
    guideline('e.5', 'RCEM-SED'),
  ),
  'late-entry-minutes': atMost(
    'An end entered later than this starts the clock at its entry',
    'min',
    5,
    5,
    0,
    pd('safety A14'),
  ),
  'release-bp-percent': atMost(
    'Release: blood pressure within this of baseline',
    '%',
    20,
    20,
    5,
    guideline('f', 'ALDRETE', 'PADSS'),
  ),
  'release-bp-mm-hg': atMost('Release: or within', 'mm[Hg]', 20, 20, 5, guideline('f', 'ALDRETE', 'PADSS')),
  'release-spo2-above': atLeast('Release: SpO2 on room air above', '%', 92, 92, 96, guideline('f', 'ALDRETE')),
  'release-score': atLeast('Release: recovery score', 'points', 9, 9, 10, guideline('f', 'ALDRETE', 'PADSS'), [
    'some units: 8 with 2 for breathing and SpO2',
  ]),
  'release-vitals-minutes': atMost('Release: vital signs no older than', 'min', 15, 30, 5, pd('f')),
  'call-after-walkout-minutes': atMost('Left before release: call within', 'min', 60, 60, 10, pd('f')),
  'rems-form-days': atMost('Monitoring form due within', 'd', 7, 7, 1, label('g', 'FDA-REMS', 'REMS-HCS')),
} as const satisfies Readonly<Record<string, Setting>>;

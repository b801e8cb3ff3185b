import type { Task } from '../patient/index.ts';
import type { GateRule } from './gate-rules.ts';

/** Tasks of the chart that keep a dose from being given until they are closed, and the rule of the gate they stand for. */
const STANDING: Readonly<Record<string, { readonly rule: GateRule; readonly missing: string }>> = {
  'ask-cssrs': { rule: 'suicide-risk-missing', missing: 'C-SSRS screener' },
  'suicide-assess-now': { rule: 'suicidality-acute', missing: 'assessment' },
  /** The stop rule of the bladder (h.4): no dose before urology has looked. */
  'bladder-stop': { rule: 'cystitis-active', missing: 'urology' },
  /** A strong craving may be misuse, which ends a course (h.4, j): no dose before a prescriber has looked for it. */
  'craving-review': { rule: 'craving-unreviewed', missing: 'prescriber' },
};

/** What the chart still holds open against a dose, once for each rule. Source: instruments (suicide escalation), h.4. */
export function standingTasks(
  tasks: readonly Pick<Task, 'kind' | 'state' | 'title'>[],
): readonly { readonly rule: GateRule; readonly because: string; readonly missing: string }[] {
  const open = tasks.filter(({ state }) => state !== 'closed');
  return Object.entries(STANDING).flatMap(([kind, { rule, missing }]) => {
    const task = open.find((found) => found.kind === kind);
    return task === undefined ? [] : [{ rule, because: task.title, missing }];
  });
}

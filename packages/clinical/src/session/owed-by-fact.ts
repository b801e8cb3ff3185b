import type { Answer } from './answer.ts';
import type { SessionEventBodies } from './events.ts';
import type { Session } from './session.ts';

/** Kinds of facts that a person has to act upon for what they say, whenever it is said: at first, or by a correction. */
const OWING = ['suicide-risk-asked', 'adverse-event-recorded', 'session-stopped'] as const;
type Owing = (typeof OWING)[number];
type Said = { [K in Owing]: { readonly kind: K; readonly body: SessionEventBodies[K] } }[Owing];

export const isOwing = (kind: string): kind is Owing => (OWING as readonly string[]).includes(kind);

/** Opens what the fact asks for. `which`: the correction that says it, so that it opens a task of its own. */
export function owedByFact(answer: Answer, session: Session, said: Said, which?: string): Answer {
  switch (said.kind) {
    case 'suicide-risk-asked':
      return said.body.result === 'plan-or-intent'
        ? answer.task('suicidality-acute', 'Assess today: plan or intent to die', 'prescriber', 0, true, which)
        : answer;
    case 'adverse-event-recorded': {
      const { serious, grade } = said.body;
      if (serious !== 'no' && serious !== 'not-assessed') {
        const title = 'Serious adverse event: report and review';
        return answer.task('serious-event', title, 'prescriber', 24 * 60, true, which);
      }
      return serious === 'not-assessed' && grade >= 3
        ? answer.task(
            'serious-event',
            'Judge whether the adverse event was serious',
            'prescriber',
            24 * 60,
            false,
            which,
          )
        : answer;
    }
    case 'session-stopped': {
      const { suicideRisk } = said.body;
      if (session.firstDoseAt === null && (suicideRisk === undefined || suicideRisk === 'not-asked')) {
        answer.task('sent-home-undosed', 'Sent home untreated: ask about suicidal thoughts today', 'nurse', 60, true);
      }
      return suicideRisk === 'present'
        ? answer.task(
            'suicidality-acute',
            'Sent home untreated with suicidal thoughts: assess today',
            'prescriber',
            0,
            true,
            which,
          )
        : answer;
    }
  }
}

/** How grave: a correction that says no worse than the entry opens nothing again. */
export function owes(said: Said): number {
  switch (said.kind) {
    case 'suicide-risk-asked':
      return said.body.result === 'plan-or-intent' ? 1 : 0;
    case 'adverse-event-recorded': {
      const { serious, grade } = said.body;
      return serious !== 'no' && serious !== 'not-assessed' ? 2 : serious === 'not-assessed' && grade >= 3 ? 1 : 0;
    }
    case 'session-stopped':
      return { present: 2, 'not-asked': 1, none: 0 }[said.body.suicideRisk ?? 'not-asked'] ?? 0;
  }
}

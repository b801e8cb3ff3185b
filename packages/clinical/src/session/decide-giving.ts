import type { RuleReason } from '../policy/index.ts';
import { type Decision, type Reason, refused } from '../record/index.ts';
import type { Asked } from './asked.ts';
import { bolusReasons } from './bolus-rules.ts';
import { GIVE_COMMANDS, type GivenAs, type SessionCommand } from './commands.ts';
import type { SessionEventBodies } from './events.ts';
import { standing } from './gate.ts';
import { amountReasons, deviceReasons, type GiveContext } from './give-rules.ts';
import { resumeReasons, startInfusionReasons } from './infusion-rules.ts';
import { lentReasons } from './lent-right.ts';
import { medicineReasons } from './medicine-rules.ts';
import { offScaleReasons } from './plausible.ts';

/** Giving: asked for it can be refused; told it is recorded, and flagged. Null: this command gives nothing. */
export function decideGiving(asked: Asked, command: SessionCommand): Decision | null {
  switch (command.kind) {
    case 'start-infusion':
      return giving(asked, command.kind, command.body, (give) => startInfusionReasons(give, command.body));
    case 'resume-infusion':
      return giving(asked, command.kind, command.body, (give) => resumeReasons(give, command.body));
    case 'give-bolus':
      return giving(asked, command.kind, command.body, (give) => bolusReasons(give, command.body));
    case 'give-injection':
      return giving(asked, command.kind, command.body, (give) => amountReasons(give, command.body, 'injection'));
    case 'give-mouth-dose':
      return giving(asked, command.kind, command.body, (give) => amountReasons(give, command.body, 'mouth'));
    case 'give-device':
      return giving(asked, command.kind, command.body, (give) => deviceReasons(give, command.body));
    case 'give-medicine':
      return giving(asked, command.kind, command.body, (give) => medicineReasons(give, command.body));

    default:
      return null;
  }
}

function giving<Kind extends keyof typeof GIVE_COMMANDS>(
  { answer, context, give, session, seen }: Asked,
  kind: Kind,
  body: GivenAs,
  against: (give: GiveContext) => readonly RuleReason[],
): Decision {
  const { as, overrides, ...rest } = body;
  const event = GIVE_COMMANDS[kind];
  const reasons = against(give);
  const stands = as === 'order' ? [...reasons, ...offScaleReasons(event, rest)] : reasons;
  const { open, overridden } = standing(stands, overrides, {
    roles: context.actor.roles,
    seen: seen === session ? stands : against({ ...give, session: seen }),
    lent: lentReasons(session),
  });
  if (as === 'order' && open.length > 0) return refused(open);
  const flags: readonly Reason[] = as === 'order' ? overridden : reasons;
  const used = overrides.filter(({ rule }) => overridden.some((found) => found.rule === rule));
  const told = { ...rest, flags, ...(used.length === 0 ? {} : { overrides: used }) };
  answer.event(event, told as unknown as SessionEventBodies[typeof event]);
  if (as === 'fact') answer.flagTask(flags);
  return answer.done();
}

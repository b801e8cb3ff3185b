const ONE_PRESS = /^(give-(?!advice)|prepare-drug$|start-infusion$|resume-infusion$|order-medicine$|write-order$)/;

/**
 * What a press is of: a second one of the same before the answer is the first one. Null for what is said as often as it is pressed.
 * One medicine is not another, however fast it follows; of what an order says is next the dose is not told apart, for the first
 * press has moved it on.
 */
export function pressOf(kind: string, body: unknown): string | null {
  if (!ONE_PRESS.test(kind)) return null;
  if (!kind.endsWith('-medicine')) return kind;
  const { as, medicine, name, route, doseMg } = body as Readonly<Record<string, unknown>>;
  return JSON.stringify([kind, medicine, name, route, as === 'order' ? null : doseMg]);
}

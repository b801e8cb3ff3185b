/** What a press in a register is of. A sheet is about one thing whatever stands in it; of a list each row is its own. */
export const pressOf = (kind: string, body: Readonly<Record<string, unknown>>): string =>
  [kind, body['drawId'], body['command'], body['index']].join(' ');

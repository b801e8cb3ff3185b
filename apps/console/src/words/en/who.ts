export const who = {
  title: 'Who makes the next entries?',
  badge: 'Hold your badge to the reader, or tap your name.',
  other: 'Somebody else',
  enter: 'Make entries',
  refused: 'That PIN or badge is not known here. After five wrong ones a PIN rests until its owner signs in.',
  change: 'Somebody else makes entries',
  back: 'Back to {{name}}',
  now: 'Entries by {{name}}, {{time}} left',
} as const;

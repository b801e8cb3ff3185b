export const visit = {
  parts: 'Parts of the session',
  ready: 'Before',
  session: 'Session',
  release: 'Release',
  record: 'Record',
  weight: '{{kg}} kg',
  emergency: 'Emergency',
  undo: 'Undo ({{seconds}} s)',
  unsent: 'not sent yet',
  reads: 'You read this session. What is entered here is entered by a nurse or a prescriber.',
  ago: '{{age}} ago',
  noPolicy:
    'No protocol has been adopted yet. Until a medical director adopts one, nothing can be judged or given here.',
  late: 'The next entry counts for {{time}}, {{age}} ago.',
  lateBack: 'Back to now',
  lateWhen: 'It happened earlier',
} as const;

export const amendment = {
  'entry-undone': 'Taken back by {{name}} at {{time}}.',
  'entry-struck': 'Struck by {{name}} at {{time}}: {{reason}}',
  'entry-corrected': 'Corrected by {{name}} at {{time}}: {{reason}}',
} as const;

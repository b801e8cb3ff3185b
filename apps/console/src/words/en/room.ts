export const room = {
  title: 'In the room',
  nurse: 'Chair held by',
  nobody: 'nobody',
  present: 'In the room',
  escort: 'Escort',
  agreed: 'Agreed',
  notAgreed: 'nothing recorded',
  stopWord: 'stop word “{{word}}”',
} as const;

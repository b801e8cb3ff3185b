export const sound = {
  blocked: 'The browser keeps this page silent. Alarms are shown, but not heard here.',
  turnOn: 'Turn the sound on',
  quiet: 'Quiet: this screen makes no sound. Alarms are heard at the desk.',
} as const;

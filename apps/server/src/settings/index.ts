export { makeFolder } from './make-folder.ts';
export { isLoopback, readSettings, SettingError, type Settings, settingsHelp } from './settings.ts';
export { tryFolder, whyNotWritable } from './usable-folder.ts';

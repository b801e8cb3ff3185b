export { isLoopback, readSettings, SettingError, type Settings, settingsHelp } from './settings.ts';
export { whyNotWritable } from './usable-folder.ts';

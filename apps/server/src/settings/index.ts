export { isLoopback, readSettings, SettingError, type Settings, settingsHelp } from './settings.ts';

import { readFileSync } from 'node:fs';
import { SettingError, type Settings } from './settings/index.ts';

/** Certificate and key as PEM texts; null where none is set. @throws SettingError naming the file's setting. */
export function readTlsFiles(settings: Pick<Settings, 'tls'>): { readonly cert: string; readonly key: string } | null {
  if (settings.tls === null) return null;
  const read = (setting: 'TLS_CERT' | 'TLS_KEY', path: string): string => {
    try {
      return readFileSync(path, 'utf8');
    } catch {
      throw new SettingError(setting, 'this file cannot be read');
    }
  };
  return { cert: read('TLS_CERT', settings.tls.certFile), key: read('TLS_KEY', settings.tls.keyFile) };
}

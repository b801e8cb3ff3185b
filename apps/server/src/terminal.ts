import { DatabaseProblem } from './database/index.ts';
import { DEMO_PASSWORD, DEMO_STAFF } from './demo/index.ts';
import type { OpenIngest } from './ingest/index.ts';
import type { Role } from './processes/index.ts';
import { SettingError, type Settings } from './settings/index.ts';

/** Addresses, logins of the demo and the code of a first owner, once everything is open. */
export function announce(
  say: (line: string) => void,
  about: {
    role: Role;
    url: string;
    feed: Pick<OpenIngest, 'port' | 'tlsPort'> | null;
    settings: Settings;
    code: string | null;
    demo: boolean;
  },
): void {
  say('');
  const screens = about.role === 'all' || about.role === 'http';
  if (screens) {
    say(`  Console      ${about.url}/console/`);
    say(`  Portal       ${about.url}/`);
  } else say(`  Health       ${about.url}/healthz (this process is ${about.role} only)`);
  const { port, tlsPort } = about.feed ?? { port: null, tlsPort: null };
  if (port !== null) say(`  Device feed  ${about.settings.mllpHost}:${port} (HL7 v2 over MLLP)`);
  if (tlsPort !== null) say(`  Device feed  ${about.settings.mllpHost}:${tlsPort} (HL7 v2 over MLLP under TLS)`);
  say(
    `  Data         ${about.settings.databaseUrl === null ? about.settings.dataDir : 'the database of DATABASE_URL'}`,
  );
  if (about.demo) {
    say('');
    say(`  Demo clinic, invented people. Password of all: ${DEMO_PASSWORD}`);
    for (const { login, name, roles, pin } of DEMO_STAFF)
      say(`    ${login.padEnd(10)} ${name.padEnd(18)} ${roles.join(', ').padEnd(11)} PIN ${pin}`);
  }
  if (about.code !== null) {
    say('');
    say(`  To set up a real clinic, open ${about.url}/console/#setup and enter the code ${about.code}`);
  }
  say('');
}

/** PostgreSQL's code for a disk that is full. */
const DISK_FULL = '53100';

/** What a person can act on, without anything that was sent or seen. */
export const nameOf = (error: unknown): string =>
  (error as { readonly code?: unknown } | null)?.code === DISK_FULL
    ? 'the disk of the database is full; nothing can be recorded until space is freed on it, and what screens send meanwhile waits there'
    : error instanceof DatabaseProblem
      ? error.message
      : error instanceof Error
        ? `${error.name}${'code' in error ? ` ${String(error.code)}` : ''}`
        : 'unknown';

/** A busy or forbidden port, in words. */
export function portProblem(error: unknown, setting: 'PORT' | 'MLLP_PORT' | 'MLLP_TLS_PORT'): unknown {
  const { code, port } = error as { code?: string; port?: number };
  if (code === 'EADDRINUSE') {
    return new SettingError(
      setting,
      `port ${port} is in use by another program; stop it, or set ${setting} to a free port`,
    );
  }
  if (code === 'EACCES')
    return new SettingError(setting, `port ${port} may not be opened by this user; set ${setting} above 1023`);
  if (code === 'EADDRNOTAVAIL')
    return new SettingError(setting === 'PORT' ? 'HOST' : 'MLLP_HOST', 'this machine has no such address');
  return error;
}

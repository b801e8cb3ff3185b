import { isAbsolute, join, resolve } from 'node:path';

/** One row per setting: what `keel serve --help` prints and what the process reads are the same table. */
interface SettingRow {
  readonly fallback: string;
  readonly meaning: string;
}

const SETTINGS = {
  PORT: { fallback: '8080', meaning: 'HTTP port: portal at /, console at /console/, /healthz' },
  HOST: {
    fallback: '127.0.0.1',
    meaning: 'address to listen on; any other than loopback needs TLS_CERT and TLS_KEY, or TRUST_PROXY',
  },
  MLLP_PORT: { fallback: '2575', meaning: 'port of the device feed (HL7 v2 over MLLP); off: only MLLP_TLS_PORT' },
  MLLP_TLS_PORT: {
    fallback: '',
    meaning:
      'port of the device feed under TLS, with TLS_CERT and TLS_KEY; monitors are known by address or by certificate',
  },
  MLLP_HOST: { fallback: '127.0.0.1', meaning: 'address of the device feed' },
  KEEL_DATA: { fallback: '.keel', meaning: 'folder of the embedded database; a fresh folder is a fresh clinic' },
  KEEL_KEYS: { fallback: '<KEEL_DATA>/keys', meaning: 'folder of the signing keys; move it off this disk' },
  KEEL_CHECKPOINTS: {
    fallback: '<KEEL_DATA>/checkpoints',
    meaning: 'folder of the signed checkpoints; move it off this disk',
  },
  KEEL_BACKUP: { fallback: '<KEEL_DATA>/backup', meaning: 'folder of the backups; move it off this disk' },
  DATABASE_URL: {
    fallback: '',
    meaning: 'a PostgreSQL server (15 or newer) instead of the embedded one, as its owner',
  },
  DATABASE_APP_URL: { fallback: '', meaning: 'the serving role, where the owner may not create roles' },
  PUBLIC_URL: { fallback: '', meaning: 'address under which staff reach the console' },
  PORTAL_URL: { fallback: '', meaning: 'address under which patients reach the portal; a host of its own is wise' },
  TLS_CERT: { fallback: '', meaning: 'certificate file (PEM)' },
  TLS_KEY: { fallback: '', meaning: 'private key file (PEM)' },
  TRUST_PROXY: { fallback: '', meaning: 'address of the proxy whose X-Forwarded-… headers are believed' },
  KEEL_DEMO: {
    fallback: '',
    meaning:
      'on or off; unset: the demo clinic is loaded while no clinic has been set up, on loopback only; off: its monitors are not simulated either',
  },
  SMTP_URL: {
    fallback: '',
    meaning:
      'mail server for messages to patients (smtps://user:password@host); the demo keeps them in its mailbox page',
  },
  MAIL_FROM: { fallback: '', meaning: 'address that messages come from; needed with SMTP_URL' },
  TEXT_URL: { fallback: '', meaning: 'gateway for text messages: gets POST {id, to, text}; unset: none are sent' },
  TEXT_REPLY_SECRET: {
    fallback: '',
    meaning: 'what the gateway signs replies with (POST /api/v1/text-reply), 32 signs or more; unset: none are taken',
  },
} as const satisfies Record<string, SettingRow>;

export interface Settings {
  readonly host: string;
  /** 1–65535; 0 lets the system choose (tests). */
  readonly port: number;
  readonly mllpHost: string;
  /** Null: no monitor may speak in the clear. */
  readonly mllpPort: number | null;
  /** Null: no port under TLS. */
  readonly mllpTlsPort: number | null;
  readonly dataDir: string;
  readonly keysDir: string;
  readonly checkpointsDir: string;
  readonly backupDir: string;
  readonly databaseUrl: string | null;
  readonly databaseAppUrl: string | null;
  readonly publicUrl: string | null;
  readonly portalUrl: string | null;
  readonly tls: { readonly certFile: string; readonly keyFile: string } | null;
  readonly trustProxy: string | null;
  /** `unset` leaves the choice to the state of the record: a clinic that is set up is never given demo data. */
  readonly demo: 'on' | 'off' | 'unset';
  readonly smtp: { readonly url: string; readonly from: string } | null;
  readonly textUrl: string | null;
  /** Null: no reply to a text is taken. */
  readonly textReplySecret: string | null;
}

/** A setting that cannot be used; the message names it and says what would work. */
export class SettingError extends Error {
  readonly setting: string;
  constructor(setting: string, because: string) {
    super(`${setting}: ${because}`);
    this.name = 'SettingError';
    this.setting = setting;
  }
}

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);
export const isLoopback = (host: string): boolean => LOOPBACK.has(host) || host.startsWith('127.');

/**
 * Reads the environment. Relative folders are below `base`.
 * @throws SettingError for an unknown KEEL_… name, a value that cannot be used, or an open door without a certificate.
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>, base: string): Settings {
  for (const name of Object.keys(env)) {
    if (name.startsWith('KEEL_') && !(name in SETTINGS) && !name.startsWith('KEEL_TEST_') && name !== 'KEEL_MEASURE') {
      const known = Object.keys(SETTINGS).filter((key) => key.startsWith('KEEL_'));
      throw new SettingError(name, `there is no such setting; the names are ${known.join(', ')}`);
    }
  }
  const text = (name: keyof typeof SETTINGS): string => env[name]?.trim() || SETTINGS[name].fallback;
  const optional = (name: keyof typeof SETTINGS): string | null => env[name]?.trim() || null;
  const port = (name: 'PORT' | 'MLLP_PORT' | 'MLLP_TLS_PORT'): number => {
    const value = Number(text(name));
    if (!Number.isInteger(value) || value < 0 || value > 65_535) {
      throw new SettingError(name, `"${text(name)}" is not a port; give a whole number from 1 to 65535`);
    }
    return value;
  };
  const url = (
    name: 'PUBLIC_URL' | 'PORTAL_URL' | 'DATABASE_URL' | 'DATABASE_APP_URL' | 'SMTP_URL' | 'TEXT_URL',
  ): string | null => {
    const value = optional(name);
    if (value !== null && !URL.canParse(value))
      throw new SettingError(name, 'this is not an address (scheme://host/…)');
    // The text may hold a password: it is not repeated.
    if (value !== null && name.startsWith('DATABASE') && !/^postgres(ql)?:$/.test(new URL(value).protocol))
      throw new SettingError(name, 'this is not the address of a PostgreSQL server (postgres://name:password@host/…)');
    return value;
  };
  const dataDir = resolve(base, text('KEEL_DATA'));
  const folder = (name: 'KEEL_KEYS' | 'KEEL_CHECKPOINTS' | 'KEEL_BACKUP', below: string): string => {
    const value = optional(name);
    if (value === null) return join(dataDir, below);
    return isAbsolute(value) ? value : resolve(base, value);
  };
  const certFile = optional('TLS_CERT');
  const keyFile = optional('TLS_KEY');
  if ((certFile === null) !== (keyFile === null)) {
    throw new SettingError(certFile === null ? 'TLS_CERT' : 'TLS_KEY', 'a certificate and its key are set together');
  }
  const mllpPort = text('MLLP_PORT') === 'off' ? null : port('MLLP_PORT');
  const mllpTlsPort = optional('MLLP_TLS_PORT') === null ? null : port('MLLP_TLS_PORT');
  if (mllpTlsPort !== null && certFile === null) {
    throw new SettingError('MLLP_TLS_PORT', 'a port under TLS needs TLS_CERT and TLS_KEY');
  }
  if (mllpPort === null && mllpTlsPort === null) {
    throw new SettingError('MLLP_PORT', 'off leaves no way in for monitors; set MLLP_TLS_PORT to have them speak TLS');
  }
  const smtpUrl = url('SMTP_URL');
  const mailFrom = optional('MAIL_FROM');
  const textReplySecret = optional('TEXT_REPLY_SECRET');
  if (textReplySecret !== null && textReplySecret.length < 32) {
    throw new SettingError('TEXT_REPLY_SECRET', 'a secret of fewer than 32 signs can be guessed');
  }
  if ((smtpUrl === null) !== (mailFrom === null)) {
    throw new SettingError(
      smtpUrl === null ? 'SMTP_URL' : 'MAIL_FROM',
      'a mail server and the address it sends from are set together',
    );
  }
  if (smtpUrl !== null && !/^smtps?:/i.test(smtpUrl)) {
    throw new SettingError(
      'SMTP_URL',
      'this is not a mail server; give smtps://user:password@host or smtp://host:port',
    );
  }
  if (mailFrom !== null && !/^[^\s@<>]+@[^\s@<>]+$|^[^<>]*<[^\s@<>]+@[^\s@<>]+>$/.test(mailFrom)) {
    throw new SettingError('MAIL_FROM', `"${mailFrom}" is not an address`);
  }
  const demo = optional('KEEL_DEMO');
  if (demo !== null && demo !== 'on' && demo !== 'off') {
    throw new SettingError('KEEL_DEMO', `"${demo}" is neither on nor off`);
  }
  const host = text('HOST');
  const trustProxy = optional('TRUST_PROXY');
  if (!isLoopback(host) && certFile === null && trustProxy === null) {
    throw new SettingError(
      'HOST',
      `listening on ${host} needs TLS_CERT and TLS_KEY, or TRUST_PROXY naming the proxy that holds the certificate: ` +
        'browsers allow offline use and passkeys only over HTTPS, and passwords must not cross a network in the clear',
    );
  }
  return {
    host,
    port: port('PORT'),
    mllpHost: text('MLLP_HOST'),
    mllpPort,
    mllpTlsPort,
    dataDir,
    keysDir: folder('KEEL_KEYS', 'keys'),
    checkpointsDir: folder('KEEL_CHECKPOINTS', 'checkpoints'),
    backupDir: folder('KEEL_BACKUP', 'backup'),
    databaseUrl: url('DATABASE_URL'),
    databaseAppUrl: url('DATABASE_APP_URL'),
    publicUrl: url('PUBLIC_URL'),
    portalUrl: url('PORTAL_URL'),
    tls: certFile !== null && keyFile !== null ? { certFile, keyFile } : null,
    trustProxy,
    demo: demo === null ? (isLoopback(host) ? 'unset' : 'off') : demo,
    smtp: smtpUrl === null || mailFrom === null ? null : { url: smtpUrl, from: mailFrom },
    textUrl: url('TEXT_URL'),
    textReplySecret,
  };
}

/** The table as `keel serve --help` prints it. */
export function settingsHelp(): string {
  const width = Math.max(...Object.keys(SETTINGS).map((name) => name.length));
  return Object.entries(SETTINGS)
    .map(([name, row]) => `  ${name.padEnd(width)}  ${row.meaning}${row.fallback ? ` (${row.fallback})` : ''}`)
    .join('\n');
}

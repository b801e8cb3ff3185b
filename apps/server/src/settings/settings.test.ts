import { describe, expect, test } from 'vitest';
import { readSettings, SettingError, settingsHelp } from './index.ts';

const read = (env: Record<string, string>) => readSettings(env, '/srv/keel');

describe('settings', () => {
  test('an empty environment is a clinic on loopback with everything below one folder', () => {
    expect(read({})).toMatchObject({
      host: '127.0.0.1',
      port: 8080,
      mllpHost: '127.0.0.1',
      mllpPort: 2575,
      mllpTlsPort: null,
      dataDir: '/srv/keel/.keel',
      keysDir: '/srv/keel/.keel/keys',
      backupDir: '/srv/keel/.keel/backup',
      demo: 'unset',
      tls: null,
    });
  });

  test.each([
    [{ KEEL_DTA: '/x' }, 'KEEL_DTA', /no such setting.*KEEL_DATA/],
    [{ PORT: 'eighty' }, 'PORT', /not a port/],
    [{ PORT: '65536' }, 'PORT', /not a port/],
    [{ MLLP_PORT: '-1' }, 'MLLP_PORT', /not a port/],
    [{ KEEL_DEMO: 'yes' }, 'KEEL_DEMO', /neither on nor off/],
    [{ TLS_CERT: 'a.pem' }, 'TLS_KEY', /set together/],
    [{ HOST: '0.0.0.0' }, 'HOST', /needs TLS_CERT and TLS_KEY, or TRUST_PROXY/],
    [{ MLLP_TLS_PORT: '2576' }, 'MLLP_TLS_PORT', /needs TLS_CERT and TLS_KEY/],
    [{ MLLP_PORT: 'off' }, 'MLLP_PORT', /no way in for monitors/],
    [{ DATABASE_URL: 'localhost' }, 'DATABASE_URL', /not an address/],
    [{ DATABASE_URL: 'http://db.example/keel' }, 'DATABASE_URL', /not the address of a PostgreSQL server/],
    [{ DATABASE_APP_URL: 'mysql://db.example/keel' }, 'DATABASE_APP_URL', /not the address of a PostgreSQL server/],
  ])('%o is refused and names %s', (env, setting, message) => {
    const failure = (() => {
      try {
        return read(env as Record<string, string>);
      } catch (error) {
        return error;
      }
    })();
    expect(failure).toBeInstanceOf(SettingError);
    expect(failure).toMatchObject({ setting });
    expect((failure as Error).message).toMatch(message);
  });

  test('off loopback the demo must be asked for', () => {
    const open = { HOST: '0.0.0.0', TLS_CERT: 'c.pem', TLS_KEY: 'k.pem' };
    expect(read(open).demo).toBe('off');
    expect(read({ ...open, KEEL_DEMO: 'on' }).demo).toBe('on');
  });

  test('with a certificate monitors may be asked to speak TLS and nothing else', () => {
    const tls = { TLS_CERT: 'c.pem', TLS_KEY: 'k.pem', MLLP_TLS_PORT: '2576' };
    expect(read(tls)).toMatchObject({ mllpPort: 2575, mllpTlsPort: 2576 });
    expect(read({ ...tls, MLLP_PORT: 'off' })).toMatchObject({ mllpPort: null, mllpTlsPort: 2576 });
  });

  test('the help names every setting the process reads', () => {
    for (const name of ['PORT', 'KEEL_DATA', 'DATABASE_URL', 'SMTP_URL']) expect(settingsHelp()).toContain(name);
  });
});

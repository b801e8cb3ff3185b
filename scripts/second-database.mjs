/**
 * The second body of the database tests: Debian's PostgreSQL 15, started for one run and thrown away. The first is the
 * embedded one, which needs nothing.
 */
import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const BIN = '/usr/lib/postgresql/15/bin';

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** Starts it and answers its address and how to stop it; undefined where it is not installed or does not start. */
export async function startSecondDatabase() {
  if (process.env.KEEL_TEST_DATABASE_URL) return { url: process.env.KEEL_TEST_DATABASE_URL, stop: () => {} };
  if (!existsSync(join(BIN, 'postgres'))) {
    console.warn(`SKIPPED: the second database body; there is no PostgreSQL 15 in ${BIN}`);
    return undefined;
  }
  const dir = mkdtempSync(join(tmpdir(), 'keel-second-'));
  const data = join(dir, 'data');
  const passwordFile = join(dir, 'password');
  mkdirSync(data, { mode: 0o700 });
  writeFileSync(passwordFile, 'only-for-tests\n', { mode: 0o600 });
  const ids = {};
  if (process.getuid?.() === 0) {
    const [uid, gid] = spawnSync('getent', ['passwd', 'postgres'], { encoding: 'utf8' })
      .stdout.split(':')
      .slice(2, 4)
      .map(Number);
    Object.assign(ids, { uid, gid });
    for (const path of [dir, data, passwordFile]) chownSync(path, uid, gid);
  }
  const run = (file, args) =>
    spawnSync(join(BIN, file), args, { ...ids, cwd: dir, encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] });
  const port = await freePort();
  const steps = [
    [
      'initdb',
      [
        '-D',
        data,
        '-U',
        'postgres',
        '-A',
        'scram-sha-256',
        `--pwfile=${passwordFile}`,
        '-E',
        'UTF8',
        '--locale=C.UTF-8',
      ],
    ],
    [
      'pg_ctl',
      [
        ...['start', '-w', '-D', data, '-l', join(dir, 'log'), '-o'],
        `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${dir} -c fsync=off -c max_connections=300`,
      ],
    ],
  ];
  const stop = () => {
    run('pg_ctl', ['stop', '-D', data, '-m', 'immediate']);
    rmSync(dir, { recursive: true, force: true });
  };
  for (const [file, args] of steps) {
    const done = run(file, args);
    if (done.status === 0) continue;
    console.warn(`SKIPPED: the second database body; ${file} failed: ${done.stderr}`);
    stop();
    return undefined;
  }
  return { url: `postgres://postgres:only-for-tests@127.0.0.1:${port}/postgres`, stop };
}

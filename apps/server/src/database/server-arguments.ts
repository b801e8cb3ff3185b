import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Place, WAL_READY } from './place.ts';

/** A piece of the log may wait this long before it is finished although it is not full. */
const WAL_SECONDS_MAX = 300;

/** Nothing of our own settings or secrets is handed to the server. */
export const serverEnv = (): NodeJS.ProcessEnv => ({ PATH: process.env['PATH'] ?? '', TZ: 'UTC', LC_ALL: 'C' });

function archiving(place: Place): Record<string, string> {
  const ready = join(place.dir, WAL_READY);
  if (!existsSync(ready)) return {};
  const quoted = ready.replaceAll('%', '%%').replaceAll("'", `'\\''`);
  // Under another name until it is whole and on the disk; the same piece may come twice after a crash.
  const copy =
    process.platform === 'win32'
      ? `copy /Y "%p" "${ready}\\.%f" && move /Y "${ready}\\.%f" "${ready}\\%f"`
      : `cp "%p" '${quoted}/.%f' && ${process.platform === 'linux' ? `sync '${quoted}/.%f' && ` : ''}mv '${quoted}/.%f' '${quoted}/%f'`;
  return { archive_mode: 'on', archive_command: copy, archive_timeout: String(WAL_SECONDS_MAX) };
}

/** How the server is started on its data; `settings` are extra ones, `-c name=value`. */
export function serverArguments(place: Place, port: number, settings: Readonly<Record<string, string>>): string[] {
  const socket = place.host.startsWith('/');
  const all: Record<string, string> = {
    listen_addresses: socket ? '' : place.host,
    unix_socket_directories: socket ? place.host : '',
    unix_socket_permissions: '0700',
    ssl: 'off',
    max_connections: '100',
    shared_buffers: '128MB',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // The server's log is read by whoever runs the machine: no statement, no parameter and no row may stand in it.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
    ...archiving(place),
    ...settings,
  };
  return [
    '-D',
    place.data,
    '-p',
    String(port),
    ...Object.entries(all).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
  ];
}

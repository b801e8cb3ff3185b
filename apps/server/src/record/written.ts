import type { ClientBase } from 'pg';

/** Connections on which the transaction under way has written. */
const written = new WeakSet<ClientBase>();

/** Said by whatever writes: what was only looked at proves no room on the disk. */
export const noteWritten = (client: ClientBase): void => void written.add(client);

/** Whether it has since this was asked last. */
export const takeWritten = (client: ClientBase): boolean => written.delete(client);

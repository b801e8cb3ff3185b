/**
 * A screen that was opened without the server is still locked there. The PIN that opened it waits in this page's memory,
 * never on its disk, and is shown to the server before anything that was entered meanwhile is sent.
 */
export const waitingUnlock: { pin: string | null } = { pin: null };

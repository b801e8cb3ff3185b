import type { Kept, OutboxStore } from '../api/index.ts';

/** The browser's disk, as far as an outbox sees it. */
export function memoryStore(disk = new Map<string, Kept>()): OutboxStore {
  return {
    all: async () => [...disk.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    put: async (kept) => void disk.set(kept.id, kept),
    refuse: async (kept) => {
      if (!disk.has(kept.id)) return false;
      disk.set(kept.id, kept);
      return true;
    },
    remove: async (id) => void disk.delete(id),
    view: async () => undefined,
    putView: async () => {},
    clearViews: async () => {},
  };
}

import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { NewOutboxItem, OutboxItem, OutboxStorage } from './outbox-item.ts';

interface Schema extends DBSchema {
  outbox: { key: number; value: NewOutboxItem & { order?: number }; indexes: { person: string } };
}

/** A queue that ends with the page. */
export function memoryStorage(): OutboxStorage {
  const items = new Map<number, OutboxItem>();
  let last = 0;
  return {
    durable: false,
    add: async (item) => {
      last += 1;
      const kept = { ...item, order: last };
      items.set(last, kept);
      return kept;
    },
    list: async (userId) => [...items.values()].filter((item) => item.userId === userId).sort((a, b) => a.order - b.order),
    update: async (item) => void (items.has(item.order) && items.set(item.order, item)),
    remove: async (order) => void items.delete(order),
  };
}

/** A queue in IndexedDB: it survives a reload, and every tab of the site sees the same one. */
export function indexedStorage(database: IDBPDatabase<Schema>): OutboxStorage {
  return {
    durable: true,
    add: async (item) => ({ ...item, order: await database.add('outbox', item) }),
    list: async (userId) => (await database.getAllFromIndex('outbox', 'person', userId)) as OutboxItem[],
    update: async (item) => {
      const tx = database.transaction('outbox', 'readwrite');
      if ((await tx.store.getKey(item.order)) !== undefined) await tx.store.put(item);
      await tx.done;
    },
    remove: (order) => database.delete('outbox', order),
  };
}

/** IndexedDB where the browser lets us; memory where it does not (some private windows), which `durable` tells. */
export async function openStorage(): Promise<OutboxStorage> {
  try {
    const database = await openDB<Schema>('talkback', 1, {
      upgrade: (db) => {
        db.createObjectStore('outbox', { keyPath: 'order', autoIncrement: true }).createIndex('person', 'userId');
      },
    });
    return indexedStorage(database);
  } catch {
    return memoryStorage();
  }
}

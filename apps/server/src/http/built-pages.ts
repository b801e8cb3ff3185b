import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a page asks for from its own folder, by the addresses in its text. */
const OWN = /(?:src|href)="\/(?:console\/)?((?:assets\/)?[\w./-]+\.(?:js|css))"/g;

/**
 * What is wrong with the built pages of an app, for whoever starts Keel; null: they are whole. A page that is there without
 * its program would be an empty window on a tablet in a session room.
 */
export function whyNotWhole(appsDir: string, name: 'console' | 'portal'): string | null {
  const dist = join(appsDir, name, 'dist');
  const again = `Delete ${dist} and run npm start, which builds it again.`;
  for (const file of name === 'console' ? ['index.html'] : ['index.html', 'portal.html']) {
    const path = join(dist, file);
    if (!existsSync(path)) return `The pages of the ${name} are not there (${path}). ${again}`;
    const gone = [...readFileSync(path, 'utf8').matchAll(OWN)].find(([, asset]) => !existsSync(join(dist, asset!)));
    if (gone !== undefined) return `The pages of the ${name} are not whole: ${gone[1]} is missing. ${again}`;
  }
  return null;
}

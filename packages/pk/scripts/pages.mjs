/** `npm run pages -w @keel/pk`: writes the generated files of docs/pk/. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writePages } from '../src/pages/index.ts';

const docs = join(import.meta.dirname, '..', '..', '..', 'docs', 'pk');
mkdirSync(docs, { recursive: true });
for (const [name, text] of writePages()) writeFileSync(join(docs, name), text);

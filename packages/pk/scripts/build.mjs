/**
 * `npm run build -w @keel/pk [-- DIR]`: JavaScript with types in `dist/` (or DIR), ready for `npm publish` or `npm pack` from there.
 * Inside Keel the TypeScript is used as it stands; a published package cannot be, since Node strips no types in node_modules.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const here = join(import.meta.dirname, '..');
const dist = process.argv[2] ?? join(here, 'dist');
rmSync(dist, { recursive: true, force: true });
const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');
const done = spawnSync(process.execPath, [tsc, '-p', join(here, 'tsconfig.build.json'), '--outDir', dist], {
  stdio: 'inherit',
});
if (done.status !== 0) process.exit(done.status ?? 1);

// The compiler leaves `./x.ts` in the declarations; beside them lies `x.d.ts`, which is what `./x.js` finds.
for (const file of readdirSync(dist, { recursive: true })) {
  if (!file.endsWith('.d.ts')) continue;
  const path = join(dist, file);
  writeFileSync(path, readFileSync(path, 'utf8').replace(/(from '\.[^']*)\.ts'/g, "$1.js'"));
}

const { name, version, description, license } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8'));
writeFileSync(
  join(dist, 'package.json'),
  `${JSON.stringify(
    {
      name,
      version,
      description,
      license,
      type: 'module',
      sideEffects: false,
      engines: { node: '>=20' },
      exports: { '.': { types: './index.d.ts', default: './index.js' } },
    },
    null,
    2,
  )}\n`,
);
copyFileSync(join(here, 'README.md'), join(dist, 'README.md'));
copyFileSync(join(here, '..', '..', 'LICENSE'), join(dist, 'LICENSE'));

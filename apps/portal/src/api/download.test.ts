import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { download } from './download.ts';
import { beginSignOut, signOutDone } from './sign-out.ts';

/** What was handed to the browser to keep. */
const saved: string[] = [];
/** Answers when it is let. */
function slowClinic(): { readonly answer: () => void; readonly asked: string[] } {
  const asked: string[] = [];
  let answer = (): void => undefined;
  vi.stubGlobal('fetch', (path: string) => {
    asked.push(path);
    return new Promise((resolve) => {
      answer = () => resolve(new Response('%PDF-1.7'));
    });
  });
  return { answer: () => answer(), asked };
}

beforeEach(() => {
  saved.length = 0;
  const link = { href: '', download: '', click: () => void saved.push(link.download) };
  vi.stubGlobal('document', { createElement: () => link });
  vi.stubGlobal('URL', Object.assign(class extends URL {}, { createObjectURL: () => 'blob:x', revokeObjectURL() {} }));
});
afterEach(() => {
  signOutDone();
  vi.unstubAllGlobals();
});

describe('a file of one’s own', () => {
  test('is saved to this device', async () => {
    const clinic = slowClinic();
    const done = download('my-consent-pdf?paper=a', 'consent.pdf');
    clinic.answer();
    await done;
    expect(clinic.asked).toEqual(['/api/v1/my-consent-pdf?paper=a']);
    expect(saved).toEqual(['consent.pdf']);
  });

  test('is not asked for by whoever has signed out, whether the clinic has heard of it or not', async () => {
    const clinic = slowClinic();
    beginSignOut();
    await expect(download('my-export', 'my-record.json')).rejects.toThrow();
    expect(clinic.asked).toEqual([]);
  });

  test('that comes after its reader has signed out is not saved', async () => {
    const clinic = slowClinic();
    const done = download('my-export', 'my-record.json');
    beginSignOut();
    clinic.answer();
    await expect(done).rejects.toThrow();
    expect(saved).toEqual([]);
  });
});

test('no page asks the clinic past the one door that knows of a sign-out', () => {
  const src = join(import.meta.dirname, '..');
  const asks = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .filter((name) => /(?<![\w.])fetch\(|sendBeacon|XMLHttpRequest/.test(readFileSync(join(src, name), 'utf8')))
    .map((name) => name.replaceAll('\\', '/'));
  expect(asks.sort()).toEqual(['api/client.ts', 'api/download.ts']);
});

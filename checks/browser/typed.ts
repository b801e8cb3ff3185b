import type { Page } from 'playwright-core';

/** A field that somebody typed into, and what stood in it when he left it. */
export interface TypedField {
  readonly field: string;
  readonly value: string;
  /** What the record held at that moment, as text. */
  readonly held: string;
}

/**
 * Watches every field of a page that is typed into, from its next navigation on. `held` reads what the record holds then: what is
 * typed and stands there already was typed twice. Passwords and PINs are no fields of the record.
 */
export async function watchTyping(page: Page, held: () => Promise<string>): Promise<readonly TypedField[]> {
  const typed: TypedField[] = [];
  await page.exposeFunction('keelTyped', async (field: string, value: string) => {
    typed.push({ field, value, held: await held() });
  });
  await page.addInitScript(() => {
    const said = (window as unknown as { keelTyped: (field: string, value: string) => void }).keelTyped;
    document.addEventListener(
      'change',
      ({ target, isTrusted }) => {
        const one = target as HTMLInputElement | HTMLTextAreaElement;
        const text =
          one.tagName === 'TEXTAREA' ||
          (one.tagName === 'INPUT' && !['password', 'checkbox', 'radio', 'file'].includes(one.type));
        if (isTrusted && text && one.value.trim() !== '')
          said(one.labels?.[0]?.textContent ?? one.getAttribute('aria-label') ?? one.name, one.value.trim());
      },
      true,
    );
  });
  return typed;
}

/** Of what was typed, what the record held already. A single letter or digit is no content that anybody could have kept. */
export const typedTwice = (typed: readonly TypedField[]): readonly TypedField[] =>
  typed.filter(
    ({ value, held }) =>
      value.length > 1 && held.toLowerCase().includes(JSON.stringify(value).slice(1, -1).toLowerCase()),
  );

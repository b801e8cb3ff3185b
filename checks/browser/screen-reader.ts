import type { Page } from 'playwright-core';

/** What a screen reader is given of one thing on the page. */
export interface Heard {
  readonly role: string;
  readonly name: string;
  /** Hints and problems that are tied to it. */
  readonly description: string;
  readonly invalid: boolean;
  readonly level: number | null;
}

/** Whatever answers to a hand: none of it may be without a name. */
const CONTROLS: ReadonlySet<string> = new Set([
  'button',
  'link',
  'textbox',
  'searchbox',
  'radio',
  'checkbox',
  'switch',
  'combobox',
  'listbox',
  'slider',
  'spinbutton',
  'menuitem',
  'tab',
  'DisclosureTriangle',
  'Date',
  'image',
  'img',
  'progressbar',
  'meter',
]);

/** As many presses of Tab as a person would make before giving up. */
const TABS_MOST = 80;

/**
 * A person who sees nothing and has a keyboard: knows the page by Chromium's own accessibility tree alone, moves by Tab, Space, Enter and
 * arrows, and hears what has the focus and what is announced.
 */
export async function screenReader(page: Page) {
  const wire = await page.context().newCDPSession(page);
  await wire.send('Accessibility.enable');

  async function tree(): Promise<readonly (Heard & { readonly focused: boolean })[]> {
    const { nodes } = await wire.send('Accessibility.getFullAXTree');
    return nodes.flatMap(({ ignored, role, name, description, properties }) => {
      if (ignored) return [];
      const has = (what: string): unknown => properties?.find((one) => one.name === what)?.value.value;
      return [
        {
          role: String(role?.value ?? ''),
          name: String(name?.value ?? '').trim(),
          description: String(description?.value ?? '').trim(),
          invalid: !['false', 'undefined', ''].includes(String(has('invalid'))),
          level: typeof has('level') === 'number' ? (has('level') as number) : null,
          focused: has('focused') === true && role?.value !== 'RootWebArea',
        },
      ];
    });
  }

  const focused = async (): Promise<Heard | undefined> => (await tree()).find((one) => one.focused);

  return {
    tree,
    focused,
    press: (key: string): Promise<void> => page.keyboard.press(key),
    type: (text: string): Promise<void> => page.keyboard.type(text),
    /** Tabs until this has the focus. @throws where Tab never comes to it. */
    async tabTo(role: string, name: string | RegExp): Promise<Heard> {
      const passed: string[] = [];
      for (let presses = 0; presses < TABS_MOST; presses += 1) {
        await page.keyboard.press('Tab');
        const at = await focused();
        if (at === undefined) continue;
        passed.push(`${at.role} “${at.name}”`);
        if (at.role === role && (typeof name === 'string' ? at.name === name : name.test(at.name))) return at;
      }
      throw new Error(`Tab never comes to ${role} ${name}; it passed ${passed.join(', ')}`);
    },
    /** What is wrong with the page as it is heard: nameless controls, no or two first headings, a level that is skipped. */
    async problems(): Promise<string[]> {
      const all = await tree();
      const wrong = all
        .filter(({ role, name }) => CONTROLS.has(role) && name === '')
        .map(({ role }) => `a ${role} without a name`);
      const levels = all.flatMap(({ role, level }) => (role === 'heading' && level !== null ? [level] : []));
      const firsts = levels.filter((level) => level === 1).length;
      if (firsts !== 1) wrong.push(`${firsts} headings of the first level`);
      for (const [place, level] of levels.entries()) {
        const before = levels[place - 1] ?? 0;
        if (level > before + 1) wrong.push(`a heading of level ${level} after one of level ${before}`);
      }
      if (!all.some(({ role }) => role === 'main')) wrong.push('no main part');
      return wrong;
    },
  };
}

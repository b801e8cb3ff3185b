const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as it may stand in markup or between double quotes. */
export const escaped = (words: string): string => words.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);

/** Markup with what is not markup escaped: `${…}` is text, unless it was made by `html` or `raw`. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  toString(): string {
    return this.text;
  }
}
type Part = string | number | Markup | readonly Markup[] | null;
const written = (part: Part): string =>
  part === null
    ? ''
    : part instanceof Markup
      ? part.text
      : Array.isArray(part)
        ? part.map(({ text }: Markup) => text).join('')
        : escaped(String(part));

export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Markup =>
  new Markup(strings.reduce((all, words, n) => all + written(parts[n - 1] ?? null) + words));
/** Markup of our own that is complete as it is. */
export const raw = (text: string): Markup => new Markup(text);

/**
 * How hard a text is to read. English: Flesch-Kincaid grade (Kincaid 1975), the school year that can read it; add 5 for the age.
 * Spanish: INFLESZ (Szigriszt-Pazos, read by Barrio-Cantalejo 2008), 0 to 100 and more, higher is easier; and Fernández-Huerta
 * (1959). Bands of INFLESZ: below 40 very hard, 55 rather hard, 65 normal, 80 rather easy, above very easy.
 */
export interface ReadingCount {
  readonly sentences: number;
  readonly words: number;
  readonly syllables: number;
}

/** Sentences end at . ! ? or at the end of a block, which is a paragraph or an item of a list. */
export function counted(blocks: readonly string[], syllablesOf: (word: string) => number): ReadingCount {
  let sentences = 0;
  let words = 0;
  let syllables = 0;
  for (const block of blocks) {
    for (const sentence of block.split(/[.!?]+(?=\s|$|[»”"')])/)) {
      const found = sentence.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? [];
      if (found.length === 0) continue;
      sentences += 1;
      words += found.length;
      for (const word of found) syllables += syllablesOf(word);
    }
  }
  return { sentences, words, syllables };
}

export const fleschKincaidGrade = ({ sentences, words, syllables }: ReadingCount): number =>
  0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59;

export const inflesz = ({ sentences, words, syllables }: ReadingCount): number =>
  206.835 - 62.3 * (syllables / words) - words / sentences;

export const fernandezHuerta = ({ sentences, words, syllables }: ReadingCount): number =>
  206.84 - 60 * (syllables / words) - 1.02 * (words / sentences);

/** A number is read as one or two words of two syllables in all; counting each digit would punish every figure. */
const NUMBER_SYLLABLES = 2;

/**
 * Syllables of an English word by its vowel groups, with the usual silent endings. Within one syllable of a dictionary for nearly
 * every word; over a page the errors cancel.
 */
export function englishSyllables(word: string): number {
  const letters = word.toLowerCase().replace(/[’']s$/, '');
  if (/\d/.test(letters)) return NUMBER_SYLLABLES;
  return letters
    .split('-')
    .filter((part) => part !== '')
    .reduce((sum, part) => sum + englishPart(part.replace(/[^a-z]/g, '')), 0);
}
function englishPart(letters: string): number {
  if (letters.length <= 3) return 1;
  const heard = letters
    // A silent e at the end, also before a plural; "-ed" is heard only after t and d; "-le" after a consonant is heard.
    .replace(/(?<=[^aeiouy])e$/, (_, at: number) => (/[^aeiouy]l$/.test(letters.slice(0, at)) ? 'e' : ''))
    .replace(/(?<=[^aeioustdxz])es$/, (_, at: number) => (/[^aeiouy]l$/.test(letters.slice(0, at)) ? 'es' : 's'))
    .replace(/(?<=[^aeioutd])ed$/, 'd')
    .replace(/^y/, '');
  const groups = heard.match(/[aeiouy]+/g)?.length ?? 1;
  // Two vowels that are two syllables: "being", "science", "idea", "media".
  const split =
    heard.match(/ia(?!l$|n$)|io(?!us|n)|(?<!p)eo(?!us)|iu|ua(?!r)|ie(?=t$|nc)|ei(?=ng)|ye(?=i)|oi(?=ng)|ui(?=ng)/g)
      ?.length ?? 0;
  return Math.max(1, groups + split);
}

/** Syllables of a Spanish word by its rules: a weak vowel without accent joins its neighbour, a strong pair parts. */
export function spanishSyllables(word: string): number {
  if (/\d/.test(word)) return NUMBER_SYLLABLES;
  const letters = word
    .toLowerCase()
    .replace(/qu(?=[eiéí])/g, 'q')
    .replace(/gu(?=[eiéí])/g, 'g')
    .replace(/y(?=$|[^aeiouáéíóúü])/g, 'i')
    .replace(/[^a-záéíóúüñ]/g, '');
  const groups = letters.match(/[aeiouáéíóúü]+/g) ?? [];
  const syllables = groups.reduce((sum, group) => {
    let nuclei = 0;
    let joined = false;
    for (const vowel of group) {
      const weak = /[iuü]/.test(vowel);
      if (weak && nuclei > 0) {
        joined = true;
        continue;
      }
      if (weak) {
        // A weak vowel at the front waits for the one that carries it.
        nuclei += group.length === 1 || /^[iuü]+$/.test(group) ? 1 : 0;
        joined = true;
        continue;
      }
      nuclei += 1;
      joined = false;
    }
    return sum + Math.max(1, nuclei + (joined && nuclei === 0 ? 1 : 0));
  }, 0);
  return Math.max(1, syllables);
}

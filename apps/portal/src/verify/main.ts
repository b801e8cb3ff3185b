import { checkPassport, type PassportCheck } from './check-passport.ts';
import { summaryOf } from './summary.ts';
import { VERIFY_WORDS } from './verify-words.ts';

const language = document.documentElement.lang === 'es' ? 'es' : 'en';
const words = VERIFY_WORDS[language];

/** One element with what is in it. Texts of a file become text, never markup. */
function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  ...inside: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  made.append(...inside);
  return made;
}

/** A fingerprint in groups of four: it is read aloud. */
const grouped = (key: string): string => key.replaceAll(/(.{4})(?=.)/g, '$1 ');

function fact(list: HTMLElement, label: string, value: string | readonly string[]): void {
  const lines = typeof value === 'string' ? [value] : value;
  list.append(element('dt', label));
  for (const line of lines.length === 0 ? [words.none] : lines) list.append(element('dd', line));
}

function found(check: PassportCheck, name: string): readonly Node[] {
  if (check.verdict === 'unable') return [element('h2', words.unable), element('p', words.unableMore)];
  if (check.verdict === 'broken') {
    return [
      element('h2', words.broken),
      element('p', words.because[check.because]),
      element('p', `${words.file}: ${name}`),
    ];
  }
  const about = element('dl');
  fact(about, words.file, name);
  fact(about, words.signedBy, check.clinic ?? words.nobody);
  const at = check.madeAt === null ? Number.NaN : Date.parse(check.madeAt);
  fact(
    about,
    words.signedAt,
    Number.isNaN(at)
      ? words.nobody
      : new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' }).format(at),
  );
  fact(about, words.key, grouped(check.key));
  const own = document.querySelector<HTMLMetaElement>('meta[name="keel-passport-key"]')?.content ?? '';
  const nodes: Node[] = [
    element('h2', words.whole),
    element('p', check.kind === 'paper' ? words.wholePaper : words.wholeBundle),
    about,
    element('p', own === '' ? words.askKey : own === check.key ? words.ownKey : `${words.otherKey} ${words.askKey}`),
  ];
  if (check.bundle !== null) {
    const summary = summaryOf(check.bundle);
    const list = element('dl');
    fact(list, words.person, summary.name);
    fact(list, words.born, summary.birthDate);
    for (const part of ['conditions', 'allergies', 'doses', 'pressures', 'scores'] as const) {
      fact(list, words[part], summary[part]);
    }
    nodes.push(element('h2', words.holds), element('p', words.compare), list);
  }
  return nodes;
}

const result = document.querySelector<HTMLElement>('#result');
const input = document.querySelector<HTMLInputElement>('#file');
const zone = document.querySelector<HTMLElement>('#zone');

async function look(file: File): Promise<void> {
  if (result === null) return;
  result.hidden = false;
  result.dataset['verdict'] = 'checking';
  result.replaceChildren(element('p', words.checking));
  let check: PassportCheck;
  try {
    check = await checkPassport(new Uint8Array(await file.arrayBuffer()));
  } catch {
    check = { verdict: 'unable' };
  }
  result.replaceChildren(...found(check, file.name));
  result.dataset['verdict'] = check.verdict;
  result.focus();
}

input?.addEventListener('change', () => {
  const file = input.files?.[0];
  if (file !== undefined) void look(file);
  // The same file chosen again is looked at again.
  input.value = '';
});
zone?.addEventListener('dragover', (event) => {
  event.preventDefault();
  zone.dataset['over'] = 'true';
});
zone?.addEventListener('dragleave', () => delete zone.dataset['over']);
zone?.addEventListener('drop', (event) => {
  event.preventDefault();
  delete zone.dataset['over'];
  const file = event.dataTransfer?.files[0];
  if (file !== undefined) void look(file);
});

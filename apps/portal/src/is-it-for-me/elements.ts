/** One element with its attributes and what is in it. Texts become text, never markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string>> = {},
  ...inside: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...inside);
  return made;
}

export function button(words: string, look: 'action' | 'plain' | 'small', act: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button', class: look }, words);
  made.addEventListener('click', act);
  return made;
}

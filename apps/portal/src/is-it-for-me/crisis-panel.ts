import { element } from './elements.ts';
import type { PAGE_WORDS } from './page-words.ts';

/** Help before anything else: whom to call, as buttons a shaking hand can hit. */
export function crisisPanel(
  kinds: readonly ('safety' | 'emergency')[],
  words: (typeof PAGE_WORDS)['en'],
): readonly Node[] {
  const call = (to: string, label: string) => element('a', { class: 'action', href: to }, label);
  const { crisis } = words;
  return kinds.flatMap((kind) => {
    const [title, text] = crisis[kind];
    return [
      element('h2', {}, title),
      element('p', {}, text),
      element(
        'p',
        { class: 'buttons' },
        ...(kind === 'safety'
          ? [
              call('tel:988', `${crisis.call} 988`),
              call('sms:988', `${crisis.text} 988`),
              call('tel:911', `${crisis.call} 911`),
            ]
          : [call('tel:911', `${crisis.call} 911`)]),
      ),
    ];
  });
}

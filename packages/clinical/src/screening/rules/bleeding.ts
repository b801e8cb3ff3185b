import type { Rule } from '../rule.ts';
import { presence } from './presence.ts';

/** Section b.1: vessels that may bleed, or did. */
export const BLEEDING_RULES: readonly Rule[] = [
  presence(
    'aneurysm-avm',
    'Aneurysm or arteriovenous malformation',
    'Aneurysm of aorta, intracranial or peripheral arteries, dissection, or arteriovenous malformation, repaired or not',
    'contraindicated',
    ['aneurysm-avm'],
    'label',
    ['PI-US-2019', 'PI-US-2021'],
    'A rise of blood pressure can make it bleed; the label makes no exception for a repaired one.',
    'The entry turns out to be wrong.',
    {
      roles: ['prescriber', 'second prescriber'],
      how: 'only where the clinic allows it: letter of a vascular specialist and a second clinician (clinic policy)',
    },
  ),
  presence(
    'ich-history',
    'History of bleeding inside the skull',
    'Any history of intracerebral haemorrhage',
    'contraindicated',
    ['intracranial-haemorrhage'],
    'label',
    ['PI-US-2019', 'PI-US-2021'],
    'A rise of blood pressure can make it bleed again.',
    'The entry turns out to be wrong.',
  ),
];

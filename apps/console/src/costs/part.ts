import type { CostsView } from '@keel/formats/api';

/** What every part of the screen is given: the account, the language of amounts, and the way to say something about it. */
export interface PartProps {
  readonly view: CostsView;
  readonly language: 'en' | 'es';
  /** Answers whether it was taken. */
  readonly say: (kind: string, body: Readonly<Record<string, unknown>>) => Promise<boolean>;
}

export const newId = (kind: string): string => `${kind}-${crypto.randomUUID().slice(0, 13)}`;

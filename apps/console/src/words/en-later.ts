import { call } from './en/call.ts';
import { closing } from './en/closing.ts';
import { opening } from './en/opening.ts';

/** Sentences of screens that are not there at the first load: they come with their screen. */
export const enLater = { call, closing, opening } as const;

import { answerScoreRequest } from '@keel/formats/api';
import { jsonCommand } from '../json/index.ts';

/** `keel score FILE|- [--lines]`: scores one filled form, or the change between two. */
export const scoreCommand = (args: readonly string[]): Promise<number> =>
  jsonCommand('score', args, answerScoreRequest);

import { answerScoreRequest } from '@keel/formats/api';
import { jsonCommand } from '../json/index.ts';

const HELP = `keel score FILE|- [--lines]

Scores one filled form by the rules of its instrument, or the change between two. FILE holds one JSON object:

  {"instrument": "phq2", "answers": {"phq2.1": 2, "phq2.2": 3}}
  {"instrument": "phq9", "baseline": 21, "followUp": 9}

Answers are by linkId, each a value or null; what is left out is unanswered and never taken for a zero. "form" names one of several
forms of an instrument, "patient" what its bands ask for. A form without answers ({"instrument": "phq9", "answers": {}}) lists the
items under "missing". Where the rules give no score there is none, and "reasons" says why.

  --lines   JSON Lines: each line is a request and gets one line`;

/** `keel score FILE|- [--lines]`: scores one filled form, or the change between two. */
export const scoreCommand = (args: readonly string[]): Promise<number> =>
  jsonCommand('score', args, HELP, answerScoreRequest);

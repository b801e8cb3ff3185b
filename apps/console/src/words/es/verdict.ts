import type { Words } from '../en.ts';

export const verdict: Words['verdict'] = {
  contraindicated: 'no se debe dar',
  defer: 'no antes de resolverlo',
  caution: 'para valorar',
  info: 'como información',
};

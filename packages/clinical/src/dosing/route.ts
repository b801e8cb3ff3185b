/** How the drug gets in. The names are those of a screening request. */
export const ROUTES = [
  'iv-ketamine',
  'im-ketamine',
  'sc-ketamine',
  'intranasal-esketamine',
  'intranasal-ketamine',
  'sublingual-ketamine',
  'oral-ketamine',
] as const;
export type Route = (typeof ROUTES)[number];

export type Molecule = 'ketamine' | 'esketamine';
export const moleculeOf = (route: Route): Molecule => (route === 'intranasal-esketamine' ? 'esketamine' : 'ketamine');

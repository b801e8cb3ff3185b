/** One word for each of the patient's own pages, by `menu` of its row in `shell/pages.ts`. */
export const menu = { path: 'My path', contact: 'How we reach you' } as const;

/** How a source was read. `secondary`: a copy or a summary, to be followed to the primary before it is relied on. */
export type Seen = 'passage' | 'passage (part)' | 'abstract' | 'secondary' | 'not looked up' | 'proposed';

/** One place that rules rest on. `where` is an address, or null for the two marks that have none. */
export interface Source {
  readonly id: string;
  readonly what: string;
  readonly seen: readonly Seen[];
  readonly where: string | null;
}

import { type FigureId, figureRow, sourcesOfFigure } from '@keel/clinical/figures';
import { type Source, type SourceId, sourceById } from '@keel/clinical/sources';

/** The sources that one page names, numbered in the order in which it names them. */
export class PageSources {
  readonly #numbers = new Map<string, number>();
  readonly #rows: Source[] = [];

  #numberOf(source: Source): number {
    const known = this.#numbers.get(source.id);
    if (known !== undefined) return known;
    this.#rows.push(source);
    this.#numbers.set(source.id, this.#rows.length);
    return this.#rows.length;
  }
  ofFigure(id: FigureId): readonly number[] {
    return sourcesOfFigure(figureRow(id)).map((source) => this.#numberOf(source));
  }
  of(ids: readonly SourceId[]): readonly number[] {
    return ids.map((id) => this.#numberOf(sourceById(id)));
  }
  get rows(): readonly Source[] {
    return this.#rows;
  }
}

/** Copies and retellings are named, not linked: nobody is sent from here to a page that no publisher keeps. */
export const linkOf = (source: Source): string | null =>
  source.where?.startsWith('https://') && !source.seen.includes('secondary') ? source.where : null;

/** A tired thumb presses twice: while the first press is on its way, the second one is the same press, and has its answer. */
export class InFlight<T> {
  readonly #under = new Map<string, Promise<T>>();

  run(key: string, work: () => Promise<T>): Promise<T> {
    const first = this.#under.get(key);
    if (first !== undefined) return first;
    const going = work().finally(() => this.#under.delete(key));
    this.#under.set(key, going);
    return going;
  }
}

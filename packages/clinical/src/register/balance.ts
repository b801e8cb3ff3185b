import { bookMg, type ContainerForm, contentMg, openMg, type RegisterState } from './register.ts';

/** One product's milligrams from receipt to now; every one of them has a place. */
export interface Balance {
  readonly drug: string;
  readonly form: ContainerForm;
  readonly receivedMg: number;
  /** Found beyond (or short of) the label when opened vials were finished. */
  readonly differenceMg: number;
  /** Moved in the book by cases that were decided and closed. */
  readonly adjustedMg: number;
  readonly givenMg: number;
  readonly wastedMg: number;
  readonly leftMg: number;
  /** Drawn and not yet accounted for. */
  readonly inHandMg: number;
  readonly onShelfMg: number;
  /** Zero, or a mistake of ours. */
  readonly unexplainedMg: number;
}

/**
 * received + difference + adjusted − given − wasted − left = in hand + on shelf.
 *
 * Units: mg. Source: clinical-protocol l.5, reconciliation; safety R5.
 */
export function balance(state: RegisterState, drug: string, form: ContainerForm): Balance {
  const containers = [...state.containers.values()].filter((c) => c.product.drug === drug && c.product.form === form);
  const ids = new Set(containers.map((c) => c.containerId));
  const draws = [...state.draws.values()].filter((d) => ids.has(d.containerId));
  const sum = <T>(list: readonly T[], of: (item: T) => number) => list.reduce((total, item) => total + of(item), 0);
  const receivedMg = sum(containers, (c) => c.labelledMg);
  const finished = containers.filter((c) => c.state === 'finished');
  const differenceMg = sum(finished, (c) => c.differenceMg);
  const adjustedMg = sum(containers, (c) => c.adjustedMg);
  const givenMg = sum(draws, (d) => d.givenMg);
  // A finished vial's measured rest is poured away with two signatures: book rest plus difference.
  const wastedMg =
    sum(draws, (d) => d.wastedMg) +
    sum(containers, (c) => c.wastedMg) +
    sum(finished, (c) => contentMg(c) + c.differenceMg);
  const leftMg = sum(
    containers.filter((c) => c.state === 'left'),
    contentMg,
  );
  const inHandMg = sum(draws, openMg);
  const onShelfMg = sum(containers, bookMg);
  return {
    drug,
    form,
    receivedMg,
    differenceMg,
    adjustedMg,
    givenMg,
    wastedMg,
    leftMg,
    inHandMg,
    onShelfMg,
    unexplainedMg: receivedMg + differenceMg + adjustedMg - givenMg - wastedMg - leftMg - inHandMg - onShelfMg,
  };
}

/** Every product that was ever here, each with its balance. */
export function balances(state: RegisterState): readonly Balance[] {
  const products = new Map<string, { drug: string; form: ContainerForm }>();
  for (const { product } of state.containers.values()) products.set(`${product.drug} ${product.form}`, product);
  return [...products.values()].map(({ drug, form }) => balance(state, drug, form));
}

/** From any vial to the people who received of it, and what became of each draw. */
export function traceContainer(state: RegisterState, containerId: string) {
  return [...state.draws.values()]
    .filter((draw) => draw.containerId === containerId)
    .map((draw) => ({ ...draw, openMg: openMg(draw) }));
}

/** From a person to every container he received of. */
export function tracePatient(state: RegisterState, patientId: string) {
  return [...state.draws.values()]
    .filter((draw) => draw.patientId === patientId)
    .map((draw) => ({ draw, container: state.containers.get(draw.containerId) ?? null }));
}

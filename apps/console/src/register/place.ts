import type { RegisterView } from '@keel/formats/api';
import { useState } from 'react';
import { InFlight, useClinicSay } from '../outbox/index.ts';
import type { SecondPersonMade } from '../second-person/index.ts';
import { pressOf } from './one-press.ts';

export type Place = RegisterView['places'][number];
export type Container = Place['containers'][number];
export type Draw = Place['inHand'][number];
export type Case = Place['cases'][number];

/** Says something of one register; `true` once it is recorded. */
export function useRegisterSay(place: Place | null) {
  const { say, trouble } = useClinicSay();
  const [inFlight] = useState(() => new InFlight<boolean>());
  return {
    trouble,
    // A milligram that is told twice is missing twice: a second press of the same is the first one, also without a server.
    say: (kind: string, body: Readonly<Record<string, unknown>>, second?: SecondPersonMade): Promise<boolean> =>
      inFlight.run(pressOf(kind, body), async () => {
        if (place === null) return false;
        const token = second === undefined ? null : await second.token();
        if (token === 'refused') return false;
        return say({
          kind,
          stream: `register/${place.location}`,
          seenSeq: place.seq,
          body,
          once: 'told',
          ...(token === null ? {} : { second: token }),
        });
      }),
  };
}

/** Sealed containers of one product and lot stand together: what differs is only which of them. */
export interface Shelf {
  readonly key: string;
  readonly first: Container;
  readonly containers: readonly Container[];
}
export function shelves(containers: readonly Container[]): readonly Shelf[] {
  const found = new Map<string, Container[]>();
  for (const one of containers) {
    const key = `${one.drug} ${one.form} ${one.mgPerMl} ${one.lot} ${one.owner?.id ?? ''}`;
    found.set(key, [...(found.get(key) ?? []), one]);
  }
  return [...found]
    .map(([key, list]) => ({ key, first: list[0]!, containers: list }))
    .sort((a, b) => (a.first.drug + a.first.expiry < b.first.drug + b.first.expiry ? -1 : 1));
}

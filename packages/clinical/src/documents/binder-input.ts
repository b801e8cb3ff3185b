interface Who {
  readonly name: string;
}

/** What the binder prints: an inspection of one register over a period, with names instead of ids. */
export interface BinderInput {
  readonly name: string;
  readonly site: { readonly name: string; readonly address: string } | null;
  readonly registrant: { readonly name: string; readonly registration: string };
  readonly from: string;
  readonly to: string;
  readonly inventory: {
    readonly at: string;
    readonly when: 'opening' | 'close';
    readonly by: Who;
    readonly second: Who | null;
    readonly lines: readonly {
      readonly drug: string;
      readonly schedule: string;
      readonly form: string;
      readonly strength: string;
      readonly lot: string;
      readonly expiry: string;
      readonly sealed: number;
      readonly opened: number;
      readonly mg: number;
    }[];
  } | null;
  readonly receipts: readonly {
    readonly at: string;
    readonly by: Who;
    readonly drug: string;
    readonly schedule: string;
    readonly form: string;
    readonly strength: string;
    readonly ndc: string;
    readonly lot: string;
    readonly expiry: string;
    readonly containers: number;
    readonly mg: number;
    readonly owner: Who | null;
    readonly invoice: { readonly number: string; readonly date: string };
    readonly supplier: { readonly name: string; readonly address: string; readonly registration: string };
  }[];
  readonly dispensed: readonly {
    readonly at: string;
    readonly drug: string;
    readonly schedule: string;
    readonly form: string;
    readonly strength: string;
    readonly lot: string;
    readonly container: string;
    readonly mg: number;
    readonly patient: { readonly name: string; readonly address: string | null };
    readonly by: Who;
    readonly session: string;
    readonly entry: string | null;
  }[];
  readonly wastes: readonly {
    readonly at: string;
    readonly by: Who;
    readonly witness: Who | null;
    readonly drug: string | null;
    readonly lot: string | null;
    readonly container: string | null;
    readonly mg: number;
    readonly manner: string;
    readonly because: string;
  }[];
  readonly removed: readonly {
    readonly at: string;
    readonly container: string;
    readonly drug: string;
    readonly lot: string;
    readonly mg: number;
    readonly how: string;
    readonly paper: string;
  }[];
  readonly cases: readonly {
    readonly kind: string;
    readonly container: string | null;
    readonly expectedMg: number;
    readonly foundMg: number;
    readonly because: string;
    readonly openedAt: string;
    readonly openedBy: Who;
    readonly decision: string | null;
    readonly note: string | null;
    readonly closed: { readonly evidence: string; readonly at: string } | null;
  }[];
  readonly reconciliation: readonly {
    readonly drug: string;
    readonly form: string;
    readonly openingMg: number;
    readonly receivedMg: number;
    readonly gainedMg: number;
    readonly adjustedMg: number;
    readonly givenMg: number;
    readonly wastedMg: number;
    readonly leftMg: number;
    readonly closingMg: number;
    readonly unexplainedMg: number;
  }[];
  readonly people: readonly {
    readonly name: string;
    readonly roles: readonly string[];
    readonly from: string;
    readonly until: string | null;
  }[];
}

import type { Instant } from '@keel/clinical/units';
import { instant } from '@keel/clinical/units';
import type { Connection } from '../database/index.ts';
import { type OpenRecord, openPool } from '../record/index.ts';
import * as own from './credentials.ts';
import type { AccessDeps } from './deps.ts';
import * as entries from './entries.ts';
import * as links from './links.ts';
import * as doors from './log-in.ts';
import { lookAgain, lookUp } from './lookup.ts';
import { passkeyAddOptions, passkeyOptions } from './passkeys.ts';
import * as patients from './patient-passkeys.ts';
import { openSecrets } from './secrets.ts';
import * as setup from './set-up.ts';
import { countTry, type TryLimit } from './throttle.ts';
import { offerTotp } from './totp.ts';

export interface AccessOptions {
  /** The serving role. */
  readonly connection: Connection;
  readonly record: OpenRecord;
  /** 32 bytes, from `accessKeyIn(KEEL_KEYS)`. */
  readonly key: Buffer;
  readonly now?: () => Instant;
}

type Rest<F> = F extends (deps: AccessDeps, ...args: infer A) => infer R ? (...args: A) => R : never;

/** Who is at the door, and everything about logins, tablets and their secrets. */
export function openAccess(options: AccessOptions) {
  const pool = openPool(options.connection, { max: 6 });
  const listeners = new Set<(clinic: string) => void>();
  const deps: AccessDeps = {
    pool,
    record: options.record,
    secrets: openSecrets(options.key),
    now: options.now ?? (() => instant(Date.now())),
    onEnded: (clinic) => {
      for (const listener of listeners) listener(clinic);
    },
  };
  /** The function with its first argument given. */
  const over = <F extends (deps: AccessDeps, ...args: never[]) => unknown>(work: F): Rest<F> =>
    ((...args: never[]) => work(deps, ...args)) as Rest<F>;

  return {
    lookUp: over(lookUp),
    lookAgain: over(lookAgain),
    logIn: over(doors.logIn),
    logInByTotp: over(doors.logInByTotp),
    passkeyLoginOptions: over(doors.passkeyLoginOptions),
    logInByPasskey: over(doors.logInByPasskey),
    endLogin: over(doors.endLogin),
    isLoginOf: over(doors.isLoginOf),
    stepUp: over(doors.stepUp),
    passkeyOptions: over(passkeyOptions),
    stepUpByPasskey: over(doors.stepUpByPasskey),
    describeMe: over(own.describeMe),
    setPassword: over(own.setPassword),
    setPin: over(own.setPin),
    setBadge: over(own.setBadge),
    offerTotp: over(offerTotp),
    addTotp: over(own.addTotp),
    removeTotp: over(own.removeTotp),
    passkeyAddOptions: over(passkeyAddOptions),
    addPasskey: over(own.addPasskey),
    removePasskey: over(own.removePasskey),
    lock: over(own.lock),
    unlock: over(own.unlock),
    noteInput: over(own.noteInput),
    issueLink: over(links.issueLink),
    voidLink: over(links.voidLink),
    openLink: over(links.openLink),
    stopOf: over(links.stopOf),
    lookUpPortal: over(links.lookUpPortal),
    endPortalLogin: over(links.endPortalLogin),
    patientPasskeys: over(patients.patientPasskeys),
    patientPasskeyAddOptions: over(patients.patientPasskeyAddOptions),
    addPatientPasskey: over(patients.addPatientPasskey),
    removePatientPasskey: over(patients.removePatientPasskey),
    patientPasskeyLoginOptions: over(patients.patientPasskeyLoginOptions),
    logInByPatientPasskey: over(patients.logInByPatientPasskey),
    keptKey: deps.secrets.keptKey,
    /** Counts a try under a keyed name of what was tried; false once there were too many. */
    mayTry: (kind: string, tried: readonly string[], limit: TryLimit) =>
      countTry(pool, deps.secrets.throttleKey(kind, ...tried), limit, deps.now()),
    makeEntry: over(entries.makeEntry),
    entryPerson: over(entries.entryPerson),
    entryPeople: over(entries.entryPeople),
    setupState: over(setup.setupState),
    newSetupCode: over(setup.newSetupCode),
    setUp: over(setup.setUp),
    createClinic: over(setup.createClinic),
    listClinics: over(setup.listClinics),
    addPersonWithLogin: over(setup.addPersonWithLogin),
    addTablet: over(setup.addTablet),
    invite: over(setup.invite),
    openInvitation: over(setup.openInvitation),
    acceptInvitation: over(setup.acceptInvitation),
    newTabletCode: over(setup.newTabletCode),
    enrolTablet: over(setup.enrolTablet),
    /** Called when a login, person or tablet of a clinic may have ended. Answers how to stop being called. */
    onEnded: (listener: (clinic: string) => void): (() => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    /** For reads of the identity schema by the views that belong to access. */
    pool,
    close: (): Promise<void> => pool.end(),
  };
}

export type OpenAccess = ReturnType<typeof openAccess>;

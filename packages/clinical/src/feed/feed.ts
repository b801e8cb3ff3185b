import {
  accepted,
  type Command,
  type Context,
  type Decision,
  type EventDraft,
  type Fold,
  isErased,
  type Reason,
  reasonsFrom,
  refused,
  type StreamName,
} from '../record/index.ts';
import type { Instant } from '../units/index.ts';

/**
 * A bedside monitor as the clinic knows it, and whom it is on. Stream `device/<id>`. What it measured is not here
 * (readings are kept apart, at their own rate); who it was measuring, and when nobody can say, is.
 */
export interface DeviceRegistration {
  readonly name: string;
  readonly maker: string;
  readonly model: string;
  /** How it names itself: MSH-3 or OBX-18, verbatim. */
  readonly identity: string;
  /** Network addresses it may speak from, each enough by itself; empty: it is known by its certificate alone. */
  readonly addresses: readonly string[];
  /** IANA zone of its clock, used where it gives a time without an offset. */
  readonly zone: string;
  readonly siteId: string;
  /** SHA-256 fingerprints of client certificates it may speak with, from anywhere; absent: its address alone counts. */
  readonly certificates?: readonly string[];
  /** Private code systems of its maker that the clinic adopted for it; absent: none. */
  readonly dialects?: readonly string[];
  /** It writes "no result" on every row as a habit, so that the mark says nothing; absent: the mark is believed. */
  readonly marksEveryRow?: boolean;
  /** It is for training: messages marked as training or debugging are taken as well. */
  readonly training?: boolean;
}

/** Explicit, double-identified: a device is on a patient because a person said so, never because it says so. */
export interface Association {
  readonly sessionId: string;
  readonly patientId: string;
  readonly chairId: string;
  readonly identifiersConfirmed: readonly string[];
  readonly from: Instant;
  readonly by: string;
}

export interface DeviceState {
  readonly deviceId: string;
  readonly registration: DeviceRegistration | null;
  readonly retired: boolean;
  readonly association: Association | null;
  /** Why it was taken off last; a conflict must be looked at before it goes on again. */
  readonly detached: { readonly at: Instant; readonly because: DetachReason; readonly sessionId?: string } | null;
  readonly sourceChange: { readonly at: Instant; readonly address: string } | null;
}

export const DETACH_REASONS = ['finished', 'moved', 'conflicting-patient', 'wrong-patient', 'replaced'] as const;
export type DetachReason = (typeof DETACH_REASONS)[number];

export type DeviceEvent =
  | EventDraft<'device-registered', DeviceRegistration>
  | EventDraft<'device-retired', { readonly because: string }>
  | EventDraft<'device-associated', Omit<Association, 'from' | 'by'>>
  | EventDraft<'device-detached', { readonly because: DetachReason; readonly sessionId: string }>
  | EventDraft<'device-source-changed', { readonly address: string; readonly controlId: string }>
  | EventDraft<'device-gap', { readonly from: Instant; readonly until: Instant }>
  | EventDraft<'device-clock-skewed', { readonly aheadMs: number }>;

export type DeviceCommand =
  | Command<'register-device', DeviceRegistration>
  | Command<'retire-device', { readonly because: string }>
  | Command<'associate-device', Omit<Association, 'from' | 'by'>>
  | Command<'detach-device', { readonly because: DetachReason }>
  | Command<'note-device-source', { readonly address: string; readonly controlId: string }>
  | Command<'note-device-gap', { readonly from: Instant; readonly until: Instant }>
  | Command<'note-device-clock', { readonly aheadMs: number }>;

export const deviceStream = (deviceId: string): StreamName => `device/${deviceId}`;

export const deviceFold: Fold<DeviceState> = {
  initial: (stream) => ({
    deviceId: stream.slice('device/'.length),
    registration: null,
    retired: false,
    association: null,
    detached: null,
    sourceChange: null,
  }),
  evolve(state, event) {
    if (isErased(event.body)) return state;
    const known = event as unknown as DeviceEvent;
    const at = event.occurredAt;
    switch (known.kind) {
      case 'device-registered':
        // Whoever registers it anew has looked at where it speaks from.
        return { ...state, registration: known.body, retired: false, sourceChange: null };
      case 'device-retired':
        return { ...state, retired: true, association: null };
      case 'device-associated':
        return { ...state, association: { ...known.body, from: at, by: event.author.id }, detached: null };
      case 'device-detached':
        return { ...state, association: null, detached: { at, ...known.body } };
      case 'device-source-changed':
        return { ...state, sourceChange: { at, address: known.body.address } };
      default:
        return state;
    }
  },
};

const reason = reasonsFrom('safety A13');

/**
 * Putting a monitor on a person is an order and can be refused, naming every reason; what a device was seen doing is a
 * fact and is not.
 */
export function decideDevice(state: DeviceState, command: DeviceCommand, context: Context): Decision {
  const event = <K extends DeviceEvent['kind']>(kind: K, body: Extract<DeviceEvent, { kind: K }>['body']): Decision =>
    accepted({
      stream: deviceStream(state.deviceId),
      events: [{ kind, version: 1, occurredAt: command.occurredAt, zone: context.zone, body }],
    });
  switch (command.kind) {
    case 'register-device':
      return event('device-registered', command.body);
    case 'retire-device':
      return event('device-retired', command.body);
    case 'associate-device': {
      const reasons: Reason[] = [];
      if (state.registration === null || state.retired) {
        reasons.push(
          reason(
            'device-not-registered',
            'This monitor is not registered',
            'only a registered monitor can be put on a patient',
          ),
        );
      }
      if (state.association !== null && state.association.sessionId !== command.body.sessionId) {
        reasons.push(reason('device-in-use', 'This monitor is on another patient', 'take it off there first'));
      }
      if (new Set(command.body.identifiersConfirmed).size < 2) {
        reasons.push(
          reason(
            'identifiers-missing',
            'Two identifiers are needed',
            'a live stream on the wrong patient is the first hazard',
            ['two of: name, date of birth, photo, record number'],
          ),
        );
      }
      return reasons.length > 0 ? refused(reasons) : event('device-associated', command.body);
    }
    case 'detach-device':
      if (state.association === null) {
        return refused([reason('device-not-in-use', 'This monitor is on nobody', 'there is nothing to take off')]);
      }
      return event('device-detached', { because: command.body.because, sessionId: state.association.sessionId });
    case 'note-device-source':
      return event('device-source-changed', command.body);
    case 'note-device-gap':
      return event('device-gap', command.body);
    case 'note-device-clock':
      return event('device-clock-skewed', command.body);
    default: {
      const never: never = command;
      throw new Error(`unknown command ${(never as Command).kind}`);
    }
  }
}

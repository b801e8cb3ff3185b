export {
  type AckCode,
  type AckHeader,
  ackHeaderOf,
  ackModeOf,
  acksDue,
  buildAck,
  type MessageError,
  type Outcome,
  senderNames,
} from './acknowledge.ts';
export type { DeviceAlarm } from './alarm.ts';
export {
  type DeviceMessage,
  type FiledReading,
  type OtherRow,
  type PatientClaim,
  type PatientId,
  type QuarantinedRow,
  type ReadOptions,
  refusedMessage,
} from './device-message.ts';
export { type Hl7Message, type Opened, openMessage, parseHl7 } from './hl7-message.ts';
export { formatHl7Time, parseHl7Time } from './hl7-time.ts';
export { shownUnit } from './identify.ts';
export type { QuarantineReason } from './judge-row.ts';
export { FRAME_BYTES_MAX, FRAMING_BYTES, type FramerEvent, frame, frameInto, MllpFramer } from './mllp-framer.ts';
export { DIALECT_NAMES, type Dialect, isDialect } from './nomenclature.ts';
export { readMessage } from './read-message.ts';
export { isOneMessage, messagesIn, type Piece, piecesOf } from './split-messages.ts';
export { isZone } from './zone.ts';

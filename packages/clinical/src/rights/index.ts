export { eventClass, visibleEvents } from './event-class.ts';
export {
  LINK_PURPOSE_IDS,
  LINK_PURPOSES,
  type LinkPurpose,
  type LinkPurposeId,
  purposeAllows,
} from './purposes.ts';
export {
  ACTIONS,
  type Action,
  classesSeen,
  EVENT_CLASSES,
  type EventClass,
  GRANTS,
  type Grant,
  type Grants,
  isAction,
  mayDo,
  RELATIONS,
  type Relation,
  rolesThatMay,
  SUBJECTS,
  type Subject,
  subjectsOf,
  type Verdict,
} from './rights.ts';
export { RIGHTS } from './table.ts';

export { CARE_COMMANDS } from './care-commands.ts';
export { DAY_DEFINITIONS } from './day-commands.ts';
export { type CommandDefinition, define, type Registry, registryOf, type States } from './definition.ts';
export { type Door, type DoorOptions, openDoor } from './door.ts';
export { foldOf } from './folds.ts';
export { HOUSE_COMMANDS } from './house-commands.ts';
export { issuesOf } from './issues.ts';
export { REGISTER_DEFINITIONS } from './register-commands.ts';
export { type StreamCache, streamCache } from './stream-cache.ts';

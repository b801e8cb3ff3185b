export { ageOn, dateText, fullName, Identity, type IdentityProps, initials } from './Identity.tsx';
export { NotShownOnce } from './NotShownOnce.tsx';

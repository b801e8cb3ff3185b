export { go, usePath } from './address.ts';
export { default as form } from './form.module.css';
export { Link } from './Link.tsx';
export { LookContext, useLook } from './look.ts';
export { Check, Options } from './Options.tsx';
export { PAGES, type PageProps, type PageRow, pageOf } from './pages.ts';
export { Shell } from './Shell.tsx';
export { Failed, Note, Trouble, Waiting } from './states.tsx';
export { dateOn, dayAndHourAt, dayAt, hourAt, shortDayAt } from './when.ts';

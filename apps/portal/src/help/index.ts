export { HelpNow, NotSafe, type Place, useReaders } from './HelpNow.tsx';

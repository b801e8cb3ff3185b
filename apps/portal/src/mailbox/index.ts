export { MailboxPage as default } from './MailboxPage.tsx';

import type { Words } from './en.ts';
import { contact } from './es/contact.ts';
import { mailbox } from './es/mailbox.ts';
import { menu } from './es/menu.ts';
import { my } from './es/my.ts';
import { open } from './es/open.ts';
import { path } from './es/path.ts';
import { refer } from './es/refer.ts';
import { shell } from './es/shell.ts';
import { signIn } from './es/sign-in.ts';
import { signUp } from './es/sign-up.ts';

export const es: Words = { shell, menu, path, my, contact, signUp, signIn, open, refer, mailbox };

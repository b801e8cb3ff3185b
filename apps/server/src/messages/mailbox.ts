import type { Instant } from '@keel/clinical/units';
import type { MailboxView } from '@keel/formats/api';
import type pg from 'pg';
import type { Outgoing, Way } from './way.ts';

/** What a demo keeps of messages that it sends to nobody. */
const SHOWN_MAX = 100;

/** The demo's mailbox: every message as it would have gone out, for a page that only a demo has. */
export function mailboxWay(
  pool: Pick<pg.Pool, 'query'>,
  clinic: string,
  channel: 'email' | 'text',
  now: () => Instant,
): Way {
  return {
    via: 'mailbox',
    async hand({ id, to, subject, text }: Outgoing) {
      await pool.query(
        `insert into identity.mailbox (message, clinic_id, channel, recipient, subject, words, at)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict (message) do nothing`,
        [id, clinic, channel, to, subject, text, new Date(now())],
      );
      return { ok: true };
    },
    close: () => undefined,
  };
}

export async function readMailbox(
  pool: Pick<pg.Pool, 'query'>,
  clinics: readonly string[],
): Promise<MailboxView['messages']> {
  const { rows } = await pool.query<{
    message: string;
    channel: 'email' | 'text';
    recipient: string;
    subject: string;
    words: string;
    at: Date;
  }>('select * from identity.mailbox where clinic_id = any ($1) order by at desc, message limit $2', [
    [...clinics],
    SHOWN_MAX,
  ]);
  return rows.map(({ message, channel, recipient, subject, words, at }) => ({
    id: message,
    at: at.toISOString(),
    channel,
    to: recipient,
    subject,
    text: words,
  }));
}

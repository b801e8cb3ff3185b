import { createTransport } from 'nodemailer';

/** One message as it leaves: nothing in it names or describes anybody beyond the address. */
export interface Outgoing {
  /** The same for every try of the same message. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Where one press ends e-mails to this person (RFC 8058); absent: it is to somebody else. */
  readonly unsubscribe?: string;
}

/** What came of handing it over. `again`: it may go better later. */
export type Handed = { readonly ok: true } | { readonly ok: false; readonly again: boolean };

/** One way out: takes a message or says that it did not. It never throws and never keeps what it was given. */
export interface Way {
  readonly via: 'smtp' | 'text-gateway' | 'mailbox';
  readonly hand: (message: Outgoing) => Promise<Handed>;
  readonly close: () => void;
}

const WITHIN_MS = 20_000;

/**
 * A mail server by its address (`smtps://user:password@host`). The Message-ID is made from the message, so a mailbox that
 * gets a second try of the same one can tell.
 */
export function smtpWay(url: string, from: string): Way {
  const transport = createTransport(url, { from });
  const host = from.slice(from.lastIndexOf('@') + 1).replace(/>$/, '');
  return {
    via: 'smtp',
    async hand({ id, to, subject, text, unsubscribe }) {
      try {
        await transport.sendMail({
          to,
          subject,
          text,
          messageId: `<${id}@${host}>`,
          // No answer by machines, and none to them.
          headers: {
            'auto-submitted': 'auto-generated',
            'x-auto-response-suppress': 'All',
            ...(unsubscribe === undefined
              ? {}
              : {
                  // Whole, however long: a folded address is not found by every mail program.
                  'list-unsubscribe': { prepared: true, value: `<${unsubscribe}>` },
                  'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
                }),
          },
          disableFileAccess: true,
          disableUrlAccess: true,
        });
        return { ok: true };
      } catch (error) {
        const { responseCode } = error as { responseCode?: number };
        // 5xx is the server's last word on this address; everything else may be a bad hour.
        return { ok: false, again: responseCode === undefined || responseCode < 500 };
      }
    },
    close: () => transport.close(),
  };
}

/**
 * A text gateway by one address: `POST {id, to, text}`, 2xx = taken. Whoever has another provider puts a few lines before
 * it; no provider's library comes in here.
 */
export function textWay(url: string): Way {
  return {
    via: 'text-gateway',
    async hand({ id, to, text }) {
      try {
        const answer = await fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'idempotency-key': id },
          body: JSON.stringify({ id, to, text }),
          signal: AbortSignal.timeout(WITHIN_MS),
          redirect: 'error',
        });
        return answer.ok ? { ok: true } : { ok: false, again: answer.status >= 500 || answer.status === 429 };
      } catch {
        return { ok: false, again: true };
      }
    },
    close: () => undefined,
  };
}

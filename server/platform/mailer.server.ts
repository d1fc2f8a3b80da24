import { createTransport } from 'nodemailer';
import { env } from './env.server.ts';

export type Letter = { /** Stays the same when a mail is tried again, so that a mailbox keeps one. */ messageId: string; recipient: string; subject: string; body: string };

/** Whether this installation has a mail server to send by. */
export const canSendMail = (): boolean => env().SMTP_URL !== undefined;

/**
 * Sends a plain-text mail by SMTP_URL.
 * @throws whatever the mail server refused with; the job is tried again.
 */
export async function sendMail({ messageId, recipient, subject, body }: Letter): Promise<void> {
  const url = env().SMTP_URL;
  if (!url) throw new Error('SMTP_URL is not set');
  const transport = createTransport({ url, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 });
  try {
    await transport.sendMail({
      from: env().MAIL_FROM,
      // An address object: a comma in it must not make two recipients.
      to: { name: '', address: recipient },
      subject,
      text: body,
      messageId: `<${messageId}@${new URL(env().ORIGIN).hostname}>`,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  } finally {
    transport.close();
  }
}

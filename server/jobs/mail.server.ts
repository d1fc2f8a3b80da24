import type { Task } from 'graphile-worker';
import { z } from 'zod';
import { deliverMail } from '../services/accounts/mail.server.ts';

const payloadOf = z.object({ mailId: z.uuid() });

/** Sends one mail; tried again with growing pauses when the mail server refuses. */
export const mailTask: Task = (payload) => deliverMail(payloadOf.parse(payload).mailId);

import { z } from "zod";
import { parseEmail } from "../shared/email.ts";
import { ok } from "../shared/outcome.ts";
import type { Secrets } from "../shared/secrets.ts";
import type { Delivery } from "./delivery.ts";
import type { LocalMail, LocalMailbox } from "./model.ts";
import type { MailboxRow, MailboxStore } from "./ports.ts";

/** A newcomer looks at the last few; older ones only make the page slow. */
export const MAILS_KEPT = 200;

const Body = z.object({
  to: z.string().refine((to) => parseEmail(to) === to),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
});

/** Delivery of the embedded default: mails go into the database, sealed, and are read on the mailbox page. */
export function localDelivery(store: MailboxStore, secrets: Secrets): Delivery {
  return {
    lanes: 1,
    deliver: async ({ id, to, letter }, now) => {
      const body = secrets.seal("mailbox", JSON.stringify({ to, ...letter }));
      await store.put({ id, body, at: now }, MAILS_KEPT);
      return { kind: "accepted", reply: "delivered to the local mailbox" };
    },
    verify: () => Promise.resolve(ok(undefined)),
  };
}

/** The mailbox page's view of it. */
export function openLocalMailbox(store: MailboxStore, secrets: Secrets): LocalMailbox {
  const unseal = ({ id, body, at }: MailboxRow): LocalMail => {
    const mail = Body.parse(JSON.parse(secrets.open("mailbox", body)));
    return { id, at, ...mail };
  };
  return {
    list: async () => (await store.list()).map(unseal),
    read: async (id) => {
      const row = await store.read(id);
      return row && unseal(row);
    },
  };
}

import { after, type Instant } from "../../src/shared/brand.ts";
import { MINUTE } from "../../src/shared/clock.ts";
import { mailLedger, type OpenStore } from "../../src/store/store.ts";
import type { DemoPerson } from "./person.ts";

const REPLY = {
  accepted: "250 2.0.0 OK",
  bounced: "552 5.2.2 Mailbox full",
} as const;

/** Tells the delivery ledger what became of the mails of the planted past, as if a server had said so then. */
export async function settleMails(store: OpenStore, people: readonly DemoPerson[], now: Instant): Promise<void> {
  const ledger = mailLedger(store);
  const statusOf = (address: string) => people.find(({ email }) => email === address)?.codeMail ?? "accepted";
  const claim = { now: after(now, -MINUTE), lease: "demo", leaseUntil: now };
  for (;;) {
    const claimed = await ledger.claim({
      ...claim,
      plan: (_mail, recipient) =>
        recipient ? { kind: "send", to: recipient.email } : { kind: "done", status: "dropped" },
    });
    if (claimed.kind === "nothing-due") return;
    if (claimed.kind === "done") continue;
    const status = statusOf(claimed.to);
    await ledger.settle(claimed.mail.id, claim.lease, { status, reply: REPLY[status] }, claimed.mail.queuedAt);
  }
}

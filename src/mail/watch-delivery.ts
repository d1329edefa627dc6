import type { HealthPart } from "../shared/health.ts";
import type { Delivery } from "./delivery.ts";

/**
 * Says at each try how the mail server is doing. A mail that was put off is an outage from the first time on: every flow
 * hangs on mails. A mail that was taken, or refused for good, is a word of a server that works.
 */
export const watchDelivery = (delivery: Delivery, health: HealthPart): Delivery => ({
  ...delivery,
  deliver: async (envelope, now) => {
    const verdict = await delivery.deliver(envelope, now);
    if (verdict.kind === "later") health.out(verdict.why ?? `The mail server puts mails off (${verdict.reply}).`);
    else health.well();
    return verdict;
  },
  verify: async () => {
    const checked = await delivery.verify();
    if (checked.ok) health.well();
    else health.out(checked.reason);
    return checked;
  },
});

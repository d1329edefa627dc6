import type { Instant } from "../../shared/brand.ts";
import type { MailOrder } from "../../shared/mail-order.ts";
import type { Member } from "./model.ts";

/** Tells every admin who can act on it: whoever limits sign-in, or lifts the limit, does not do so unseen. */
export const tellAdmins = (
  people: readonly Member[],
  news: {
    readonly what: "switched-on" | "switched-off" | "undone";
    /** Name of the admin who did it. */
    readonly by: string;
    readonly from: string;
  },
  now: Instant,
): readonly MailOrder[] =>
  people
    .filter(({ role, status }) => role === "admin" && status === "active")
    .map(({ id, language }) => ({
      template: "whitelist-changed",
      to: id,
      language,
      details: { whitelist: news.what, by: news.by, changedAt: now, address: news.from },
    }));

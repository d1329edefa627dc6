import { LIMITS } from "../../auth/auth.ts";
import { MINUTE } from "../../shared/clock.ts";
import { came, originOf, type Run } from "./came.ts";

export const mailRenewalLink: Run<"mail-renewal-link"> = async ({ auth }, work) => {
  const outcome = await auth.backupCodes.mailRenewalLink({ origin: originOf(work), once: work.key });
  return came(outcome, outcome === "mailed" ? { minutes: LIMITS.backupCodes.linkLifetime / MINUTE } : {});
};

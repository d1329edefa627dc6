import { LIMITS } from "../../auth/auth.ts";
import { DAY, MINUTE } from "../../shared/clock.ts";
import { came, originOf, type Run } from "./came.ts";

export const mailResetLink: Run<"mail-reset-link"> = async ({ auth }, work) => {
  const outcome = await auth.passwords.mailResetLink({ origin: originOf(work), once: work.key });
  if (outcome === "mailed") return came(outcome, { minutes: LIMITS.resetLink.lifetime / MINUTE });
  return came(outcome, outcome === "invited" ? { days: LIMITS.invitation.lifetime / DAY } : {});
};

import { LIMITS } from "../../auth/auth.ts";
import { MINUTE } from "../../shared/clock.ts";
import { came, originOf, type Run } from "./came.ts";

export const mailResetLink: Run<"mail-reset-link"> = async ({ auth }, work) => {
  const outcome = await auth.passwords.mailResetLink({ origin: originOf(work), once: work.key });
  return came(outcome, outcome === "mailed" ? { minutes: LIMITS.resetLink.lifetime / MINUTE } : {});
};

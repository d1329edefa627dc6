import type { Auth } from "../auth/auth.ts";
import type { Clock } from "../shared/clock.ts";
import type { Random } from "../shared/random.ts";
import type { ApprovalStore } from "./ports.ts";

export interface ApprovalDeps {
  readonly auth: Pick<Auth, "codes" | "ipWhitelist" | "recovery">;
  readonly store: ApprovalStore;
  readonly clock: Clock;
  readonly random: Random;
}

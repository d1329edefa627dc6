import type { Approvals } from "../../src/approvals/create-approvals.ts";

/** Nobody has asked for anything. */
export const approvalsDouble = (): Approvals => ({
  askForAddress: async () => ({ kind: "unproved" }),
  askForRecovery: async () => "unproved",
  resultIn: async () => undefined,
  board: async () => ({ ok: true, value: { open: [], past: [] } }),
  decide: async () => ({ kind: "refused", why: "unknown" }),
  decideInChat: async () => ({ kind: "not-yours" }),
  showOpen: async () => undefined,
  worker: { name: "approvals", drain: async () => 0 },
});

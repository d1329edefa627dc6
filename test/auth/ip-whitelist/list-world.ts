import { eq } from "drizzle-orm";
import { accounts, whitelistEntries } from "../../../db/schema/auth.ts";
import { audit } from "../../../db/schema/audit.ts";
import { auditChain, type WhitelistEdit } from "../../../src/auth/auth.ts";
import { authStore } from "../../../src/store/store.ts";
import { email, workspaceId } from "../../../src/shared/brand.ts";
import { plantedInMemory } from "../../fixtures/planted.ts";
import { openWorld, type World } from "../world.ts";

export const at = (address: string) => ({ address, userAgent: "Firefox" });
export const HQ = at("203.0.113.9");
export const HOME = at("198.51.100.7");

const PASSWORDS = {
  "marta@tidewater.example": "brass-sextant-52",
  "ana@tidewater.example": "kelp-barnacle-41",
  "joao@tidewater.example": "jangada-coral-74",
  "adrian@breakwater.example": "amber-rudder-28",
} as const;
export type Who = keyof typeof PASSWORDS;

const tidewater = workspaceId("tidewater-ferries");

export type ListWorld = Awaited<ReturnType<typeof openListWorld>>;

/** Tidewater Ferries with its list off, and Marta, its admin, at headquarters. */
export async function openListWorld(seed = "whitelist") {
  const world = await openWorld(await plantedInMemory(seed));
  const list = world.auth.ipWhitelist;
  const marta = await enter(world, "marta@tidewater.example", HQ);
  const save = (edit: WhitelistEdit, by = marta, shown?: string) => list.save({ ...by, edit, shown });
  return {
    ...world,
    list,
    store: authStore(world.open, world.random, auditChain(world.secrets)),
    marta,
    enter: (who: Who, seen = HQ) => enter(world, who, seen),
    save,
    /** Looks at what would happen and agrees to it. */
    saveSeen: async (edit: WhitelistEdit, by = marta) => {
      const shown = await list.preview({ ...by, edit });
      return save(edit, by, shown.kind === "show" ? shown.preview.digest : undefined);
    },
    see: async (by = marta) => {
      const view = await list.view(by);
      if (!view.ok) throw new Error(`not shown: ${view.reason}`);
      return view.value;
    },
    promote: (who: Who) =>
      world.open.queries
        .update(accounts)
        .set({ role: "admin" })
        .where(eq(accounts.email, email(who)))
        .run(),
    /** Many entries at once. */
    plant: (ranges: readonly string[]) =>
      world.open.queries
        .insert(whitelistEntries)
        .values(
          ranges.map((range) => ({ id: range, range, workspace: tidewater, note: "", addedAt: world.clock.now() })),
        )
        .run(),
    recorded: () =>
      world.open.queries
        .select()
        .from(audit)
        .all()
        .filter(({ line }) => line.includes("whitelist"))
        .map(({ event, line }) => `${event} ${line}`),
    tidewater,
  };
}

/** Signs in there; what comes back is somebody acting in that session. */
async function enter(world: World, who: Who, seen: typeof HQ) {
  const answer = await world.auth.signIn.withPassword({
    address: email(who),
    password: PASSWORDS[who],
    language: "en",
    seen,
  });
  if (answer.kind !== "signed-in") throw new Error(`${who} was not let in: ${answer.kind}`);
  return { session: answer.session, seen };
}

export const add = (range: string, days?: number): WhitelistEdit => ({
  kind: "add",
  range,
  label: "Office",
  reason: "",
  days,
});
export const ON: WhitelistEdit = { kind: "switch", on: true };
export const OFF: WhitelistEdit = { kind: "switch", on: false };

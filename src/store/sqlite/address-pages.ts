import { and, desc, eq, gt, isNull } from "drizzle-orm";
import { addressPages } from "../../../db/schema/address-pages.ts";
import type { AddressPageStore } from "../../approvals/ports.ts";
import type { Instant, TokenHash } from "../../shared/brand.ts";
import type { OpenStore } from "./database.ts";

/** The database side of the page that reads an address. */
export function addressPageStore({ queries }: OpenStore): AddressPageStore {
  const waiting = (hash: TokenHash, now: Instant) =>
    and(eq(addressPages.hash, hash), isNull(addressPages.address), gt(addressPages.expiresAt, now));
  return {
    keep: async (page) => void queries.insert(addressPages).values(page).run(),
    isOpen: async (hash, now) => queries.select().from(addressPages).where(waiting(hash, now)).get() !== undefined,
    fill: async (hash, address, now) =>
      queries.update(addressPages).set({ address }).where(waiting(hash, now)).run().changes === 1,
    newestIn: async (conversation, now) => {
      const newest = queries
        .select()
        .from(addressPages)
        .where(and(eq(addressPages.conversation, conversation), gt(addressPages.expiresAt, now)))
        .orderBy(desc(addressPages.sequence))
        .limit(1)
        .get();
      return newest?.address ?? undefined;
    },
  };
}

import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { lastingPart, type IpList } from "../../../src/auth/ip-whitelist/model.ts";
import { canEnter } from "../../../src/auth/ip-whitelist/rules.ts";
import { isAllowed } from "../../../src/auth/ip-whitelist/range.ts";
import type { Session } from "../../../src/auth/ports.ts";
import { hashToken } from "../../../src/shared/secrets.ts";
import { openListWorld } from "./list-world.ts";
import { ADDRESSES, EDITS, listOf, NOW, offerOf, person, type Small, smallWorld, STANDINGS } from "./small-world.ts";
import { cases } from "../../support/soak.ts";

let like: Session;
beforeAll(async () => {
  const world = await openListWorld();
  const session = await world.store.session(hashToken(world.marta.session));
  if (!session) throw new Error("Marta is not signed in.");
  like = session;
});

const LISTS: readonly IpList[] = [true, false].flatMap((on) =>
  STANDINGS.flatMap((a) => STANDINGS.flatMap((b) => STANDINGS.map((c) => listOf(on, [a, b, c])))),
);

/** Every set of addresses from which somebody may have come. */
const PLACES = Array.from({ length: 8 }, (_, set) => ADDRESSES.filter((__, at) => (set >> at) % 2 === 1));

const passes = (list: IpList, address: string) => isAllowed(list, address, NOW);

/** Whether some admin gets in: one of `admins` from where they came, or the one who is at `address` now. */
const getsIn = (list: IpList, admins: readonly ReturnType<typeof person>[], address: string) =>
  passes(list, address) || admins.some((admin) => canEnter(admin, list, NOW));

const MEMBERS = [person("m", "member", [ADDRESSES[0]]), person("n", "member", [ADDRESSES[1], ADDRESSES[2]])];

describe.each(PLACES.map((places) => [places.join(" and ") || "nowhere", places] as const))(
  "with another admin seen at %s",
  (_where, places) => {
    test("no edit and no undo takes from any list its way in for an admin, now or when entries have ended", () => {
      const actor = person("a", "admin", []);
      const other = person("b", "admin", places);
      const play = smallWorld(like, [actor, other, ...MEMBERS]);
      let accepted = 0;
      for (const list of LISTS)
        for (const address of ADDRESSES) {
          const nexts = [
            ...EDITS.map((edit) => play.edit({ list, undo: undefined }, actor, address, edit)),
            ...LISTS.map((before) => play.undo({ list, undo: offerOf(before) }, actor, address)),
          ].filter((next) => next.list !== list);
          accepted += nexts.length;
          const lasting = getsIn(lastingPart(list), [other], address);
          const lost = nexts.filter(
            (next) => !passes(next.list, address) || (lasting && !getsIn(lastingPart(next.list), [other], address)),
          );
          expect(lost).toEqual([]);
        }
      expect(accepted).toBeGreaterThan(3000);
    });
  },
);

const keyOf = ({ list, undo }: Small) => JSON.stringify([list, undo?.before]);

/** Everything that anybody can bring about from here in one step, and where they are. */
const stepsFrom = (at: Small, admins: readonly ReturnType<typeof person>[], play: ReturnType<typeof smallWorld>) =>
  admins.flatMap((actor) =>
    ADDRESSES.flatMap((address) => [
      { address, next: play.undo(at, actor, address) },
      ...EDITS.map((edit) => ({ address, next: play.edit(at, actor, address, edit) })),
    ]),
  );

test("every list that two admins can reach from one that is off lets in whoever made it, and nothing else is refused", () => {
  const a = person("a", "admin", [ADDRESSES[0]]);
  const b = person("b", "admin", [ADDRESSES[1]]);
  const play = smallWorld(like, [a, b, ...MEMBERS]);
  const start: Small = { list: listOf(false, []), undo: undefined };
  const seen = new Map([[keyOf(start), start]]);
  const open = [start];
  const meet = (next: Small) => {
    if (seen.has(keyOf(next))) return;
    seen.set(keyOf(next), next);
    open.push(next);
  };
  for (let at = open.pop(); at; at = open.pop())
    for (const { address, next } of stepsFrom(at, [a, b], play)) {
      if (next === at) continue;
      expect(passes(next.list, address)).toBe(true);
      meet(next);
    }
  const lists = new Set([...seen.values()].map(({ list }) => JSON.stringify(list)));
  // All 27 while off; while on, those that let in at least one address for good.
  expect(lists.size).toBe(27 + 27 - 2 ** 3);
});

test("an edit that is undone leaves no trace, whatever the list was", () => {
  const actor = person("a", "admin", [...ADDRESSES]);
  const play = smallWorld(like, [actor, ...MEMBERS]);
  const chosen = fc.tuple(fc.constantFrom(...LISTS), fc.constantFrom(...EDITS), fc.constantFrom(...ADDRESSES));
  fc.assert(
    fc.property(chosen, ([list, edit, address]) => {
      const changed = play.edit({ list, undo: undefined }, actor, address, edit);
      const back = play.undo(changed, actor, address);
      if (changed.undo === undefined) return true;
      const ends = list.on && !getsIn(lastingPart(list), [actor], address);
      // Refused only where the list of before would shut out whoever undoes it, or every admin some day.
      if (!passes(list, address)) return back === changed;
      if (ends && back === changed) return true;
      return back.undo === undefined && JSON.stringify(back.list) === JSON.stringify(list);
    }),
    { numRuns: cases(1000) },
  );
});

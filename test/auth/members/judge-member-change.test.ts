import { describe, expect, test } from "vitest";
import { evaluateMemberChange, type MemberCase } from "../../../src/auth/members/rules.ts";
import { EVERY_CASE } from "./table.ts";

const verdicts = EVERY_CASE.map((one) => ({ ...one, verdict: evaluateMemberChange(one) }));
const where = (fits: (one: MemberCase) => boolean) => verdicts.filter(fits);
const all = (rows: typeof verdicts) => [...new Set(rows.map(({ verdict }) => verdict))].sort();

const takesAdmin = ({ action, role, status }: MemberCase) =>
  ["make-member", "disable"].includes(action) && role === "admin" && status === "active";
const byAdmin = (one: MemberCase) => one.actorRole === "admin" && !one.isSelf;

test("the table has every combination, 1152 of them", () => {
  expect(new Set(EVERY_CASE.map((one) => JSON.stringify(one))).size).toBe(1152);
});

describe("of all cases", () => {
  test("a member does nothing to anybody", () => {
    expect(all(where(({ actorRole }) => actorRole === "member"))).toEqual(["not-admin"]);
  });

  test("an admin does to oneself nothing but ask for a reset mail", () => {
    const own = where((one) => one.actorRole === "admin" && one.isSelf);
    expect(all(own.filter(({ action }) => action !== "mail-reset-link"))).toEqual(["yourself"]);
    expect(all(own.filter(({ action }) => action === "mail-reset-link"))).toEqual(["allowed", "disabled", "used-up"]);
  });

  test("the last active admin is neither made a member nor disabled", () => {
    expect(all(where((one) => byAdmin(one) && takesAdmin(one) && one.otherAdmins === 0))).toEqual(["last-admin"]);
    expect(all(where((one) => byAdmin(one) && takesAdmin(one) && one.otherAdmins > 0))).toEqual(["allowed"]);
    expect(where((one) => evaluateMemberChange(one) === "last-admin" && !takesAdmin(one))).toEqual([]);
  });

  test("a change that changes nothing is told so, and every other one is allowed", () => {
    const changing = where((one) => byAdmin(one) && !takesAdmin(one) && one.action !== "mail-reset-link");
    for (const { verdict, ...one } of changing) {
      const so: Readonly<Record<string, boolean>> = {
        "make-admin": one.role === "admin",
        "make-member": one.role === "member",
        disable: one.status === "disabled",
        enable: one.status === "active",
        unlock: !one.locked,
      };
      expect([one, verdict]).toEqual([one, so[one.action] ? "unchanged" : "allowed"]);
    }
  });

  test("a reset mail goes to whoever is active and has budget left, whatever else is true", () => {
    const mailing = where((one) => one.actorRole === "admin" && one.action === "mail-reset-link");
    for (const { verdict, status, mayMail } of mailing) {
      expect(verdict).toBe(status === "disabled" ? "disabled" : mayMail ? "allowed" : "used-up");
    }
  });
});

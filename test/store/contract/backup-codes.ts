import { expect } from "vitest";
import type { Subject } from "../../../src/auth/model.ts";
import { passwordHash, tokenHash } from "../../../src/shared/brand.ts";
import { always, emailOf, found, keyOf, minute, QUINN, save } from "./company.ts";
import { holdLaws, howMany, type Laws, type Make, type Ports } from "./store.ts";

const subject: Subject = { kind: "address", email: emailOf("quinn"), key: keyOf("quinn") };
const look = ({ auth }: Ports) => auth.backupCodes.read(subject, always);

const draw = (ports: Ports, set: string, at = minute(0)) => {
  const hashes = ["one", "two", "three"].map(passwordHash);
  return save(ports, [{ kind: "backup-codes-drawn", account: QUINN, set, drawnBy: tokenHash("session"), hashes }], at);
};
const activate = (ports: Ports, set: string, at = minute(0)) =>
  save(ports, [{ kind: "backup-codes-activated", account: QUINN, set }], at);
const use = (ports: Ports, set: string, number: number) => save(ports, [{ kind: "backup-code-used", set, number }]);

const LAWS: Laws = {
  "codes that were not said to be saved open nothing": async (store) => {
    await draw(store, "set");
    await expect(use(store, "set", 1)).rejects.toThrow(/used up/u);
    expect(await look(store)).toMatchObject({
      active: undefined,
      drawn: { id: "set", codes: [{ number: 1 }, {}, {}] },
    });
  },
  "of many who say that one set is saved one is right, and it is active": async (store) => {
    await draw(store, "set");
    expect(await howMany(store, 10, (ports) => activate(ports, "set", minute(2)))).toBe(1);
    expect(await look(store.beside)).toMatchObject({ active: { id: "set", activatedAt: minute(2) }, drawn: undefined });
  },
  "of many uses of one code one is saved, and the others of its set stay good": async (store) => {
    await draw(store, "set");
    await activate(store, "set");
    expect(await howMany(store, 20, (ports) => use(ports, "set", 2))).toBe(1);
    const { active } = await look(store);
    expect(active?.codes.map(({ used }) => used)).toEqual([false, true, false]);
  },
  "a set that becomes active voids the one before, and one that is drawn anew the one that waited": async (store) => {
    await draw(store, "first");
    await activate(store, "first");
    await draw(store, "second");
    await draw(store, "third");
    await expect(activate(store, "second")).rejects.toThrow(/used up/u);
    await activate(store, "third");
    await expect(use(store, "first", 1)).rejects.toThrow(/used up/u);
    expect((await look(store)).active?.id).toBe("third");
  },
  "all of an account are voided, or those that became active since a moment": async (store) => {
    await draw(store, "set");
    await activate(store, "set", minute(3));
    await save(store, [{ kind: "backup-codes-voided", account: QUINN, madeSince: minute(4) }]);
    expect((await look(store)).active?.id).toBe("set");
    await save(store, [{ kind: "backup-codes-voided", account: QUINN }]);
    expect(await look(store)).toMatchObject({ active: undefined, drawn: undefined });
  },
};

export const backupCodeContract = (make: Make): void => holdLaws("backup codes", make, LAWS, found);

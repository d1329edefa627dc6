import { expect } from "vitest";
import { conversationId, tokenHash } from "../../../src/shared/brand.ts";
import { minute, start } from "./company.ts";
import { atOnce, holdLaws, type Laws, type Make, type Ports } from "./store.ts";

const conversation = conversationId("chat");
const keep = ({ addressPages }: Ports, name: string, at = 0) =>
  addressPages.keep({ hash: tokenHash(name), conversation, madeAt: minute(at), expiresAt: minute(at + 30) });

const LAWS: Laws = {
  "of many presses the first counts": async (store) => {
    await keep(store, "page");
    const fill = ({ addressPages }: Ports, n: number) =>
      addressPages.fill(tokenHash("page"), `192.0.2.${String(n)}`, start);
    const pressed = await atOnce(store, 8, fill);
    expect(pressed.filter((one) => one.status === "fulfilled" && one.value)).toHaveLength(1);
    expect(await store.addressPages.isOpen(tokenHash("page"), start)).toBe(false);
  },
  "a page is open until it ends, and one that is not there never": async (store) => {
    await keep(store, "page");
    const open = (name: string, at: number) => store.addressPages.isOpen(tokenHash(name), minute(at));
    expect([await open("page", 29), await open("page", 30), await open("none", 0)]).toEqual([true, false, false]);
    expect(await store.addressPages.fill(tokenHash("page"), "192.0.2.1", minute(30))).toBe(false);
  },
  "of pages of one moment the newest of a chat says the address, while it is good": async (store) => {
    for (const name of ["m", "z", "a"]) await keep(store, name);
    for (const name of ["m", "z"]) await store.addressPages.fill(tokenHash(name), `of ${name}`, start);
    expect(await store.addressPages.newestIn(conversation, start)).toBeUndefined();
    await store.addressPages.fill(tokenHash("a"), "of a", start);
    const newest = (at: number, chat = conversation) => store.addressPages.newestIn(chat, minute(at));
    expect([await newest(29), await newest(30), await newest(0, conversationId("other"))]).toEqual([
      "of a",
      undefined,
      undefined,
    ]);
  },
};

/** Pages that read an address. */
export const addressPageContract = (make: Make): void => holdLaws("pages that read an address", make, LAWS);

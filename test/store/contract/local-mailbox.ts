import { expect } from "vitest";
import { sealed } from "../../../src/shared/brand.ts";
import { minute } from "./company.ts";
import { atOnce, holdLaws, type Laws, type Make, type Ports } from "./store.ts";

const put = ({ mailbox }: Ports, id: string, at = 0, keep = 10) =>
  mailbox.put({ id, body: sealed(`body of ${id}`), at: minute(at) }, keep);
const idsIn = async ({ mailbox }: Ports) => (await mailbox.list()).map(({ id }) => id);

const LAWS: Laws = {
  "a mail is kept once, and read by its id": async (store) => {
    await atOnce(store, 4, (ports) => put(ports, "one"));
    expect([await idsIn(store), (await store.mailbox.read("one"))?.body]).toEqual([["one"], "body of one"]);
    expect(await store.mailbox.read("none")).toBeUndefined();
  },
  "the newest are kept and come first, also of one moment": async (store) => {
    for (const id of ["m", "z", "a"]) await put(store, id, 1, 2);
    await put(store, "early", 0, 3);
    expect(await idsIn(store.beside)).toEqual(["a", "z", "early"]);
  },
};

/** The mailbox page of the embedded default. */
export const mailboxContract = (make: Make): void => holdLaws("the local mailbox", make, LAWS);

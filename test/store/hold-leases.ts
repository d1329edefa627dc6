import { email, instant } from "../../src/shared/brand.ts";
import { beginStart, mailLedger, openStore } from "../../src/store/store.ts";

/**
 * A start of the program in a process of its own: takes one mail in hand, says so, and then does nothing until it is
 * killed.
 *
 * Arguments: database file, id of the start, time in milliseconds, end of the lease in milliseconds.
 */
const [file = "", start = "", time, end] = process.argv.slice(2);

const now = instant(Number(time));
const store = beginStart(openStore(file), file, start, now);
const decide = () => ({ kind: "send", to: email("ana@acme.example") }) as const;
const claim = { now, takes: ["awaited", "notice"], lease: start, leaseUntil: instant(Number(end)), decide } as const;
await mailLedger(store).claim(claim);
// A lock that nothing refers to was closed with the garbage, and this start taken for dead.
globalThis.gc?.();
process.stdout.write("has it\n");
process.stdin.resume();

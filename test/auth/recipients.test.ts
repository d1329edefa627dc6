import fc from "fast-check";
import { expect, test } from "vitest";
import { email } from "../../src/shared/brand.ts";
import { DAY } from "../../src/shared/clock.ts";
import { parseEmail } from "../../src/shared/email.ts";
import { idOf, openWorld } from "./world.ts";
import { cases } from "../support/soak.ts";

const victim = "ana@tidewater.example";
const separators = [",", ";", " ", "\n", "\r\n", "%0a", "\0", "\t", "<", '"', "(", "@", ", Bcc: ", "\r\nRCPT TO:<"];
const twins: Readonly<Record<string, string>> = {
  a: "а",
  c: "с",
  e: "е",
  m: "ｍ",
  x: "х",
  n: "ո",
  "@": "＠",
  ".": "．",
};

/** Spellings that some mail program might read as the victim, or as the victim and somebody else. */
const spelling = fc.oneof(
  fc.tuple(fc.constantFrom(...separators), fc.emailAddress()).map(([between, other]) => victim + between + other),
  fc.tuple(fc.emailAddress(), fc.constantFrom(...separators)).map(([other, between]) => other + between + victim),
  fc.nat({ max: victim.length - 1 }).map((at) => {
    const letter = victim.charAt(at);
    return victim.slice(0, at) + (twins[letter] ?? letter.toUpperCase()) + victim.slice(at + 1);
  }),
  fc.emailAddress().map((other) => `"${victim}"@${other.split("@")[1] ?? ""}`),
  fc.constantFrom(victim, ` ${victim} `, victim.toUpperCase(), "ana+x@tidewater.example", "a.na@tidewater.example"),
  fc.string({ maxLength: 40, unit: "binary" }).map((noise) => `${noise}${victim}`),
);

test(
  "whatever is typed as an address, a mail goes to the stored account or nowhere",
  { timeout: 120_000 },
  async () => {
    const world = await openWorld();
    const ana = idOf(world, victim);
    let seen = 0;
    await fc.assert(
      fc.asyncProperty(spelling, fc.boolean(), async (typed, unparsed) => {
        // Also past the parser, as a caller with a hole in it would.
        const address = unparsed ? email(typed) : parseEmail(typed);
        if (address === undefined) return;
        world.clock.advance(DAY);
        const asked = await world.ask(address, world.random.id());
        const mails = world.readMails(seen);
        seen += mails.length;
        expect(asked.kind).toBe("mailed");
        expect(mails.map((mail) => mail.recipient)).toEqual([address === victim ? ana : "decoy"]);
      }),
      { numRuns: cases(2500) },
    );
  },
);

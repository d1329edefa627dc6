import fc from "fast-check";
import { expect, test } from "vitest";
import { drawLinkLetters, inGroups } from "../../../src/auth/linked-chats/rules.ts";
import { readLanguages } from "../../../src/app/read-languages.ts";
import { OWN_FLOWS } from "../../../src/app/shipped-intents.ts";
import { seededRandom } from "../../../src/shared/random.ts";
import { cutSecrets } from "../../../src/understanding/secrets/secrets.ts";
import { PLACEHOLDER } from "../../../src/understanding/entities/mask.ts";

const vocabulary = readLanguages(OWN_FLOWS);
const cut = (text: string) => cutSecrets(text, vocabulary);

test("every code that is drawn is found as it is shown, in any case and between any words, and is no other secret", () => {
  const around = fc.constantFrom("", "link ", "vincular ", "my code: ", "/start ", "hello, here it is: ");
  fc.assert(
    fc.property(fc.string(), around, fc.boolean(), (seed, before, small) => {
      const letters = drawLinkLetters(seededRandom(seed));
      const shown = small ? inGroups(letters).toLowerCase() : inGroups(letters);
      expect(cut(`${before}${shown}`)).toMatchObject({ links: [letters], codes: [], cut: ["link"] });
      expect(cut(`${before}${shown}`).text).toBe(`${before}${PLACEHOLDER}`.trim());
    }),
  );
});

test.each(["link 7k2q 9xmb 3dt", "Vincular: 7K2Q9XMB3DT", "link 7K2Q - 9XMB - 3DT", "link 7K2Q–9XMB–3DT"])(
  "%s is found behind its word",
  (text) => {
    expect(cut(text)).toMatchObject({ links: ["7K2Q9XMB3DT"], cut: ["link"] });
  },
);

test.each([
  "my phone is 5511-9876-543",
  "2024 year old",
  "see https://example.com/1abc-abcd-abc",
  "order AB12-CD34-EF56",
  "nice-chat-bot",
  "7K2Q-9XMB-3D7",
  "ana.7k2q-9xmb-3dt@example.com",
])("%s holds no code that links a chat", (text) => {
  expect(cut(text).links).toEqual([]);
});

import fc from "fast-check";

/** Addresses stored on accounts. Everything else that is typed must never receive anything. */
export const STORED = [
  "ana@acme.example",
  "tom.becker@acme.example",
  "lucia+login@post.acme.example",
  "joao@example.com",
];

/** Stands in every foreign address, and so may stand in no mail. */
export const EVIL = "evil-mallory";

const stored = fc.constantFrom(...STORED);
const evil = fc
  .constantFrom("x.example", "acme.example", "example.com", "ACME.example.x.example")
  .map((domain) => `${EVIL}@${domain}`);
const JOINTS = [
  ",",
  ";",
  " ",
  ", ",
  "\n",
  "\r\n",
  "\r",
  "\t",
  "\0",
  "%0a",
  "%0d%0a",
  "%00",
  "%2c",
  "|",
  "&email=",
  "\u2028",
  "\r\nBcc: ",
  "\nCc: ",
  "%0aBcc:",
  "\r\nRCPT TO:<",
  "> <",
  "\\n",
  "\u0085",
  "\u3000",
  " and ",
  " o ",
  " or ",
  "/",
  "@",
  "<",
  "(",
  '"',
  "\u202e",
  "\u200b",
  "=?utf-8?q?,?=",
  "\r\n\r\n.\r\n",
];
const TWINS: Readonly<Record<string, string>> = {
  a: "а",
  c: "с",
  e: "е",
  o: "о",
  p: "р",
  x: "х",
  i: "і",
  j: "ј",
  m: "ｍ",
  n: "ո",
  u: "ｕ",
  l: "ⅼ",
  t: "ｔ",
  "@": "＠",
  ".": "。",
  "+": "＋",
};

const twin = fc.tuple(stored, fc.nat()).map(([address, draw]) => {
  const at = draw % address.length;
  const letter = address.charAt(at);
  return address.slice(0, at) + (TWINS[letter] ?? letter.toUpperCase()) + address.slice(at + 1);
});
const wide = stored.map((address) =>
  address.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)),
);
const several = fc.tuple(stored, fc.constantFrom(...JOINTS), evil).map((parts) => parts.join(""));
const severalTurned = fc.tuple(evil, fc.constantFrom(...JOINTS), stored).map((parts) => parts.join(""));

/** Shapes in which mail libraries and parsers of forms have found a second recipient. */
const shaped = fc.tuple(fc.nat(), stored, evil).map(([draw, good, bad]) => {
  const goodDomain = good.split("@")[1] ?? "";
  const badDomain = bad.split("@")[1] ?? "";
  const shapes = [
    `"${good}"@${badDomain}`,
    `"${bad} x"@${goodDomain}`,
    `"${bad}"@${goodDomain}`,
    `"Ana <${good}>" <${bad}>`,
    `Ana <${bad}>`,
    `${good} <${bad}>`,
    `<${good}> <${bad}>`,
    `${good}(${bad})`,
    `group:${good},${bad};`,
    `["${good}","${bad}"]`,
    `{"email":["${good}","${bad}"]}`,
    `{"$ne":null,"to":"${bad}"}`,
    `[object Object] ${bad}`,
    `mailto:${good}?cc=${bad}`,
    `mailto:${good}?bcc=${bad}&subject=x`,
    `${good}@${badDomain}`,
    `${bad}%${goodDomain}`,
    `${good}.${EVIL}.example`,
    `${EVIL}.${good}`,
    `${EVIL}+${good}`,
    `@${badDomain}:${good}`,
    `${bad}!${good}`,
    `no, not ${good} but ${bad}`,
    `${good} no, it's ${bad}`,
    `${bad}, I mean ${good}`,
    `=?utf-8?q?${bad}?= <${good}>`,
    `Subject: hi\r\nBcc: ${bad}\r\n\r\n${good}`,
    `send ${good}'s code to ${bad}`,
    `cc: ${bad}; to: ${good}`,
  ];
  return shapes[draw % shapes.length] ?? bad;
});
const noise = fc.tuple(fc.string({ unit: "binary", maxLength: 30 }), stored).map((parts) => parts.join(""));

export const hostile: fc.Arbitrary<string> = fc.oneof(
  ...[several, severalTurned, twin, wide, noise, evil, stored].map((arbitrary) => ({ weight: 2, arbitrary })),
  { weight: 8, arbitrary: shaped },
);

/** What somebody writes around it: a whole trouble, a bare answer, a correction. */
export const inSentence = fc
  .tuple(
    fc.constantFrom(
      "I forgot my password, I'm ",
      "olvidé mi contraseña, soy ",
      "esqueci a senha: ",
      "forgot password ",
      "",
      "",
      "my email is ",
      "no, it's ",
      "sorry, I meant ",
      "perdón, es ",
      "send the code to ",
      "resend to ",
    ),
    hostile,
  )
  .map((parts) => parts.join(""));

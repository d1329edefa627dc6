/** A way in which a secret could lie in a file, and whether it does. */
const DISGUISES: Readonly<Record<string, (secret: string) => readonly string[]>> = {
  clear: (secret) => [secret],
  grouped: (secret) =>
    isCode(secret) ? [`${secret.slice(0, 3)} ${secret.slice(3)}`, `${secret.slice(0, 3)}-${secret.slice(3)}`] : [],
  "letters only": (secret) => [secret.replaceAll(/[^\p{L}\p{N}]/gu, "")],
  lowered: (secret) => [secret.toLowerCase(), secret.toLowerCase().replaceAll("-", "")],
  hex: (secret) => [Buffer.from(secret).toString("hex"), Buffer.from(secret).toString("hex").toUpperCase()],
  base64: (secret) => folded(secret, "base64"),
  base64url: (secret) => folded(secret, "base64url"),
  "UTF-16": (secret) => [Buffer.from(secret, "utf16le").toString("latin1")],
};

/** Base64 of the secret inside a longer text, at each of the three places where it can begin: the letters that it alone decides. */
const folded = (secret: string, encoding: "base64" | "base64url") =>
  [0, 1, 2].map((shift) => {
    const bytes = Buffer.from("x".repeat(shift) + secret);
    return bytes.toString(encoding).slice(Math.ceil((shift * 8) / 6), Math.floor((bytes.length * 8) / 6));
  });

const isCode = (secret: string) => /^\d{6,8}$/u.test(secret);

/** Names of the disguises in which `secret` lies in `bytes`. Six digits inside a longer number are chance, no code. */
export function foundIn(bytes: Buffer, secret: string): readonly string[] {
  const text = bytes.toString("latin1");
  return Object.entries(DISGUISES)
    .filter(([, forms]) => forms(secret).some((form) => isThere(text, form)))
    .map(([name]) => name);
}

function isThere(text: string, form: string): boolean {
  if (form.length < 5) return false;
  if (!isCode(form)) return text.includes(form);
  return new RegExp(`(?<![0-9])${form}(?![0-9])`, "u").test(text);
}

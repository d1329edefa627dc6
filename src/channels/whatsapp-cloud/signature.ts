import { createHmac } from "node:crypto";
import { sameMac } from "../../shared/secrets.ts";

/** HMAC-SHA-256 in hex. An older `sha1=` says nothing today. */
const SHAPE = /^sha256=[0-9a-f]{64}$/u;

/** Whether the header `X-Hub-Signature-256` could be one at all: looked at before a byte of the body is read. */
export const looksSigned = (header: unknown): header is string => typeof header === "string" && SHAPE.test(header);

/**
 * Whether exactly these bytes were signed with the app's secret. The bytes as they came: JSON that was read and written
 * again is another text.
 */
export function isSigned(raw: Uint8Array, header: string, appSecret: string): boolean {
  const expected = createHmac("sha256", appSecret).update(raw).digest("hex");
  return sameMac(header, `sha256=${expected}`);
}

import { readFileSync, statSync } from "node:fs";
import { crc32, inflateSync } from "node:zlib";
import type { Logo } from "../shared/logo.ts";
import { no, ok, type Outcome } from "../shared/outcome.ts";

/** People read mails on the way, so a logo is light. */
const MOST_BYTES = 150_000;

/** Points of the picture: sharp on fine screens from the first, more than anybody sees from the second on. */
const LEAST_SIDE = 48;
const MOST_SIDE = 2000;

/** Wider, and it is a hairline on a phone; higher, and it pushes the page down. */
const WIDEST = 8;

/**
 * Reads the picture that stands for the company. Only PNG: every mail program shows it, and it can run nothing. Of its
 * parts those are kept that are seen; notes, places and whatever lies behind the picture are left out.
 *
 * @returns the logo, or a sentence about the file with the cure, to be put behind the name of the setting
 */
export function readLogo(file: string): Outcome<Logo, string> {
  const bytes = bytesOf(file);
  if (bytes === undefined)
    return no(`names ${file}, which is no file that can be read. Write the path of your logo, a PNG.`);
  if (bytes.length > MOST_BYTES)
    return no(`is too heavy (${kilobytes(bytes.length)}, at most ${kilobytes(MOST_BYTES)}). Save it smaller.`);
  if (!bytes.subarray(0, SIGNATURE.length).equals(SIGNATURE))
    return no("is no PNG. Save it as PNG: mail programs show no SVG and no WebP.");
  const parts = partsOf(bytes);
  const picture = parts && pictureIn(parts);
  if (!parts || !picture) return no("is a damaged PNG. Open it in a program for pictures and save it again.");
  const { width, height } = picture;
  if (parts.some(({ name }) => name === "acTL")) return no("moves. Save it as a PNG that stands still.");
  if (Math.min(width, height) < LEAST_SIDE || Math.max(width, height) > MOST_SIDE)
    return no(`is ${String(width)} × ${String(height)} points. ${SIZE}`);
  if (width > WIDEST * height || height > 2 * width)
    return no(`is ${String(width)} × ${String(height)} points, which leaves it unreadable on a phone. ${SHAPE}`);
  return ok({ bytes: written(parts), width, height });
}

const SIZE = `Save it with ${String(LEAST_SIDE)} to ${String(MOST_SIDE)} points each way; 96 high is a good size.`;
const SHAPE = `Save it at most ${String(WIDEST)} times as wide as high, and at most twice as high as wide.`;

const kilobytes = (bytes: number) => `${String(Math.round(bytes / 1000))} kB`;

function bytesOf(file: string): Buffer | undefined {
  try {
    // A device has no end.
    return statSync(file).isFile() ? readFileSync(file) : undefined;
  } catch {
    return undefined;
  }
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** What the picture is made of, and how its colours are meant. */
const SEEN: ReadonlySet<string> = new Set("IHDR PLTE tRNS sBIT gAMA cHRM sRGB iCCP pHYs bKGD IDAT IEND".split(" "));

interface Part {
  readonly name: string;
  readonly data: Buffer;
  /** With length and sum, as it lies in the file. */
  readonly whole: Buffer;
}

/** Every part up to the end, each with the right sum; undefined when one is not whole. */
function partsOf(bytes: Buffer): readonly Part[] | undefined {
  const parts: Part[] = [];
  let at = SIGNATURE.length;
  while (at + 12 <= bytes.length) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length) return undefined;
    const whole = bytes.subarray(at, end);
    if (crc32(whole.subarray(4, -4)) !== whole.readUInt32BE(whole.length - 4)) return undefined;
    const part = { name: whole.toString("latin1", 4, 8), data: whole.subarray(8, -4), whole };
    parts.push(part);
    if (part.name === "IEND") return parts;
    at = end;
  }
  return undefined;
}

/** Values of a point, by the kind of colour. */
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** Size of a picture that holds as many points as it says; undefined for one that does not. */
function pictureIn(parts: readonly Part[]): { readonly width: number; readonly height: number } | undefined {
  const head = parts[0];
  if (head?.name !== "IHDR" || head.data.length !== 13) return undefined;
  const width = head.data.readUInt32BE(0);
  const height = head.data.readUInt32BE(4);
  const bits = head.data.readUInt8(8) * (CHANNELS[head.data.readUInt8(9)] ?? 0);
  // An interlaced picture has a few lines more.
  const most = (Math.ceil((Math.min(width, MOST_SIDE) * bits) / 8) + 1) * Math.min(height, MOST_SIDE) * 2 + 64;
  const packed = Buffer.concat(parts.filter(({ name }) => name === "IDAT").map(({ data }) => data));
  try {
    // A few bytes can stand for gigabytes.
    const points = inflateSync(packed, { maxOutputLength: most }).length;
    const isWhole = bits > 0 && points >= (Math.ceil((width * bits) / 8) + 1) * height;
    return isWhole ? { width, height } : undefined;
  } catch {
    // Too large a picture is told by its size; only its points were not looked at.
    return Math.max(width, height) > MOST_SIDE ? { width, height } : undefined;
  }
}

const written = (parts: readonly Part[]) =>
  Buffer.concat([SIGNATURE, ...parts.filter(({ name }) => SEEN.has(name)).map(({ whole }) => whole)]);

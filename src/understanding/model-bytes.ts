/**
 * Tables of numbers and texts, one after the other, each with its length before it and starting at a multiple of four
 * bytes. They are read in the order they were written. Numbers are in the byte order of the machine.
 */
export interface ModelWriter {
  integers(table: Int32Array): void;
  decimals(table: Float32Array): void;
  text(text: string): void;
}

export interface ModelReader {
  integers(): Int32Array;
  decimals(): Float32Array;
  text(): string;
}

/** @param write everything that is to be kept */
export function writeModel(write: (writer: ModelWriter) => void): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  const add = (part: Uint8Array) => {
    parts.push(new Uint8Array(Int32Array.of(part.length).buffer), part, new Uint8Array(-part.length & 3));
  };
  const view = (table: Int32Array | Float32Array) => new Uint8Array(table.buffer, table.byteOffset, table.byteLength);
  write({
    integers: (table) => add(view(table)),
    decimals: (table) => add(view(table)),
    text: (text) => add(new TextEncoder().encode(text)),
  });
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  parts.reduce((at, part) => (bytes.set(part, at), at + part.length), 0);
  return bytes;
}

/**
 * The tables are windows into the bytes, nothing is copied.
 *
 * @param bytes from `writeModel`, at a multiple of four in their buffer
 * @throws RangeError when the bytes end too early
 */
export function readModel(bytes: Uint8Array<ArrayBuffer>): ModelReader {
  let at = bytes.byteOffset;
  const next = () => {
    const [length = 0] = new Int32Array(bytes.buffer, at, 1);
    const from = at + 4;
    at = from + length + (-length & 3);
    return { from, length };
  };
  return {
    integers: () => {
      const { from, length } = next();
      return new Int32Array(bytes.buffer, from, length / 4);
    },
    decimals: () => {
      const { from, length } = next();
      return new Float32Array(bytes.buffer, from, length / 4);
    },
    text: () => {
      const { from, length } = next();
      return new TextDecoder().decode(new Uint8Array(bytes.buffer, from, length));
    },
  };
}

/**
 * Marks a place the compiler has proved unreachable; a forgotten case in a `switch` becomes a compile error here.
 *
 * @throws always, naming the value: it can only be reached by data that no schema checked.
 */
export function never(value: never): never {
  throw new Error(`Unexpected value ${JSON.stringify(value)}: a schema let something through that no code expects.`);
}

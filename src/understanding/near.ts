/**
 * Whether two folded words are the same but for typing errors: one in a word of five letters or more, two from nine
 * (optimal string alignment: insert, delete, exchange, swap neighbours). Shorter words must match: "si" is not "no".
 */
export function near(left: string, right: string): boolean {
  if (left === right) return true;
  const length = Math.min(left.length, right.length);
  const allowed = length >= 9 ? 2 : length >= 5 ? 1 : 0;
  if (allowed === 0 || Math.max(left.length, right.length) > MAX_LENGTH) return false;
  return Math.abs(left.length - right.length) <= allowed && distance(left, right, allowed) <= allowed;
}

/** Longer strings are no words; comparing them would cost their length squared. */
const MAX_LENGTH = 60;

/** The distance, or Infinity as soon as it is sure to be more than `allowed`: most pairs are nothing alike. */
function distance(left: string, right: string, allowed: number): number {
  let before: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const same = left[row - 1] === right[column - 1];
      const swapped = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      current.push(
        Math.min(
          (last[column] ?? 0) + 1,
          (current[column - 1] ?? 0) + 1,
          (last[column - 1] ?? 0) + (same ? 0 : 1),
          swapped ? (before[column - 2] ?? 0) + 1 : Infinity,
        ),
      );
    }
    [before, last] = [last, current];
    if (Math.min(...before) > allowed && Math.min(...last) > allowed) return Infinity;
  }
  return last[right.length] ?? 0;
}

/** Finds the row of a hash in a table; -1 when it has none. */
export type FindRow = (hash: number) => number;

/** Open addressing with linear probing, at most half full: three arrays of numbers instead of a map of strings. */
export function rowTable(hashes: Int32Array): FindRow {
  const size = 2 ** Math.ceil(Math.log2(Math.max(1, hashes.length) * 2));
  const mask = size - 1;
  const places = new Int32Array(size).fill(-1);
  const placeOf = (hash: number) => {
    let place = hash & mask;
    while ((places[place] ?? -1) >= 0 && hashes[places[place] ?? 0] !== hash) place = (place + 1) & mask;
    return place;
  };
  for (let row = 0; row < hashes.length; row++) places[placeOf(hashes[row] ?? 0)] = row;
  return (hash) => places[placeOf(hash)] ?? -1;
}

/** Finds the row of a hash in a table; -1 when it has none. */
export type FindRow = (hash: number) => number;

/**
 * Open addressing with linear probing, at most half full. A hash and its row stand side by side: a look-up mostly misses
 * the processor's cache, and this way it misses it once.
 */
export function rowTable(hashes: Int32Array): FindRow {
  const size = 2 ** Math.ceil(Math.log2(Math.max(1, hashes.length) * 2));
  const mask = size - 1;
  const places = new Int32Array(2 * size).fill(-1);
  const placeOf = (hash: number) => {
    let place = (hash & mask) << 1;
    while ((places[place + 1] ?? -1) >= 0 && places[place] !== hash) place = (place + 2) & (2 * size - 1);
    return place;
  };
  for (let row = 0; row < hashes.length; row++) {
    const hash = hashes[row] ?? 0;
    const place = placeOf(hash);
    places[place] = hash;
    places[place + 1] = row;
  }
  return (hash) => places[placeOf(hash) + 1] ?? -1;
}

const LETTERS = "abcdefghijklmnopqrstuvwxyz";
/** Share of the words of four letters and more that get an error. */
const SHARE = 0.3;
const SHORTEST = 4;

/** Numbers from 0 to 1, always the same ones (Numerical Recipes' generator). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** The text with one slip of the finger in about 30 % of its longer words: a letter lost, doubled up, wrong or swapped. */
export const withTypos = (text: string, chance: () => number): string =>
  text
    .split(" ")
    .map((word) => (word.length >= SHORTEST && /^\p{L}+$/u.test(word) && chance() < SHARE ? slip(word, chance) : word))
    .join(" ");

function slip(word: string, chance: () => number): string {
  const at = 1 + Math.floor(chance() * (word.length - 1));
  const letter = LETTERS[Math.floor(chance() * LETTERS.length)] ?? "e";
  const before = word.slice(0, at);
  const here = word.slice(at, at + 1);
  const after = word.slice(at + 1);
  const slips = [
    before + after,
    before + letter + here + after,
    before + letter + after,
    before.slice(0, -1) + here + before.slice(-1) + after,
  ];
  return slips[Math.floor(chance() * slips.length)] ?? word;
}

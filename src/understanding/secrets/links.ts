import { ofVocabulary, type Vocabulary } from "../words/words.ts";

const connectors = ofVocabulary(
  (vocabulary) =>
    new Set(vocabulary.flatMap(({ words }) => words.connectors.split(/[|\n]/).map((word) => word.trim()))),
);

/** "Is", "was": between a label and its value. Accents count: "é" is not "e". */
export const isConnector = (text: string, vocabulary: Vocabulary) =>
  connectors(vocabulary).has(text.toLowerCase().replace(/[:'’]$/u, ""));

/** ":", "->" and the like, alone. */
export const isSign = (text: string) => /^(?:[:=–—-]|->|=>|→)+$/u.test(text);

import type { Trouble } from "./ask-model.ts";

/** What is wrong with the language model, and what to do. Latchkey works without it in the meantime. */
export const CURES: Readonly<Record<Trouble, string>> = {
  unreachable: "LLM_URL cannot be reached. Check the address, and that the server behind it runs.",
  slow: "LLM_URL gave no answer in time (2 seconds). Load the model beforehand, or take a smaller or nearer one.",
  moved: "LLM_URL sends elsewhere, which is not followed. Write the address where it ends.",
  key: "LLM_URL does not accept LLM_KEY. Write a key that is valid there.",
  refused: "LLM_URL refuses the question. Check that its path is right and that LLM_MODEL names a model it has.",
  busy: "LLM_URL has too much to do, or the key has used up its share. Wait, or raise the limit there.",
  broken: "LLM_URL answers that it is broken. Look into the log of that server.",
  "too-long": "LLM_URL answers with far more than one word. Take a model that keeps to what it is asked.",
  unreadable: "LLM_URL does not answer as a chat endpoint of OpenAI's kind does. Check the path of the address.",
  "off-list": "LLM_URL answers with something that it was not offered. Take a model that keeps to what it is asked.",
};

/** A stretch of the cleaned text, in UTF-16 units, `to` not included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export const overlaps = (a: Span, b: Span) => a.from < b.to && b.from < a.to;

/** The text with each span replaced. Spans must not overlap and stand in order. */
export function replaceSpans(text: string, spans: readonly Span[], replacement: string): string {
  let at = 0;
  let result = "";
  for (const span of spans) {
    result += text.slice(at, span.from) + replacement;
    at = span.to;
  }
  return result + text.slice(at);
}

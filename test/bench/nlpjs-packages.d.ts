/** What the bench uses of nlp.js, which ships no types. */
declare module "@nlpjs/core" {
  export interface Container {
    use(plugin: unknown): void;
    get(name: "nlp"): Nlp;
  }
  export interface Nlp {
    readonly settings: Record<string, unknown>;
    readonly nluManager: { addLanguage(codes: readonly string[]): void; train(settings: object): Promise<unknown> };
    addLanguage(code: string): void;
    addDocument(code: string, text: string, intent: string): void;
    process(
      code: string,
      text: string,
    ): Promise<{ readonly classifications: readonly { readonly intent: string; readonly score: number }[] }>;
  }
  export function containerBootstrap(): Promise<Container>;
}
declare module "@nlpjs/nlp" {
  export const Nlp: unknown;
}
declare module "@nlpjs/lang-en" {
  export const LangEn: unknown;
}
declare module "@nlpjs/lang-es" {
  export const LangEs: unknown;
}
declare module "@nlpjs/lang-pt" {
  export const LangPt: unknown;
}

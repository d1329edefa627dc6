/** An answer of the Bot API that is not `ok`. */
export class ApiTrouble extends Error {
  readonly code: number;
  readonly parameters: Readonly<Record<string, number>> | undefined;

  constructor(code: number, description: string, parameters?: Readonly<Record<string, number>>) {
    super(description);
    this.code = code;
    this.parameters = parameters;
  }
}

export const badRequest = (what: string) => new ApiTrouble(400, `Bad Request: ${what}`);

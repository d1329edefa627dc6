/** Undefined where the browser does not say. */
export interface Device {
  readonly browser: string | undefined;
  readonly system: string | undefined;
}

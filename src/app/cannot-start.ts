/** Something that keeps the program from starting. The message says what to do; a stack would only hide it. */
export class CannotStart extends Error {}

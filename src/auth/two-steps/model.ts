export type TwoStepsTurn = "on" | "off";

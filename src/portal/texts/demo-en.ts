/** The page of the made-up people, on the embedded default only. */
export const demo = {
  /** Above every page. */
  label: "Demo",
  line: "The people here are made up, and their passwords are public. No mail leaves this computer.",
  link: "Demo people",
  title: "People you can be",
  standIn:
    "These people are made up for this demo installation, and their passwords are public. Your own installation starts without them.",
  signIn: "To the sign-in page",
  address: "E-mail",
  password: "Password",
};

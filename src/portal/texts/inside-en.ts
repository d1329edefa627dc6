/** The menu of people who are signed in, and the page that asks for the password again. */
export const inside = {
  menuLabel: "Menu",
  others: {
    title: "You are signed in as somebody else now",
    text: (name: string, address: string) =>
      `This page was opened for another account. Nothing was changed. You are now signed in as ${name} (${address}).`,
    goOn: "Go to your own pages",
  },
  profile: "Profile",
  settings: "Settings",
  support: "Support",
  menu: {
    home: "Overview",
    security: "Security",
    users: "User management",
    whitelist: "Whitelist of IP addresses",
    workspace: "Workspace settings",
    approvals: "Approvals",
    cases: "Cases",
    channels: "Channels",
  },
};

export const confirm = {
  title: "Your password, please",
  lead: "This page can change who gets in. Type your password once more; it is then good for 15 minutes.",
  password: "Password",
  button: "Continue",
  refused: "That did not work. Check the password and type it again.",
};

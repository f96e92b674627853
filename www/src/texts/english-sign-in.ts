/** The sign-in with Tesla and the cars of the account, in English. */
export const englishSignIn = {
  asking: "One moment…",

  signIn: "Sign in with Tesla",
  signInHint:
    "For the cars of your account, over the internet. Tesla's own page asks for your password and permission; this page " +
    "never sees the password.",
  trySignIn: "Try “Sign in with Tesla”",
  trySignInHint:
    "All the steps, with a simulated Tesla on this server: sign in, give permission, pair a key. Choose Ada: these cars are " +
    "hers. It needs no account.",
  tokenOf: "of Fleet API or of a token service",
  without: "Without signing in",
  elsewhere: (words: string) => `You can sign in only at the address that is set on the server. ${words}`,
  tryAgain: "Try again",
  ended: (reason: string) => `Tesla has ended the login: ${withoutStop(reason)}. Sign in again.`,
  signedOut: "You are signed out. Tesla still remembers what you allowed.",
  revoke: "Revoke access at Tesla",

  failures: {
    refused: "Access was not allowed. To use your car here, allow access at Tesla.",
    expired: "The sign-in took too long, or was started again in another tab. Start it again.",
    account:
      "This server belongs to another Tesla account. Sign out at tesla.com, then sign in here with the account of the " +
      "owner. The owner sets with ACCOUNT who may sign in.",
    unavailable: "Tesla's server did not respond as expected. Try again in a few minutes.",
    settings:
      "Tesla refused this server's app: its id, secret, redirect URI or permissions are wrong. The server's terminal says " +
      "which one.",
  } as Readonly<Record<string, string>>,
  failedOtherwise: "The sign-in failed. Start it again.",

  signedIn: "Signed in with Tesla",
  signedInSimulated: "Signed in to the simulated Tesla account",
  signOut: "Sign out",
  signOutHint: "On all devices that use this server.",
  notSignedOut: "The server did not answer, so you are still signed in. Try again.",

  missing: "The page still needs your permission:",
  scopes: {
    openid: "to know which account it is",
    offline_access: "to stay signed in",
    email: "to know the e-mail address of the account",
    vehicle_device_data: "to list your cars and read how they are",
    vehicle_cmds: "to send commands",
    vehicle_charging_cmds: "to start and stop charging",
    vehicle_location: "to know where the car is",
  } as Readonly<Record<string, string>>,
  addPermissions: "Add permissions",
  notAllowed: "The page can't list your cars until you allow that.",
  notRegistered:
    "The server's app is not registered with Tesla in the region of your account. Run “npm run fleet -- register” on the " +
    "server, then look again.",

  cars: "Cars of the account",
  loading: "Looking for cars…",
  lookAgain: "Look again",
  noCars: "This account has no car. Sign in with the account that the car belongs to.",
  reading: "Checking which commands it accepts…",
  plain: "Takes plain commands.",
  paired: "Takes signed commands, and knows this browser's key.",
  ready: (words: string) => `${words} Nothing is missing.`,
  signedByChoice: "Takes signed commands. This browser signs them, as you chose under “Signed commands”.",
  keyMissing:
    "Accepts only signed commands. As far as Tesla reports, it does not know this browser's key yet.",
  noVin: "Its VIN is not known, so the page can't check which commands it accepts.",
  unknown: (status: number | undefined) =>
    status === undefined
      ? "How it takes commands is not known: no answer came. Choose the car, or open this again."
      : `How it takes commands is not known: Tesla answered with status ${status}. Choose the car, or open this again.`,

  pair: "Pair this browser's key",
  hasKey: "✓ This browser has a key.",
  noDomain: "The server has no domain for a key: set DOMAIN, and start it again.",
  domainServes: (domain: string) => `✓ ${domain} serves this key.`,
  domainUnknown: (domain: string) => `The server did not report which key ${domain} serves. Trying again…`,
  noDomainKey: (reason: string) => `The key of the domain can't be read: ${withoutStop(reason)}.`,
  otherKey: (domain: string) => `${domain} serves another key than this browser's.`,
  replaceKey: (domain: string) =>
    `Put the key below on ${domain} as /.well-known/appspecific/com.tesla.3p.public-key.pem and into the server's file ` +
    "PUBLIC_KEY, then run “npm run fleet -- register” on the server. Pair cars that know the previous key again. This page " +
    "updates by itself.",
  otherSimulatedKey: (domain: string) =>
    `The link pairs the key that ${domain} serves, and it serves another key. On a real domain, you upload a file. Here, ` +
    "press the button.",
  publish: (domain: string) => `Publish this key at ${domain}`,
  orByCard: "Or without the domain:",
  openLink: (domain: string) =>
    `Scan the code with the phone that has the Tesla app, or open the link there. The app asks whether ${domain} may command ` +
    "the car; the car has to be awake.",
  openSimulatedLink:
    "With a real car you scan the code with the phone that has the Tesla app. Here, open the link, and allow it.",
  qrCode: (name: string) => `QR code of the link that pairs ${name}`,
  waiting: "Waiting until the car knows the key. This page updates by itself.",
};

/** A sentence of a server, to go on after. */
export function withoutStop(sentence: string): string {
  return sentence.replace(/\.\s*$/, "");
}

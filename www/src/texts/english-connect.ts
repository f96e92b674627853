/** The dialog that connects a car, in English. */
export const englishConnect = {
  title: "Connect a car",
  which: "Which car",
  real: "Your own car",
  simulatedHint: "Lives in this page. It needs no account and no server.",
  simulatedState: { online: "awake", asleep: "asleep", waking: "waking up", offline: "out of reach" },
  baseUrl: "Address of your proxy",
  baseUrlHint:
    "Browsers can't call Tesla directly, because its servers don't allow other web pages (CORS). Requests go through your " +
    "own proxy. /tesla is the one of “npm start”, if UPSTREAM or CLIENT_ID is set.",
  baseUrlPattern: "Start with / for this server, or with https://",
  token: "Access token",
  tokenHint: "Sent to the proxy above and nowhere else. In this page's memory only, unless you keep it.",
  keep: "Keep the token in this browser",
  keepHint:
    "Saves typing after a reload. Then whoever uses this browser, and any program that gets into it, can read the " +
    "token and command the car. “Forget me” removes it.",
  more: "More options",
  query: "Parameters in the URL (reference form)",
  queryHint:
    "Only for servers that want it. PINs and passwords then end up in the logs of every server on the way.",
  byVin: "Address the car by its VIN",
  byVinHint: "Needed behind Tesla's own signing proxy, tesla-http-proxy.",
  find: "Find my cars",
  finding: "Looking for cars…",
  choose: "Choose a car",
  none: "This account has no car. Check that the token belongs to the right account and may read vehicle data.",
  notFound:
    "There is no list of cars at this address. Check the proxy's address. /tesla works while “npm start” runs with " +
    "UPSTREAM or CLIENT_ID set.",
  blocked: (origin: string) =>
    `This page's content policy does not allow requests to ${origin}. Add it to connect-src of the server that serves ` +
    "this page, or use a proxy on the page's own address.",
  close: "Close",
};

// Every word of the page that does not come from the package's catalogue or from the car. One language so far; another
// one is another object of this shape. The same thing has the same word everywhere: car, command, token, connect.

/** Joins a number and its unit so that they never part at the end of a line. */
export const quantity = (value: number | string, unit: string): string => `${value}\u00a0${unit}`;

/** Whole seconds for a pause that is still running, tenths for one that is over. */
export const seconds = (milliseconds: number, digits = 0): string =>
  quantity((milliseconds / 1000).toFixed(digits), "s");

/** How long to wait, in the largest unit that is still exact enough. */
export const duration = (milliseconds: number): string => {
  const total = Math.ceil(milliseconds / 1000);
  if (total <= 90) return quantity(total, "s");
  const minutes = Math.ceil(total / 60);
  return minutes <= 90 ? quantity(minutes, "min") : quantity(Math.ceil(minutes / 60), "h");
};

/** The English texts. */
export const texts = {
  page: {
    title: "Tesla Commands",
    skip: "Skip to the commands",
    commands: "Commands",
    cannotStart: "This page could not start",
    cannotStartWasm:
      "This browser does not run WebAssembly, which the page is built on. Open it in a current Chrome, Edge, Firefox or " +
      "Safari; if it is one of these, WebAssembly is blocked for this page (a lockdown mode or a company policy does " +
      "that): allow it, then reload.",
    cannotStartLoad:
      "Its WebAssembly file could not be loaded or was blocked. Reload the page; if that does not help, check that the " +
      "server hands out the whole folder and that its content policy has 'wasm-unsafe-eval'.",
  },

  car: {
    unnamed: "Car without a name",
    refresh: "Refresh",
    reading: "Reading the car…",
    readAt: "Read at",
    asleep: "Asleep",
    asleepHint: "A command wakes the car first, which takes up to a minute.",
    offline: "Offline",
    offlineHint: "The car has no connection. Try again when it is back in reach.",
    waking: "Waking up",
    noAnswer: "Asleep or out of reach",
    unknown: "Not known",
    nothingReported: "The car reported nothing about itself",
  },

  state: {
    parked: "parked",
    reverse: "in reverse",
    neutral: "in neutral",
    driving: "driving",
    locked: "locked",
    unlocked: "unlocked",
    doorOpen: "door open",
    frontTrunkOpen: "front trunk open",
    rearTrunkOpen: "trunk open",
    charging: "charging",
    climateOn: "climate on",
    valet: "valet mode",
  },

  simulated: {
    title: "This is a simulated car.",
    body: "It lives in this page: whatever you press, no real car moves.",
    connect: "Connect your own car",
    box: "Play with the simulated car",
    boxHint: "Do by hand what no command can, then see what the commands make of it.",
    cable: "Cable plugged in",
    door: "Door open",
    drive: "In gear D",
    asleep: "Asleep",
    offline: "Out of reach",
    reset: "Reset the simulated car",
  },

  real: {
    title: (through: string) => `Connected through ${through}.`,
    body: "What you press happens in the car. The token is only in this page's memory and gone after a reload.",
    disconnect: "Disconnect and forget the token",
    change: "Change car",
  },

  connect: {
    title: "Connect a car",
    which: "Which car",
    simulated: "Simulated car",
    real: "Your own car",
    simulatedHint: "Lives in this page. It needs no account and no server.",
    simulatedState: { online: "awake", asleep: "asleep", waking: "waking up", offline: "out of reach" },
    baseUrl: "Address of your proxy",
    baseUrlHint:
      "Browsers cannot call Tesla directly, because its servers allow no other web page to (CORS); requests go through a " +
      "proxy of your own. /tesla is the one that “npm start” runs when UPSTREAM is set.",
    baseUrlPattern: "Start with / for this server, or with https://",
    token: "Access token",
    tokenHint: "Kept in this page's memory only, never stored. Sent to the proxy above and nowhere else.",
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
    blocked: (origin: string) =>
      `This page's content policy does not allow requests to ${origin}. Add it to connect-src of the server that serves ` +
      "this page, or use a proxy on the page's own address.",
    close: "Close",
  },

  field: {
    optional: "optional",
    unset: "Not sent",
    on: "On",
    off: "Off",
    less: (title: string, step: string) => `${title}: less by ${step}`,
    more: (title: string, step: string) => `${title}: more by ${step}`,
    slider: (title: string) => `${title}, slider`,
    range: (min: string, max: string) => `${min} to ${max}`,
    pinHint: "Four digits",
    useExample: "Use an example",
    pickFile: "Open a file",
    fileTooLarge: "This file is larger than 1 MB. Choose a smaller one.",
    badJson: (message: string) =>
      `This starts like JSON but is none: ${message}. Mend it, or begin with a letter to send text.`,
  },

  command: {
    pressAgain: "Press again",
    armed: (title: string) => `${title}? Press again within 5 seconds. Escape cancels.`,
    cancel: "Cancel",
    cancelOf: (title: string) => `Cancel: ${title}`,
    sending: "Sending…",
    refreshing: "Asking for a new token…",
    waking: "Waking the car…",
  },

  outcome: {
    sending: "Sending",
    done: "Done",
    already: "Already so",
    refused: "Refused",
    failed: "Failed",
    mayHaveHappened: "May have happened",
    alreadyMessage: "Nothing to do: the car is already like that.",
    awake: "The car is awake.",
    wakeAsked: (state: string) => `The car was asked to wake up. It says: ${state}.`,
    wakeAskedSilently: "The car was asked to wake up.",
    lookFirst: "Look at the car before you press again.",
    unexpected: (message: string) =>
      `Something went wrong in this page itself: ${message}. Reload the page, then try again.`,
    wordForWord: "Word for word:",
    announce: (title: string, outcome: string, message: string) => `${title}: ${outcome}. ${message}`.trim(),
  },

  // What happened and what to do, by the package's error code, in the words of someone who looks at this page.
  error: {
    aborted: "It was cancelled.",
    timeout: "No answer came in time. The car may be out of reach.",
    network:
      "No answer came. Either this device is offline, or the proxy does not run or does not allow this page (CORS). " +
      "Check the connection and the proxy's address.",
    unauthorized: "The token is wrong or no longer valid. Connect again with a new one.",
    forbidden:
      "The account or its token may not do this. Check the token's scopes, the account and its billing.",
    signing_required:
      "This car takes signed commands only. Connect through a proxy that signs (tesla-http-proxy), and address the car " +
      "by its VIN.",
    not_found:
      "The server does not know this car or this command. Check the proxy's address; behind tesla-http-proxy, address " +
      "the car by its VIN.",
    unavailable: "The car is asleep or out of reach and could not be woken. Try again in a few minutes.",
    rate_limited: "Too many requests. Try again in a while.",
    rate_limited_for: (wait: string) => `Too many requests. Try again in ${wait}.`,
    wrong_region: "The account lives in another region. Point the proxy at that region's server.",
    wrong_region_at: (address: string) =>
      `The account lives in another region. Point the proxy at ${address}.`,
    http: (status: string) => `The server had a problem (${status}). Try again in a minute.`,
    bad_response: "The answer was none that Tesla gives. Check that the proxy's address leads to Tesla.",
    rejected: "The car said no, for the reason below. See to that, then press again.",
  },

  // What the car's own words for a refusal mean, in lower case with spaces; an unknown word is shown as it is.
  reason: {
    "doors open": "A door is open. Close it, then press again.",
    "door open": "A door is open. Close it, then press again.",
    "closures open": "Something is still open. Close it, then press again.",
    "not in park": "The car is not in Park. Shift to P, then press again.",
    "vehicle not in park": "The car is not in Park. Shift to P, then press again.",
    "low soc": "The battery is too low for that. Charge the car first.",
    disconnected: "No cable is plugged in. Plug it in, then press again.",
    "no power": "The charger gives no power. Check the charger, then press again.",
    charging: "The car is charging. Stop charging first.",
    "cable connected": "A cable is plugged in. Unplug it, then press again.",
    "non motorized charge port": "The charge port of this car has no motor. Close it by hand.",
    "not supported": "This car has nothing of the kind.",
    "unknown state requested": "The server no longer takes this word. Choose another one.",
    "remote start disabled":
      "Driving without a key is switched off in the car's settings. Switch it on there.",
    "not enabled": "This is switched off in the car's settings. Switch it on there.",
    "valet mode on": "Valet mode is on. Switch it off first.",
    "invalid password": "The PIN is missing or wrong. Type the right one, then press again.",
    "invalid pin": "The PIN is missing or wrong. Type the right one, then press again.",
    "incorrect pin": "The PIN is wrong. Type the right one, then press again.",
    "no pin set": "No PIN is set: the speed limit was never activated.",
    "invalid limit": "The car does not allow this limit. Choose another one.",
    "speed limit mode active": "The speed limit is active. Deactivate it first.",
    "could not wake buses": "A part of the car stayed asleep. Press again; the second time mostly works.",
  } as Readonly<Record<string, string>>,

  activity: {
    title: "Activity",
    empty: "Commands you send appear here.",
  },
};

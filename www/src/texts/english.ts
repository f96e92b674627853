// Every word of the page that comes neither from the package's catalogue nor from the car. The same thing has the same
// word everywhere: car, command, token, connect.

import { englishOutcomes } from "./english-outcomes.ts";
import { quantity } from "./quantities.ts";

/** The texts in English, which is the first language: another one is an object of this shape. */
export const english = {
  percent: (value: number) => quantity(value, "%"),
  roofOpen: (percent: number) => `sun roof ${quantity(percent, "%")} open`,

  page: {
    title: "Tesla Commands",
    skip: "Skip to the commands",
    commands: "Commands",
    partMissing: "A part of this page could not be loaded. Check the connection, or reload the page.",
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
    unnamed: "Unnamed car",
    refresh: "Refresh",
    reading: "Reading the car…",
    turnTo: (name: string) => `Switch to ${name}`,
    battery: "Battery",
    range: "Range",
    inside: "Inside",
    outside: "Outside",
    lastSeen: "Last seen",
    limit: (percent: string) => `limit ${percent}`,
    charging: (power: string, left: string) => [`charging at ${power}`, left].filter(Boolean).join(", "),
    timeLeft: (time: string) => `${time} left`,
    speedLimit: (speed: string) => `Speed limit ${speed}`,
    valet: "Valet mode",
    remoteStart: "Keyless driving",
    drawing: (state: string) => `Drawing of the car. ${state}`,
    allClosed: "Everything is closed.",
    lastKnown: "As it was when last seen.",
    asleep: "Asleep",
    asleepHint: "A command wakes it, in up to a minute.",
    offline: "Offline",
    offlineHint: "The car has no connection. Try again later.",
    waking: "Waking up",
    noAnswer: "Asleep or out of reach",
    unknown: "Not known",
    nothingReported: "The car reported nothing about itself",
    details: "More about the car",
  },

  state: {
    parked: "parked",
    reverse: "in reverse",
    neutral: "in neutral",
    driving: "driving",
    locked: "locked",
    unlocked: "unlocked",
    doorOpen: "door open",
    df: "driver's door open",
    pf: "passenger's door open",
    dr: "rear door on the driver's side open",
    pr: "rear door on the passenger's side open",
    ft: "front trunk open",
    rt: "trunk open",
    fd: "driver's window open",
    fp: "passenger's window open",
    rd: "rear window on the driver's side open",
    rp: "rear window on the passenger's side open",
    tyreLow: "tire pressure low",
    chargePortOpen: "charge port open",
    cable: "cable plugged in",
    charging: "charging",
    climateOn: "climate on",
    valet: "valet mode",
  },

  // The four large buttons: what a press does, and how the car is.
  daily: {
    title: "Daily commands",
    unlock: "Unlock",
    lock: "Lock",
    startClimate: "Start climate",
    stopClimate: "Stop climate",
    openPort: "Open charge port",
    closePort: "Close charge port",
    startCharging: "Start charging",
    stopCharging: "Stop charging",
    openTrunk: "Open trunk",
    closeTrunk: "Close trunk",
    locked: "Locked",
    unlocked: "Unlocked",
    on: "On",
    off: "Off",
    open: "Open",
    closed: "Closed",
    windowsOpen: "Open",
    windowsClosed: "Closed",
    notPlugged: "Not plugged in",
    plugged: "Plugged in",
    chargingTo: (limit: string) => `Charging to ${limit}`,
    charging: "Charging",
    charged: "Charged",
    notKnown: "Not known",
  },

  simulated: {
    title: "This is a simulated car.",
    car: "Simulated car",
    named: (name: string) => `${name} (simulated)`,
    body: "Nothing you press here reaches a real car.",
    connect: "Connect your own car",
    box: "Play with the simulated car",
    boxHint: "Change what no command can change, then see how the commands respond.",
    cable: "Cable plugged in",
    door: "Door open",
    drive: "In gear D",
    asleep: "Asleep",
    offline: "Out of reach",
    reset: "Reset the simulated car",
  },

  real: {
    title: (through: string) => `Connected over the internet, through ${through}.`,
    body: "What you press happens in the car.",
    inMemory: "The token is gone after a reload.",
    kept: "The token is kept in this browser.",
    signedIn: "Connected over the internet to your Tesla account.",
    signedInSimulated: "Connected over the internet to a simulated Tesla account.",
    signedOut: "You are signed out.",
    endedBy: (reason: string) => `Tesla has ended the login: ${reason}.`,
    endedHere:
      "You are no longer signed in: you signed out in another tab or on another device, or this browser lost the sign-in.",
    signIn: "Sign in with Tesla",
    disconnect: "Disconnect",
    change: "Change connection",
  },

  // A car that is reached over Bluetooth.
  nearby: {
    bluetooth: "Bluetooth",
    bluetoothHint: "Over Bluetooth, signed and encrypted with this browser's key",
    internet: "internet",
    internetHint: "Over the internet",
    byBluetooth: "You reach it over Bluetooth.",
    bySimulatedBluetooth: "You reach it over simulated Bluetooth.",
    byInternet: "You reach it over the internet.",
    connect: "Connect Bluetooth",
    useBluetooth: "Use Bluetooth",
    useInternet: "Use the internet",
    notConnected: "Not connected",
    connectHint: "Stand beside the car, press “Connect Bluetooth”, and choose the car in the browser's list.",
    noKey:
      "This browser has no key for the car any more. Press “Change connection”, and add the car over Bluetooth again.",
    outOfReach: "Out of Bluetooth range",
    asleepHint: "Locks and trunks work while it sleeps. Other commands wake it first.",
    noRequest: "None: the command went over Bluetooth.",
    onlyInternet: "Works only over the internet.",
    panel: "Bluetooth",
  },

  field: {
    optional: "optional",
    unset: "Not sent",
    choices: {} as Readonly<Record<string, string>>,
    on: "On",
    off: "Off",
    less: (title: string, step: string) => `Decrease ${title} by ${step}`,
    more: (title: string, step: string) => `Increase ${title} by ${step}`,
    slider: (title: string) => `${title}, slider`,
    pinHint: "Four digits",
    useExample: "Use an example",
    pickFile: "Open a file",
    asDriver: "same",
    sentWhenLetGo: "Sent when you let go.",
    equals: (value: string) => `That is ${value}.`,
    fileTooLarge: "This file is larger than 1 MB. Choose a smaller one.",
    badJson: (message: string) =>
      `This starts like JSON but is none: ${message}. Correct it, or begin with a letter to send text.`,
  },

  command: {
    pressAgain: "Press again",
    question: (title: string) => `${title}?`,
    armed: (title: string) => `${title}? Press again within 5 seconds. Escape cancels.`,
    cancel: "Cancel",
    cancelOf: (title: string) => `Cancel: ${title}`,
    sending: "Sending…",
    refreshing: "Asking for a new token…",
    waking: "Waking the car…",
    handshake: "Contacting the car…",
    vehicle_key_changed: "The car has a new key. Contacting it again…",
    connecting: "Connecting to the car over Bluetooth…",
    waiting_for_card: "Tap the key card in the car, then confirm on the car's screen…",
    finishing: "The car has added the key and is finishing…",
    needsKey: "Needs a key in this browser.",
    unofficial: "Unofficial",
    unofficialHint:
      "Tesla does not publish how this command is sent. Other maintained clients send it this way.",
  },

  ...englishOutcomes,

  // What a person can do about a failure.
  remedy: {
    key: "Set up a key",
    token: "Enter a new token",
    bluetooth: "Check Bluetooth",
    wake: "Wake the car and try again",
    closer: "I am closer, try again",
    again: "Try again",
  },

  activity: {
    title: "Activity",
    empty: "Commands you send appear here.",
    plain: "plain",
    plainHint: "Sent without a signature",
    signed: "signed",
    signedHint: "Signed with this browser's key",
    behind: "Code and request",
    call: "The call in JavaScript",
    requests: "The requests that it made",
    noRequest: "It made no request: nothing was sent.",
    copy: "Copy",
    copied: "Copied",
    selected: "Selected: copy it with your keyboard or menu",
    copyOf: (what: string) => `Copy: ${what}`,
  },

  keys: { title: "Signed commands" },

  settings: {
    title: "Settings",
    language: "Language",
    temperature: "Temperatures",
    distance: "Distances",
    kept: "These choices are kept in this browser.",
    forget: "Forget me",
    forgetAgain: "Press again to forget",
    forgetHint:
      "Removes everything this page keeps: the token, the key, the activity and these choices. Signs you out of Tesla. The " +
      "page is then as on your first visit.",
    forgotten: "Forgotten. Nothing of yours is left in this browser.",
    notSignedOut:
      "The server did not answer, so this browser is still signed in with Tesla. Press “Forget me” again.",
  },

  group: {
    access: "Access",
    climate: "Climate and seats",
    charging: "Charging",
    openings: "Trunks, windows and roof",
    alerts: "Horn and lights",
    security: "Driving and security",
    media: "Media",
    navigation: "Navigation",
    schedules: "Schedules",
    car: "Car",
  } as Readonly<Record<string, string>>,

  list: {
    planner: { climate: "Seats and cabin", schedules: "Schedules of the car" } as Readonly<
      Record<string, string>
    >,
    more: (count: number) => `${count} more`,
    lacking: (count: number) =>
      count === 1
        ? "One command is for something that this car does not have."
        : `${count} commands are for things that this car does not have.`,
    show: "Show",
    hide: "Hide",
  },

  place: {
    title: "Place",
    car: "At the car",
    other: "Another place",
    notKnown: "The car does not say where it is. Choose “Another place” and give its latitude and longitude.",
  },

  share: {
    address: "Address or link",
    addressHint: "As a map or a browser shares it.",
  },

  find: {
    label: "Find a command or a setting",
    placeholder: "Find a command",
    found: (count: number) =>
      count === 0
        ? "Nothing found. Try another word, such as “heat” or “trunk”."
        : count === 1
          ? "One found."
          : `${count} found.`,
    lacking: "This car does not have what it needs.",
  },

  // The person's own large buttons.
  pins: {
    edit: "Edit buttons",
    done: "Done",
    hint: "To add a button, press the star at a command. The button keeps the values that the command has then. The icon of the installed app has shortcuts to the first four.",
    reset: "Restore the original four",
    pin: "Add to the large buttons",
    unpin: "Remove from the large buttons",
    pinOf: (title: string) => `Large button: ${title}`,
    added: (title: string) => `${title}: added to the large buttons.`,
    removed: (title: string) => `${title}: removed from the large buttons.`,
    moved: (title: string, place: number, count: number) => `${title}: now ${place} of ${count}.`,
    earlier: (title: string) => `Earlier: ${title}`,
    later: (title: string) => `Later: ${title}`,
    removeOf: (title: string) => `Remove: ${title}`,
    nameOf: (title: string) => `Name of ${title}`,
    link: "Link",
    linkOf: (title: string) => `Link: ${title}`,
    linkHint: "This address opens the page with the button ready. It sends nothing by itself.",
    now: (value: string) => `Now ${value}`,
    /** The four in the list and at the icon, where they can't follow the car. */
    daily: { lock: "Lock or unlock", climate: "Climate", charge: "Charging", trunk: "Trunk" },
    withValues: (title: string, values: string) => `${title}: ${values}`,
    labels: {
      set_temps: (value: string) => value,
      set_charge_limit: (value: string) => `Limit ${value}`,
      set_charging_amps: (value: string) => `Charge with ${value}`,
      window_control_vent: () => "Vent windows",
      window_control_close: () => "Close windows",
      actuate_trunk_front: () => "Open front trunk",
      actuate_trunk_rear: () => "Open or close trunk",
    } as Readonly<Record<string, (value: string) => string>>,
  },
};

/** Bluetooth: connecting a car, adding the key of this browser to it, and what may be wrong, in English. */
export const englishBluetooth = {
  title: "Bluetooth",
  hint: "Stand beside the car with its key card. You need no account, no token and no internet.",
  tryTitle: "Try Bluetooth",
  tryHint: (name: string) =>
    `All steps, with ${name} as the car beside you and without a radio: connect, tap the key card, and send commands.`,

  vin: "VIN of the car",
  vinHint:
    "17 characters. It is on the car's screen under Controls > Software, and behind the windshield on the driver's side.",
  vinPattern: "A VIN has 17 letters and digits, without I, O and Q.",
  knownCars: "Cars that this page knows",

  role: "What this browser may do",
  roles: { driver: "Driver", owner: "Owner", charging_manager: "Charging" } as Readonly<
    Record<string, string>
  >,
  roleHints: {
    driver:
      "All commands but a few, such as the PIN to drive, parental controls and guest mode. This is enough for most people.",
    owner: "All commands, including those that manage PINs and other keys.",
    charging_manager:
      "Start, stop and limit charging, read the car's state, and wake it. Not the charge port.",
  } as Readonly<Record<string, string>>,

  connect: "Connect",
  connectHint: "The browser shows a list. Choose the car there: its name begins with S and ends with C.",
  connectSimulated: (name: string) => `Connect ${name}`,
  anyName: "My car is not in the list",
  anyNameHint:
    "The list then shows all devices. A car that was connected before may have another name, such as “🔑 Model 3”.",
  connecting: "Connecting the car…",
  checking: "Asking the car whether it knows this browser's key…",
  waiting: "Tap the key card now",
  waitingHint:
    "Behind the cup holders, or on the phone charger. If the card is already there, lift it and tap again. Then confirm on the " +
    "car's screen. You have five minutes.",
  picture: "Drawing of the center console: tap the card behind the cup holders, or on the phone charger.",
  cupHolders: "cup holders",
  charger: "phone charger",
  screen: "screen",
  finishing: "The car has added the key. One moment…",
  cancel: "Cancel",

  simulatedCar: "What you would do in the car:",
  tap: "Tap the key card",
  confirm: "Confirm on the screen",
  decline: "Decline",

  paired: "The car knows this browser's key now.",
  pairedHint:
    "From now on, this page opens without a network, and commands the car when you are beside it. On the car's screen, the key is under Controls > Locks.",
  pairedSimulatedHint: "Commands go over simulated Bluetooth now. If you reload the page, you start over.",
  alreadyPaired: "The car knew this browser's key already.",
  alreadyPairedHint: "No card is needed.",
  done: "Go to the car",

  tryAgain: "Try again",
  reasons: {
    "declined on the car's screen":
      "The key was declined on the car's screen. To add it, try again, and confirm on the screen.",
    "the list of keys is full: remove one on the car's screen":
      "The car's list of keys is full. Remove one on the car's screen, under Controls > Locks, then try again.",
    "valet mode is on":
      "Valet mode is on, and the car takes no keys. Switch it off on the car's screen, then try again.",
    "this card may not add a key with this role":
      "This card may not add a key with this role. Choose “Driver”, or use another key card.",
  } as Readonly<Record<string, string>>,
  refused: "The car did not add the key, for the reason below. Fix that, then try again.",
  notTapped:
    "The key card was not tapped, or not confirmed on the car's screen, in time. Sit in the car with the card in your hand, then try again.",
  noReply: "The car did not answer. Wake it by opening a door, go closer, then try again.",
  cancelled: "Cancelled. If you tap the card and confirm now, the car may still add the key.",

  // In the panel of a car.
  addHint: "Then commands go over Bluetooth while you are beside the car, and over the internet otherwise.",
  leave: "Stop using Bluetooth",
  leaveHint: "The car still knows the key. To remove it, use the car's screen: Controls > Locks.",

  keys: "Keys of the car",
  keysHint: "Anyone nearby can ask the car for this list, and the car does not sign it.",
  showKeys: "Show the keys",
  readingKeys: "Asking the car…",
  keysRead: (count: number) => (count === 1 ? "One key." : `${count} keys.`),
  thisBrowser: "this browser",
  keyRoles: {
    none: "no role",
    service: "service",
    owner: "owner",
    driver: "driver",
    fleet_manager: "fleet manager",
    vehicle_monitor: "reads only",
    charging_manager: "charging",
    guest: "guest",
    unknown: "unknown role",
  } as Readonly<Record<string, string>>,
  keyForms: {
    key_card: "Key card",
    ios_device: "iPhone",
    android_device: "Android phone",
    cloud_key: "App or browser",
    unknown: "Key",
  } as Readonly<Record<string, string>>,
  keysRemove: "A key can't remove itself. Remove keys on the car's screen, under Controls > Locks.",

  check: "Why doesn't it work?",
  checkRun: "Check now",
  checking2: "Checking…",
  checkStates: { ok: "in order", wrong: "not in order", note: "note", open: "not checked" } as Readonly<
    Record<string, string>
  >,
  checks: {
    browser: "Bluetooth in this browser",
    adapter: "Bluetooth adapter",
    permission: "Permission",
    found: "Car found",
    slot: "Free connection",
    key: "Key of this browser",
    awake: "Awake",
  } as Readonly<Record<string, string>>,
  advice: {
    browser:
      "This browser has no Bluetooth for pages. Use Chrome or Edge on Android, Windows, macOS or ChromeOS. On an iPhone, the browser Bluefy has it.",
    adapter:
      "This device has no Bluetooth adapter, or it is switched off. Switch Bluetooth on, or use another device.",
    permission:
      "The browser does not let this page use Bluetooth. Allow it in the settings of the browser. On Android, allow the browser location or nearby devices, too.",
    found:
      "The car is not found. Go within a few meters of it, check the VIN, and switch Bluetooth off and on. If the list of the browser does not show it, press “My car is not in the list”.",
    slot: "The car takes no connection. It has only three, and phones with Tesla's app hold one each. Switch Bluetooth off on one of the phones, or go closer.",
    reach:
      "The car can't be connected: it is out of range, or phones hold its three connections. Go closer, and switch Bluetooth off on one of the phones.",
    keyless: "This browser has no key. Connect the car over Bluetooth again to create one.",
    notPaired:
      "The car does not know this browser's key. Connect the car over Bluetooth again, and tap the key card.",
    fleetManager:
      "The car knows this key as a fleet manager's, and takes no commands from such a key over Bluetooth. Remove it on the car's screen, then connect the car over Bluetooth again.",
    asleep: "The car is asleep. Locks and trunks work. Other commands wake it first, in up to half a minute.",
    silent: "The car is connected but does not answer. Open a door to wake it, then check again.",
  } as Readonly<Record<string, string>>,
  allWell: "Everything is in order.",
};

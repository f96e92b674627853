/** The words of the cards, the details, the plan of the seats and the schedules, in English. */
export const englishParts = {
  // While the car charges, or its climate control runs.
  running: {
    charging: "Charging",
    climate: "Climate",
    asOf: (time: string) => `As of ${time}`,
    power: "Power",
    added: "Added",
    voltage: "Voltage",
    current: "Current",
    timeTo: (limit: string) => `To ${limit}`,
    timeToFull: "To the limit",
    readyAt: "Ready at",
    battery: "Battery",
    inside: "Inside",
    outside: "Outside",
    time: "Time",
    chargeCurve: "Battery and power since this page began to watch the charging",
    climateCurve: "Temperatures since this page began to watch the climate control",
    curveBegins: "The curve begins with the next reading.",
  },

  details: {
    odometer: "Odometer",
    software: "Software",
    update: "Update",
    noUpdate: "None reported",
    updateAvailable: (version: string) => `${version} is available`,
    updateDownloading: (version: string, percent: string) => `${version} is being downloaded: ${percent}`,
    updateWaiting: (version: string) => `${version} waits for Wi-Fi to be downloaded`,
    updateScheduled: (version: string, time: string) =>
      time ? `${version} is installed at ${time}` : `${version} is about to be installed`,
    updateInstalling: (version: string, percent: string) => `${version} is being installed: ${percent}`,
    updateTakes: (time: string) => `takes about ${time}`,
    aVersion: "A version",
    tyres: "Tires",
    tyre: { fl: "Front left", fr: "Front right", rl: "Rear left", rr: "Rear right" },
    pressure: "Pressure",
    measured: "Measured",
    low: "low",
    doors: "Doors and trunks",
    windows: "Windows",
    allClosed: "All closed",
    nothing: "The car has not reported any of this yet.",
  },

  seats: {
    choose: "Choose a seat, the steering wheel or the cabin.",
    wheel: "Steering wheel",
    cabin: "Cabin",
    heat: "Heat",
    fan: "Fan",
    auto: "Automatic",
    protection: "Overheat protection",
    limit: "starts at",
    startsAt: "Protection starts at",
    fanOnly: "Fan only",
    needsClimate:
      "Seats and steering wheel heat and cool only while the climate control runs. Start it first.",
  },

  schedules: {
    title: "By day of the week",
    read: "Read from the car",
    readAgain: "Read again",
    readHint: "The page reads the schedules only when you ask. This wakes a sleeping car.",
    none: "The car has no schedule yet.",
    notReported: "This car reports no schedules of this kind. Older cars have the daily one below.",
    charge: "Charging",
    precondition: "Preconditioning",
    what: "What for",
    newTitle: "New schedule",
    changeTitle: "Change the schedule",
    days: "Days",
    everyDay: "Every day",
    weekdays: "Weekdays",
    noDay: "Choose at least one day.",
    start: "Start",
    end: "End",
    ready: "Ready at",
    noTime: "Give a start or an end.",
    once: "Only once",
    onceWord: "once",
    name: "Name (optional)",
    add: "Add schedule",
    save: "Save schedule",
    leave: "Don't change",
    change: "Change",
    remove: "Remove",
    inForce: "Enabled",
    here: "where the car is",
    at: (lat: string, lon: string) => `at ${lat}, ${lon}`,
    from: (time: string) => `from ${time}`,
    until: (time: string) => `until ${time}`,
    readyAt: (time: string) => `ready at ${time}`,
    dailyTitle: "The same time every day",
    dailyHint: "Scheduled charging or departure, for cars without the schedules above.",
    now: (state: string) => `Now: ${state}`,
    modes: { off: "Off", charge: "Charge at a time", departure: "Be ready by" },
    departure: "Departure",
    preconditioning: "Warm or cool the car before",
    offPeak: "Charge while power is cheap",
    offPeakEnd: "Power is cheap until",
    daysChoice: { off: "No", all: "Every day", weekdays: "Weekdays" },
    set: "Send to the car",
  },

  keys: {
    intro:
      "Most cars accept only signed commands; Model S and X built before 2021 do not need them. A key of this browser signs " +
      "them. Its private half stays in the browser: nobody can read it, not even this page.",
    create: "Create a key for this browser",
    publicHalf: "The public half, for the car to know",
    how: "You have to add the key to the car once. There are two ways:",
    byCard:
      "Beside the car, with a key card: connect the car over Bluetooth, in Chrome or Edge on a phone or laptop. This page then asks " +
      "the car to add the key, as a driver's or an owner's; you tap your card in the car and confirm on the screen. A " +
      "driver's key gives all commands but a few, such as the PIN to drive and parental controls; an owner's gives all.",
    byLink:
      "With a domain of your own that is registered with Tesla: serve the public half there as " +
      "/.well-known/appspecific/com.tesla.3p.public-key.pem, and open tesla.com/_ak/your-domain on the phone of the car. " +
      "The key then gives all commands over the internet, as a fleet manager's.",
    proxy: "Requests still go through your proxy. It sees the token, and can't sign.",
    noVin: "The VIN of this car is not known, and signing needs it.",
    sign: "Sign commands to this car",
    ask: "Ask the car to take the key",
    tap: "Tap your card on the console",
    enrolled: (count: number) =>
      count === 0
        ? "This car knows no key."
        : count === 1
          ? "This car knows one key."
          : `This car knows ${count} keys.`,
    delete: "Delete the key",
    deleteAgain: "Press again to delete",
    deleteHint: "A car that was told of it still knows the public half: remove it on the car's screen.",
  },

  // What an address, a share or a paste asks for.
  asked: {
    title: (label: string, car: string) => `${label}: ${car}?`,
    address: (car: string) => `Send this to the navigation of ${car}?`,
    command: "Command",
    link: "A link or shortcut asks for this. Nothing is sent before you press.",
    share: "Shared from another app. Nothing is sent before you press.",
    paste: "Pasted into this page. Nothing is sent before you press.",
    send: (car: string) => `Send to ${car}`,
    notNow: "Not now",
    close: "Close",
    unknown: "This link asks for something unknown",
    unknownHint: "Its command or one of its values is not among those of this page. Nothing was sent.",
  },
};

import type { englishBluetooth } from "./english-bluetooth.ts";

/** Bluetooth: connecting a car, adding the key of this browser to it, and what may be wrong, in German. */
export const germanBluetooth: typeof englishBluetooth = {
  title: "Bluetooth",
  hint: "Stehen Sie mit der Schlüsselkarte neben dem Auto. Sie brauchen kein Konto, kein Token und kein Internet.",
  tryTitle: "Bluetooth ausprobieren",
  tryHint: (name) =>
    `Der ganze Weg zu ${name} neben Ihnen, ohne Funk: verbinden, die Schlüsselkarte anlegen und Befehle senden.`,

  vin: "VIN des Autos",
  vinHint:
    "17 Zeichen. Sie steht am Bildschirm des Autos unter Fahrzeug > Software und auf der Fahrerseite hinter der Windschutzscheibe.",
  vinPattern: "Eine VIN hat 17 Buchstaben und Ziffern, ohne I, O und Q.",
  knownCars: "Autos, die diese Seite kennt",

  role: "Was dieser Browser darf",
  roles: { driver: "Fahrer", owner: "Besitzer", charging_manager: "Laden" },
  roleHints: {
    driver:
      "Fast alle Befehle. Nicht dabei sind zum Beispiel PIN zum Fahren, Kindersicherung und Gastmodus. Das reicht den meisten.",
    owner: "Alle Befehle, auch die, die PINs und andere Schlüssel verwalten.",
    charging_manager:
      "Das Laden starten, stoppen und begrenzen, den Zustand des Autos lesen und es wecken. Nicht die Ladeklappe.",
  },

  connect: "Verbinden",
  connectHint:
    "Der Browser zeigt eine Liste. Wählen Sie dort das Auto: Sein Name beginnt mit S und endet mit C.",
  connectSimulated: (name) => `${name} verbinden`,
  anyName: "Mein Auto ist nicht in der Liste",
  anyNameHint:
    "Die Liste zeigt dann alle Geräte. Ein Auto, das schon einmal verbunden war, heißt vielleicht anders, etwa „🔑 Model 3“.",
  connecting: "Das Auto wird verbunden …",
  checking: "Das Auto wird gefragt, ob es den Schlüssel dieses Browsers kennt …",
  waiting: "Legen Sie jetzt die Schlüsselkarte an",
  waitingHint:
    "Hinter die Getränkehalter oder auf die Ladeschale für Telefone. Lag die Karte schon dort, heben Sie sie auf und legen Sie sie " +
    "neu an. Bestätigen Sie dann am Bildschirm des Autos. Sie haben fünf Minuten Zeit.",
  picture:
    "Zeichnung der Mittelkonsole: Die Karte gehört hinter die Getränkehalter oder auf die Ladeschale für Telefone.",
  cupHolders: "Getränkehalter",
  charger: "Ladeschale",
  screen: "Bildschirm",
  finishing: "Das Auto hat den Schlüssel aufgenommen. Einen Moment …",
  cancel: "Abbrechen",

  simulatedCar: "Was Sie im Auto täten:",
  tap: "Schlüsselkarte anlegen",
  confirm: "Am Bildschirm bestätigen",
  decline: "Ablehnen",

  paired: "Das Auto kennt jetzt den Schlüssel dieses Browsers.",
  pairedHint:
    "Von nun an öffnet sich diese Seite auch ohne Netz und steuert das Auto, wenn Sie daneben stehen. Am Bildschirm des Autos steht der Schlüssel unter Fahrzeug > Schlösser.",
  pairedSimulatedHint:
    "Befehle gehen jetzt über simuliertes Bluetooth. Nach dem Neuladen beginnt alles von vorn.",
  alreadyPaired: "Das Auto kannte den Schlüssel dieses Browsers schon.",
  alreadyPairedHint: "Es braucht keine Karte.",
  done: "Zum Auto",

  tryAgain: "Nochmals versuchen",
  reasons: {
    "declined on the car's screen":
      "Der Schlüssel wurde am Bildschirm des Autos abgelehnt. Um ihn aufzunehmen, versuchen Sie es nochmals und bestätigen Sie am Bildschirm.",
    "the list of keys is full: remove one on the car's screen":
      "Die Schlüsselliste des Autos ist voll. Entfernen Sie einen Schlüssel am Bildschirm des Autos, unter Fahrzeug > Schlösser, und versuchen Sie es nochmals.",
    "valet mode is on":
      "Der Parkservice-Modus ist an, und das Auto nimmt keine Schlüssel auf. Schalten Sie ihn am Bildschirm des Autos aus, und versuchen Sie es nochmals.",
    "this card may not add a key with this role":
      "Diese Karte darf keinen Schlüssel mit dieser Rolle aufnehmen. Wählen Sie „Fahrer“, oder nehmen Sie eine andere Schlüsselkarte.",
  },
  refused:
    "Das Auto hat den Schlüssel nicht aufgenommen, aus dem Grund unten. Kümmern Sie sich darum und versuchen Sie es nochmals.",
  notTapped:
    "Es wurde rechtzeitig keine Schlüsselkarte angelegt oder nichts am Bildschirm bestätigt. Setzen Sie sich mit der Karte in der Hand ins Auto, und versuchen Sie es nochmals.",
  noReply:
    "Das Auto hat nicht geantwortet. Öffnen Sie eine Tür, damit es aufwacht, gehen Sie näher heran, und versuchen Sie es nochmals.",
  cancelled:
    "Abgebrochen. Wenn Sie jetzt noch die Karte anlegen und bestätigen, nimmt das Auto den Schlüssel vielleicht doch auf.",

  addHint: "Befehle gehen dann über Bluetooth, solange Sie neben dem Auto sind, und sonst über das Internet.",
  leave: "Bluetooth nicht mehr benutzen",
  leaveHint:
    "Das Auto kennt den Schlüssel weiterhin. Entfernen Sie ihn am Bildschirm des Autos: Fahrzeug > Schlösser.",

  keys: "Schlüssel des Autos",
  keysHint: "Das Auto nennt seine Schlüssel jedem in der Nähe und signiert die Liste nicht.",
  showKeys: "Schlüssel zeigen",
  readingKeys: "Das Auto wird gefragt …",
  keysRead: (count) => (count === 1 ? "Ein Schlüssel." : `${count} Schlüssel.`),
  thisBrowser: "dieser Browser",
  keyRoles: {
    none: "ohne Rolle",
    service: "Service",
    owner: "Besitzer",
    driver: "Fahrer",
    fleet_manager: "Flottenverwalter",
    vehicle_monitor: "liest nur",
    charging_manager: "Laden",
    guest: "Gast",
    unknown: "unbekannte Rolle",
  },
  keyForms: {
    key_card: "Schlüsselkarte",
    ios_device: "iPhone",
    android_device: "Android-Telefon",
    cloud_key: "App oder Browser",
    unknown: "Schlüssel",
  },
  keysRemove:
    "Ein Schlüssel kann sich nicht selbst entfernen. Entfernen Sie Schlüssel am Bildschirm des Autos, unter Fahrzeug > Schlösser.",

  check: "Warum geht es nicht?",
  checkRun: "Jetzt prüfen",
  checking2: "Wird geprüft …",
  checkStates: { ok: "in Ordnung", wrong: "nicht in Ordnung", note: "Hinweis", open: "nicht geprüft" },
  checks: {
    browser: "Bluetooth in diesem Browser",
    adapter: "Bluetooth-Adapter",
    permission: "Erlaubnis",
    found: "Auto gefunden",
    slot: "Freie Verbindung",
    key: "Schlüssel dieses Browsers",
    awake: "Wach",
  },
  advice: {
    browser:
      "Dieser Browser hat kein Bluetooth für Webseiten. Nehmen Sie Chrome oder Edge unter Android, Windows, macOS oder ChromeOS. Auf dem iPhone hat es der Browser Bluefy.",
    adapter:
      "Dieses Gerät hat keinen Bluetooth-Adapter, oder er ist ausgeschaltet. Schalten Sie Bluetooth ein, oder nehmen Sie ein anderes Gerät.",
    permission:
      "Der Browser lässt diese Seite Bluetooth nicht benutzen. Erlauben Sie es in den Einstellungen des Browsers. Unter Android erlauben Sie dem Browser auch den Standort oder Geräte in der Nähe.",
    found:
      "Das Auto wird nicht gefunden. Gehen Sie auf ein paar Meter heran, prüfen Sie die VIN, und schalten Sie Bluetooth aus und ein. Zeigt die Liste des Browsers es nicht, drücken Sie „Mein Auto ist nicht in der Liste“.",
    slot: "Das Auto nimmt keine Verbindung an. Es hat nur drei, und Telefone mit Teslas App belegen je eine. Schalten Sie an einem der Telefone Bluetooth aus, oder gehen Sie näher heran.",
    reach:
      "Das Auto lässt sich nicht verbinden: Es ist außer Reichweite, oder Telefone belegen seine drei Verbindungen. Gehen Sie näher heran, und schalten Sie an einem der Telefone Bluetooth aus.",
    keyless:
      "Dieser Browser hat keinen Schlüssel. Verbinden Sie das Auto neu über Bluetooth; dabei entsteht einer.",
    notPaired:
      "Das Auto kennt den Schlüssel dieses Browsers nicht. Verbinden Sie das Auto neu über Bluetooth, und legen Sie die Schlüsselkarte an.",
    fleetManager:
      "Das Auto kennt diesen Schlüssel als den eines Flottenverwalters, und von einem solchen nimmt es über Bluetooth keine Befehle an. Entfernen Sie ihn am Bildschirm des Autos, und verbinden Sie das Auto neu über Bluetooth.",
    asleep:
      "Das Auto schläft. Schloss und Kofferräume gehen. Andere Befehle wecken es zuerst, in bis zu einer halben Minute.",
    silent:
      "Das Auto ist verbunden und antwortet nicht. Öffnen Sie eine Tür, damit es aufwacht, und prüfen Sie nochmals.",
  },
  allWell: "Alles ist in Ordnung.",
};

import { germanOutcomes } from "./german-outcomes.ts";
import type { Texts } from "./index.ts";
import { quantity } from "./quantities.ts";

export { germanCommands } from "./german-commands.ts";

/** The texts in German. */
export const german: Texts = {
  percent: (value) => quantity(value, "%"),
  roofOpen: (percent) => `Schiebedach zu ${quantity(percent, "%")} offen`,

  page: {
    title: "Tesla Commands",
    skip: "Zu den Befehlen springen",
    commands: "Befehle",
    partMissing:
      "Ein Teil dieser Seite konnte nicht geladen werden. Prüfen Sie die Verbindung, oder laden Sie sie neu.",
    cannotStart: "Diese Seite konnte nicht starten",
    cannotStartWasm:
      "Dieser Browser führt kein WebAssembly aus, worauf die Seite gebaut ist. Öffnen Sie sie in einem aktuellen Chrome, " +
      "Edge, Firefox oder Safari; ist es einer davon, dann ist WebAssembly für diese Seite gesperrt (durch einen " +
      "Blockierungsmodus oder eine Firmenrichtlinie): Erlauben Sie es und laden Sie neu.",
    cannotStartLoad:
      "Ihre WebAssembly-Datei konnte nicht geladen werden oder wurde gesperrt. Laden Sie die Seite neu; hilft das nicht, " +
      "prüfen Sie, ob der Server den ganzen Ordner ausliefert und seine Content-Policy 'wasm-unsafe-eval' enthält.",
  },

  car: {
    unnamed: "Auto ohne Namen",
    refresh: "Neu lesen",
    reading: "Das Auto wird gelesen …",
    turnTo: (name) => `Zu ${name} wechseln`,
    battery: "Batterie",
    range: "Reichweite",
    inside: "Innen",
    outside: "Außen",
    lastSeen: "Gesehen",
    limit: (percent) => `Grenze ${percent}`,
    charging: (power, left) => [`lädt mit ${power}`, left].filter(Boolean).join(", "),
    timeLeft: (time) => `noch ${time}`,
    speedLimit: (speed) => `Tempolimit ${speed}`,
    valet: "Parkservice-Modus",
    remoteStart: "Fahren ohne Schlüssel",
    drawing: (state) => `Zeichnung des Autos. ${state}`,
    allClosed: "Alles ist geschlossen.",
    lastKnown: "So war es, als es zuletzt gesehen wurde.",
    asleep: "Schläft",
    asleepHint: "Ein Befehl weckt es, in bis zu einer Minute.",
    offline: "Offline",
    offlineHint: "Das Auto hat keine Verbindung. Später nochmals versuchen.",
    waking: "Wacht auf",
    noAnswer: "Schläft oder ist nicht erreichbar",
    unknown: "Nicht bekannt",
    nothingReported: "Das Auto hat nichts über sich gemeldet",
    details: "Mehr über das Auto",
  },

  state: {
    parked: "geparkt",
    reverse: "im Rückwärtsgang",
    neutral: "im Leerlauf",
    driving: "fährt",
    locked: "verriegelt",
    unlocked: "entriegelt",
    doorOpen: "Tür offen",
    df: "Fahrertür offen",
    pf: "Beifahrertür offen",
    dr: "hintere Tür auf der Fahrerseite offen",
    pr: "hintere Tür auf der Beifahrerseite offen",
    ft: "vorderer Kofferraum offen",
    rt: "Kofferraum offen",
    fd: "Fahrerfenster offen",
    fp: "Beifahrerfenster offen",
    rd: "hinteres Fenster auf der Fahrerseite offen",
    rp: "hinteres Fenster auf der Beifahrerseite offen",
    tyreLow: "Reifendruck niedrig",
    chargePortOpen: "Ladeklappe offen",
    cable: "Kabel eingesteckt",
    charging: "lädt",
    climateOn: "Klimaanlage an",
    valet: "Parkservice-Modus",
  },

  daily: {
    title: "Tägliche Befehle",
    unlock: "Entriegeln",
    lock: "Verriegeln",
    startClimate: "Klima starten",
    stopClimate: "Klima stoppen",
    openPort: "Ladeklappe öffnen",
    closePort: "Ladeklappe schließen",
    startCharging: "Laden starten",
    stopCharging: "Laden stoppen",
    openTrunk: "Kofferraum öffnen",
    closeTrunk: "Kofferraum schließen",
    locked: "Verriegelt",
    unlocked: "Entriegelt",
    on: "An",
    off: "Aus",
    open: "Offen",
    closed: "Geschlossen",
    windowsOpen: "Offen",
    windowsClosed: "Geschlossen",
    notPlugged: "Kein Kabel",
    plugged: "Eingesteckt",
    chargingTo: (limit) => `Lädt bis ${limit}`,
    charging: "Lädt",
    charged: "Geladen",
    notKnown: "Nicht bekannt",
  },

  simulated: {
    title: "Dies ist ein simuliertes Auto.",
    car: "Simuliertes Auto",
    named: (name) => `${name} (simuliert)`,
    body: "Was Sie auch drücken, kein echtes Auto bewegt sich.",
    connect: "Eigenes Auto verbinden",
    box: "Mit dem simulierten Auto spielen",
    boxHint: "Tun Sie von Hand, was kein Befehl kann, und sehen Sie, was die Befehle daraus machen.",
    cable: "Kabel eingesteckt",
    door: "Tür offen",
    drive: "Fahrstufe D",
    asleep: "Schläft",
    offline: "Nicht erreichbar",
    reset: "Simuliertes Auto zurücksetzen",
  },

  real: {
    title: (through) => `Über das Internet verbunden, durch ${through}.`,
    body: "Was Sie drücken, geschieht im Auto.",
    inMemory: "Das Token ist nach dem Neuladen weg.",
    kept: "Das Token wird in diesem Browser aufbewahrt.",
    signedIn: "Über das Internet mit Ihrem Tesla-Konto verbunden.",
    signedInSimulated: "Über das Internet mit einem simulierten Tesla-Konto verbunden.",
    signedOut: "Sie sind abgemeldet.",
    endedBy: (reason) => `Tesla hat die Anmeldung beendet: ${reason}.`,
    endedHere:
      "Sie sind nicht mehr angemeldet: Sie haben sich in einem anderen Tab oder auf einem anderen Gerät abgemeldet, oder dieser Browser hat die Anmeldung verloren.",
    signIn: "Mit Tesla anmelden",
    disconnect: "Trennen",
    change: "Verbindung ändern",
  },

  nearby: {
    bluetooth: "Bluetooth",
    bluetoothHint: "Über Bluetooth, signiert und verschlüsselt mit dem Schlüssel dieses Browsers",
    internet: "Internet",
    internetHint: "Über das Internet",
    byBluetooth: "Sie erreichen es über Bluetooth.",
    bySimulatedBluetooth: "Sie erreichen es über simuliertes Bluetooth.",
    byInternet: "Sie erreichen es über das Internet.",
    connect: "Bluetooth verbinden",
    useBluetooth: "Bluetooth verwenden",
    useInternet: "Internet verwenden",
    notConnected: "Nicht verbunden",
    connectHint:
      "Stellen Sie sich neben das Auto, drücken Sie „Bluetooth verbinden“, und wählen Sie das Auto in der Liste des Browsers.",
    noKey:
      "Dieser Browser hat keinen Schlüssel für das Auto mehr. Drücken Sie „Verbindung ändern“, und fügen Sie das Auto neu " +
      "über Bluetooth hinzu.",
    outOfReach: "Außer Reichweite von Bluetooth",
    asleepHint:
      "Schloss und Kofferräume lassen sich bedienen, während es schläft. Andere Befehle wecken es zuerst.",
    noRequest: "Keine: Der Befehl ging über Bluetooth.",
    onlyInternet: "Geht nur über das Internet.",
    panel: "Bluetooth",
  },

  field: {
    optional: "freiwillig",
    unset: "Ohne Angabe",
    choices: {
      open: "Offen",
      closed: "Geschlossen",
      comfort: "Komfort",
      vent: "Lüften",
      move: "Bewegen",
      close: "Schließen",
      stop: "Stopp",
      front: "Vorn",
      rear: "Hinten",
      SpeedLimit: "Tempolimit",
      Acceleration: "Beschleu\u00adnigung",
      SafetyFeatures: "Sicherheits\u00adfunktionen",
      Curfew: "Ausgangs\u00adsperre",
      BrowserBlocked: "Browser gesperrt",
      TheaterBlocked: "Kino gesperrt",
      ArcadeBlocked: "Spiele gesperrt",
      off: "Aus",
      low: "Niedrig",
      medium: "Mittel",
      high: "Hoch",
      veryHigh: "Sehr hoch",
      entry: "Einstieg",
      extract: "Freifahren",
      keep: "Anlassen",
      dog: "Hund",
      camp: "Camping",
      frontLeft: "Vorn links",
      frontRight: "Vorn rechts",
      rearLeft: "Hinten links",
      rearLeftBack: "Lehne hinten links",
      rearCenter: "Hinten Mitte",
      rearRight: "Hinten rechts",
      rearRightBack: "Lehne hinten rechts",
      thirdRowLeft: "Dritte Reihe links",
      thirdRowRight: "Dritte Reihe rechts",
      unspecified: "Ohne",
      replace: "Ersetzen",
      prepend: "Davor",
      append: "Danach",
      cabin: "Kabine",
      cabinAndBed: "Kabine und Lade\u00adfläche",
    },
    on: "An",
    off: "Aus",
    less: (title, step) => `${title}: weniger um ${step}`,
    more: (title, step) => `${title}: mehr um ${step}`,
    slider: (title) => `${title}, Regler`,
    pinHint: "Vier Ziffern",
    useExample: "Beispiel nehmen",
    pickFile: "Datei öffnen",
    asDriver: "gleich",
    sentWhenLetGo: "Wird beim Loslassen gesendet.",
    equals: (value) => `Das sind ${value}.`,
    fileTooLarge: "Diese Datei ist größer als 1 MB. Wählen Sie eine kleinere.",
    badJson: (message) =>
      `Das beginnt wie JSON, ist aber keines: ${message}. Berichtigen Sie es, oder beginnen Sie mit einem Buchstaben, ` +
      "um Text zu senden.",
  },

  command: {
    pressAgain: "Nochmals drücken",
    question: (title) => `${title}?`,
    armed: (title) => `${title}? Drücken Sie innerhalb von 5 Sekunden nochmals. Escape bricht ab.`,
    cancel: "Abbrechen",
    cancelOf: (title) => `Abbrechen: ${title}`,
    sending: "Wird gesendet …",
    refreshing: "Ein neues Token wird angefragt …",
    waking: "Das Auto wird geweckt …",
    handshake: "Die Verbindung zum Auto wird ausgehandelt …",
    vehicle_key_changed: "Das Auto hat einen neuen Schlüssel. Die Verbindung wird neu ausgehandelt …",
    connecting: "Das Auto wird über Bluetooth verbunden …",
    waiting_for_card:
      "Halten Sie die Schlüsselkarte an den Leser im Auto, und bestätigen Sie auf dem Bildschirm des Autos …",
    finishing: "Das Auto hat den Schlüssel hinzugefügt und ist gleich fertig …",
    needsKey: "Braucht einen Schlüssel dieses Browsers.",
    unofficial: "Inoffiziell",
    unofficialHint:
      "Tesla veröffentlicht nicht, wie dieser Befehl gesendet wird. Andere gepflegte Programme senden ihn so.",
  },

  ...germanOutcomes,

  remedy: {
    key: "Schlüssel einrichten",
    token: "Neues Token eingeben",
    bluetooth: "Bluetooth prüfen",
    wake: "Auto wecken und erneut versuchen",
    closer: "Ich bin näher, erneut versuchen",
    again: "Erneut versuchen",
  },

  activity: {
    title: "Verlauf",
    empty: "Befehle, die Sie senden, erscheinen hier.",
    plain: "unsigniert",
    plainHint: "Ohne Signatur gesendet",
    signed: "signiert",
    signedHint: "Mit dem Schlüssel dieses Browsers signiert",
    behind: "Code und Anfrage",
    call: "Der Aufruf in JavaScript",
    requests: "Die Anfragen, die daraus wurden",
    noRequest: "Keine Anfrage: Es wurde nichts gesendet.",
    copy: "Kopieren",
    copied: "Kopiert",
    selected: "Markiert: kopieren Sie es mit Tastatur oder Menü",
    copyOf: (what) => `Kopieren: ${what}`,
  },

  keys: { title: "Signierte Befehle" },

  settings: {
    title: "Einstellungen",
    language: "Sprache",
    temperature: "Temperaturen",
    distance: "Entfernungen",
    kept: "Diese Wahl wird in diesem Browser aufbewahrt.",
    forget: "Vergiss mich",
    forgetAgain: "Zum Vergessen nochmals drücken",
    forgetHint:
      "Entfernt alles, was diese Seite aufbewahrt: Token, Schlüssel, Verlauf und diese Wahl. Meldet Sie bei Tesla ab. " +
      "Danach ist die Seite wie beim ersten Besuch.",
    forgotten: "Vergessen. Von Ihnen ist nichts mehr in diesem Browser.",
    notSignedOut:
      "Der Server hat nicht geantwortet, deshalb ist dieser Browser noch mit Tesla angemeldet. Drücken Sie noch einmal „Vergiss mich“.",
  },

  group: {
    access: "Zugang",
    climate: "Klima und Sitze",
    charging: "Laden",
    openings: "Kofferraum, Fenster und Dach",
    alerts: "Hupe und Licht",
    security: "Fahren und Sicherheit",
    media: "Medien",
    navigation: "Navigation",
    schedules: "Zeitpläne",
    car: "Auto",
  },

  list: {
    planner: { climate: "Sitze und Innenraum", schedules: "Zeitpläne des Autos" },
    more: (count) => `${count} weitere`,
    lacking: (count) =>
      count === 1
        ? "Ein Befehl ist für etwas, das dieses Auto nicht hat."
        : `${count} Befehle sind für Dinge, die dieses Auto nicht hat.`,
    show: "Zeigen",
    hide: "Verbergen",
  },

  place: {
    title: "Ort",
    car: "Beim Auto",
    other: "Ein anderer Ort",
    notKnown:
      "Das Auto sagt nicht, wo es ist. Wählen Sie „Ein anderer Ort“ und geben Sie Breite und Länge an.",
  },

  share: {
    address: "Adresse oder Link",
    addressHint: "Wie eine Karte oder ein Browser sie teilt.",
  },

  find: {
    label: "Befehl oder Einstellung finden",
    placeholder: "Befehl finden",
    found: (count) =>
      count === 0
        ? "Nichts gefunden. Versuchen Sie ein anderes Wort, etwa „heizen“ oder „Kofferraum“."
        : count === 1
          ? "Einer gefunden."
          : `${count} gefunden.`,
    lacking: "Dieses Auto hat nicht, was er braucht.",
  },

  pins: {
    edit: "Tasten ändern",
    done: "Fertig",
    hint: "Der Stern an einem Befehl macht ihn zur Taste, mit den Werten, die dann eingestellt sind. Die ersten vier sind Kurzbefehle am Symbol der installierten App.",
    reset: "Die vier vom Anfang wiederherstellen",
    pin: "Zu den großen Tasten",
    unpin: "Von den großen Tasten entfernen",
    pinOf: (title) => `Große Taste: ${title}`,
    added: (title) => `${title}: jetzt eine große Taste.`,
    removed: (title) => `${title}: keine große Taste mehr.`,
    moved: (title, place, count) => `${title}: jetzt ${place} von ${count}.`,
    earlier: (title) => `Früher: ${title}`,
    later: (title) => `Später: ${title}`,
    removeOf: (title) => `Entfernen: ${title}`,
    nameOf: (title) => `Name von ${title}`,
    link: "Adresse",
    linkOf: (title) => `Adresse: ${title}`,
    linkHint: "Diese Adresse öffnet die Seite mit der Taste bereit. Von selbst sendet sie nichts.",
    now: (value) => `Jetzt ${value}`,
    daily: { lock: "Ver- oder entriegeln", climate: "Klima", charge: "Laden", trunk: "Kofferraum" },
    withValues: (title, values) => `${title}: ${values}`,
    labels: {
      set_temps: (value) => value,
      set_charge_limit: (value) => `Grenze ${value}`,
      set_charging_amps: (value) => `Laden mit ${value}`,
      window_control_vent: () => "Fenster lüften",
      window_control_close: () => "Fenster schließen",
      actuate_trunk_front: () => "Vorderen Kofferraum öffnen",
      actuate_trunk_rear: () => "Kofferraum bewegen",
    },
  },
};

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
    title: (through) => `Verbunden über ${through}.`,
    body: "Was Sie drücken, geschieht im Auto.",
    inMemory: "Das Token ist nach dem Neuladen weg.",
    kept: "Das Token wird in diesem Browser aufbewahrt.",
    signedIn: "Mit Tesla angemeldet.",
    signedInSimulated: "Bei einem simulierten Tesla-Konto angemeldet.",
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

  connect: {
    title: "Ein Auto verbinden",
    which: "Welches Auto",
    simulated: "Simuliertes Auto",
    real: "Eigenes Auto",
    simulatedHint: "Lebt in dieser Seite. Es braucht kein Konto und keinen Server.",
    simulatedState: { online: "wach", asleep: "schläft", waking: "wacht auf", offline: "nicht erreichbar" },
    baseUrl: "Adresse Ihres Proxys",
    baseUrlHint:
      "Browser können Tesla nicht direkt aufrufen, weil dessen Server keine fremden Seiten zulassen (CORS). Anfragen laufen " +
      "über Ihren eigenen Proxy. /tesla ist der von „npm start“, wenn UPSTREAM oder CLIENT_ID gesetzt ist.",
    baseUrlPattern: "Beginnen Sie mit / für diesen Server, oder mit https://",
    token: "Zugangstoken",
    tokenHint:
      "Geht an den Proxy oben und sonst nirgendwohin. Bleibt nur im Speicher dieser Seite, außer Sie bewahren es auf.",
    keep: "Token in diesem Browser aufbewahren",
    keepHint:
      "Erspart das Tippen nach dem Neuladen. Dann kann, wer diesen Browser benutzt, und jedes Programm, das in ihn " +
      "gelangt, das Token lesen und dem Auto befehlen. „Vergiss mich“ entfernt es.",
    more: "Weitere Einstellungen",
    query: "Parameter in der URL (Form der Referenz)",
    queryHint:
      "Nur für Server, die es so wollen. PINs und Passwörter landen dann in den Logs aller Server auf dem Weg.",
    byVin: "Das Auto mit seiner VIN ansprechen",
    byVinHint: "Nötig hinter Teslas eigenem signierenden Proxy, tesla-http-proxy.",
    find: "Meine Autos finden",
    finding: "Autos werden gesucht …",
    choose: "Wählen Sie ein Auto",
    none: "Dieses Konto hat kein Auto. Prüfen Sie, ob das Token zum richtigen Konto gehört und Fahrzeugdaten lesen darf.",
    notFound:
      "Unter dieser Adresse gibt es keine Liste von Autos. Prüfen Sie die Adresse des Proxys. /tesla funktioniert, solange " +
      "„npm start“ mit UPSTREAM oder CLIENT_ID läuft.",
    blocked: (origin) =>
      `Die Content-Policy dieser Seite erlaubt keine Anfragen an ${origin}. Ergänzen Sie es in connect-src des Servers, ` +
      "der diese Seite ausliefert, oder nehmen Sie einen Proxy auf der Adresse der Seite selbst.",
    close: "Schließen",
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
  },

  ...germanOutcomes,

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

  keys: {
    title: "Signierte Befehle",
    intro:
      "Die meisten Autos nehmen nur signierte Befehle an; Model S und X von vor 2021 brauchen keine. Ein Schlüssel dieses " +
      "Browsers signiert sie. Seine private Hälfte bleibt im Browser: Niemand kann sie lesen, auch diese Seite nicht.",
    create: "Schlüssel für diesen Browser machen",
    publicHalf: "Die öffentliche Hälfte, für das Auto",
    how: "Ein Auto muss den Schlüssel einmal kennenlernen. Es gibt zwei Wege:",
    byCard:
      "Neben dem Auto, mit einer Schlüsselkarte: Verbinden Sie das Auto über Bluetooth, in Chrome oder Edge auf einem Telefon oder " +
      "Laptop. Diese Seite bittet dann das Auto, den Schlüssel aufzunehmen, als den eines Fahrers oder Besitzers; Sie legen " +
      "Ihre Karte im Auto an und bestätigen am Bildschirm. Der eines Fahrers gibt alle Befehle außer denen, die PINs " +
      "ändern, der eines Besitzers alle.",
    byLink:
      "Mit einer eigenen Domain, die bei Tesla registriert ist: Legen Sie die öffentliche Hälfte dort unter " +
      "/.well-known/appspecific/com.tesla.3p.public-key.pem ab und öffnen Sie tesla.com/_ak/ihre-domain auf dem Telefon " +
      "des Autos. Der Schlüssel gibt dann alle Befehle über das Internet, als der eines Flottenverwalters.",
    proxy: "Anfragen gehen weiter durch Ihren Proxy. Er sieht das Token und kann nicht signieren.",
    noVin: "Die VIN dieses Autos ist nicht bekannt, und zum Signieren braucht es sie.",
    sign: "Befehle an dieses Auto signieren",
    ask: "Das Auto bitten, den Schlüssel aufzunehmen",
    tap: "Die Karte auf die Konsole legen",
    enrolled: (count) =>
      count === 0
        ? "Dieses Auto kennt keinen Schlüssel."
        : count === 1
          ? "Dieses Auto kennt einen Schlüssel."
          : `Dieses Auto kennt ${count} Schlüssel.`,
    delete: "Schlüssel löschen",
    deleteAgain: "Zum Löschen nochmals drücken",
    deleteHint:
      "Ein Auto, das ihn kennt, kennt die öffentliche Hälfte weiterhin: Entfernen Sie sie am Bildschirm des Autos.",
  },

  settings: {
    title: "Einstellungen",
    language: "Sprache",
    temperature: "Temperaturen",
    distance: "Entfernungen",
    kept: "Diese Wahl wird in diesem Browser aufbewahrt.",
    forget: "Vergiss mich",
    forgetAgain: "Zum Vergessen nochmals drücken",
    forgetHint:
      "Entfernt alles, was diese Seite aufbewahrt: Token, Schlüssel, Verlauf und diese Wahl. Eine Anmeldung mit Tesla " +
      "endet. Danach ist sie wie beim ersten Besuch.",
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

  asked: {
    title: (label, car) => `${label}: ${car}?`,
    address: (car) => `Das an die Navigation von ${car} senden?`,
    simulated: (name) => `${name} (simuliert)`,
    command: "Befehl",
    link: "Eine Adresse oder ein Kurzbefehl bittet darum. Nichts wird gesendet, bevor Sie drücken.",
    share: "Von einer anderen App geteilt. Nichts wird gesendet, bevor Sie drücken.",
    paste: "In diese Seite eingefügt. Nichts wird gesendet, bevor Sie drücken.",
    send: (car) => `An ${car} senden`,
    notNow: "Jetzt nicht",
    close: "Schließen",
    unknown: "Diese Adresse bittet um etwas Unbekanntes",
    unknownHint:
      "Ihr Befehl oder einer ihrer Werte gehört nicht zu denen dieser Seite. Nichts wurde gesendet.",
  },
};

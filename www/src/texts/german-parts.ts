import type { englishParts } from "./english-parts.ts";

/** The words of the cards, the details, the plan of the seats and the schedules, in German. */
export const germanParts: typeof englishParts = {
  running: {
    charging: "Laden",
    climate: "Klima",
    asOf: (time) => `Stand ${time}`,
    power: "Leistung",
    added: "Geladen",
    voltage: "Spannung",
    current: "Strom",
    timeTo: (limit) => `Bis ${limit}`,
    timeToFull: "Bis zur Grenze",
    readyAt: "Fertig",
    battery: "Batterie",
    inside: "Innen",
    outside: "Außen",
    time: "Zeit",
    chargeCurve: "Batterie und Leistung, seit diese Seite das Laden beobachtet",
    climateCurve: "Temperaturen, seit diese Seite die Klimaanlage beobachtet",
    curveBegins: "Die Kurve beginnt mit der nächsten Messung.",
  },

  details: {
    odometer: "Kilometerstand",
    software: "Version",
    update: "Aktualisierung",
    noUpdate: "Keine gemeldet",
    updateAvailable: (version) => `${version} ist verfügbar`,
    updateDownloading: (version, percent) => `${version} wird geladen: ${percent}`,
    updateWaiting: (version) => `${version} wartet zum Laden auf WLAN`,
    updateScheduled: (version, time) =>
      time ? `${version} ist für ${time} geplant` : `${version} wird bald installiert`,
    updateInstalling: (version, percent) => `${version} wird installiert: ${percent}`,
    updateTakes: (time) => `dauert etwa ${time}`,
    aVersion: "Eine Version",
    tyres: "Reifen",
    tyre: { fl: "Vorne links", fr: "Vorne rechts", rl: "Hinten links", rr: "Hinten rechts" },
    pressure: "Druck",
    measured: "Gemessen",
    low: "niedrig",
    doors: "Türen und Kofferräume",
    windows: "Fenster",
    allClosed: "Alle geschlossen",
    nothing: "Das Auto hat davon noch nichts gemeldet.",
  },

  seats: {
    choose: "Wählen Sie einen Sitz, das Lenkrad oder den Innenraum.",
    wheel: "Lenkrad",
    cabin: "Innenraum",
    heat: "Heizung",
    fan: "Lüfter",
    auto: "Automatisch",
    protection: "Überhitzungsschutz",
    limit: "Beginn bei",
    startsAt: "Der Schutz beginnt bei",
    fanOnly: "Nur Lüfter",
    needsClimate:
      "Sitze und Lenkrad werden geheizt und gelüftet, während die Klimaanlage läuft. Starten Sie diese zuerst.",
  },

  schedules: {
    title: "Nach Wochentagen",
    read: "Vom Auto lesen",
    readAgain: "Neu lesen",
    readHint:
      "Das Auto nennt seine Zeitpläne, wenn es gefragt wird. Ein schlafendes Auto wird dafür geweckt.",
    none: "Das Auto hat noch keinen Zeitplan.",
    notReported: "Dieses Auto meldet keine Zeitpläne dieser Art. Ältere Autos haben den täglichen unten.",
    charge: "Laden",
    precondition: "Vorklimatisieren",
    what: "Wofür",
    newTitle: "Neuer Zeitplan",
    changeTitle: "Zeitplan ändern",
    days: "Tage",
    everyDay: "Jeden Tag",
    weekdays: "Mo–Fr",
    noDay: "Wählen Sie mindestens einen Tag.",
    start: "Beginn",
    end: "Ende",
    ready: "Bereit um",
    noTime: "Geben Sie einen Beginn oder ein Ende an.",
    once: "Nur einmal",
    onceWord: "einmal",
    name: "Name (freiwillig)",
    add: "Hinzufügen",
    save: "Speichern",
    leave: "Nicht ändern",
    change: "Ändern",
    remove: "Entfernen",
    inForce: "Gilt",
    here: "wo das Auto steht",
    at: (lat, lon) => `bei ${lat}, ${lon}`,
    from: (time) => `ab ${time}`,
    until: (time) => `bis ${time}`,
    readyAt: (time) => `bereit um ${time}`,
    dailyTitle: "Jeden Tag zur selben Zeit",
    dailyHint: "Geplantes Laden oder geplante Abfahrt, für Autos ohne die Zeitpläne oben.",
    now: (state) => `Jetzt: ${state}`,
    modes: { off: "Aus", charge: "Laden ab", departure: "Bereit bis" },
    departure: "Abfahrt",
    preconditioning: "Vorher wärmen oder kühlen",
    offPeak: "Laden, solange Strom billig ist",
    offPeakEnd: "Strom ist billig bis",
    daysChoice: { off: "Nein", all: "Jeden Tag", weekdays: "Mo–Fr" },
    set: "Ans Auto senden",
  },

  keys: {
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

  asked: {
    title: (label, car) => `${label}: ${car}?`,
    address: (car) => `Das an die Navigation von ${car} senden?`,
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

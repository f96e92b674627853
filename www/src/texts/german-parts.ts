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
    readyAt: "Fertig um",
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
      time ? `${version} wird um ${time} installiert` : `${version} wird bald installiert`,
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
};

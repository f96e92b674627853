import { germanFurther } from "./german-further.ts";
import type { CommandTexts } from "./index.ts";

const speedLimitPin = { pin: { title: "PIN des Tempolimits", description: "Vier Ziffern." } };

/** The catalogue's words in German, by the commands' wire names and the parameters' names. */
export const germanCommands: CommandTexts = {
  ...germanFurther,
  wake_up: { title: "Auf\u00adwecken", description: "Bittet das Auto aufzuwachen." },
  door_unlock: { title: "Türen entriegeln", description: "Entriegelt die Türen." },
  door_lock: { title: "Türen verriegeln", description: "Verriegelt die Türen." },
  honk_horn: { title: "Hupen", description: "Hupt einmal." },
  flash_lights: { title: "Licht blinken", description: "Lässt die Scheinwerfer einmal aufleuchten." },
  auto_conditioning_start: { title: "Klima starten", description: "Startet die Klimaanlage." },
  auto_conditioning_stop: { title: "Klima stoppen", description: "Stoppt die Klimaanlage." },
  set_temps: {
    title: "Temperaturen einstellen",
    description: "Stellt die Temperaturen der Klimaanlage ein; startet sie nicht.",
    parameters: {
      driverTemp: { title: "Fahrer", description: "Temperatur auf der Fahrerseite." },
      passengerTemp: {
        title: "Beifahrer",
        description: "Temperatur auf der Beifahrerseite, wo die Kabine geteilt ist.",
      },
    },
  },
  set_charge_limit: {
    title: "Ladegrenze einstellen",
    description: "Stellt ein, bei welchem Batteriestand das Laden endet.",
    parameters: { percent: { title: "Grenze", description: "Batteriestand." } },
  },
  charge_max_range: {
    title: "Bis zum Maximum laden",
    description: "Stellt die Ladegrenze auf das Maximum, 100 %.",
  },
  charge_standard: {
    title: "Bis zum Standard laden",
    description: "Stellt die Ladegrenze auf den Standard des Autos, meist 90 %.",
  },
  sun_roof_control: {
    title: "Schiebedach bewegen",
    description: "Bewegt das Schiebedach, bei Autos, die eines haben.",
    parameters: {
      state: { title: "Stellung", description: "Was das Dach tun soll." },
      percent: { title: "Öffnung", description: "Wie weit es öffnen soll." },
    },
  },
  actuate_trunk: {
    title: "Kofferraum öffnen oder schließen",
    description: "Öffnet einen Kofferraum, oder schließt ihn, wo er offen ist und einen Motor hat.",
    parameters: { whichTrunk: { title: "Kofferraum", description: "Welcher Kofferraum." } },
  },
  remote_start_drive: {
    title: "Fahren ohne Schlüssel starten",
    description: "Erlaubt, das Auto ohne Schlüssel zu fahren.",
    parameters: {
      password: {
        title: "Passwort des Kontos",
        description: "Passwort des Kontos des Besitzers; seit Dezember 2021 nicht mehr nötig.",
      },
    },
  },
  charge_port_door_open: {
    title: "Lade\u00adklappe öffnen",
    description: "Öffnet die Ladeklappe, oder entriegelt das Kabel, wenn eines steckt.",
  },
  charge_port_door_close: {
    title: "Lade\u00adklappe schließen",
    description: "Schließt die Ladeklappe, wo sie einen Motor hat.",
  },
  charge_start: { title: "Laden starten", description: "Startet das Laden." },
  charge_stop: { title: "Laden stoppen", description: "Stoppt das Laden." },
  upcoming_calendar_entries: {
    title: "Kalender senden",
    description: "Sendet dem Auto Kalendereinträge, anstelle derer, die es hat.",
    parameters: {
      calendarData: {
        title: "Kalender",
        description: "Die Einträge, als Objekt oder als Text, gesendet wie angegeben.",
      },
    },
  },
  set_valet_mode: {
    title: "Parkservice-Modus",
    description: "Schaltet den Parkservice-Modus an oder aus.",
    parameters: {
      on: { title: "Parkservice-Modus", description: "Ob der Modus an sein soll." },
      password: {
        title: "PIN des Parkservice",
        description:
          "PIN, die den Modus im Auto ausschaltet. Ohne sie gilt die vom letzten Mal; neuere Server brauchen sie zum " +
          "Einschalten.",
      },
    },
  },
  reset_valet_pin: {
    title: "PIN des Park\u00adservice zurück\u00adsetzen",
    description: "Vergisst die PIN des Parkservice-Modus.",
  },
  speed_limit_activate: {
    title: "Tempolimit einschalten",
    description: "Schaltet das Tempolimit ein.",
    parameters: speedLimitPin,
  },
  speed_limit_deactivate: {
    title: "Tempolimit ausschalten",
    description: "Schaltet das Tempolimit aus.",
    parameters: speedLimitPin,
  },
  speed_limit_set_limit: {
    title: "Tempolimit einstellen",
    description: "Stellt ein, wie schnell das Tempolimit zu fahren erlaubt.",
    parameters: { limitMph: { title: "Grenze", description: "Höchste Geschwindigkeit." } },
  },
  speed_limit_clear_pin: {
    title: "PIN des Tempolimits löschen",
    description: "Vergisst die PIN des Tempolimits.",
    parameters: speedLimitPin,
  },
};

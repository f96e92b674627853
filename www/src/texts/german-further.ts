import type { CommandTexts } from "./index.ts";

const seat = { title: "Sitz", description: "Welcher Sitz." };
const brightness = { title: "Helligkeit", description: "Wie hell das Licht ist." };
const override = { title: "Trotzdem", description: "Auch bei niedrigem Batteriestand." };
const minutes = "In Minuten nach Mitternacht.";
const current = { title: "Strom", description: "Höchster Strom." };
const lat = { title: "Breite", description: "Geografische Breite des Ortes." };
const lon = { title: "Länge", description: "Geografische Länge des Ortes." };
const plan = { title: "Plan", description: "Nummer des Plans." };
const order = {
  title: "Reihenfolge",
  description: "Ob der Ort die Halte ersetzt, die das Auto hat, oder vor oder nach ihnen kommt.",
};
const pin = { title: "PIN der Kindersicherung", description: "Vier Ziffern." };
const byItself = { title: "Automatisch", description: "Ob das Auto wählt." };
const schedule = {
  daysOfWeek: {
    title: "Tage",
    description: "Englische Namen der Tage mit Kommas dazwischen (Mon,Tues), All oder Weekdays.",
  },
  enabled: { title: "In Kraft", description: "Ob der Plan befolgt wird." },
  lat,
  lon,
  oneTime: { title: "Einmal", description: "Ob er für ein Mal ist." },
  id: { title: "Plan", description: "Nummer des Plans, der geändert wird. Ohne sie entsteht ein neuer." },
  name: { title: "Name", description: "Name des Plans." },
};
const places = {
  home: { title: "Zuhause", description: "Ob die für zu Hause entfernt werden." },
  work: { title: "Arbeit", description: "Ob die für die Arbeit entfernt werden." },
  other: { title: "Sonst", description: "Ob die für alle anderen Orte entfernt werden." },
};

/** What else the catalogue has, in German. */
export const germanFurther: CommandTexts = {
  adjust_volume: {
    title: "Lautstärke einstellen",
    description: "Stellt die Lautstärke der Medien ein.",
    parameters: { volume: { title: "Lautstärke", description: "Wie laut." } },
  },
  media_volume_up: { title: "Lauter", description: "Stellt eine Stufe lauter." },
  media_volume_down: { title: "Leiser", description: "Stellt eine Stufe leiser." },
  media_toggle_playback: {
    title: "Wieder\u00adgabe oder Pause",
    description: "Hält die Medien an oder spielt weiter.",
  },
  media_next_track: { title: "Nächster Titel", description: "Springt zum nächsten Titel." },
  media_prev_track: { title: "Voriger Titel", description: "Springt zum vorigen Titel." },
  media_next_fav: { title: "Nächster Favorit", description: "Springt zum nächsten Favoriten." },
  media_prev_fav: { title: "Voriger Favorit", description: "Springt zum vorigen Favoriten." },
  remote_boombox: {
    title: "Außen einen Ton spielen",
    description: "Spielt einen Ton über den Lautsprecher außen am Auto.",
    parameters: {
      sound: {
        title: "Ton",
        description: "Als Zahl: 0 ein zufälliger, 2000 der, der das Auto finden hilft.",
      },
    },
  },
  remote_seat_heater_request: {
    title: "Sitz heizen",
    description: "Stellt die Heizung eines Sitzes ein.",
    parameters: {
      heater: {
        title: "Sitz",
        description: "Welcher Sitz; manche Model S heizen die Lehnen hinten für sich.",
      },
      level: { title: "Stufe", description: "Wie stark der Sitz geheizt wird." },
    },
  },
  remote_seat_cooler_request: {
    title: "Sitz kühlen",
    description: "Stellt die Kühlung eines Sitzes ein.",
    parameters: {
      seatPosition: seat,
      seatCoolerLevel: { title: "Stufe", description: "Wie stark der Sitz gekühlt wird." },
    },
  },
  remote_auto_seat_climate_request: {
    title: "Sitzklima von selbst",
    description: "Lässt das Auto einen Sitz von selbst heizen und kühlen, oder nicht.",
    parameters: {
      autoSeatPosition: seat,
      autoClimateOn: byItself,
    },
  },
  remote_steering_wheel_heater_request: {
    title: "Lenkrad heizen",
    description: "Schaltet die Heizung des Lenkrads ein oder aus.",
    parameters: { on: { title: "Heizung", description: "Ob sie an sein soll." } },
  },
  remote_steering_wheel_heat_level_request: {
    title: "Stufe der Lenkradheizung",
    description: "Stellt ein, wie stark das Lenkrad geheizt wird.",
    parameters: { level: { title: "Stufe", description: "Wie stark das Lenkrad geheizt wird." } },
  },
  remote_auto_steering_wheel_heat_climate_request: {
    title: "Lenkradheizung von selbst",
    description: "Lässt das Auto das Lenkrad von selbst heizen, oder nicht.",
    parameters: { on: byItself },
  },
  set_preconditioning_max: {
    title: "Enteisen",
    description: "Schaltet das Enteisen mit voller Heizung ein oder aus.",
    parameters: { on: { title: "Enteisen", description: "Ob es an sein soll." }, manualOverride: override },
  },
  set_bioweapon_mode: {
    title: "Biowaffen-Abwehrmodus",
    description: "Schaltet den Biowaffen-Abwehrmodus ein oder aus.",
    parameters: {
      on: { title: "Biowaffen-Abwehrmodus", description: "Ob er an sein soll." },
      manualOverride: override,
    },
  },
  set_climate_keeper_mode: {
    title: "Klima anlassen",
    description: "Lässt die Klimaanlage an, wenn die Leute ausgestiegen sind.",
    parameters: {
      climateKeeperMode: { title: "Modus", description: "Wofür die Klimaanlage an bleibt." },
      manualOverride: override,
    },
  },
  set_cabin_overheat_protection: {
    title: "Überhitzungsschutz",
    description: "Bewahrt das geparkte Auto vor Hitze, oder beendet das.",
    parameters: {
      on: { title: "Schutz", description: "Ob er an sein soll." },
      fanOnly: { title: "Nur Lüfter", description: "Ob ohne Kühlung gelüftet wird." },
    },
  },
  set_cop_temp: {
    title: "Temperatur des Überhitzungs\u00adschutzes",
    description: "Stellt ein, ab welcher Temperatur der Überhitzungsschutz wirkt.",
    parameters: {
      copTemp: { title: "Temperatur", description: "Niedrig ist 30 °C, mittel 35 °C, hoch 40 °C." },
    },
  },
  set_charging_amps: {
    title: "Ladestrom einstellen",
    description: "Stellt den Strom ein, mit dem das Auto lädt.",
    parameters: { chargingAmps: current },
  },
  set_scheduled_charging: {
    title: "Laden planen",
    description: "Lädt zu einer Uhrzeit, oder nicht.",
    parameters: {
      enable: { title: "Geplant", description: "Ob zu dieser Zeit geladen wird." },
      time: { title: "Beginn", description: minutes },
    },
  },
  set_scheduled_departure: {
    title: "Abfahrt planen",
    description: "Lässt das Auto zu einer Uhrzeit bereit sein, oder nicht.",
    parameters: {
      enable: { title: "Geplant", description: "Ob es zu dieser Zeit bereit sein soll." },
      departureTime: { title: "Abfahrt", description: minutes },
      preconditioningEnabled: {
        title: "Vorklimatisieren",
        description: "Ob vorher geheizt oder gekühlt wird.",
      },
      preconditioningWeekdaysOnly: {
        title: "Vorklimatisieren werktags",
        description: "Ob nur an Werktagen.",
      },
      offPeakChargingEnabled: {
        title: "Günstig laden",
        description: "Ob geladen wird, solange Strom günstig ist.",
      },
      offPeakChargingWeekdaysOnly: { title: "Günstig laden werktags", description: "Ob nur an Werktagen." },
      endOffPeakTime: { title: "Ende des günstigen Stroms", description: minutes },
    },
  },
  add_charge_schedule: {
    title: "Ladeplan hinzufügen",
    description: "Fügt einen Plan für das Laden an einem Ort hinzu, oder ändert einen.",
    parameters: {
      ...schedule,
      startEnabled: { title: "Mit Beginn", description: "Ob er einen Beginn hat." },
      startTime: { title: "Beginn", description: minutes },
      endEnabled: { title: "Mit Ende", description: "Ob er ein Ende hat." },
      endTime: { title: "Ende", description: minutes },
    },
  },
  remove_charge_schedule: {
    title: "Ladeplan entfernen",
    description: "Entfernt einen Plan für das Laden.",
    parameters: { id: plan },
  },
  add_precondition_schedule: {
    title: "Klimaplan hinzufügen",
    description: "Fügt einen Plan für das Heizen oder Kühlen an einem Ort hinzu, oder ändert einen.",
    parameters: { ...schedule, preconditionTime: { title: "Bereit um", description: minutes } },
  },
  remove_precondition_schedule: {
    title: "Klimaplan entfernen",
    description: "Entfernt einen Plan für das Heizen oder Kühlen.",
    parameters: { id: plan },
  },
  batch_remove_charge_schedules: {
    title: "Ladepläne entfernen",
    description: "Entfernt alle Pläne für das Laden an den Orten.",
    parameters: places,
  },
  batch_remove_precondition_schedules: {
    title: "Klimapläne entfernen",
    description: "Entfernt alle Pläne für das Heizen oder Kühlen an den Orten.",
    parameters: places,
  },
  set_managed_charge_current_request: {
    title: "Strom des verwalteten Ladens",
    description: "Stellt den Strom für das Laden ein, das ein Betreiber verwaltet.",
    parameters: { chargingAmps: current },
  },
  set_managed_charger_location: {
    title: "Ort der verwalteten Ladestation",
    description: "Stellt ein, wo die Ladestation ist, die ein Betreiber verwaltet.",
    parameters: { location: { title: "Ort", description: "Ein Objekt mit lat und lon." } },
  },
  set_managed_scheduled_charging_time: {
    title: "Beginn des verwalteten Ladens",
    description: "Stellt ein, wann das Laden beginnt, das ein Betreiber verwaltet.",
    parameters: { time: { title: "Beginn", description: minutes } },
  },
  set_sentry_mode: {
    title: "Wächtermodus",
    description: "Schaltet den Wächtermodus ein oder aus.",
    parameters: {
      on: { title: "Wächtermodus", description: "Ob das geparkte Auto seine Umgebung beobachten soll." },
    },
  },
  set_pin_to_drive: {
    title: "PIN zum Fahren",
    description: "Lässt das Auto vor dem Fahren nach einer PIN fragen, oder nicht.",
    parameters: {
      on: { title: "PIN zum Fahren", description: "Ob das Auto fragen soll." },
      password: { title: "PIN", description: "Vier Ziffern." },
    },
  },
  reset_pin_to_drive_pin: {
    title: "PIN zum Fahren zurück\u00adsetzen",
    description: "Vergisst die PIN zum Fahren.",
  },
  clear_pin_to_drive_admin: {
    title: "PIN zum Fahren löschen",
    description: "Schaltet die PIN zum Fahren aus und vergisst sie, ohne die PIN.",
  },
  speed_limit_clear_pin_admin: {
    title: "PIN des Tempo\u00adlimits ohne sie löschen",
    description: "Schaltet das Tempolimit aus und vergisst seine PIN, ohne die PIN.",
  },
  guest_mode: {
    title: "Gastmodus",
    description: "Schaltet den Gastmodus ein oder aus.",
    parameters: { enable: { title: "Gastmodus", description: "Ob er an sein soll." } },
  },
  erase_user_data: {
    title: "Nutzer\u00addaten löschen",
    description: "Löscht die persönlichen Daten aus dem Auto.",
  },
  parental_controls_activate: {
    title: "Kindersicherung einschalten",
    description: "Schaltet die Kindersicherung ein.",
    parameters: { pin },
  },
  parental_controls_deactivate: {
    title: "Kindersicherung ausschalten",
    description: "Schaltet die Kindersicherung aus.",
    parameters: { pin },
  },
  parental_controls_enable_setting: {
    title: "Einzelne Kindersicherung",
    description: "Schaltet eine der Kindersicherungen ein oder aus.",
    parameters: {
      setting: { title: "Sicherung", description: "Welche." },
      enable: { title: "In Kraft", description: "Ob sie an sein soll." },
    },
  },
  parental_controls_set_speed_limit: {
    title: "Tempolimit der Kindersicherung",
    description: "Stellt das Tempo ein, das die Kindersicherung erlaubt.",
    parameters: { limitMph: { title: "Grenze", description: "Höchstes Tempo." } },
  },
  parental_controls_clear_pin_admin: {
    title: "PIN der Kinder\u00adsicherung löschen",
    description: "Schaltet die Kindersicherung aus und vergisst ihre PIN, ohne die PIN.",
  },
  window_control: {
    title: "Fenster bewegen",
    description: "Öffnet alle Fenster ein wenig, oder schließt sie.",
    parameters: {
      command: { title: "Fenster", description: "Was die Fenster tun sollen." },
      lat: { title: "Breite", description: "Geografische Breite dessen, der sie schließt." },
      lon: { title: "Länge", description: "Geografische Länge dessen, der sie schließt." },
    },
  },
  trigger_homelink: {
    title: "Garage öffnen oder schließen",
    description: "Öffnet oder schließt die Garage oder das Tor, das HomeLink an dem Ort kennt.",
    parameters: {
      lat: { title: "Breite", description: "Geografische Breite des Autos." },
      lon: { title: "Länge", description: "Geografische Länge des Autos." },
      token: { title: "Token", description: "Token des Autos; ältere Server brauchen es." },
    },
  },
  open_tonneau: {
    title: "Tonneau öffnen",
    description: "Öffnet die Abdeckung der Ladefläche eines Cybertrucks.",
  },
  close_tonneau: {
    title: "Tonneau schließen",
    description: "Schließt die Abdeckung der Ladefläche eines Cybertrucks.",
  },
  stop_tonneau: {
    title: "Tonneau anhalten",
    description: "Hält die Abdeckung der Ladefläche eines Cybertrucks an.",
  },
  navigation_request: {
    title: "Adresse senden",
    description: "Sendet eine Adresse oder einen Link an die Navigation, wie ein Telefon sie teilt.",
    parameters: {
      type: { title: "Art", description: "Was geteilt wird; Apps senden share_ext_content_raw." },
      value: { title: "Wert", description: "Die Adresse, als android.intent.extra.TEXT in einem Objekt." },
      locale: { title: "Sprache", description: "Sprache und Land, zum Beispiel de-DE." },
      timestampMs: { title: "Zeit", description: "Millisekunden seit 1970, als Text." },
    },
  },
  navigation_gps_request: {
    title: "Zu einem Ort navigieren",
    description: "Startet die Navigation zu einem Ort.",
    parameters: { lat, lon, order },
  },
  navigation_sc_request: {
    title: "Zu einem Supercharger navigieren",
    description: "Startet die Navigation zu einem Supercharger.",
    parameters: { id: { title: "Supercharger", description: "Nummer des Superchargers." }, order },
  },
  navigation_waypoints_request: {
    title: "Über Zwischenhalte navigieren",
    description: "Startet die Navigation über mehrere Halte.",
    parameters: {
      waypoints: {
        title: "Halte",
        description: "Ids von Google-Orten, jede nach refId:, mit Kommas dazwischen.",
      },
    },
  },
  schedule_software_update: {
    title: "Softwareupdate installieren",
    description: "Installiert nach einer Weile das Softwareupdate, das im Auto bereitliegt.",
    parameters: { offsetSec: { title: "Aufschub", description: "Wie lange gewartet wird." } },
  },
  cancel_software_update: {
    title: "Software\u00adupdate abbrechen",
    description: "Bricht das geplante Softwareupdate ab.",
  },
  set_vehicle_name: {
    title: "Auto benennen",
    description: "Gibt dem Auto einen Namen.",
    parameters: { vehicleName: { title: "Name", description: "Der neue Name." } },
  },
  dashcam_save_clip: {
    title: "Dashcam-Clip speichern",
    description: "Speichert, was die Dashcam zuletzt aufgenommen hat.",
  },
  take_drivenote: {
    title: "Fahrnotiz aufnehmen",
    description: "Nimmt eine Notiz für den Hersteller des Autos auf.",
    parameters: { note: { title: "Notiz", description: "Was ihm gesagt werden soll." } },
  },
  set_low_power_mode: {
    title: "Energiesparmodus",
    description: "Schaltet den Energiesparmodus ein oder aus.",
    parameters: { enable: { title: "Energiesparmodus", description: "Ob er an sein soll." } },
  },
  keep_accessory_power_mode: {
    title: "Steckdosen anlassen",
    description: "Lässt die Steckdosen an, wenn die Leute ausgestiegen sind, oder nicht.",
    parameters: { enable: { title: "Steckdosen", description: "Ob sie an bleiben sollen." } },
  },
  close_trunk: {
    title: "Koffer\u00adraum schließen",
    description: "Schließt den hinteren Kofferraum, wo er einen Motor hat.",
  },
  auto_secure_vehicle: {
    title: "Türen schließen und verriegeln",
    description: "Schließt die Flügeltüren eines Model X und verriegelt das Auto.",
  },
  ping: {
    title: "Schlüssel prüfen",
    description: "Prüft, ob das Auto den Schlüssel kennt.",
  },
  parental_controls_clear_pin: {
    title: "PIN der Kinder\u00adsicherung mit ihr löschen",
    description: "Schaltet die Kindersicherung aus und vergisst ihre PIN.",
    parameters: { pin },
  },
  set_recirculation: {
    title: "Umluft",
    description: "Schaltet die Umluft ein oder aus.",
    parameters: { on: { title: "Umluft", description: "Ob sie an ist." } },
  },
  update_charge_on_solar_feature: {
    title: "Mit Sonnenstrom laden",
    description: "Lädt mit überschüssigem Sonnenstrom, oder nicht.",
    parameters: {
      enabled: { title: "Mit Sonnenstrom laden", description: "Ob es an ist." },
      lowerChargeLimit: {
        title: "Untere Grenze",
        description: "Bis zu diesem Batteriestand lädt das Auto mit jedem Strom.",
      },
      upperChargeLimit: {
        title: "Obere Grenze",
        description: "Bis zu diesem Batteriestand lädt das Auto mit überschüssigem Sonnenstrom.",
      },
    },
  },
  navigation_gps_destination_request: {
    title: "Zu einem benannten Ort navigieren",
    description: "Startet die Navigation zu einem Ort, mit dem Namen, den das Auto zeigt.",
    parameters: { lat, lon, destination: { title: "Name", description: "Name des Ortes." }, order },
  },
  set_suspension_level: {
    title: "Höhe der Federung",
    description: "Hebt oder senkt ein Auto mit Luftfederung.",
    parameters: { level: { title: "Höhe", description: "Wie hoch das Auto steht." } },
  },
  start_light_show: {
    title: "Lichtshow starten",
    description: "Startet eine der Lichtshows des Autos.",
    parameters: {
      showIndex: { title: "Show", description: "Platz der Show in der Liste des Autos, gezählt ab 0." },
      startTime: { title: "Beginn", description: "In Millisekunden seit 1970. Ohne Angabe sofort." },
      volume: { title: "Lautstärke", description: "Wie laut die Show ist. Das Auto hat eigene Grenzen." },
      danceMoves: { title: "Tanz", description: "Ob sich Teile des Autos bewegen." },
    },
  },
  stop_light_show: { title: "Lichtshow beenden", description: "Beendet die Lichtshow." },
  set_outlets: {
    title: "Steckdosen schalten",
    description: "Schaltet die Steckdosen eines Cybertrucks ein oder aus.",
    parameters: { request: { title: "Steckdosen", description: "Welche an sind." } },
  },
  set_outlet_timer: {
    title: "Zeit der Steckdosen",
    description: "Stellt ein, wie lange die Steckdosen eines Cybertrucks an bleiben.",
    parameters: { numMinutes: { title: "Zeit", description: "Wie lange sie an bleiben." } },
  },
  set_outlet_soc_limit: {
    title: "Grenze der Steckdosen",
    description: "Stellt ein, bei welchem Batteriestand die Steckdosen eines Cybertrucks ausgehen.",
    parameters: { percent: { title: "Grenze", description: "Batteriestand." } },
  },
  set_front_zone_lights: {
    title: "Umfeldlicht vorn",
    description: "Stellt das Licht um die Front eines Cybertrucks ein.",
    parameters: { level: brightness },
  },
  set_rear_zone_lights: {
    title: "Umfeldlicht hinten",
    description: "Stellt das Licht um das Heck eines Cybertrucks ein.",
    parameters: { level: brightness },
  },
  set_lightbar_middle: {
    title: "Lichtleiste",
    description: "Schaltet die Mitte der Lichtleiste eines Cybertrucks ein oder aus.",
    parameters: { on: { title: "Lichtleiste", description: "Ob sie an ist." } },
  },
  set_lightbar_ditch: {
    title: "Seitenlicht",
    description: "Schaltet die Seitenlichter der Lichtleiste eines Cybertrucks ein oder aus.",
    parameters: { on: { title: "Seitenlicht", description: "Ob es an ist." } },
  },
  set_truck_bed_light_auto: {
    title: "Licht der Ladefläche von selbst",
    description: "Lässt einen Cybertruck das Licht der Ladefläche von selbst schalten, oder nicht.",
    parameters: { on: { title: "Automatisch", description: "Ob das Auto das Licht schaltet." } },
  },
  set_trailer_light_test: {
    title: "Anhänger\u00adlichter prüfen",
    description: "Startet oder beendet die Prüfung der Lichter eines Anhängers.",
    parameters: { on: { title: "Prüfung", description: "Ob sie läuft." } },
  },
  set_tent_mode: {
    title: "Zeltmodus",
    description: "Schaltet den Zeltmodus eines Cybertrucks ein oder aus.",
    parameters: { on: { title: "Zeltmodus", description: "Ob er an ist." } },
  },
};

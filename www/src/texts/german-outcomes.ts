import type { englishOutcomes } from "./english-outcomes.ts";

/** How a command ends, in German: what happened, and what to do. */
export const germanOutcomes: typeof englishOutcomes = {
  outcome: {
    sending: "Wird gesendet",
    done: "Erledigt",
    already: "Schon so",
    refused: "Abgelehnt",
    failed: "Fehlgeschlagen",
    mayHaveHappened: "Ist vielleicht geschehen",
    alreadyMessage: "Nichts zu tun: Das Auto ist schon so.",
    awake: "Das Auto ist wach.",
    wakeAsked: (state) => `Das Auto wurde gebeten aufzuwachen. Es sagt: ${state}.`,
    wakeAskedSilently: "Das Auto wurde gebeten aufzuwachen.",
    lookFirst: "Sehen Sie nach dem Auto, bevor Sie nochmals drücken.",
    unexpected: (message) =>
      `In dieser Seite selbst ging etwas schief: ${message}. Laden Sie sie neu und versuchen Sie es dann wieder.`,
    wordForWord: "Im Wortlaut:",
    announce: (title, outcome, message) => `${title}: ${outcome}. ${message}`.trim(),
  },

  error: {
    aborted: "Es wurde abgebrochen.",
    timeout: "Es kam rechtzeitig keine Antwort. Das Auto ist vielleicht nicht erreichbar.",
    network:
      "Es kam keine Antwort. Entweder ist dieses Gerät offline, oder der Proxy läuft nicht oder lässt diese Seite nicht " +
      "zu (CORS). Prüfen Sie die Verbindung und die Adresse des Proxys.",
    signed_out: "Sie sind abgemeldet. Melden Sie sich neu mit Tesla an.",
    no_token: "Der Server dieser Seite hat kein Token gegeben. Versuchen Sie es in einer Minute noch einmal.",
    unauthorized: "Das Token ist falsch oder nicht mehr gültig. Verbinden Sie neu mit einem anderen.",
    forbidden:
      "Das Konto oder sein Token darf das nicht. Prüfen Sie die Rechte des Tokens, das Konto und seine Abrechnung.",
    signing_required:
      "Dieses Auto nimmt nur signierte Befehle an. Unter „Signierte Befehle“ gibt es einen Schlüssel für diesen Browser; " +
      "oder verbinden Sie sich durch einen Proxy, der signiert (tesla-http-proxy), und sprechen Sie das Auto mit seiner " +
      "VIN an.",
    not_paired:
      "Das Auto kennt den Schlüssel dieses Browsers nicht. Über Bluetooth: Drücken Sie „Verbindung ändern“, und fügen Sie " +
      "das Auto neu hinzu. Über das Internet: Unter „Signierte Befehle“ steht, wie es ihn kennenlernt; dort lässt sich das " +
      "Signieren auch ausschalten.",
    insufficient_privileges:
      "Das Auto nimmt diesen Befehl von diesem Schlüssel nicht an, oder jetzt nicht. Prüfen Sie die Rolle des Schlüssels " +
      "im Auto; der eines Fahrers darf keine PINs ändern.",
    remote_access_disabled:
      "Das Auto nimmt keine Befehle über das Internet an. Schalten Sie den mobilen Zugriff in den Einstellungen des " +
      "Autos ein.",
    fault: (reason) =>
      `Das Auto konnte den signierten Befehl nicht annehmen: ${reason}. Versuchen Sie es in einer Minute wieder.`,
    bluetooth_unavailable:
      "Bluetooth ist hier nicht verfügbar. Nehmen Sie Chrome oder Edge unter Android, Windows, macOS oder ChromeOS, " +
      "schalten Sie Bluetooth ein, und wählen Sie das Auto.",
    bluetooth_no_adapter:
      "Dieses Gerät hat kein Bluetooth. Nehmen Sie ein Telefon oder einen Computer, der es hat.",
    bluetooth_not_chosen:
      "Es wurde kein Auto gewählt oder keines gefunden. Gehen Sie näher an das Auto, und verbinden Sie nochmals.",
    bluetooth_not_allowed:
      "Der Browser lässt diese Seite Bluetooth nicht benutzen. Versuchen Sie es nochmals; hilft das nicht, erlauben Sie " +
      "Bluetooth in den Einstellungen des Browsers und des Systems.",
    out_of_reach:
      "Das Auto ist über Bluetooth nicht erreichbar. Gehen Sie näher heran, und versuchen Sie es wieder. Stehen Sie daneben, " +
      "belegen vielleicht Telefone alle seine Verbindungen: Schalten Sie an einem davon Bluetooth aus.",
    not_over_bluetooth:
      "Das Auto nimmt diesen Befehl nur über das Internet an. Um ihn zu senden, verbinden Sie das Auto mit einer Anmeldung oder " +
      "einem Token.",
    unsupported:
      "Dieser Browser kann hier keinen Schlüssel machen oder aufbewahren. Öffnen Sie die Seite mit https und nicht in " +
      "einem privaten Fenster.",
    not_found:
      "Der Server kennt dieses Auto oder diesen Befehl nicht. Prüfen Sie die Adresse des Proxys; hinter tesla-http-proxy " +
      "sprechen Sie das Auto mit seiner VIN an.",
    unavailable:
      "Das Auto schläft, ist beschäftigt oder nicht erreichbar, oder der Dienst ist gestört. Versuchen Sie es in ein paar " +
      "Minuten wieder.",
    rate_limited: "Zu viele Anfragen. Versuchen Sie es nach einer Weile wieder.",
    rate_limited_for: (wait) => `Zu viele Anfragen. Versuchen Sie es in ${wait} wieder.`,
    wrong_region:
      "Das Konto liegt in einer anderen Region. Richten Sie den Proxy auf den Server jener Region.",
    wrong_region_at: (address) =>
      `Das Konto liegt in einer anderen Region. Richten Sie den Proxy auf ${address}.`,
    http_request: (status) =>
      `Der Server lehnt diese Anfrage ab (${status}) und würde sie wieder ablehnen. Prüfen Sie die Eingaben und die Adresse des Proxys.`,
    http: (status) => `Der Server hatte ein Problem (${status}). Versuchen Sie es in einer Minute wieder.`,
    bad_response:
      "Eine solche Antwort gibt Tesla nicht. Prüfen Sie, ob die Adresse des Proxys zu Tesla führt.",
    rejected:
      "Das Auto hat abgelehnt, aus dem Grund unten. Kümmern Sie sich darum und drücken Sie dann nochmals.",
  },

  reason: {
    "doors open": "Eine Tür ist offen. Schließen Sie sie und drücken Sie nochmals.",
    "door open": "Eine Tür ist offen. Schließen Sie sie und drücken Sie nochmals.",
    "closures open": "Etwas ist noch offen. Schließen Sie es und drücken Sie nochmals.",
    "not in park": "Das Auto steht nicht auf P. Schalten Sie auf P und drücken Sie nochmals.",
    "vehicle not in park": "Das Auto steht nicht auf P. Schalten Sie auf P und drücken Sie nochmals.",
    "low soc": "Dafür ist die Batterie zu leer. Laden Sie das Auto zuerst.",
    disconnected: "Kein Kabel ist eingesteckt. Stecken Sie es ein und drücken Sie nochmals.",
    "no power": "Die Ladestation gibt keinen Strom. Prüfen Sie sie und drücken Sie nochmals.",
    charging: "Das Auto lädt. Stoppen Sie zuerst das Laden.",
    "cable connected": "Ein Kabel ist eingesteckt. Ziehen Sie es heraus und drücken Sie nochmals.",
    "non motorized charge port": "Die Ladeklappe dieses Autos hat keinen Motor. Schließen Sie sie von Hand.",
    "not supported": "So etwas hat dieses Auto nicht.",
    "unknown state requested": "Der Server nimmt dieses Wort nicht mehr an. Wählen Sie ein anderes.",
    "remote start disabled":
      "Fahren ohne Schlüssel ist in den Einstellungen des Autos aus. Schalten Sie es dort ein.",
    "not enabled": "Das ist in den Einstellungen des Autos aus. Schalten Sie es dort ein.",
    "valet mode on": "Der Parkservice-Modus ist an. Schalten Sie ihn zuerst aus.",
    "invalid password": "Die PIN fehlt oder ist falsch. Tippen Sie die richtige und drücken Sie nochmals.",
    "invalid pin": "Die PIN fehlt oder ist falsch. Tippen Sie die richtige und drücken Sie nochmals.",
    "incorrect pin": "Die PIN ist falsch. Tippen Sie die richtige und drücken Sie nochmals.",
    "no pin set": "Es ist keine PIN gesetzt: Das Tempolimit war nie aktiv.",
    "invalid limit": "Diese Grenze erlaubt das Auto nicht. Wählen Sie eine andere.",
    "speed limit mode active": "Das Tempolimit ist aktiv. Schalten Sie es zuerst aus.",
    "could not wake buses":
      "Ein Teil des Autos ist nicht aufgewacht. Drücken Sie nochmals; beim zweiten Mal klappt es meist.",
  },
};

import type { englishConnect } from "./english-connect.ts";

/** The dialog that connects a car, in German. */
export const germanConnect: typeof englishConnect = {
  title: "Ein Auto verbinden",
  which: "Welches Auto",
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
};

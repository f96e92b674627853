import { type englishSignIn, withoutStop } from "./english-sign-in.ts";

/** The sign-in with Tesla and the cars of the account, in German. */
export const germanSignIn: typeof englishSignIn = {
  asking: "Einen Moment …",

  signIn: "Mit Tesla anmelden",
  signInHint:
    "Für die Autos Ihres Kontos, über das Internet. Nach Passwort und Erlaubnis fragt Teslas eigene Seite; diese hier sieht " +
    "das Passwort nie.",
  trySignIn: "„Mit Tesla anmelden“ ausprobieren",
  trySignInHint:
    "Der ganze Weg zum Auto, mit einem simulierten Tesla auf diesem Server: anmelden, erlauben, einen Schlüssel koppeln. " +
    "Wählen Sie Ada, der die Autos gehören. Ein Konto braucht es nicht.",
  tokenOf: "der Fleet API oder eines Token-Dienstes",
  without: "Ohne Anmeldung",
  elsewhere: (words) =>
    `Die Anmeldung geht nur unter der Adresse, auf die der Server eingestellt ist. Er sagt: ${words}`,
  tryAgain: "Noch einmal versuchen",
  ended: (reason) => `Tesla hat die Anmeldung beendet: ${withoutStop(reason)}. Melden Sie sich neu an.`,
  signedOut: "Sie sind abgemeldet. Tesla merkt sich noch, was Sie erlaubt haben.",
  revoke: "Bei Tesla zurücknehmen",

  failures: {
    refused: "Es wurde nichts erlaubt. Um Ihr Auto hier zu bedienen, erlauben Sie bei Tesla den Zugriff.",
    expired:
      "Die Anmeldung hat zu lange gedauert oder wurde in einem anderen Tab neu begonnen. Beginnen Sie noch einmal.",
    account:
      "Dieser Server gehört zu einem anderen Tesla-Konto. Melden Sie sich auf tesla.com ab und hier mit dem Konto des " +
      "Besitzers an. Wer sich anmelden darf, bestimmt er mit ACCOUNT.",
    unavailable:
      "Teslas Server hat nicht geantwortet wie erwartet. Versuchen Sie es in ein paar Minuten noch einmal.",
    settings:
      "Tesla hat die App dieses Servers abgewiesen: Kennung, Geheimnis, Redirect-URI oder Rechte stimmen nicht. Im Terminal " +
      "des Servers steht, was davon.",
  },
  failedOtherwise: "Die Anmeldung ist gescheitert. Beginnen Sie noch einmal.",

  signedIn: "Mit Tesla angemeldet",
  signedInSimulated: "Beim simulierten Tesla angemeldet",
  signOut: "Abmelden",
  signOutHint: "Auf allen Geräten, die diesen Server benutzen.",
  notSignedOut:
    "Der Server hat nicht geantwortet, deshalb sind Sie noch angemeldet. Versuchen Sie es noch einmal.",

  missing: "Sie haben noch nicht alles erlaubt, was die Seite braucht:",
  scopes: {
    openid: "zu wissen, welches Konto es ist",
    offline_access: "angemeldet zu bleiben",
    email: "die E-Mail-Adresse des Kontos zu wissen",
    vehicle_device_data: "Ihre Autos aufzulisten und zu lesen, wie es ihnen geht",
    vehicle_cmds: "Befehle zu senden",
    vehicle_charging_cmds: "das Laden zu starten und zu stoppen",
    vehicle_location: "zu wissen, wo das Auto ist",
  },
  addPermissions: "Rechte ergänzen",
  notAllowed: "Vorher lassen sich die Autos nicht auflisten.",
  notRegistered:
    "Die App des Servers ist bei Tesla nicht in der Region Ihres Kontos registriert. Führen Sie auf dem Server „npm run " +
    "fleet -- register“ aus, und sehen Sie dann noch einmal nach.",

  cars: "Autos des Kontos",
  loading: "Autos werden gesucht …",
  lookAgain: "Noch einmal nachsehen",
  noCars: "Dieses Konto hat kein Auto. Melden Sie sich mit dem Konto an, dem das Auto gehört.",
  reading: "Es wird geprüft, welche Befehle das Auto annimmt …",
  plain: "Nimmt unsignierte Befehle an.",
  paired: "Nimmt signierte Befehle und kennt den Schlüssel dieses Browsers.",
  ready: (words) => `${words} Es fehlt nichts.`,
  signedByChoice:
    "Nimmt signierte Befehle. Dieser Browser signiert sie, wie Sie es unter „Signierte Befehle“ gewählt haben.",
  keyMissing: "Nimmt nur signierte Befehle an. Laut Tesla kennt es den Schlüssel dieses Browsers noch nicht.",
  noVin: "Seine VIN ist nicht bekannt. Deshalb lässt sich nicht prüfen, welche Befehle es annimmt.",
  unknown: (status) =>
    status === undefined
      ? "Welche Befehle es nimmt, ist nicht bekannt: Es kam keine Antwort. Wählen Sie das Auto, oder öffnen Sie dies neu."
      : `Welche Befehle es nimmt, ist nicht bekannt: Tesla hat mit Status ${status} geantwortet. Wählen Sie das Auto, oder ` +
        "öffnen Sie dies neu.",

  pair: "Schlüssel dieses Browsers koppeln",
  hasKey: "✓ Dieser Browser hat einen Schlüssel.",
  noDomain: "Der Server hat keine Domain für einen Schlüssel: Setzen Sie DOMAIN, und starten Sie ihn neu.",
  domainServes: (domain) => `✓ ${domain} liefert diesen Schlüssel aus.`,
  domainUnknown: (domain) =>
    `Der Server sagt nicht, welchen Schlüssel ${domain} ausliefert. Es wird noch einmal nachgesehen …`,
  noDomainKey: (reason) => `Der Schlüssel der Domain lässt sich nicht lesen: ${withoutStop(reason)}.`,
  otherKey: (domain) => `${domain} liefert einen anderen Schlüssel aus als den dieses Browsers.`,
  replaceKey: (domain) =>
    `Legen Sie den Schlüssel unten auf ${domain} als /.well-known/appspecific/com.tesla.3p.public-key.pem ab und auf dem ` +
    "Server in der Datei PUBLIC_KEY. Führen Sie dann auf dem Server „npm run fleet -- register“ aus. Autos, die den " +
    "bisherigen Schlüssel kennen, müssen neu gekoppelt werden. Diese Seite aktualisiert sich von selbst.",
  otherSimulatedKey: (domain) =>
    `Der Schlüssel wird über eine Domain gekoppelt, und ${domain} liefert einen anderen aus. Auf einer echten Domain legen ` +
    "Sie eine Datei ab; hier genügt ein Klick.",
  publish: (domain) => `Diesen Schlüssel auf ${domain} veröffentlichen`,
  orByCard: "Oder ohne die Domain:",
  openLink: (domain) =>
    `Lesen Sie den Code mit dem Telefon, das die Tesla-App hat, oder öffnen Sie dort den Link. Die App fragt, ob ${domain} ` +
    "dem Auto befehlen darf; das Auto muss wach sein.",
  openSimulatedLink:
    "Bei einem echten Auto lesen Sie den Code mit dem Telefon, das die Tesla-App hat. Öffnen Sie hier den Link, und " +
    "erlauben Sie es.",
  qrCode: (name) => `QR-Code des Links, der ${name} koppelt`,
  waiting: "Es wird gewartet, bis das Auto den Schlüssel kennt. Diese Seite merkt es von selbst.",
};

import type { englishBluetooth } from "./english-bluetooth.ts";

/** Bluetooth: connecting a car, adding the key of this browser to it, and what may be wrong, in French. */
export const frenchBluetooth: typeof englishBluetooth = {
  title: "Bluetooth",
  hint: "Placez-vous près de la voiture avec sa carte-clé. Il ne faut ni compte, ni jeton, ni Internet.",
  tryTitle: "Essayer le Bluetooth",
  tryHint: (name) =>
    `Toutes les étapes, comme si ${name} était à côté de vous, mais sans liaison radio : connecter, poser la carte-clé, envoyer des commandes.`,

  vin: "VIN de la voiture",
  vinHint:
    "17 caractères. Il est sur l’écran de la voiture, sous Contrôles > Logiciel, et derrière le pare-brise côté conducteur.",
  vinPattern: "Un VIN a 17 lettres et chiffres, sans I, O ni Q.",
  knownCars: "Voitures que cette page connaît",

  role: "Ce que ce navigateur peut faire",
  roles: { driver: "Conducteur", owner: "Propriétaire", charging_manager: "Charge" },
  roleHints: {
    driver:
      "Presque toutes les commandes, sauf par exemple le code PIN de conduite, le contrôle parental et le mode invité. Cela suffit le plus souvent.",
    owner: "Toutes les commandes, y compris celles qui gèrent les codes PIN et les autres clés.",
    charging_manager:
      "Démarrer, arrêter et limiter la charge, lire l’état de la voiture et la réveiller. Pas le port de charge.",
  },

  connect: "Connecter",
  connectHint:
    "Le navigateur affiche une liste. Choisissez-y la voiture : son nom commence par S et finit par C.",
  connectSimulated: (name) => `Connecter ${name}`,
  anyName: "Ma voiture n’est pas dans la liste",
  anyNameHint:
    "La liste montre alors tous les appareils. Une voiture déjà connectée peut avoir un autre nom, par exemple « 🔑 Model 3 ».",
  connecting: "Connexion à la voiture…",
  checking: "La page demande à la voiture si elle connaît la clé de ce navigateur…",
  waiting: "Posez la carte-clé maintenant",
  waitingHint:
    "Derrière les porte-gobelets, ou sur le chargeur de téléphone. Si la carte y est déjà, soulevez-la et reposez-la. Confirmez " +
    "ensuite sur l’écran de la voiture. Vous avez cinq minutes.",
  picture:
    "Dessin de la console centrale : posez la carte derrière les porte-gobelets ou sur le chargeur de téléphone.",
  cupHolders: "porte-gobelets",
  charger: "chargeur de téléphone",
  screen: "écran",
  finishing: "La voiture a ajouté la clé. Un instant…",
  cancel: "Annuler",

  simulatedCar: "Ce que vous feriez dans la voiture :",
  tap: "Poser la carte-clé",
  confirm: "Confirmer sur l’écran",
  decline: "Refuser",

  paired: "La voiture connaît maintenant la clé de ce navigateur.",
  pairedHint:
    "Désormais, cette page s’ouvre sans réseau et commande la voiture quand vous êtes à côté. Sur l’écran de la voiture, la clé est sous Contrôles > Verrous.",
  pairedSimulatedHint:
    "Les commandes passent maintenant par le Bluetooth simulé. Si vous rechargez la page, tout recommence.",
  alreadyPaired: "La voiture connaissait déjà la clé de ce navigateur.",
  alreadyPairedHint: "Aucune carte n’est nécessaire.",
  done: "Aller à la voiture",

  tryAgain: "Réessayer",
  reasons: {
    "declined on the car's screen":
      "La clé a été refusée sur l’écran de la voiture. Pour l’ajouter, réessayez et confirmez sur l’écran.",
    "the list of keys is full: remove one on the car's screen":
      "La liste des clés de la voiture est pleine. Supprimez-en une sur l’écran de la voiture, sous Contrôles > Verrous, puis réessayez.",
    "valet mode is on":
      "Le mode Voiturier est actif, et la voiture n’accepte aucune clé. Désactivez-le sur l’écran de la voiture, puis réessayez.",
    "this card may not add a key with this role":
      "Cette carte ne peut pas ajouter de clé avec ce rôle. Choisissez « Conducteur » ou prenez une autre carte-clé.",
  },
  refused: "La voiture n’a pas ajouté la clé, pour la raison ci-dessous. Réglez cela, puis réessayez.",
  notTapped:
    "Aucune carte-clé n’a été posée, ou personne n’a confirmé sur l’écran à temps. Installez-vous dans la voiture avec la carte en main, puis réessayez.",
  noReply: "La voiture n’a pas répondu. Réveillez-la en ouvrant une porte, approchez-vous, puis réessayez.",
  cancelled: "Annulé. Si vous posez la carte et confirmez maintenant, la voiture peut encore ajouter la clé.",

  addHint:
    "Les commandes passent alors par Bluetooth quand vous êtes près de la voiture, sinon par Internet.",
  leave: "Ne plus utiliser le Bluetooth",
  leaveHint:
    "La voiture connaît encore la clé. Pour la supprimer, utilisez l’écran de la voiture : Contrôles > Verrous.",

  keys: "Clés de la voiture",
  keysHint: "La voiture donne ses clés à quiconque est à proximité, et ne signe pas la liste.",
  showKeys: "Afficher les clés",
  readingKeys: "La page interroge la voiture…",
  keysRead: (count) => (count === 1 ? "Une clé." : `${count} clés.`),
  thisBrowser: "ce navigateur",
  keyRoles: {
    none: "aucun rôle",
    service: "atelier",
    owner: "propriétaire",
    driver: "conducteur",
    fleet_manager: "gestionnaire de flotte",
    vehicle_monitor: "lecture seule",
    charging_manager: "charge",
    guest: "invité",
    unknown: "rôle inconnu",
  },
  keyForms: {
    key_card: "Carte-clé",
    ios_device: "iPhone",
    android_device: "Téléphone Android",
    cloud_key: "App ou navigateur",
    unknown: "Clé",
  },
  keysRemove:
    "Une clé ne peut pas se supprimer elle-même. Supprimez les clés sur l’écran de la voiture, sous Contrôles > Verrous.",

  check: "Pourquoi cela ne marche-t-il pas ?",
  checkRun: "Vérifier maintenant",
  checking2: "Vérification…",
  checkStates: { ok: "en ordre", wrong: "pas en ordre", note: "remarque", open: "non vérifié" },
  checks: {
    browser: "Bluetooth dans ce navigateur",
    adapter: "Adaptateur Bluetooth",
    permission: "Autorisation",
    found: "Voiture trouvée",
    slot: "Connexion libre",
    key: "Clé de ce navigateur",
    awake: "Éveillée",
  },
  advice: {
    browser:
      "Ce navigateur ne donne pas accès au Bluetooth aux pages web. Utilisez Chrome ou Edge sous Android, Windows, macOS ou ChromeOS. Sur un iPhone, utilisez le navigateur Bluefy.",
    adapter:
      "Cet appareil n’a pas d’adaptateur Bluetooth, ou il est désactivé. Activez le Bluetooth ou prenez un autre appareil.",
    permission:
      "Le navigateur ne laisse pas cette page utiliser le Bluetooth. Autorisez-le dans les réglages du navigateur. Sous Android, donnez aussi au navigateur l’accès à la position ou aux appareils à proximité.",
    found:
      "La voiture est introuvable. Approchez-vous à quelques mètres, vérifiez le VIN, désactivez puis réactivez le Bluetooth. Si la liste du navigateur ne la montre pas, choisissez « Ma voiture n’est pas dans la liste ».",
    slot: "La voiture n’accepte aucune connexion. Elle n’en a que trois, et chaque téléphone avec l’app Tesla en prend une. Désactivez le Bluetooth sur un des téléphones, ou approchez-vous.",
    reach:
      "La connexion à la voiture échoue : elle est hors de portée, ou des téléphones prennent ses trois connexions. Approchez-vous et désactivez le Bluetooth sur un des téléphones.",
    keyless:
      "Ce navigateur n’a pas de clé. Connectez à nouveau la voiture par Bluetooth, ce qui en crée une.",
    notPaired:
      "La voiture ne connaît pas la clé de ce navigateur. Connectez-la à nouveau par Bluetooth et posez la carte-clé.",
    fleetManager:
      "La voiture connaît cette clé comme celle d’un gestionnaire de flotte, et n’accepte pas ses commandes par Bluetooth. Supprimez-la sur l’écran de la voiture, puis connectez à nouveau la voiture par Bluetooth.",
    asleep:
      "La voiture est en veille. Les verrous et les coffres fonctionnent. Les autres commandes la réveillent d’abord, en une demi-minute au plus.",
    silent:
      "La voiture est connectée mais ne répond pas. Ouvrez une porte pour la réveiller, puis vérifiez à nouveau.",
  },
  allWell: "Tout est en ordre.",
};

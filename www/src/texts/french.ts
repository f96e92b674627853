import { frenchOutcomes } from "./french-outcomes.ts";
import type { Texts } from "./index.ts";
import { quantity } from "./quantities.ts";

export { frenchCommands } from "./french-commands.ts";

/** The texts in French. */
export const french: Texts = {
  percent: (value) => quantity(value, "%"),
  roofOpen: (percent) => `toit ouvrant ouvert à ${quantity(percent, "%")}`,

  page: {
    title: "Tesla Commands",
    skip: "Aller aux commandes",
    commands: "Commandes",
    partMissing:
      "Une partie de cette page n’a pas pu être chargée. Vérifiez la connexion ou rechargez la page.",
    cannotStart: "Cette page n’a pas pu démarrer",
    cannotStartWasm:
      "Ce navigateur n’exécute pas WebAssembly, dont cette page a besoin. Ouvrez-la dans une version récente de Chrome, " +
      "Edge, Firefox ou Safari. Si c’est déjà le cas, WebAssembly est bloqué pour cette page (par un mode Isolement ou " +
      "une règle de votre entreprise)\u202f: autorisez-le, puis rechargez.",
    cannotStartLoad:
      "Son fichier WebAssembly n’a pas pu être chargé ou a été bloqué. Rechargez la page. Si cela ne suffit pas, vérifiez " +
      "que le serveur fournit tout le dossier et que sa politique de contenu comporte 'wasm-unsafe-eval'.",
  },

  car: {
    unnamed: "Voiture sans nom",
    refresh: "Actualiser",
    reading: "Lecture de la voiture…",
    turnTo: (name) => `Passer à ${name}`,
    battery: "Batterie",
    range: "Autonomie",
    inside: "Intérieur",
    outside: "Extérieur",
    lastSeen: "Actualisé",
    limit: (percent) => `limite ${percent}`,
    charging: (power, left) => [`en charge à ${power}`, left].filter(Boolean).join(", "),
    timeLeft: (time) => `encore ${time}`,
    speedLimit: (speed) => `Vitesse limitée à ${speed}`,
    valet: "Mode Voiturier",
    remoteStart: "Conduite sans clé",
    drawing: (state) => `Dessin de la voiture. ${state}`,
    allClosed: "Tout est fermé.",
    lastKnown: "Dans son dernier état connu.",
    asleep: "En veille",
    asleepHint: "Une commande la réveille en une minute au plus.",
    offline: "Hors ligne",
    offlineHint: "La voiture n’a pas de connexion. Réessayez plus tard.",
    waking: "Se réveille",
    noAnswer: "En veille ou injoignable",
    unknown: "Inconnu",
    nothingReported: "La voiture n’a rien indiqué sur son état",
    details: "Plus sur la voiture",
  },

  state: {
    parked: "stationnée",
    reverse: "en marche arrière",
    neutral: "au point mort",
    driving: "roule",
    locked: "verrouillée",
    unlocked: "déverrouillée",
    doorOpen: "porte ouverte",
    df: "porte conducteur ouverte",
    pf: "porte passager ouverte",
    dr: "porte arrière côté conducteur ouverte",
    pr: "porte arrière côté passager ouverte",
    ft: "coffre avant ouvert",
    rt: "coffre ouvert",
    fd: "vitre du conducteur ouverte",
    fp: "vitre du passager ouverte",
    rd: "vitre arrière côté conducteur ouverte",
    rp: "vitre arrière côté passager ouverte",
    tyreLow: "pression d’un pneu basse",
    chargePortOpen: "port de charge ouvert",
    cable: "câble branché",
    charging: "en charge",
    climateOn: "climatisation en marche",
    valet: "mode Voiturier",
  },

  daily: {
    title: "Commandes du quotidien",
    unlock: "Déver\u00adrouiller",
    lock: "Verrouiller",
    startClimate: "Démarrer la clim",
    stopClimate: "Arrêter la clim",
    openPort: "Ouvrir le port de charge",
    closePort: "Fermer le port de charge",
    startCharging: "Démarrer la charge",
    stopCharging: "Arrêter la charge",
    openTrunk: "Ouvrir le coffre",
    closeTrunk: "Fermer le coffre",
    locked: "Verrouillée",
    unlocked: "Déverrouillée",
    on: "En marche",
    off: "À l’arrêt",
    open: "Ouvert",
    closed: "Fermé",
    windowsOpen: "Ouvertes",
    windowsClosed: "Fermées",
    notPlugged: "Non branchée",
    plugged: "Branchée",
    chargingTo: (limit) => `En charge jusqu’à ${limit}`,
    charging: "En charge",
    charged: "Chargée",
    notKnown: "Inconnu",
  },

  simulated: {
    title: "Cette voiture est simulée.",
    car: "Voiture simulée",
    named: (name) => `${name} (simulée)`,
    body: "Quel que soit le bouton, aucune vraie voiture ne bouge.",
    connect: "Connecter votre voiture",
    box: "Jouer avec la voiture simulée",
    boxHint:
      "Faites à la main ce qu’aucune commande ne peut faire, et voyez comment les commandes réagissent.",
    cable: "Câble branché",
    door: "Porte ouverte",
    drive: "Rapport D",
    asleep: "En veille",
    offline: "Injoignable",
    reset: "Réinitialiser la voiture simulée",
  },

  real: {
    title: (through) => `Connecté par Internet, via ${through}.`,
    body: "Chaque bouton agit sur la voiture.",
    inMemory: "Le jeton disparaît quand la page est rechargée.",
    kept: "Le jeton est conservé dans ce navigateur.",
    signedIn: "Connecté par Internet à votre compte Tesla.",
    signedInSimulated: "Connecté par Internet à un compte Tesla simulé.",
    signedOut: "Vous êtes déconnecté.",
    endedBy: (reason) => `Tesla a mis fin à la session\u202f: ${reason}.`,
    endedHere:
      "Vous n’êtes plus connecté\u202f: vous vous êtes déconnecté dans un autre onglet ou sur un autre appareil, ou ce " +
      "navigateur a perdu la session.",
    signIn: "Se connecter avec Tesla",
    disconnect: "Déconnecter",
    change: "Modifier la connexion",
  },

  nearby: {
    bluetooth: "Bluetooth",
    bluetoothHint: "Par Bluetooth, signé et chiffré avec la clé de ce navigateur",
    internet: "Internet",
    internetHint: "Par Internet",
    byBluetooth: "Vous la joignez par Bluetooth.",
    bySimulatedBluetooth: "Vous la joignez par Bluetooth simulé.",
    byInternet: "Vous la joignez par Internet.",
    connect: "Connecter le Bluetooth",
    useBluetooth: "Passer par Bluetooth",
    useInternet: "Passer par Internet",
    notConnected: "Non connectée",
    connectHint:
      "Placez-vous près de la voiture, appuyez sur « Connecter le Bluetooth » et choisissez la voiture dans la liste du navigateur.",
    noKey:
      "Ce navigateur n’a plus de clé pour la voiture. Appuyez sur « Modifier la connexion » et ajoutez à nouveau la voiture par Bluetooth.",
    outOfReach: "Hors de portée du Bluetooth",
    asleepHint:
      "Les verrous et les coffres fonctionnent pendant la veille. Les autres commandes la réveillent d’abord.",
    noRequest: "Aucune : la commande est passée par Bluetooth.",
    onlyInternet: "Fonctionne seulement par Internet.",
    panel: "Bluetooth",
  },

  field: {
    optional: "facultatif",
    unset: "Non envoyé",
    choices: {
      open: "Ouvert",
      closed: "Fermé",
      comfort: "Confort",
      vent: "Entrouvrir",
      move: "Déplacer",
      close: "Fermer",
      stop: "Arrêter",
      front: "Avant",
      rear: "Arrière",
      SpeedLimit: "Limite de vitesse",
      Acceleration: "Accélération",
      SafetyFeatures: "Fonctions de sécurité",
      Curfew: "Couvre-feu",
      BrowserBlocked: "Navigateur bloqué",
      TheaterBlocked: "Cinéma bloqué",
      ArcadeBlocked: "Jeux bloqués",
      off: "Arrêt",
      low: "Bas",
      medium: "Moyen",
      high: "Haut",
      veryHigh: "Très haut",
      entry: "Accès",
      extract: "Extraction",
      keep: "Garder",
      dog: "Chien",
      camp: "Camping",
      frontLeft: "Avant gauche",
      frontRight: "Avant droit",
      rearLeft: "Arrière gauche",
      rearLeftBack: "Dossier arrière gauche",
      rearCenter: "Arrière centre",
      rearRight: "Arrière droit",
      rearRightBack: "Dossier arrière droit",
      thirdRowLeft: "3e rangée gauche",
      thirdRowRight: "3e rangée droite",
      unspecified: "Non précisé",
      replace: "Remplacer",
      prepend: "Avant",
      append: "Après",
      cabin: "Habitacle",
      cabinAndBed: "Habitacle et benne",
    },
    on: "Oui",
    off: "Non",
    less: (title, step) => `${title}\u202f: diminuer de ${step}`,
    more: (title, step) => `${title}\u202f: augmenter de ${step}`,
    slider: (title) => `${title}, curseur`,
    pinHint: "Quatre chiffres",
    useExample: "Utiliser un exemple",
    pickFile: "Ouvrir un fichier",
    asDriver: "idem",
    sentWhenLetGo: "Envoyé quand vous relâchez.",
    equals: (value) => `Soit ${value}.`,
    fileTooLarge: "Ce fichier dépasse 1\u00a0Mo. Choisissez-en un plus petit.",
    badJson: (message) =>
      `Cela commence comme du JSON, mais n’en est pas\u202f: ${message}. Corrigez, ou commencez par une lettre pour envoyer du texte.`,
  },

  command: {
    pressAgain: "Appuyez encore",
    question: (title) => `${title}\u202f?`,
    armed: (title) => `${title}\u202f? Appuyez à nouveau dans les 5\u00a0secondes. Échap annule.`,
    cancel: "Annuler",
    cancelOf: (title) => `Annuler\u202f: ${title}`,
    sending: "Envoi…",
    refreshing: "Demande d’un nouveau jeton…",
    waking: "Réveil de la voiture…",
    handshake: "Prise de contact avec la voiture…",
    vehicle_key_changed: "La voiture a une nouvelle clé. Nouvelle prise de contact…",
    connecting: "Connexion à la voiture par Bluetooth…",
    waiting_for_card: "Posez la carte-clé sur le lecteur dans la voiture, puis confirmez sur l’écran…",
    finishing: "La voiture a ajouté la clé et termine…",
    needsKey: "Nécessite une clé de ce navigateur.",
    unofficial: "Non officielle",
    unofficialHint:
      "Tesla ne publie pas comment cette commande est envoyée. D’autres logiciels maintenus l’envoient ainsi.",
  },

  ...frenchOutcomes,

  remedy: {
    key: "Configurer une clé",
    token: "Saisir un nouveau jeton",
    bluetooth: "Vérifier le Bluetooth",
    wake: "Réveiller et réessayer",
    closer: "Je suis plus près, réessayer",
    again: "Réessayer",
  },

  activity: {
    title: "Activité",
    empty: "Les commandes que vous envoyez s’affichent ici.",
    plain: "non signée",
    plainHint: "Envoyée sans signature",
    signed: "signée",
    signedHint: "Signée avec la clé de ce navigateur",
    behind: "Code et requête",
    call: "L’appel en JavaScript",
    requests: "Les requêtes effectuées",
    noRequest: "Aucune requête\u202f: rien n’a été envoyé.",
    copy: "Copier",
    copied: "Copié",
    selected: "Sélectionné\u202f: copiez avec le clavier ou le menu",
    copyOf: (what) => `Copier\u202f: ${what}`,
  },

  keys: { title: "Commandes signées" },

  settings: {
    title: "Réglages",
    language: "Langue",
    temperature: "Températures",
    distance: "Distances",
    kept: "Ces choix sont conservés dans ce navigateur.",
    forget: "M’oublier",
    forgetAgain: "Appuyez encore pour oublier",
    forgetHint:
      "Efface tout ce que cette page conserve\u202f: jeton, clé, activité et ces choix. Une session Tesla prend fin. La page " +
      "est ensuite comme à la première visite.",
    forgotten: "C’est oublié. Il ne reste rien de vous dans ce navigateur.",
    notSignedOut:
      "Le serveur n’a pas répondu\u202f: ce navigateur est toujours connecté avec Tesla. Appuyez encore «\u202fM’oublier\u202f».",
  },

  group: {
    access: "Accès",
    climate: "Climatisation et sièges",
    charging: "Charge",
    openings: "Coffres, vitres et toit",
    alerts: "Klaxon et feux",
    security: "Conduite et sécurité",
    media: "Médias",
    navigation: "Navigation",
    schedules: "Programmations",
    car: "Voiture",
  },

  list: {
    planner: { climate: "Sièges et habitacle", schedules: "Programmations de la voiture" },
    more: (count) => `${count} de plus`,
    lacking: (count) =>
      count === 1
        ? "Une commande concerne un équipement que cette voiture n’a pas."
        : `${count} commandes concernent des équipements que cette voiture n’a pas.`,
    show: "Afficher",
    hide: "Masquer",
  },

  place: {
    title: "Lieu",
    car: "Près de la voiture",
    other: "Un autre lieu",
    notKnown:
      "La voiture n’indique pas où elle est. Choisissez «\u202fUn autre lieu\u202f» et donnez sa latitude et sa longitude.",
  },

  share: {
    address: "Adresse ou lien",
    addressHint: "Comme une carte ou un navigateur les partage.",
  },

  find: {
    label: "Rechercher une commande ou un réglage",
    placeholder: "Rechercher",
    found: (count) =>
      count === 0
        ? "Aucun résultat. Essayez un autre mot, comme «\u202fchauffage\u202f» ou «\u202fcoffre\u202f»."
        : count === 1
          ? "Un résultat."
          : `${count} résultats.`,
    lacking: "Cette voiture n’a pas l’équipement nécessaire.",
  },

  pins: {
    edit: "Modifier les boutons",
    done: "Terminé",
    hint:
      "Pour ajouter un bouton, appuyez sur l’étoile d’une commande. Le bouton garde les valeurs que la commande a à ce " +
      "moment-là. L’icône de l’app installée propose des raccourcis vers les quatre premiers.",
    reset: "Rétablir les quatre d’origine",
    pin: "Ajouter aux grands boutons",
    unpin: "Retirer des grands boutons",
    pinOf: (title) => `Grand bouton\u202f: ${title}`,
    added: (title) => `${title}\u202f: ajouté aux grands boutons.`,
    removed: (title) => `${title}\u202f: retiré des grands boutons.`,
    moved: (title, place, count) => `${title}\u202f: maintenant ${place} sur ${count}.`,
    earlier: (title) => `Avancer\u202f: ${title}`,
    later: (title) => `Reculer\u202f: ${title}`,
    removeOf: (title) => `Retirer\u202f: ${title}`,
    nameOf: (title) => `Nom de ${title}`,
    link: "Lien",
    linkOf: (title) => `Lien\u202f: ${title}`,
    linkHint: "Cette adresse ouvre la page avec le bouton prêt. Elle n’envoie rien d’elle-même.",
    now: (value) => `Actuel\u202f: ${value}`,
    daily: {
      lock: "Verrouiller ou déverrouiller",
      climate: "Climatisation",
      charge: "Charge",
      trunk: "Coffre",
    },
    withValues: (title, values) => `${title}\u202f: ${values}`,
    labels: {
      set_temps: (value) => value,
      set_charge_limit: (value) => `Limite ${value}`,
      set_charging_amps: (value) => `Charger à ${value}`,
      window_control_vent: () => "Entrouvrir les vitres",
      window_control_close: () => "Fermer les vitres",
      actuate_trunk_front: () => "Ouvrir le coffre avant",
      actuate_trunk_rear: () => "Ouvrir ou fermer le coffre",
    },
  },
};

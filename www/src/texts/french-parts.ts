import type { englishParts } from "./english-parts.ts";

/** The words of the cards, the details, the plan of the seats and the schedules, in French. */
export const frenchParts: typeof englishParts = {
  running: {
    charging: "Charge",
    climate: "Climatisation",
    asOf: (time) => `Actualisé : ${time}`,
    power: "Puissance",
    added: "Ajouté",
    voltage: "Tension",
    current: "Courant",
    timeTo: (limit) => `Jusqu’à ${limit}`,
    timeToFull: "Jusqu’à la limite",
    readyAt: "Fin",
    battery: "Batterie",
    inside: "Intérieur",
    outside: "Extérieur",
    time: "Heure",
    chargeCurve: "Batterie et puissance depuis que cette page observe la charge",
    climateCurve: "Températures depuis que cette page observe la climatisation",
    curveBegins: "La courbe commence à la prochaine mesure.",
  },

  details: {
    odometer: "Kilométrage",
    software: "Logiciel",
    update: "Mise à jour",
    noUpdate: "Aucune signalée",
    updateAvailable: (version) => `${version} est disponible`,
    updateDownloading: (version, percent) => `${version} se télécharge : ${percent}`,
    updateWaiting: (version) => `${version} attend le Wi-Fi pour se télécharger`,
    updateScheduled: (version, time) =>
      time ? `${version} est prévue pour ${time}` : `${version} s’installe bientôt`,
    updateInstalling: (version, percent) => `${version} s’installe : ${percent}`,
    updateTakes: (time) => `dure environ ${time}`,
    aVersion: "Une version",
    tyres: "Pneus",
    tyre: { fl: "Avant gauche", fr: "Avant droit", rl: "Arrière gauche", rr: "Arrière droit" },
    pressure: "Pression",
    measured: "Mesurée",
    low: "basse",
    doors: "Portes et coffres",
    windows: "Vitres",
    allClosed: "Tout est fermé",
    nothing: "La voiture n’a encore rien signalé de cela.",
  },

  seats: {
    choose: "Choisissez un siège, le volant ou l’habitacle.",
    wheel: "Volant",
    cabin: "Habitacle",
    heat: "Chauffage",
    fan: "Ventilation",
    auto: "Automatique",
    protection: "Protection anti-surchauffe",
    limit: "démarre à",
    startsAt: "La protection démarre à",
    fanOnly: "Ventilation seule",
    needsClimate:
      "Les sièges et le volant se chauffent et se ventilent pendant que la climatisation fonctionne. Démarrez-la d’abord.",
  },

  schedules: {
    title: "Par jour de la semaine",
    read: "Lire dans la voiture",
    readAgain: "Relire",
    readHint:
      "La voiture donne ses programmations quand on les lui demande. Si elle est en veille, elle est réveillée pour cela.",
    none: "La voiture n’a pas encore de programmation.",
    notReported:
      "Cette voiture ne signale pas ce type de programmation. Les voitures plus anciennes ont la programmation quotidienne ci-dessous.",
    charge: "Charge",
    precondition: "Préconditionner",
    what: "Pour",
    newTitle: "Nouvelle programmation",
    changeTitle: "Modifier la programmation",
    days: "Jours",
    everyDay: "Tous les jours",
    weekdays: "En semaine",
    noDay: "Choisissez au moins un jour.",
    start: "Début",
    end: "Fin",
    ready: "Prête à",
    noTime: "Indiquez un début ou une fin.",
    once: "Une seule fois",
    onceWord: "une fois",
    name: "Nom (facultatif)",
    add: "Ajouter",
    save: "Enregistrer",
    leave: "Ne pas modifier",
    change: "Modifier",
    remove: "Supprimer",
    inForce: "En vigueur",
    here: "là où est la voiture",
    at: (lat, lon) => `à ${lat}, ${lon}`,
    from: (time) => `à partir de ${time}`,
    until: (time) => `jusqu’à ${time}`,
    readyAt: (time) => `prête à ${time}`,
    dailyTitle: "Chaque jour à la même heure",
    dailyHint: "Charge ou départ programmés, pour les voitures sans les programmations ci-dessus.",
    now: (state) => `Actuellement : ${state}`,
    modes: { off: "Non", charge: "Charger à", departure: "Prête pour" },
    departure: "Départ",
    preconditioning: "Chauffer ou refroidir avant",
    offPeak: "Charger en heures creuses",
    offPeakEnd: "Heures creuses jusqu’à",
    daysChoice: { off: "Non", all: "Tous les jours", weekdays: "En semaine" },
    set: "Envoyer à la voiture",
  },

  keys: {
    intro:
      "La plupart des voitures n’acceptent que des commandes signées\u202f; les Model S et X d’avant 2021 n’en ont pas besoin. " +
      "Une clé de ce navigateur les signe. Sa partie privée reste dans le navigateur\u202f: personne ne peut la lire, pas même " +
      "cette page.",
    create: "Créer une clé pour ce navigateur",
    publicHalf: "La partie publique, à faire connaître à la voiture",
    how: "La voiture doit apprendre cette clé une fois. Il y a deux façons\u202f:",
    byCard:
      "À côté de la voiture, avec une carte-clé\u202f: connectez la voiture par Bluetooth, dans Chrome ou Edge sur un téléphone ou " +
      "un ordinateur portable. Cette page demande alors à la voiture d’ajouter la clé, comme celle d’un conducteur ou d’un " +
      "propriétaire. Posez votre carte dans la voiture et confirmez sur l’écran. La clé d’un conducteur permet toutes les " +
      "commandes sauf celles qui changent les codes PIN, celle d’un propriétaire les permet toutes.",
    byLink:
      "Avec un domaine à vous, enregistré auprès de Tesla\u202f: publiez-y la partie publique sous " +
      "/.well-known/appspecific/com.tesla.3p.public-key.pem, et ouvrez tesla.com/_ak/votre-domaine sur le téléphone de la " +
      "voiture. La clé permet alors toutes les commandes par Internet, comme celle d’un gestionnaire de flotte.",
    proxy: "Les requêtes passent toujours par votre proxy. Il voit le jeton et ne peut pas signer.",
    noVin: "Le VIN de cette voiture n’est pas connu, et il est nécessaire pour signer.",
    sign: "Signer les commandes pour cette voiture",
    ask: "Demander à la voiture d’ajouter la clé",
    tap: "Posez votre carte sur la console",
    enrolled: (count) =>
      count === 0
        ? "Cette voiture ne connaît aucune clé."
        : count === 1
          ? "Cette voiture connaît une clé."
          : `Cette voiture connaît ${count} clés.`,
    delete: "Supprimer la clé",
    deleteAgain: "Appuyez encore pour supprimer",
    deleteHint:
      "Une voiture qui l’a apprise connaît toujours la partie publique\u202f: retirez-la sur l’écran de la voiture.",
  },

  asked: {
    title: (label, car) => `${label}\u202f: ${car}\u202f?`,
    address: (car) => `Envoyer ceci à la navigation de ${car}\u202f?`,
    command: "Commande",
    link: "Un lien ou un raccourci le demande. Rien n’est envoyé sans votre accord.",
    share: "Partagé depuis une autre app. Rien n’est envoyé sans votre accord.",
    paste: "Collé dans cette page. Rien n’est envoyé sans votre accord.",
    send: (car) => `Envoyer à ${car}`,
    notNow: "Pas maintenant",
    close: "Fermer",
    unknown: "Ce lien demande quelque chose d’inconnu",
    unknownHint: "Sa commande ou l’une de ses valeurs n’existe pas sur cette page. Rien n’a été envoyé.",
  },
};

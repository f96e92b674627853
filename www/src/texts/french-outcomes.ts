import type { englishOutcomes } from "./english-outcomes.ts";

/** How a command ends, in French: what happened, and what to do. */
export const frenchOutcomes: typeof englishOutcomes = {
  outcome: {
    sending: "Envoi",
    done: "Terminé",
    already: "Déjà fait",
    refused: "Refusé",
    failed: "Échec",
    mayHaveHappened: "Peut-être exécuté",
    alreadyMessage: "Rien à faire\u202f: la voiture est déjà dans cet état.",
    awake: "La voiture est réveillée.",
    wakeAsked: (state) => `La voiture a reçu la demande de réveil. Elle indique\u202f: ${state}.`,
    wakeAskedSilently: "La voiture a reçu la demande de réveil.",
    lookFirst: "Regardez l’état de la voiture avant d’appuyer à nouveau.",
    unexpected: (message) =>
      `Une erreur s’est produite dans cette page\u202f: ${message}. Rechargez la page, puis réessayez.`,
    wordForWord: "Texte exact\u202f:",
    announce: (title, outcome, message) => `${title}\u202f: ${outcome}. ${message}`.trim(),
  },

  error: {
    aborted: "Opération annulée.",
    timeout: "Aucune réponse n’est arrivée à temps. La voiture est peut-être injoignable.",
    network:
      "Aucune réponse. Soit cet appareil est hors ligne, soit le proxy ne fonctionne pas ou n’autorise pas cette page " +
      "(CORS). Vérifiez la connexion et l’adresse du proxy.",
    signed_out: "Vous êtes déconnecté. Connectez-vous à nouveau avec Tesla.",
    no_token: "Le serveur de cette page n’a pas fourni de jeton. Réessayez dans une minute.",
    unauthorized: "Le jeton est incorrect ou n’est plus valable. Connectez-vous à nouveau avec un autre.",
    forbidden:
      "Le compte ou son jeton n’a pas ce droit. Vérifiez les autorisations du jeton, le compte et sa facturation.",
    signing_required:
      "Cette voiture n’accepte que des commandes signées. Créez une clé pour ce navigateur sous «\u202fCommandes signées\u202f», ou " +
      "passez par un proxy qui signe (tesla-http-proxy) et désignez la voiture par son VIN.",
    not_paired:
      "La voiture ne connaît pas la clé de ce navigateur. Par Bluetooth\u202f: appuyez sur «\u202fModifier la connexion\u202f» " +
      "et ajoutez à nouveau la voiture. Par Internet\u202f: «\u202fCommandes signées\u202f» explique comment ajouter la clé\u202f; vous pouvez " +
      "aussi y désactiver la signature.",
    insufficient_privileges:
      "La voiture n’accepte pas cette commande avec cette clé, ou pas maintenant. Vérifiez le rôle de la clé dans la " +
      "voiture\u202f; celle d’un conducteur ne peut pas changer les codes PIN.",
    remote_access_disabled:
      "La voiture n’accepte pas de commandes par Internet. Activez l’accès mobile dans les réglages de la voiture.",
    fault: (reason) =>
      `La voiture n’a pas pu accepter la commande signée\u202f: ${reason}. Réessayez dans une minute.`,
    bluetooth_unavailable:
      "Le Bluetooth n’est pas disponible ici. Utilisez Chrome ou Edge sous Android, Windows, macOS ou ChromeOS.",
    bluetooth_no_adapter:
      "Cet appareil n’a pas de Bluetooth. Utilisez un téléphone ou un ordinateur qui en a.",
    bluetooth_not_chosen:
      "Aucune voiture n’a été choisie, ou aucune n’a été trouvée. Approchez-vous de la voiture et connectez-la à nouveau.",
    bluetooth_not_allowed:
      "Le navigateur ne laisse pas cette page utiliser le Bluetooth. Réessayez\u202f; si cela ne suffit pas, autorisez le Bluetooth dans les réglages du navigateur et du système.",
    out_of_reach:
      "La voiture n’est pas joignable par Bluetooth. Approchez-vous et réessayez. Si vous êtes à côté, des téléphones prennent " +
      "peut-être toutes ses connexions : désactivez le Bluetooth sur l’un d’eux.",
    not_over_bluetooth:
      "La voiture n’accepte cette commande que par Internet. Pour l’envoyer, connectez la voiture avec un compte ou un jeton.",
    unsupported:
      "Ce navigateur ne peut pas créer ou conserver de clé ici. Ouvrez la page en https et hors d’une fenêtre de navigation " +
      "privée.",
    not_found:
      "Le serveur ne connaît pas cette voiture ou cette commande. Vérifiez l’adresse du proxy\u202f; derrière tesla-http-proxy, " +
      "désignez la voiture par son VIN.",
    unavailable:
      "La voiture est en veille, occupée ou injoignable, ou le service est en panne. Réessayez dans quelques minutes.",
    rate_limited: "Trop de requêtes. Réessayez dans un moment.",
    rate_limited_for: (wait) => `Trop de requêtes. Réessayez dans ${wait}.`,
    wrong_region:
      "Le compte se trouve dans une autre région. Dirigez le proxy vers le serveur de cette région.",
    wrong_region_at: (address) =>
      `Le compte se trouve dans une autre région. Dirigez le proxy vers ${address}.`,
    http_request: (status) =>
      `Le serveur refuse cette requête (${status}), et la refuserait à nouveau. Vérifiez votre saisie et l’adresse du proxy.`,
    http: (status) => `Le serveur a rencontré un problème (${status}). Réessayez dans une minute.`,
    bad_response:
      "Cette réponse ne peut pas venir de Tesla. Vérifiez que l’adresse du proxy mène bien à Tesla.",
    rejected: "La voiture a refusé, pour la raison ci-dessous. Remédiez-y, puis appuyez à nouveau.",
  },

  reason: {
    "doors open": "Une porte est ouverte. Fermez-la, puis appuyez à nouveau.",
    "door open": "Une porte est ouverte. Fermez-la, puis appuyez à nouveau.",
    "closures open": "Un ouvrant est encore ouvert. Fermez-le, puis appuyez à nouveau.",
    "not in park": "La voiture n’est pas en mode P. Passez en P, puis appuyez à nouveau.",
    "vehicle not in park": "La voiture n’est pas en mode P. Passez en P, puis appuyez à nouveau.",
    "low soc": "La batterie est trop faible pour cela. Chargez d’abord la voiture.",
    disconnected: "Aucun câble n’est branché. Branchez-le, puis appuyez à nouveau.",
    "no power": "La borne ne fournit pas de courant. Vérifiez-la, puis appuyez à nouveau.",
    charging: "La voiture est en charge. Arrêtez d’abord la charge.",
    "cable connected": "Un câble est branché. Débranchez-le, puis appuyez à nouveau.",
    "non motorized charge port":
      "Le port de charge de cette voiture n’est pas motorisé. Fermez-le à la main.",
    "not supported": "Cette voiture n’a pas cet équipement.",
    "unknown state requested": "Le serveur n’accepte plus cette valeur. Choisissez-en une autre.",
    "remote start disabled":
      "La conduite sans clé est désactivée dans les réglages de la voiture. Activez-la sur son écran.",
    "not enabled": "Cette fonction est désactivée dans les réglages de la voiture. Activez-la sur son écran.",
    "valet mode on": "Le mode Voiturier est actif. Désactivez-le d’abord.",
    "invalid password": "Le code PIN manque ou est incorrect. Saisissez le bon, puis appuyez à nouveau.",
    "invalid pin": "Le code PIN manque ou est incorrect. Saisissez le bon, puis appuyez à nouveau.",
    "incorrect pin": "Le code PIN est incorrect. Saisissez le bon, puis appuyez à nouveau.",
    "no pin set": "Aucun code PIN n’est défini\u202f: la limite de vitesse n’a jamais été activée.",
    "invalid limit": "La voiture n’autorise pas cette limite. Choisissez-en une autre.",
    "speed limit mode active": "La limite de vitesse est active. Désactivez-la d’abord.",
    "could not wake buses":
      "Une partie de la voiture est restée en veille. Appuyez à nouveau\u202f; la deuxième fois suffit le plus souvent.",
  },
};

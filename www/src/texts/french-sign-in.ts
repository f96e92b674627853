import { type englishSignIn, withoutStop } from "./english-sign-in.ts";

/** The sign-in with Tesla and the cars of the account, in French. */
export const frenchSignIn: typeof englishSignIn = {
  asking: "Un instant…",

  signIn: "Se connecter avec Tesla",
  signInHint:
    "Pour les voitures de votre compte, par Internet. La page de Tesla demande votre mot de passe et votre accord\u202f; cette " +
    "page-ci ne voit jamais le mot de passe.",
  trySignIn: "Essayer «\u202fSe connecter avec Tesla\u202f»",
  trySignInHint:
    "Tout le chemin jusqu’à une voiture, avec un Tesla simulé sur ce serveur\u202f: se connecter, autoriser, jumeler une clé. " +
    "Choisissez Ada, à qui appartiennent les voitures. Aucun compte n’est nécessaire.",
  tokenOf: "de Fleet API ou d’un service de jetons",
  without: "Sans se connecter",
  elsewhere: (words) =>
    `La connexion n’est possible qu’à l’adresse définie sur le serveur. Il indique\u202f: ${words}`,
  tryAgain: "Réessayer",
  ended: (reason) => `Tesla a mis fin à la session\u202f: ${withoutStop(reason)}. Connectez-vous à nouveau.`,
  signedOut: "Vous êtes déconnecté. Tesla se souvient encore de ce que vous avez autorisé.",
  revoke: "Révoquer l’accès chez Tesla",

  failures: {
    refused: "L’accès n’a pas été autorisé. Pour utiliser votre voiture ici, autorisez l’accès chez Tesla.",
    expired: "La connexion a pris trop de temps, ou a été relancée dans un autre onglet. Recommencez.",
    account:
      "Ce serveur appartient à un autre compte Tesla. Déconnectez-vous sur tesla.com, puis connectez-vous ici avec le compte " +
      "du propriétaire. C’est lui qui définit avec ACCOUNT qui peut se connecter.",
    unavailable: "Le serveur de Tesla n’a pas répondu comme prévu. Réessayez dans quelques minutes.",
    settings:
      "Tesla a refusé l’app de ce serveur\u202f: son identifiant, son secret, son URI de redirection ou ses autorisations sont " +
      "incorrects. Le terminal du serveur indique lequel.",
  },
  failedOtherwise: "La connexion a échoué. Recommencez.",

  signedIn: "Connecté avec Tesla",
  signedInSimulated: "Connecté au compte Tesla simulé",
  signOut: "Se déconnecter",
  signOutHint: "Sur tous les appareils qui utilisent ce serveur.",
  notSignedOut: "Le serveur n’a pas répondu\u202f: vous êtes toujours connecté. Réessayez.",

  missing: "La page a encore besoin de votre accord\u202f:",
  scopes: {
    openid: "pour savoir de quel compte il s’agit",
    offline_access: "pour rester connecté",
    email: "pour connaître l’adresse e-mail du compte",
    vehicle_device_data: "pour afficher vos voitures et lire leur état",
    vehicle_cmds: "pour envoyer des commandes",
    vehicle_charging_cmds: "pour démarrer et arrêter la charge",
    vehicle_location: "pour savoir où est la voiture",
  },
  addPermissions: "Ajouter des autorisations",
  notAllowed: "La page ne peut pas afficher vos voitures sans cet accord.",
  notRegistered:
    "L’app du serveur n’est pas enregistrée auprès de Tesla dans la région de votre compte. Exécutez «\u202fnpm run fleet -- " +
    "register\u202f» sur le serveur, puis vérifiez à nouveau.",

  cars: "Voitures du compte",
  loading: "Recherche des voitures…",
  lookAgain: "Vérifier à nouveau",
  noCars: "Ce compte n’a pas de voiture. Connectez-vous avec le compte auquel la voiture appartient.",
  reading: "Vérification des commandes qu’elle accepte…",
  plain: "Accepte les commandes non signées.",
  paired: "Accepte les commandes signées et connaît la clé de ce navigateur.",
  ready: (words) => `${words} Il ne manque rien.`,
  signedByChoice:
    "Accepte les commandes signées. Ce navigateur les signe, comme vous l’avez choisi sous «\u202fCommandes signées\u202f».",
  keyMissing:
    "N’accepte que des commandes signées. D’après Tesla, elle ne connaît pas encore la clé de ce navigateur.",
  noVin: "Son VIN n’est pas connu\u202f: la page ne peut pas vérifier quelles commandes elle accepte.",
  unknown: (status) =>
    status === undefined
      ? "On ne sait pas quelles commandes elle accepte\u202f: aucune réponse. Choisissez la voiture, ou rouvrez ceci."
      : `On ne sait pas quelles commandes elle accepte\u202f: Tesla a répondu avec le statut ${status}. Choisissez la voiture, ou ` +
        "rouvrez ceci.",

  pair: "Jumeler la clé de ce navigateur",
  hasKey: "✓ Ce navigateur a une clé.",
  noDomain: "Le serveur n’a pas de domaine pour une clé\u202f: définissez DOMAIN, puis redémarrez-le.",
  domainServes: (domain) => `✓ ${domain} publie cette clé.`,
  domainUnknown: (domain) => `Le serveur n’a pas indiqué quelle clé ${domain} publie. Nouvel essai…`,
  noDomainKey: (reason) => `La clé du domaine est illisible\u202f: ${withoutStop(reason)}.`,
  otherKey: (domain) => `${domain} publie une autre clé que celle de ce navigateur.`,
  replaceKey: (domain) =>
    `Placez la clé ci-dessous sur ${domain}, sous /.well-known/appspecific/com.tesla.3p.public-key.pem, et dans le fichier ` +
    "PUBLIC_KEY du serveur, puis exécutez «\u202fnpm run fleet -- register\u202f» sur le serveur. Jumelez à nouveau les voitures qui " +
    "connaissent l’ancienne clé. Cette page se met à jour d’elle-même.",
  otherSimulatedKey: (domain) =>
    `Le lien jumelle la clé que ${domain} publie, et c’est une autre clé. Sur un vrai domaine, vous déposez un fichier. Ici, ` +
    "appuyez sur le bouton.",
  publish: (domain) => `Publier cette clé sur ${domain}`,
  orByCard: "Ou sans le domaine\u202f:",
  openLink: (domain) =>
    `Scannez le code avec le téléphone qui a l’app Tesla, ou ouvrez-y le lien. L’app demande si ${domain} peut commander la ` +
    "voiture\u202f; la voiture doit être réveillée.",
  openSimulatedLink:
    "Avec une vraie voiture, vous scannez le code avec le téléphone qui a l’app Tesla. Ici, ouvrez le lien et donnez votre " +
    "accord.",
  qrCode: (name) => `Code QR du lien qui jumelle ${name}`,
  waiting: "En attente que la voiture connaisse la clé. Cette page se met à jour d’elle-même.",
};

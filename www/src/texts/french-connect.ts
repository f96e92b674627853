import type { englishConnect } from "./english-connect.ts";

/** The dialog that connects a car, in French. */
export const frenchConnect: typeof englishConnect = {
  title: "Connecter une voiture",
  which: "Quelle voiture",
  real: "Votre voiture",
  simulatedHint: "Elle se trouve dans cette page. Elle ne demande ni compte ni serveur.",
  simulatedState: {
    online: "éveillée",
    asleep: "en veille",
    waking: "se réveille",
    offline: "injoignable",
  },
  baseUrl: "Adresse de votre proxy",
  baseUrlHint:
    "Les navigateurs ne peuvent pas appeler Tesla directement, car ses serveurs n’autorisent pas les autres pages web " +
    "(CORS). Les requêtes passent par votre propre proxy. /tesla est celui de «\u202fnpm start\u202f», si UPSTREAM ou CLIENT_ID " +
    "est défini.",
  baseUrlPattern: "Commencez par / pour ce serveur, ou par https://",
  token: "Jeton d’accès",
  tokenHint:
    "Envoyé au proxy ci-dessus et nulle part ailleurs. Il ne reste que dans la mémoire de cette page, sauf si vous le " +
    "conservez.",
  keep: "Conserver le jeton dans ce navigateur",
  keepHint:
    "Évite de le saisir à nouveau. Mais toute personne qui utilise ce navigateur, et tout programme qui s’y introduit, " +
    "peut alors lire le jeton et commander la voiture. «\u202fM’oublier\u202f» l’efface.",
  more: "Plus d’options",
  query: "Paramètres dans l’URL (forme de la référence)",
  queryHint:
    "Uniquement pour les serveurs qui l’exigent. Les codes PIN et les mots de passe se retrouvent alors dans les " +
    "journaux de tous les serveurs traversés.",
  byVin: "Désigner la voiture par son VIN",
  byVinHint: "Nécessaire derrière le proxy de signature de Tesla, tesla-http-proxy.",
  find: "Trouver mes voitures",
  finding: "Recherche des voitures…",
  choose: "Choisissez une voiture",
  none: "Ce compte n’a pas de voiture. Vérifiez que le jeton est celui du bon compte et permet de lire les données du véhicule.",
  notFound:
    "Il n’y a pas de liste de voitures à cette adresse. Vérifiez l’adresse du proxy. /tesla fonctionne tant que «\u202fnpm " +
    "start\u202f» tourne avec UPSTREAM ou CLIENT_ID.",
  blocked: (origin) =>
    `La politique de contenu de cette page n’autorise pas les requêtes vers ${origin}. Ajoutez cette adresse à ` +
    "connect-src sur le serveur qui fournit cette page, ou utilisez un proxy à l’adresse de la page.",
  close: "Fermer",
};

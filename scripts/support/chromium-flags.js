// What Chromium is started with in tests and scripts.

/** What Playwright switches off as well: only the last `--disable-features` counts. */
const ALSO_PLAYWRIGHT = [
  "AimEnabled",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsFirstBalancedModeAutoEnable",
  "HttpsUpgrades",
  "LensOverlay",
  "MediaRouter",
  "NetworkTimeServiceQuerying",
  "OptimizationHints",
  "PaintHolding",
  "PreconnectToSearch",
  "ThirdPartyStoragePartitioning",
];

/** Pages of Chromium's own, which it loads with each new window: hundreds of modules each, and most of a new context's time. */
const OWN_PAGES = ["WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup", "WebUIOmniboxPopup"];

/** Chromium starts a renderer in advance for each page, which most tests never use. */
const SPARE = "SpareRendererForSitePerProcess";

/** Nothing of its own, neither to any network nor beside the page. */
export const CHROMIUM_FLAGS = [
  "--disable-gpu",
  "--disable-background-networking",
  "--no-first-run",
  "--disable-component-update",
  "--disable-sync",
  `--disable-features=${[...ALSO_PLAYWRIGHT, ...OWN_PAGES, SPARE].join()}`,
];

// npm run icons: the icons of the installed page, drawn by Chromium from www/public/favicon.svg. They are committed.

import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { withChromium } from "./support/chromium.js";
import { root } from "./support/run.js";

const PUBLIC = join(root, "www", "public");

/** Where the system cuts the shape itself, the ground goes to the edges. Its drawing lies within the safe zone. */
const ICONS = [
  { name: "192.png", size: 192 },
  { name: "512.png", size: 512 },
  { name: "maskable-512.png", size: 512, full: true },
  { name: "apple-touch.png", size: 180, full: true },
];

const drawing = await readFile(join(PUBLIC, "favicon.svg"), "utf8");
await mkdir(join(PUBLIC, "icons"), { recursive: true });
await withChromium(async (browser) => {
  for (const { name, size, full } of ICONS) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    const svg = full ? drawing.replace(/(<rect [^>]*) rx="\d+"/, "$1") : drawing;
    await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw}</style>${svg}`);
    await page.screenshot({ path: join(PUBLIC, "icons", name), omitBackground: true });
    await page.close();
  }
});

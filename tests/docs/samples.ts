/** The code samples of the documentation: where they are, and what each has to do. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export const root = join(import.meta.dirname, "..", "..");

export interface Sample {
  /** The document and the number of the sample in it. */
  name: string;
  language: string;
  /** The file that it shows, if it says so. */
  file: string | undefined;
  /** The file that it shows a part of, if it says so. */
  part: string | undefined;
  code: string;
}

/** Every fenced block of the README, of the documents beside it and of docs/. */
export function findSamples(): Sample[] {
  const isDocument = (name: string) => name.endsWith(".md");
  const documents = [
    ...readdirSync(root).filter(isDocument),
    ...readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" })
      .filter(isDocument)
      .map((name) => `docs/${name.replaceAll("\\", "/")}`),
  ];
  return documents.sort().flatMap((document) => {
    const text = readFileSync(join(root, document), "utf8");
    const blocks = [...text.matchAll(/^```(\w*)(?: file=(\S+))?(?: part=(\S+))?\n([\s\S]*?)^```$/gm)];
    const fences = text.match(/^\s*(```|~~~)/gm) ?? [];
    if (fences.length !== blocks.length * 2) throw new Error(`${document} has a block that is not read.`);
    return blocks.map(([, language = "", file, part, code = ""], index) => ({
      name: `${document} ${index + 1}`,
      language,
      file,
      part,
      code,
    }));
  });
}

/** What the car, or the server that stands for it, is asked by each sample that is a program, and what it shows. */
export const REQUESTS: Record<string, string[]> = {
  "README.md 1": ["POST https://app.example/tesla/api/1/vehicles/1492931365719407/command/door_unlock"],
  "README.md 3": [
    "POST https://app.example/sign-in/token",
    "POST https://app.example/tesla/api/1/vehicles/1492931365719407/command/door_unlock",
  ],
  "README.md 5": [
    "POST https://app.example/tesla/api/1/vehicles/1492931365719407/command/actuate_trunk",
    "show Done.",
  ],
  "docs/recipes/bluetooth.md 1": [],
  "docs/recipes/fleet-api.md 1": [
    "POST https://fleet-auth.prd.vn.cloud.tesla.com/oauth2/v3/token",
    "POST https://fleet-api.prd.eu.vn.cloud.tesla.com/api/1/vehicles/5YJSA1E26HF000337/command/flash_lights",
  ],
  "docs/recipes/fleet-api.md 2": [
    "POST https://app.example/token?refresh=false",
    "POST https://app.example/fleet/api/1/vehicles/5YJSA1E26HF000337/command/set_charge_limit",
  ],
  "docs/recipes/signing-proxy.md 1": [
    "POST https://signing.example/api/1/vehicles/5YJSA1E26HF000337/command/flash_lights",
    "POST https://signing.example/api/1/vehicles/5YJSA1E26HF000337/command/door_lock",
  ],
  "docs/recipes/testing.md 1": [
    "GET http://localhost:8081/api/1/vehicles",
    "POST http://localhost:8081/api/1/vehicles/1492931365719407/command/door_unlock",
    "POST http://localhost:8081/api/1/vehicles/1492931365719407/command/charge_start",
    "POST http://localhost:8081/simulator/vehicles/1492931365719407/plug_in",
    "POST http://localhost:8081/api/1/vehicles/1492931365719407/command/charge_start",
    "POST http://localhost:8081/simulator/fail?status=429",
    "POST http://localhost:8081/api/1/vehicles/1492931365719407/command/door_unlock",
  ],
  "docs/recipes/testing.md 2": [],
  "docs/recipes/token-services.md 2": ["GET https://app.example/tesla/api/1/vehicles", "show 1 car"],
  "docs/recipes/your-car-from-anywhere.md 3": [
    "POST https://app.example/sign-in/token",
    "POST https://app.example/tesla/api/1/vehicles/5YJSA1E26HF000337/command/flash_lights",
  ],
};

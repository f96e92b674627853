/** `npm run fleet -- key`: a pair of keys in files, for an app that loads the private half with `importKey`. */

import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { generateKeyFiles } from "../sign-in/public-key.ts";
import { done, failed, type Print, report } from "./report.ts";

/** Writes both halves. A key that is there is never overwritten: cars may know it. */
export async function key(publicPath: string | undefined, print: Print): Promise<boolean> {
  if (!publicPath) {
    return report(
      [
        failed(
          "PUBLIC_KEY is missing: where to write the public half, such as PUBLIC_KEY=key/public-key.pem.",
        ),
      ],
      print,
    );
  }
  const privatePath = join(dirname(publicPath), "private-key.pem");
  const existing = [publicPath, privatePath].find((path) => existsSync(path));
  if (existing !== undefined) {
    return report(
      [failed(`${existing} exists, and is left as it is. Move it away first if you want another key.`)],
      print,
    );
  }
  const pair = generateKeyFiles();
  await mkdir(dirname(publicPath), { recursive: true });
  await writeFile(privatePath, pair.privateKey, { mode: 0o600, flag: "wx" });
  await writeFile(publicPath, pair.publicKey, { mode: 0o644, flag: "wx" });
  return report(
    [
      done(
        `${privatePath} is the private half. Anyone who has it and an access token can command your cars: keep it secret.`,
      ),
      done(`${publicPath} is the public half. Publish it on your domain.`),
    ],
    print,
  );
}

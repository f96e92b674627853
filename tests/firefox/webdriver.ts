/** As much of WebDriver as a look at the page needs: https://www.w3.org/TR/webdriver2/. */

import { spawn } from "node:child_process";
import { once } from "node:events";
import type { TestContext } from "node:test";

/** A page in a fresh Firefox, which ends with the test. */
export interface Firefox {
  open(url: string): Promise<void>;
  /** Runs the body of a function in the page, and resolves to what it returns; a promise is waited for. */
  evaluate(body: string): Promise<unknown>;
  /** Clicks where a person would: the element must be there and in the way of nothing. */
  click(selector: string): Promise<void>;
  /** Waits for an element that matches. */
  find(selector: string): Promise<string>;
}

const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

export async function startFirefox(t: TestContext): Promise<Firefox> {
  const driver = spawn(process.env.GECKODRIVER ?? "geckodriver", ["--port", "0"]);
  let session = "";
  t.after(async () => {
    if (session) await send("DELETE", session);
    driver.kill();
    await once(driver, "close");
  });
  const server = `http://127.0.0.1:${await portOf(driver.stdout)}`;

  async function send(method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(server + path, {
      method,
      ...(body && { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    });
    const { value } = (await response.json()) as { value: unknown };
    if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(value)}`);
    return value;
  }

  const { sessionId } = (await send("POST", "/session", {
    capabilities: {
      alwaysMatch: {
        timeouts: { implicit: 20_000, pageLoad: 60_000 },
        "moz:firefoxOptions": { binary: process.env.FIREFOX ?? "firefox", args: ["-headless"] },
      },
    },
  })) as { sessionId: string };
  session = `/session/${sessionId}`;

  const find = async (selector: string) => {
    const using = { using: "css selector", value: selector };
    const element = (await send("POST", `${session}/element`, using)) as Record<string, string>;
    return element[ELEMENT] ?? "";
  };
  return {
    find,
    open: async (url) => void (await send("POST", `${session}/url`, { url })),
    evaluate: (body) => send("POST", `${session}/execute/sync`, { script: body, args: [] }),
    click: async (selector) =>
      void (await send("POST", `${session}/element/${await find(selector)}/click`, {})),
  };
}

/** Geckodriver chooses a free port and says which. */
function portOf(output: NodeJS.ReadableStream): Promise<string> {
  let said = "";
  return new Promise((resolve, reject) => {
    output.setEncoding("utf8").on("data", (text) => {
      said += text;
      const port = /Listening on 127\.0\.0\.1:(\d+)/.exec(said)?.[1];
      if (port) resolve(port);
    });
    output.on("close", () => reject(new Error(`geckodriver ended: ${said}`)));
  });
}

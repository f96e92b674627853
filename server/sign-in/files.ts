/** Files that hold secrets: written whole or not at all, and readable by their owner only. */

import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, open, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { StartError } from "../settings.ts";
import { readPrivateFile } from "./settings.ts";

/** Where something is kept. */
export interface Store<T> {
  readonly read: () => Promise<T | undefined>;
  /** `undefined` removes it. */
  readonly write: (value: T | undefined) => Promise<void>;
  /** Runs `work` while no other process does. */
  readonly lock: <R>(work: () => Promise<R>) => Promise<R>;
}

/**
 * A JSON file.
 *
 * @throws StartError when there is one that others can read, or that holds something else
 */
export function fileStore<T extends object>(path: string): Store<T> {
  if (existsSync(path)) {
    const text = readPrivateFile("LOGIN_FOLDER", path);
    try {
      JSON.parse(text);
    } catch {
      throw new StartError(`LOGIN_FOLDER: ${path} is damaged. Move it away, and sign in again.`);
    }
  }
  return {
    async read() {
      try {
        return JSON.parse(await readFile(path, "utf8")) as T;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
        throw error;
      }
    },
    write: async (value) =>
      value === undefined ? rm(path, { force: true }) : replaceFile(path, JSON.stringify(value)),
    lock: (work) => withLock(`${path}.lock`, work),
  };
}

/** In memory, for a login that is only simulated. */
export function memoryStore<T extends object>(): Store<T> {
  let kept: T | undefined;
  return {
    read: async () => structuredClone(kept),
    write: async (value) => {
      kept = structuredClone(value);
    },
    lock: (work) => work(),
  };
}

/** Whoever reads the file sees the old text or the new one, even after a crash or a power failure. */
async function replaceFile(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const temporary = `${path}.${randomBytes(6).toString("hex")}`;
  try {
    const file = await open(temporary, "wx", 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
}

/** Makes the new name last. Windows opens no folders. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Longer than a renewal may take: what is older was left behind by a process that ended. */
const LOCK_AGE = 120_000;

/** The server and `npm run fleet` may run at once. The lock is a file that only one of them can create. */
async function withLock<R>(path: string, work: () => Promise<R>): Promise<R> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  while (!(await tryLock(path))) await pause(50);
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}

async function tryLock(path: string): Promise<boolean> {
  try {
    const file = await open(path, "wx", 0o600);
    await file.writeFile(String(process.pid));
    await file.close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  if (await isLeftBehind(path)) await rm(path, { force: true });
  return false;
}

async function isLeftBehind(path: string): Promise<boolean> {
  try {
    const { mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs > LOCK_AGE) return true;
    const pid = Number(await readFile(path, "utf8"));
    // Written a moment after it was created.
    return pid > 0 && !isRunning(pid);
  } catch {
    // It has gone meanwhile.
    return false;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

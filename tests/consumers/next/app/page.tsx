import init, { commands } from "tesla-commands";
import { UnlockButton } from "./unlock-button";

/** Rendered on the server, where init() reads the wasm from the package's folder. */
export default async function Page() {
  await init();
  return (
    <main>
      <UnlockButton />
      <ul>
        {commands().map(({ name, title }) => (
          <li key={name}>{title}</li>
        ))}
      </ul>
    </main>
  );
}

/** The names under which an app shares to this page, as the manifest gives them. */
export const shareNames = { title: "share-title", text: "share-text", url: "share-url" } as const;

/** Whether an address asks for something: a command, or a place that was shared. What it asks for is read by `asked.ts`. */
export function asksSomething({ hash, searchParams }: URL): boolean {
  return hash.startsWith("#run=") || Object.values(shareNames).some((name) => searchParams.has(name));
}

/** Takes that out of the page's address, so that a reload asks for nothing. */
export function forgetAsked(): void {
  if (asksSomething(new URL(location.href))) history.replaceState(null, "", location.pathname);
}

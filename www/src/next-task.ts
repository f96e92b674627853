/** Resolves in a new task, so that the browser can paint and answer a tap before the rest goes on. A timer would wait for
 * longer: browsers slow down nested ones. */
export function nextTask(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

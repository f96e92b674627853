/** What the stand-in for `navigator.bluetooth` needs: cars nearby, and links to them. */

/** A link to a car. A `Link` of the simulated car is one. */
export interface NearbyLink {
  readonly connected: boolean;
  /** Called when the link is lost. */
  onDisconnect: (() => void) | null;
  /** Called with each indication. The car sends none while this is `null`. */
  onIndication: ((bytes: Uint8Array) => void) | null;
  /** Rejects with an error that has a `code` as `LinkError` has. */
  write(bytes: Uint8Array): Promise<void>;
  /** Rejects as `write` does. */
  readVersion(): Promise<Uint8Array>;
  disconnect(): void;
}

/** A car, as `simulator.bluetooth(id)` gives it, or whatever behaves so. */
export interface NearbyCar {
  /** The address of its radio: six pairs of digits. */
  readonly address: string;
  /** The name that a scan shows. */
  readonly name: string;
  /** Whether a scan finds it. */
  readonly isInRange: boolean;
  /** Rejects as `write` does. May never settle. */
  connect(): Promise<NearbyLink>;
}

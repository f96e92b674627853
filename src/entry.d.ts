/**
 * Loads the module. To be called and awaited once, before anything else; further calls return the same
 * promise, but for one that failed, which may be tried again.
 *
 * @param input Where the WebAssembly comes from: a URL, a response, its bytes or a compiled module. Default: the
 * file beside the package's JavaScript, which bundlers find by themselves.
 * @returns When commands may be called.
 * @throws What `fetch` or `WebAssembly` threw, where the file can't be had or is none.
 */
export default function init(
  input?: string | URL | Request | Response | Promise<Response> | BufferSource | WebAssembly.Module,
): Promise<void>;

/**
 * Whether the value is an error of this package. It compares the name, and so works across copies of the
 * package, and before `init`.
 *
 * @param error Whatever was caught.
 */
export function isTeslaCommandError(error: unknown): error is TeslaCommandError;

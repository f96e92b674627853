/** The two cookies of a sign-in: one until the person is back from Tesla, one for the browser that has signed in. */

const TEN_MINUTES = 600;

/** In seconds; browsers keep no cookie for longer. */
const MAX_COOKIE_AGE = 400 * 24 * 3600;

/** Cookies ignore the port, so each server on this machine needs a name of its own. */
export function cookiesFor(origin: string) {
  const { protocol, port } = new URL(origin);
  const isSecure = protocol === "https:";
  const name = isSecure ? "__Host-tesla-commands" : `tesla-commands-${port || 80}`;
  // The prefix binds a cookie to this host, and wants the path to be the root.
  const shared = (path: string) => ({ httpOnly: true, secure: isSecure, path: isSecure ? "/" : path });
  return {
    start: {
      name: `${name}-start`,
      // Lax, since the person comes back from another site.
      options: { ...shared("/sign-in/callback"), sameSite: "lax", maxAge: TEN_MINUTES, signed: true },
    },
    session: {
      name,
      options: { ...shared("/sign-in"), sameSite: "strict", maxAge: MAX_COOKIE_AGE },
    },
  } as const;
}

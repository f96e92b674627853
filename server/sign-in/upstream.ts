/** Fleet API of the region that an access token names: always one of the known hosts. */

import { readToken } from "tesla-commands/sign-in";
import type { ChooseUpstream } from "../proxy.ts";
import type { TeslaHosts } from "./hosts.ts";

export function upstreamOfRegion({ api }: TeslaHosts): ChooseUpstream {
  return (accessToken) => {
    const { region } = readToken(accessToken);
    return region && { url: new URL(api[region]) };
  };
}

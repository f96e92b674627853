import { dirname } from "node:path";

export default {
  // Static files, as for any host. Nothing here is for the package.
  output: "export",
  // Here the packages are installed a folder further up.
  turbopack: { root: dirname(import.meta.dirname) },
};

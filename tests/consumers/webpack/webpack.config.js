// Nothing here is for the package: webpack finds the wasm by itself.
export default {
  mode: "production",
  entry: "./main.js",
  output: { filename: "main.js" },
};

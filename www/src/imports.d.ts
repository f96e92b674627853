/** Vite loads the sheet together with the script that imports it. */
declare module "*.css";

/** The address of a file. */
declare module "*?url" {
  const url: string;
  export default url;
}

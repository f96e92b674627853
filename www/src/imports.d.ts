/** Vite loads the sheet together with the script that imports it. */
declare module "*.css";

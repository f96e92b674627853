/** What the samples take for granted: what an app has already. */

declare const accessToken: string;
declare const vehicle: import("tesla-commands").Vehicle;
declare function show(text: string): void;

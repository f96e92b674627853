/** What the samples take for granted: what an app has already. */

declare const accessToken: string;
declare const vehicle: import("tesla-commands").Vehicle;
declare function show(text: string): void;
declare const store: {
  read(): Promise<import("tesla-commands/sign-in").StoredLogin | undefined>;
  write(login: import("tesla-commands/sign-in").StoredLogin | undefined): Promise<void>;
};

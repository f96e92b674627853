/** What people call things that have other names here: each word leads to a command or a setting, by its name. */
export type SearchWords = Readonly<Record<string, string>>;

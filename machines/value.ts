/** What a setting of the system may be: a number, or a short text. */
export type Value = string | number;

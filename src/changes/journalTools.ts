/** What the journal needs of the platform; the folder stays free of it. */
export type JournalTools = {
  readonly sha256Hex: (bytes: Uint8Array) => string;
  readonly deflate: (bytes: Uint8Array) => Uint8Array;
  /** Null when the bytes are damaged, or inflate to more than a journal entry may hold. */
  readonly inflate: (bytes: Uint8Array) => Uint8Array | null;
  readonly encodeUtf8: (text: string) => Uint8Array;
  readonly decodeUtf8: (bytes: Uint8Array) => string | null;
  /** 32 fresh hex digits. */
  readonly salt: () => string;
};

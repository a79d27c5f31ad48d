import type { CompanyName } from "../../../fields/companyWords";
import type { Form } from "./method";

export type Company = Form & Pick<CompanyName, "places" | "within" | "brand" | "trade" | "branch" | "core" | "whole" | "formKinds" | "formWords" | "words"> & {
  readonly numbers: string;
  /** Cores of the names it had before. */
  readonly formerCores: readonly string[];
  /** How the core sounds; "" in an alphabet. */
  readonly sound: string;
  /** The core is written in Chinese characters. */
  readonly han: boolean;
  /** In an alphabet, the words one behind the other, and each with bits of how rare it is in the column; null until that is known. */
  readonly joined: string;
  telling: readonly TellingWord[] | null;
};

export type TellingWord = { readonly word: string; readonly weight: number };

/**
 * What two names of companies that are not the same have in common, as likeness: each reason has its own number, so that learned weights can tell them apart and the explanation can name it.
 * What may be agreement is 0.8 or more.
 */
export const likenesses = {
  /** The same words, another word for the body: Acme Inc., Acme Corp. */
  otherWord: 0.98,
  /** The same words, another kind of body: Acme Inc., Acme LLC. */
  otherForm: 0.97,
  renamed: 0.95,
  /** One letter apart. */
  slip: 0.93,
  sounds: 0.925,
  /** The same words, some of them shortened. */
  abbreviated: 0.92,
  /** 云杉 for 云杉软件. */
  shortForm: 0.9,
  /** Two letters apart: of short words as often two names. */
  slips: 0.895,
  /** 中石化 for 中国石油化工, IBM. */
  initials: 0.87,
  /** Another character in the brand: as often another company. */
  otherCharacter: 0.83,
  /** Acme for Acme Trading: in an alphabet the word that is missing may be what tells two companies apart. */
  fewerWords: 0.82,
  /** The same brand, nearly the same trade. */
  likeTrade: 0.81,
  otherPlace: 0.6,
  otherBrand: 0.3,
} as const;

import { capital, type Customer, fresh, makeLandline, makeMobile, makePerson, type Registry } from "./customers";
import { makeUscc } from "./checkDigits";
import { cityCode, places, shortPlace } from "./places";
import type { Random } from "./random";
import { brandSyllables, industries } from "./words";

/** Six ways in which one company came to be typed twice. */
export const duplicateKinds = ["exact", "suffix", "phone", "uscc", "typo", "english"] as const;
export type DuplicateKind = (typeof duplicateKinds)[number];
/** Four ways in which two companies look alike and are not the same. */
export const lookalikeKinds = ["branch", "switchboard", "namesake", "sharedContact"] as const;
export type LookalikeKind = (typeof lookalikeKinds)[number];

/** `null` when this customer has not what the kind needs (a code, a mobile). `exact` gives the customer itself: its cells are copied. */
export function duplicateOf(random: Random, registry: Registry, kind: DuplicateKind, original: Customer): Customer | null {
  const { name } = original;
  switch (kind) {
    case "exact":
      return original;
    case "suffix": {
      const variants = [
        name.replace(/有限责任公司$|股份有限公司$|有限公司$/, ""),
        name.endsWith("有限责任公司") ? name.replace("有限责任公司", "有限公司") : name.endsWith("股份有限公司") ? name.replace("股份有限公司", "股份公司") : name.replace(/有限公司$/, "有限责任公司"),
        name.startsWith(shortPlace(original.place.city)) ? name.slice(shortPlace(original.place.city).length) : shortPlace(original.place.city) + name,
      ].filter((variant) => variant !== name && variant.length > 4);
      return { ...original, name: random.pick(variants), uscc: null, legalId: null, mobile: random.chance(0.5) ? original.mobile : null, email: random.chance(0.5) ? original.email : null, remark: null };
    }
    case "phone":
      if (original.mobile === null) return null;
      return { ...original, name: random.chance(0.5) ? original.shortName : name.replace(/有限责任公司$|股份有限公司$|有限公司$/, "公司"), uscc: null, legalId: null, address: null, email: null, website: null, remark: null };
    case "uscc": {
      if (original.uscc === null) return null;
      const brand = random.pick(brandSyllables).zh + random.pick(brandSyllables).zh;
      const person = makePerson(random);
      return { ...original, name: `${shortPlace(original.place.city)}${brand}${random.pick(original.industry.trades).zh}有限公司`, shortName: brand, contact: person.zh, contactEnglish: person.en, mobile: fresh(registry, () => makeMobile(random)), email: null, website: null, remark: "更名后重新登记" };
    }
    case "typo":
      return original.mobile === null && original.email === null ? null : { ...original, name: withTypo(random, name), uscc: null, legalId: null, remark: null, shortName: original.shortName };
    case "english":
      if (original.mobile === null || original.email === null) return null;
      return { ...original, name: original.english, shortName: original.english.split(" ")[0]!, contact: original.contactEnglish, uscc: null, legalId: null, address: null, remark: null };
  }
}

/** Swaps, drops or replaces one character in the middle of a name. */
function withTypo(random: Random, name: string): string {
  const chars = [...name];
  const at = random.int(1, Math.min(4, chars.length - 3));
  switch (random.int(0, 2)) {
    case 0:
      if (chars[at] !== chars[at + 1]) [chars[at], chars[at + 1]] = [chars[at + 1]!, chars[at]!];
      else chars.splice(at, 1);
      break;
    case 1: chars.splice(at, 1); break;
    default: chars[at] = random.pick(brandSyllables.filter((syllable) => syllable.zh !== chars[at])).zh;
  }
  return chars.join("");
}

/** Another company that shares something with `original`; null when `original` has not what is shared. */
export function lookalikeOf(random: Random, registry: Registry, kind: LookalikeKind, original: Customer, entity: string): Customer | null {
  const person = makePerson(random);
  const own = {
    ...original, entity, contact: person.zh, contactEnglish: person.en, mobile: fresh(registry, () => makeMobile(random)), phone: null, legalId: null,
    uscc: fresh(registry, () => makeUscc(random, cityCode(original.place), false)), remark: null,
  };
  const industry = random.pick(industries.filter((item) => item !== original.industry));
  const place = random.pick(places.filter((item) => item.city !== original.place.city));
  const trade = random.pick(industry.trades);
  const brand = fresh(registry, () => random.pick(brandSyllables).zh + random.pick(brandSyllables).zh);
  const english = brandSyllables.filter((syllable) => brand.includes(syllable.zh)).map((syllable) => syllable.en).join("");
  const stranger = { ...own, industry, name: `${shortPlace(original.place.city)}${brand}${trade.zh}有限公司`, shortName: brand, english: `${capital(english)} ${trade.en} Co., Ltd.`, email: `office@${english}${random.int(10, 99)}.example.com`, website: null };
  switch (kind) {
    case "branch":
      return { ...own, name: `${original.name}${shortPlace(place.city)}分公司`, place, address: null, phone: fresh(registry, () => makeLandline(random, place)), email: original.email === null ? null : `branch@${original.email.split("@")[1]!}` };
    case "switchboard":
      return original.phone === null ? null : { ...stranger, phone: original.phone };
    case "namesake":
      return { ...stranger, place, address: null, name: `${shortPlace(place.city)}${original.shortName.slice(0, 2)}${trade.zh}有限公司`, shortName: original.shortName.slice(0, 2), contact: original.contact, contactEnglish: original.contactEnglish };
    case "sharedContact":
      return original.mobile === null || original.uscc === null ? null : { ...stranger, contact: original.contact, contactEnglish: original.contactEnglish, mobile: original.mobile };
  }
}

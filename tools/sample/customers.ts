import { makeIdNumber, makeUscc } from "./checkDigits";
import { cityCode, type Place, places, shortPlace, streets } from "./places";
import type { Random } from "./random";
import { brandSyllables, givenSyllables, type Industry, industries, lostReasons, mobilePrefixes, owners, remarks, sourceSpellings, surnames, titles, type Word } from "./words";

/** A customer as the sales team knows it, before it is typed into the sheet. Dates are 1900 serial days, amounts 元, `discount` a share of 1; null = not known. */
export type Customer = {
  /** The same for every row that stands for this company. */
  readonly entity: string;
  readonly name: string;
  readonly english: string;
  readonly shortName: string;
  readonly uscc: string | null;
  readonly place: Place;
  readonly address: string | null;
  readonly industry: Industry;
  readonly source: string;
  readonly stage: string;
  readonly owner: string;
  readonly contact: string;
  readonly contactEnglish: string;
  readonly title: string | null;
  readonly mobile: string | null;
  /** Local number without area code. */
  readonly phone: string | null;
  readonly email: string | null;
  readonly website: string | null;
  readonly legalId: string | null;
  readonly headcount: number | null;
  readonly expected: number | null;
  readonly discount: number | null;
  readonly deal: number | null;
  readonly first: number;
  readonly last: number;
  readonly signed: number | null;
  readonly next: number | null;
  readonly keyAccount: boolean;
  readonly remark: string | null;
};

/** The day the sheet was last worked on, 2024-12-20, as 1900 serial: pass it as today. */
export const sampleToday = 45646;
/** The same day in ISO form. */
export const sampleTodayIso = "2024-12-20";

/** What makes every name, number and address in a sample different, unless a duplicate is made on purpose. */
export type Registry = { readonly taken: Set<string> };
export const newRegistry = (): Registry => ({ taken: new Set() });

export function fresh(registry: Registry, make: () => string): string {
  for (;;) {
    const value = make();
    if (registry.taken.has(value)) continue;
    registry.taken.add(value);
    return value;
  }
}

export const makeMobile = (random: Random): string => random.pick(mobilePrefixes) + String(random.int(0, 99999999)).padStart(8, "0");
export const makeLandline = (random: Random, place: Place): string => String(random.int(6, 8)) + String(random.int(0, 10 ** (place.digits - 1) - 1)).padStart(place.digits - 1, "0");
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export function makePerson(random: Random): Word {
  const surname = random.pick(surnames);
  const given = random.chance(0.75) ? [random.pick(givenSyllables), random.pick(givenSyllables)] : [random.pick(givenSyllables)];
  return { zh: surname.zh + given.map((part) => part.zh).join(""), en: capital(given.map((part) => part.en.toLowerCase()).join("")) + " " + surname.en };
}

/** Two syllables; where those run out, three, then four. */
function freshBrand(random: Random, registry: Registry): Word {
  for (let tries = 0; ; tries++) {
    const parts = Array.from({ length: tries < 4 ? 2 : tries < 20 ? 3 : 4 }, () => random.pick(brandSyllables));
    const en = parts.map((part) => part.en).join("");
    if (registry.taken.has(`brand ${en}`)) continue;
    registry.taken.add(`brand ${en}`);
    return { zh: parts.map((part) => part.zh).join(""), en };
  }
}

/** A company that nobody has heard of: place + brand + trade + legal form. */
export function makeCustomer(random: Random, registry: Registry, entity: string): Customer {
  const place = random.pick(places);
  const industry = random.weighted(industries.map((item, i) => [item, 12 - i] as const));
  const trade = random.pick(industry.trades);
  const brand = freshBrand(random, registry);
  const city = shortPlace(place.city);
  const form = random.weighted([["有限公司", 10], ["有限责任公司", 2], ["股份有限公司", 2]] as const);
  const name = random.weighted([[`${city}${brand.zh}${trade.zh}${form}`, 6], [`${brand.zh}${trade.zh}（${city}）${form}`, 2], [`${brand.zh}${trade.zh}${form}`, 2]] as const);
  const person = makePerson(random);
  const stage = random.weighted([["潜在", 30], ["意向", 26], ["报价", 18], ["成交", 20], ["流失", 6]] as const);
  const first = sampleToday - random.int(40, 1700);
  const last = Math.min(sampleToday - random.int(0, 15), first + random.int(5, 900));
  const open = stage === "潜在" || stage === "意向" || stage === "报价";
  const expected = stage === "潜在" ? (random.chance(0.4) ? random.int(1, 60) * 10000 : null) : random.weighted([[random.int(2, 40), 6], [random.int(40, 200), 3], [random.int(200, 1500), 1]] as const) * 5000;
  const discount = stage === "报价" || stage === "成交" ? random.pick([1, 0.98, 0.95, 0.95, 0.9, 0.9, 0.88, 0.85, 0.8]) : null;
  const deal = stage === "成交" && expected !== null ? Math.round(expected * (discount ?? 1)) + random.pick([0, 0, 0, 800, 1250.5]) : null;
  const domain = `${brand.en}${random.pick(["", "-tech", "group", "-cn"])}.example.com`;
  const mailName = random.chance(0.5) ? person.en.split(" ").reverse().join(".").toLowerCase() : random.pick(["info", "sales", "office", "contact"]);
  return slip(random, {
    entity,
    name,
    english: `${capital(brand.en)} ${trade.en} Co., Ltd.`,
    shortName: brand.zh + (random.chance(0.4) ? trade.zh.slice(0, 2) : ""),
    uscc: stage === "成交" || random.chance(0.72) ? fresh(registry, () => makeUscc(random, cityCode(place), random.chance(0.12))) : null,
    place,
    address: random.chance(0.85) ? `${random.pick(streets)}${random.int(1, 999)}号${random.chance(0.6) ? `${random.pick(["A座", "B座", "科技大厦", "创业园", "国际中心", ""])}${random.int(2, 32)}${random.pick(["楼", "层", "0" + random.int(1, 9) + "室"])}` : ""}` : null,
    industry,
    source: random.pick(Object.keys(sourceSpellings)),
    stage,
    owner: random.pick(owners)[0],
    contact: person.zh,
    contactEnglish: person.en,
    title: random.chance(0.8) ? random.pick(titles) : null,
    mobile: random.chance(0.9) ? fresh(registry, () => makeMobile(random)) : null,
    phone: random.chance(0.55) ? fresh(registry, () => makeLandline(random, place)) : null,
    email: random.chance(0.7) ? `${mailName}@${domain}` : null,
    website: random.chance(0.45) ? `www.${domain}` : null,
    legalId: random.chance(0.14) ? fresh(registry, () => makeIdNumber(random, random.pick(places).code, false)) : null,
    headcount: random.chance(0.65) ? random.weighted([[random.int(5, 60), 5], [random.int(60, 500), 4], [random.int(500, 6000), 1]] as const) : null,
    expected,
    discount,
    deal,
    first,
    last,
    signed: stage === "成交" ? Math.max(first, last - random.int(0, 60)) : null,
    next: open && random.chance(0.85) ? (random.chance(0.95) ? workdayFrom(sampleToday + random.int(1, 60)) : sampleToday + random.int(1, 60)) : null,
    keyAccount: (expected ?? 0) >= 1_000_000 || random.chance(0.03),
    remark: stage === "流失" ? random.pick(lostReasons) : random.chance(0.22) ? random.pick(remarks) : null,
  });
}

/** Days off between the sample's day and 60 days later: weekends, new year and the spring festival of 2025. */
function workdayFrom(serial: number): number {
  const off = serial % 7 < 2 || serial === 45658 || (serial >= 45685 && serial <= 45692);
  return off ? workdayFrom(serial + 1) : serial;
}

/** One customer in twenty-five is kept carelessly: something is forgotten, or typed into the wrong year or unit. */
function slip(random: Random, customer: Customer): Customer {
  if (!random.chance(0.04)) return customer;
  const open = customer.next !== null;
  switch (customer.stage) {
    case "成交":
      return random.pick<(c: Customer) => Customer>([
        (c) => ({ ...c, signed: null }),
        (c) => ({ ...c, deal: null }),
        (c) => ({ ...c, uscc: null }),
        (c) => ({ ...c, signed: c.first - 30 }),
        (c) => (c.deal === null ? c : { ...c, deal: Math.round(c.deal / 100) / 100 }),
      ])(customer);
    case "流失":
      return { ...customer, remark: null };
    default:
      return open && random.chance(0.6) ? { ...customer, next: sampleToday - random.int(1, 40) } : { ...customer, last: customer.last + 366 };
  }
}

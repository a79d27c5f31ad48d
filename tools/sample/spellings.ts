import type { Customer } from "./customers";
import { makeMobile } from "./customers";
import { type Place, shortPlace } from "./places";
import type { Random } from "./random";
import type { StyleName } from "./ooxml/styles";

/**
 * A cell of the sample. `harm` names what is wrong with it beyond repair by rewriting (a lost digit, an impossible date, a guess): what a check should find.
 * A cell without harm holds the customer's value, however oddly spelled.
 */
export type Cell = { readonly v: string | number | boolean | null; readonly style?: StyleName; readonly formula?: string; readonly harm?: Harm };
export type Harm = "digitsLost" | "badCheckDigit" | "badLength" | "notAValue" | "impossibleDate" | "incompleteDate" | "extraText" | "twoValues" | "approximate" | "ambiguous";

const blank: Cell = { v: null };
type Choice = readonly [() => Cell, number];
const choose = (random: Random, choices: readonly Choice[]): Cell => random.weighted(choices)();

/** 0-9, letters, punctuation → their full-width forms. */
export const fullWidth = (text: string): string => text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
const grouped = (amount: number, decimals = 0): string => amount.toFixed(decimals).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
/** A float as a person would have typed it: no 0.30000000000000004. */
export const tidy = (amount: number): number => Number(amount.toPrecision(15));

export function mobileCell(random: Random, mobile: string | null): Cell {
  if (mobile === null) return blank;
  const [a, b, c] = [mobile.slice(0, 3), mobile.slice(3, 7), mobile.slice(7)];
  return choose(random, [
    [() => ({ v: Number(mobile) }), 26],
    [() => ({ v: mobile, style: "text" }), 24],
    [() => ({ v: `${a} ${b} ${c}` }), 9],
    [() => ({ v: `${a}-${b}-${c}` }), 9],
    [() => ({ v: `+86 ${a} ${b} ${c}` }), 4],
    [() => ({ v: `+86${mobile}` }), 3],
    [() => ({ v: `0086 ${mobile}` }), 2],
    [() => ({ v: `86-${mobile}` }), 2],
    [() => ({ v: `(+86)${a}-${b}${c}` }), 2],
    [() => ({ v: fullWidth(mobile) }), 4],
    [() => ({ v: `${a}.${b}.${c}` }), 1],
    [() => ({ v: `${mobile} ` }), 3],
    [() => ({ v: `\u00a0${mobile}` }), 1],
    [() => ({ v: `手机：${mobile}` }), 1],
    [() => ({ v: `${mobile}（微信同号）`, harm: "extraText" }), 1],
    [() => ({ v: `${mobile}/${makeMobile(random)}`, harm: "twoValues" }), 1],
    [() => ({ v: mobile.slice(0, 10), style: "text", harm: "badLength" }), 1],
    [() => ({ v: `${a[0]}.${a.slice(1)}${b.slice(0, 3)}E+10`, harm: "digitsLost" }), 0.4],
    [() => ({ v: random.pick(["待补", "无", "/"]), harm: "notAValue" }), 0.8],
  ]);
}

export function phoneCell(random: Random, area: string, phone: string | null): Cell {
  if (phone === null) return blank;
  return choose(random, [
    [() => ({ v: `${area}-${phone}` }), 50],
    [() => ({ v: `${area}${phone}` }), 10],
    [() => ({ v: `(${area})${phone}` }), 8],
    [() => ({ v: `（${area}）${phone}` }), 5],
    [() => ({ v: `${area} ${phone}` }), 8],
    [() => ({ v: `+86-${area.slice(1)}-${phone}` }), 6],
    [() => ({ v: fullWidth(`${area}-${phone}`) }), 3],
    [() => ({ v: `${area}-${phone}转${random.int(801, 899)}` }), 5],
    [() => ({ v: phone, harm: "ambiguous" }), 2],
  ]);
}

const startOf1900 = Date.UTC(1899, 11, 30);
/** Year, month, day of a 1900 serial. */
export function dayOf(serial: number): { y: number; m: number; d: number } {
  const date = new Date(startOf1900 + serial * 86400000);
  return { y: date.getUTCFullYear(), m: date.getUTCMonth() + 1, d: date.getUTCDate() };
}

/** `dayMonth`: may also write 25/03/2024, as a colleague with British settings would. */
export function dateCell(random: Random, serial: number | null, dayMonth = false): Cell {
  if (serial === null) return blank;
  const { y, m, d } = dayOf(serial);
  const two = (n: number): string => String(n).padStart(2, "0");
  const compact = `${y}${two(m)}${two(d)}`;
  return choose(random, [
    [() => ({ v: serial, style: "dateIso" }), 36],
    [() => ({ v: serial, style: "dateSlash" }), 14],
    [() => ({ v: serial, style: "dateCn" }), 10],
    [() => ({ v: serial }), 1],
    [() => ({ v: `${y}年${m}月${d}日` }), 9],
    [() => ({ v: `${y}.${m}.${d}` }), 8],
    [() => ({ v: `${y}-${two(m)}-${two(d)}`, style: "text" }), 6],
    [() => ({ v: `${y}/${m}/${d}` }), 6],
    [() => ({ v: compact, style: "text" }), 2],
    [() => ({ v: Number(compact) }), 2],
    [() => ({ v: fullWidth(`${y}.${m}.${d}`) }), 1],
    [() => ({ v: ` ${y}年${two(m)}月${two(d)}日` }), 1],
    [() => (dayMonth ? { v: `${two(d)}/${two(m)}/${y}` } : { v: serial, style: "dateIso" }), 3],
    [() => ({ v: `${y}年${m}月`, harm: "incompleteDate" }), 0.5],
    [() => ({ v: `${y}-02-30`, harm: "impossibleDate" }), 0.3],
    [() => ({ v: random.pick(["待定", "下周", "年后"]), harm: "notAValue" }), 0.5],
  ]);
}

/** The column whose header says 万元: a bare number counts ten thousands, a number with its own unit says its own. */
export function wanCell(random: Random, amount: number | null): Cell {
  if (amount === null) return blank;
  const wan = tidy(amount / 10000);
  return choose(random, [
    [() => ({ v: wan, style: "decimals" }), 70],
    [() => ({ v: String(wan), style: "text" }), 6],
    [() => ({ v: `${wan}万` }), 8],
    [() => ({ v: `${wan}万元` }), 4],
    [() => ({ v: `${grouped(amount)}元` }), 3],
    [() => ({ v: fullWidth(String(wan)) }), 2],
    [() => ({ v: `${wan} ` }), 1],
    [() => ({ v: random.pick(["面议", "待报价"]), harm: "notAValue" }), 0.8],
    [() => ({ v: `约${wan}万`, harm: "approximate" }), 0.6],
    [() => ({ v: `${wan}-${tidy(wan + 5)}万`, harm: "twoValues" }), 0.4],
  ]);
}

export function yuanCell(random: Random, amount: number | null): Cell {
  if (amount === null) return blank;
  return choose(random, [
    [() => ({ v: amount, style: "money" }), 60],
    [() => ({ v: amount }), 8],
    [() => ({ v: grouped(amount, 2), style: "text" }), 7],
    [() => ({ v: `￥${grouped(amount)}` + (Number.isInteger(amount) ? "" : (amount % 1).toFixed(2).slice(1)) }), 5],
    [() => ({ v: `¥${amount}` }), 3],
    [() => ({ v: `${amount}元` }), 4],
    [() => ({ v: `RMB ${grouped(amount, 2)}` }), 2],
    [() => ({ v: fullWidth(String(amount)) }), 2],
    [() => ({ v: `${tidy(amount / 10000)}万元` }), 5],
    [() => ({ v: "见合同", harm: "notAValue" }), 0.6],
  ]);
}

export function discountCell(random: Random, discount: number | null): Cell {
  if (discount === null) return blank;
  const hundredths = tidy(discount * 100);
  return choose(random, [
    [() => ({ v: discount, style: "percent" }), 70],
    [() => ({ v: `${hundredths}%` }), 14],
    [() => ({ v: fullWidth(`${hundredths}%`) }), 3],
    [() => ({ v: discount }), 6],
    [() => ({ v: hundredths, harm: "ambiguous" }), 1],
    [() => ({ v: "按合同", harm: "notAValue" }), 0.6],
  ]);
}

export function countCell(random: Random, count: number | null): Cell {
  if (count === null) return blank;
  return choose(random, [
    [() => ({ v: count }), 76],
    [() => ({ v: String(count), style: "text" }), 8],
    [() => ({ v: fullWidth(String(count)) }), 2],
    [() => ({ v: `${grouped(count)}` }), 2],
    [() => ({ v: `${count}人` }), 5],
    [() => ({ v: `约${count}人`, harm: "approximate" }), 1],
    [() => ({ v: `${count}-${count + 50}`, harm: "twoValues" }), 0.6],
    [() => ({ v: `${count}+`, harm: "approximate" }), 0.6],
  ]);
}

export function boolCell(random: Random, value: boolean): Cell {
  return { v: value ? random.weighted([["是", 12], ["√", 3], ["Y", 2], ["是 ", 1]] as const) : random.weighted([[null, 8], ["否", 8], ["N", 1], ["×", 1]] as const) };
}

export function regionCell(random: Random, place: Place): Cell {
  const city = place.city === place.province ? "" : place.city;
  const short = [shortPlace(place.province), ...(city === "" ? [] : [shortPlace(city)])];
  return choose(random, [
    [() => ({ v: `${place.province}${city}${place.district}` }), 46],
    [() => ({ v: `${place.province} ${city} ${place.district}`.replace("  ", " ") }), 8],
    [() => ({ v: [place.province, city, place.district].filter((part) => part !== "").join("/") }), 8],
    [() => ({ v: short.join("") + place.district }), 12],
    [() => ({ v: `${place.city}${place.district}` }), 10],
    [() => ({ v: short.join("-") + "-" + place.district }), 4],
    [() => ({ v: place.province === place.city ? place.province : `${place.province}${city}` }), 4],
    [() => ({ v: place.code, style: "text" }), 2],
    [() => ({ v: Number(place.code) }), 1],
    [() => ({ v: random.pick(["国外", "外省"]), harm: "notAValue" }), 0.3],
  ]);
}

export function usccCell(random: Random, uscc: string | null): Cell {
  if (uscc === null) return blank;
  const wrong = uscc.slice(0, 17) + (uscc[17] === "A" ? "B" : "A");
  if (/^\d+$/.test(uscc) && random.chance(0.7)) return damaged(uscc);
  return choose(random, [
    [() => ({ v: uscc, style: "text" }), 80],
    [() => ({ v: uscc.toLowerCase() }), 4],
    [() => ({ v: uscc.replace(/(.{4})(?=.)/g, "$1 ") }), 3],
    [() => ({ v: fullWidth(uscc) }), 2],
    [() => ({ v: `${uscc} ` }), 3],
    [() => ({ v: wrong, harm: "badCheckDigit" }), 1.5],
    [() => ({ v: uscc.slice(0, 17), harm: "badLength" }), 0.6],
    [() => ({ v: "办理中", harm: "notAValue" }), 0.5],
  ]);
}

export function legalIdCell(random: Random, id: string | null): Cell {
  if (id === null) return blank;
  if (!id.endsWith("X") && random.chance(0.5)) return damaged(id);
  return choose(random, [
    [() => ({ v: id, style: "text" }), 88],
    [() => ({ v: id.toLowerCase() }), 6],
    [() => ({ v: fullWidth(id) }), 2],
    [() => ({ v: id.replace(/^(.{6})(.{8})/, "$1 $2 ") }), 2],
  ]);
}

/** An 18-digit number typed into a General cell: Excel keeps 15 significant digits, the rest become 0. */
function damaged(id: string): Cell {
  return { v: Number(id.slice(0, 15) + "000"), style: "digits", harm: "digitsLost" };
}

export function emailCell(random: Random, email: string | null): Cell {
  if (email === null) return blank;
  return choose(random, [
    [() => ({ v: email }), 84],
    [() => ({ v: email.toUpperCase() }), 3],
    [() => ({ v: ` ${email}` }), 3],
    [() => ({ v: email.replace("@", "＠") }), 2],
    [() => ({ v: email.replace("@", ""), harm: "notAValue" }), 1],
    [() => ({ v: email.replace("@", "#"), harm: "notAValue" }), 0.4],
  ]);
}

export function websiteCell(random: Random, site: string | null): Cell {
  if (site === null) return blank;
  return { v: random.weighted([[site, 6], [`http://${site}`, 3], [`https://${site}/`, 3], [site.replace("www.", ""), 1], [`${site} `, 1]] as const) };
}

export function nameCell(random: Random, name: string): Cell {
  return { v: random.weighted([[name, 88], [`${name} `, 4], [name.replace("（", "(").replace("）", ")"), 4], [name.replace("（", " (").replace("）", ") "), 1], [` ${name}`, 1]] as const) };
}

export function personCell(random: Random, customer: Customer): Cell {
  const { contact } = customer;
  return { v: random.weighted([[contact, 90], [contact.length === 2 ? `${contact[0]} ${contact[1]}` : contact, 3], [`${contact} `, 3], [customer.contactEnglish, 2]] as const) };
}

/** One of the spellings, seldom with white space around it. */
export function wordCell(random: Random, spellings: readonly string[]): Cell {
  const word = random.pick(spellings);
  return { v: random.weighted([[word, 95], [`${word} `, 3], [`\u3000${word}`, 1]] as const) };
}

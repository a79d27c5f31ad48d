import type { CalendarDate } from "../records/serialDay";
import { nextLunarDay } from "./lunarCalendar";
import { lunarParts, solarOf } from "./lunarDateField";
import { readingsOf } from "./pinyin";
import { formerRegion } from "./regionCodes";
import { type Region, regionTree } from "./regionTree";

/** What expressions ask of Chinese: how a text is read, what a division of some code is called, and when a day of the Chinese calendar is. */
export const chineseData = {
  pinyin(text: string): readonly { readonly word: string; readonly isSyllable: boolean }[] {
    return (text.match(/[A-Za-z0-9]+|[\s\S]/gu) ?? []).flatMap((part): readonly { readonly word: string; readonly isSyllable: boolean }[] => {
      if (/^[A-Za-z0-9]/.test(part)) return [{ word: part.toLowerCase(), isSyllable: false }];
      const [usual] = readingsOf(part);
      return usual === undefined ? [] : [{ word: usual, isSyllable: true }];
    });
  },
  region(code: string): readonly string[] | null {
    const region = regionTree().byCode.get(code);
    if (region !== undefined) return pathOf(region);
    const former = formerRegion(code);
    if (former === undefined) return null;
    // It stood under what the first digits of its code still name.
    const above = regionTree().byCode.get(`${code.slice(0, 4)}00`) ?? regionTree().byCode.get(`${code.slice(0, 2)}0000`);
    return [...(above === undefined ? [] : pathOf(above)), former.name];
  },
  lunarDay: solarOf,
  nextLunarDay(text: string, from: CalendarDate): CalendarDate | null {
    const day = lunarParts(text);
    return day === null ? null : nextLunarDay(day, from);
  },
};

function pathOf(region: Region): readonly string[] {
  return [...(region.parent === null ? [] : pathOf(region.parent)), region.name];
}

import { findTables } from "../../src/intake/findTable";
import { matchHeaders } from "../../src/intake/matchHeaders";
import { profileTable } from "../../src/intake/profile/profileTable";
import { describeShared } from "../support/shared";
import { contextFor, field, shown, shownRows, tableDef } from "./grids";
import { openGrids } from "./openGrids";

/** What a person sees in each sheet: the tables in sheet order, and how the rows of the first one are read where that is worth a look. */
const sheets: readonly (readonly [file: string, sheet: string, tables: readonly string[], rows?: string])[] = [
  ["01_chicago_sites_raw.csv", "01_chicago_sites_raw", ["A1:AF3338 header 1x1 data 2-3338/3337"]],
  ["03_cn_device_log_multiline_cells.xlsx", "工作表1", ["A1:L57 header 1x1 data 2-57/56"]],
  // Three lists of ships below one another, each with a header of its own; "AT BERTH" names a group; a remark at the end.
  ["04_port_lineup_merged_headers.xlsx", "KRISHNAPATNAM", ["A5:I18 header 5x1 data 7-18/12 interrupted", "A20:H24 header 20x1 data 22-24/3", "A26:H37 header 26x1 data 28-37/10"],
    "4:title 5:header 6:other 7-18:data 19:blank 20:other 21:blank 22-24:other 25:blank 26:other 27:blank 28-37:other 38:blank 39:note"],
  ["05_janitor_dirty_roster.xlsx", "Sheet1", ["A2:K15 header 2x1 data 3-15/12"], "1:title 2:header 3-9:data 10:blank 11-15:data"],
  ["07_nyc_schools_title_rows.xlsx", "Summary", ["A2:P48 header 2x1 data 3-48/46"]],
  ["07_nyc_schools_title_rows.xlsx", "Student Progress", ["A2:R48 header 2x1 data 3-48/46"]],
  ["07_nyc_schools_title_rows.xlsx", "Student Performance", ["A2:AF48 header 2x1 data 3-48/46"]],
  ["07_nyc_schools_title_rows.xlsx", "School Environment", ["A2:AM48 header 2x1 data 3-48/46"]],
  ["07_nyc_schools_title_rows.xlsx", "Closing the Achievement Gap", ["A2:AI47 header 2x1 data 3-47/45"]],
  ["07_nyc_schools_title_rows.xlsx", "Middle School Course Metrics", ["A2:Q1150 header 2x1 data 3-1150/1148"]],
  // Group labels over the header.
  ["07_nyc_schools_title_rows.xlsx", "All Information", ["A1:DU48 header 1x2 data 3-48/46"]],
  ["07_nyc_schools_title_rows.xlsx", "Peer Groups", ["A3:CE49 header 3x1 data 4-49/46"]],
  // Native tables with remarks strewn above and below.
  ["08_readxl_deaths_notes_merged.xlsx", "arts", ["A5:F15 header 5x1 data 6-15/10"], "1-4:title 5:header 6-15:data 16-19:note"],
  ["08_readxl_deaths_notes_merged.xlsx", "other", ["A5:F15 header 5x1 data 6-15/10"], "1-4:title 5:header 6-15:data 16-19:note"],
  ["10_petitions_wide_dates_as_text.xlsx", "Sheet1", ["A1:AE4263 header 1x1 data 2-4263/4262"]],
  ["11_chicago_business_names.csv", "11_chicago_business_names", ["A1:A65344 header 1x0 data 1-65344/65344"]],
  ["13_tricky_person_names.csv", "13_tricky_person_names", ["A1:A2501 header 1x0 data 1-2501/2501"]],
];

describeShared("tables of messy sheets that others made", "data/messy", (root) => {
  const opened = new Map<string, ReturnType<typeof openGrids>>();
  const open = async (file: string, sheet: string) => {
    if (!opened.has(file)) opened.set(file, openGrids(`${root}/${file}`));
    return (await opened.get(file)!).find((grid) => grid.sheet === sheet)!;
  };

  // Not as parameters of their own: jest would take a missing last one for its callback.
  it.each(sheets.map((one) => ({ title: `${one[0]}, ${one[1]}`, one })))("$title", async ({ one: [file, sheet, tables, rows] }) => {
    const found = [...findTables(await open(file, sheet)).candidates].sort((a, b) => a.headerRow - b.headerRow);
    expect(found.map(shown)).toEqual(tables);
    if (rows !== undefined) expect(shownRows(found[0]!)).toBe(rows);
  });

  it("finds the tables without the help of native ones", async () => {
    for (const sheet of ["arts", "other"]) {
      const grid = await open("08_readxl_deaths_notes_merged.xlsx", sheet);
      const [candidate] = findTables({ ...grid, tables: [] }).candidates;
      expect(shown(candidate!)).toBe("A5:F15 header 5x1 data 6-15/10");
      expect(shownRows(candidate!)).toBe("1-4:title 5:header 6-15:data 16-19:note");
    }
  });

  it("reads the price report as small tables with headers of up to three rows, and no one of them as the best", async () => {
    const search = findTables(await open("09_enron_gas_report.xlsx", "Report"));
    const found = search.candidates.filter((candidate) => candidate.headerRows > 0).sort((a, b) => a.headerRow - b.headerRow);
    expect(found.map(shown)).toEqual(["B14:T23 header 14x3 data 17-23/7", "B25:T34 header 25x3 data 28-34/7", "B36:T45 header 36x3 data 39-45/7", "B47:T56 header 47x3 data 50-56/7", "B60:S67 header 60x2 data 62-67/6", "B69:S76 header 69x2 data 71-76/6"]);
    expect(search.ambiguous).toBe(true);
  });

  it("says which sheets hold no table, or no header", async () => {
    expect(findTables(await open("04_port_lineup_merged_headers.xlsx", "Sheet1")).problem?.code).toBe("intake/emptySheet");
    expect(findTables(await open("13_tricky_person_names.csv", "13_tricky_person_names")).problem?.code).toBe("intake/noHeader");
  });

  it("warns of merged cells inside the data, repeated headers and columns without one", async () => {
    const reasons = async (file: string, sheet: string) => Object.fromEntries(findTables(await open(file, sheet)).candidates[0]!.reasons.map(({ id, data }) => [id, data["count"]]));
    expect(await reasons("03_cn_device_log_multiline_cells.xlsx", "工作表1")).toMatchObject({ mergesInside: 70 });
    expect(await reasons("05_janitor_dirty_roster.xlsx", "Sheet1")).toMatchObject({ repeatedHeaders: 1, blankRowsInside: 1 });
    expect(await reasons("04_port_lineup_merged_headers.xlsx", "KRISHNAPATNAM")).toMatchObject({ columnsWithoutHeader: 2 });
  });

  it("profiles what is in them", async () => {
    const profile = async (file: string, sheet: string) => {
      const grid = await open(file, sheet);
      return profileTable(findTables(grid).candidates[0]!, grid, { dateSystem: 1900 }).columns;
    };
    const roster = await profile("05_janitor_dirty_roster.xlsx", "Sheet1");
    expect(roster.map((column) => [column.header, column.fillRate])).toContainEqual(["do not edit! --->", 0]);
    expect(roster.find((column) => column.header === "% Allocated")).toMatchObject({ mixed: true, errors: { count: 2, examples: [{ value: { error: "#N/A" }, at: ["F13", "F14"] }] } });
    const actors = await profile("08_readxl_deaths_notes_merged.xlsx", "arts");
    expect(actors.map((column) => column.type.type)).toEqual(expect.arrayContaining(["date", "bool"]));
    expect(actors.find((column) => column.header === "Age")).toMatchObject({ formulas: 10, numbers: { min: 53, max: 99 } });
    const ports = await profile("04_port_lineup_merged_headers.xlsx", "KRISHNAPATNAM");
    expect(ports.find((column) => column.header === "ETA")).toMatchObject({ type: { type: "date" }, dayOrder: { dayFirst: true } });
    const sites = await profile("01_chicago_sites_raw.csv", "01_chicago_sites_raw");
    expect(sites.find((column) => column.header === "Site name")!.faults.find(({ kind }) => kind === "leadingBlank")!.count).toBeGreaterThan(2000);
  });

  it("matches English headers by name and content, and asks which of two equal columns is meant", async () => {
    const grid = await open("05_janitor_dirty_roster.xlsx", "Sheet1");
    const staff = tableDef("staff", [
      field({ id: "firstName", type: "text", zh: "名", en: "First name", required: true }), field({ id: "lastName", type: "text", zh: "姓", en: "Last name", required: true }),
      field({ id: "hired", type: "date", zh: "入职日期", en: "Hire date" }), field({ id: "certificate", type: "text", zh: "证书", en: "Certification" }), field({ id: "mobile", type: "cn-mobile", zh: "手机", en: "Mobile" }),
    ]);
    const match = matchHeaders(findTables(grid).candidates[0]!, grid, staff, contextFor);
    expect(match.columns.filter((column) => column.field !== null).map((column) => [column.header, column.field])).toEqual([["First Name", "firstName"], ["Last Name", "lastName"], ["Hire Date", "hired"]]);
    expect(match.questions.map((question) => [question.id, question.default, question.choices.map((choice) => choice.id)])).toEqual([["twoColumns:certificate", null, ["I", "J", "none"]]]);
    expect(match.absent).toEqual(["certificate", "mobile"]);
  });
});

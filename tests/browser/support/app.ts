// The page as a person meets it: by role and name, never by class or structure.
import { type Locator, type Page, expect } from "@playwright/test";

export type Lang = "vi" | "en";

/** Names of the controls, as the page words them. */
export const WORDS = {
  vi: {
    overview: "Đơn vị",
    ranking: "Xếp hạng",
    change: "Thay đổi",
    charts: "Biểu đồ",
    analysis: "Phân tích",
    report: "Báo cáo",
    open: "Mở tệp",
    share: "Chia sẻ",
    theme: /giao diện/i,
    language: "Ngôn ngữ",
    loading: /Đang tải/,
  },
  en: {
    overview: "Unit",
    ranking: "Ranking",
    change: "Change",
    charts: "Charts",
    analysis: "Analysis",
    report: "Report",
    open: "Open files",
    share: "Share",
    theme: /theme/i,
    language: "Language",
    loading: /Loading/,
  },
} as const;

/** Links that the tests open; each a page with known figures. */
export const LINKS = {
  ranking: "#v1/pci?d=pci&page=ranking&y=2016&vs=2015&u=quang-ninh,hai-phong,lang-son",
  change: "#v1/pci?d=pci&page=change&y=2016&vs=2015&u=quang-ninh,da-nang,dong-thap,binh-duong",
  charts: "#v1/pci?d=pci&page=charts&y=2016&vs=2015&u=quang-ninh,hai-phong&kind=heat",
  analysis: "#v1/pci?d=pci&page=analysis&y=2016&vs=2015&u=quang-ninh,da-nang",
  report: "#v1/pci?d=pci&page=report&y=2016&vs=2015&u=quang-ninh,da-nang",
  overview: "#v1/par?d=binh-lieu&page=overview&y=2022&vs=2021&u=binh-lieu",
} as const;

export type PageName = keyof typeof LINKS;
export const PAGES = Object.keys(LINKS) as PageName[];

export class App {
  constructor(
    readonly page: Page,
    readonly lang: Lang = "vi",
  ) {}

  get words() {
    return WORDS[this.lang];
  }

  /** The sentence at the top: every page has one, and exactly one. */
  get finding(): Locator {
    return this.page.getByRole("heading", { level: 1 });
  }

  get navigation(): Locator {
    return this.page.getByRole("navigation").first();
  }

  tab(name: PageName): Locator {
    return this.navigation.getByRole("link", { name: this.words[name], exact: true });
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole("button", { name });
  }

  /** A row of a table, by the unit's name in it. */
  row(unit: string): Locator {
    const named = this.page.getByRole("rowheader", { name: unit });
    const cell = this.page.getByRole("cell", { name: unit, exact: true });
    return this.page.getByRole("row").filter({ has: named.or(cell) }).first();
  }

  get rows(): Locator {
    return this.page.getByRole("row");
  }

  async open(link = ""): Promise<void> {
    await this.page.goto(link);
    await this.ready();
  }

  /** Until the finding stands: data loaded, ranked, painted. */
  async ready(): Promise<void> {
    await expect(this.finding).toHaveCount(1);
    await expect(this.finding).not.toBeEmpty();
    await expect(this.finding).not.toHaveText(this.words.loading);
  }

  /** Until the parts of the program that come later are here: from then on no network is needed. */
  async whole(): Promise<void> {
    await this.page.waitForFunction(() => performance.getEntriesByName("xephang:whole").length > 0);
  }

  async goTo(name: PageName): Promise<void> {
    await this.tab(name).click();
    await expect(this.tab(name)).toHaveAttribute("aria-current", "page");
    await this.ready();
  }

  /** Changes to the other language by its button. */
  async speak(lang: Lang): Promise<App> {
    const group = this.page.getByRole("group", { name: this.words.language });
    await group.getByRole("button").filter({ hasText: lang.toUpperCase() }).click();
    await expect(this.page.locator("html")).toHaveAttribute("lang", lang);
    return new App(this.page, lang);
  }
}

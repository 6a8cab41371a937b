import { expect, test } from "../support/test";

// One unit with several indices, one index, and several of them: names of all lengths.
const SETS = {
  "a unit": "#v1/?d=binh-lieu&page=overview&y=2022&u=binh-lieu",
  "an index": "#v1/pci?d=pci&y=2016&vs=2015&u=quang-ninh",
  "several indices": "#v1/?d=pci,papi,dti&y=2016",
};

for (const [name, link] of Object.entries(SETS)) {
  for (const lang of ["vi", "en"]) {
    test(`nothing leaves the bar at any width: ${name}, ${lang}`, async ({ app, page }) => {
      await app.open(`${link}&lang=${lang}`);
      const wrong: string[] = [];
      for (let width = 360; width <= 1920; width += 40) {
        await page.setViewportSize({ width, height: 700 });
        const found = await page.evaluate(() => {
          const wide = (box: DOMRect) => box.width > 0;
          const out = [...document.querySelectorAll(".top *, .tabs a")]
            .filter((element) => wide(element.getBoundingClientRect()))
            .filter((element) => {
              const { left, right } = element.getBoundingClientRect();
              return left < -0.5 || right > innerWidth + 0.5;
            })
            .map((element) => `${element.tagName} ${element.className} leaves`);
          const boxes = [...document.querySelectorAll(".top > *")].map((element) => element.getBoundingClientRect()).filter(wide);
          boxes.forEach((box, at) => {
            if (at > 0 && box.left < boxes[at - 1].right - 0.5) out.push(`part ${at} covers the one before`);
          });
          for (const tab of document.querySelectorAll(".tabs a")) {
            const words = document.createRange();
            words.selectNodeContents(tab);
            const { width, height } = words.getBoundingClientRect();
            if (width > tab.clientWidth || height > 24) out.push(`${tab.textContent} does not fit its tab`);
          }
          return out;
        });
        wrong.push(...found.map((what) => `${width}: ${what}`));
      }
      expect(wrong).toEqual([]);
    });
  }
}

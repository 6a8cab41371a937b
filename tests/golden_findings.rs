//! Everything that is said of three cases of the published files, as committed sentences; each was
//! judged by hand against figures worked out from the raw files.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)] // a test may

use std::fmt::Write;

use xephang::analysis::audit::{Severity, audit};
use xephang::analysis::{PeerRule, changes, overview, place, strengths, trend, why};
use xephang::import::{Choices, SourceFile, import};
use xephang::locale::Lang;
use xephang::locale::words::analysis;
use xephang::model::{Dataset, IndicatorIx, Period, UnitIx};
use xephang::rank::RankOptions;
use xephang::story::{self, Finding};

fn published(file: &str) -> Dataset {
    let path = format!("{}/data/{file}", env!("CARGO_MANIFEST_DIR"));
    let bytes = std::fs::read(path).unwrap();
    import(&[SourceFile { name: file.to_owned(), bytes }], &Choices::default()).dataset
}

/// Writes what is said, one sentence a line, with what proves it below.
struct Told<'a> {
    ds: &'a Dataset,
    us: UnitIx,
    lang: Lang,
    out: String,
}

impl Told<'_> {
    fn title(&mut self, title: &str) {
        writeln!(self.out, "\n## {title}").unwrap();
    }

    fn line(&mut self, text: &str) {
        writeln!(self.out, "- {text}").unwrap();
    }

    fn finding(&mut self, finding: &Finding) {
        self.line(&finding.sentence);
        if !finding.rule.is_empty() {
            writeln!(self.out, "    {}", finding.rule).unwrap();
        }
        for row in std::iter::once(&finding.head).chain(&finding.rows) {
            if !row.is_empty() {
                writeln!(self.out, "    | {}", row.join(" | ")).unwrap();
            }
        }
    }

    /// All of one indicator between two periods.
    fn indicator(&mut self, indicator: IndicatorIx, [from, to]: [Period; 2]) {
        let (ds, us, lang) = (self.ds, self.us, self.lang);
        let options = RankOptions::default();
        let id = &ds.indicators()[indicator].id;
        self.title(&format!("{id} {} {}", from.year, to.year));
        let ranking = story::ranking_finding(ds, indicator, to, Some(from), Some(us), &options);
        self.line(&ranking.headline(ds, indicator, to, lang));
        self.line(&story::ranking_subtitle(ds, indicator, to, &options, lang));
        let line = trend(ds, indicator, &options);
        let change = story::change_finding(ds, &line, to, Some(from), Some(us), &options);
        self.line(&change.headline(ds, &line, to, lang));
        if ds.parts(indicator).next().is_some() {
            let parts = story::components_finding(ds, indicator, to, Some(us), &options);
            self.line(&parts.headline(ds, indicator, to, lang));
        }
        writeln!(self.out, "why").unwrap();
        let why = why(ds, us, indicator, from, to, &options);
        let changes = changes(ds, indicator, from, to, &options);
        let found = story::why_findings(ds, &why, &changes, lang);
        for finding in found.all() {
            self.finding(finding);
        }
        for reason in &found.unsaid {
            self.line(story::unsaid(*reason, lang));
        }
        if let Err(reason) = &why.contributions
            && !found.unsaid.contains(reason)
        {
            self.line(story::unsaid(*reason, lang));
        }
        writeln!(self.out, "place").unwrap();
        let place = place(ds, us, indicator, to, Some(from), &options);
        let strengths = strengths(ds, us, indicator, to, PeerRule::All, &options);
        for finding in story::place_findings(ds, &place, &strengths, lang) {
            self.finding(&finding);
        }
        writeln!(self.out, "audit").unwrap();
        let found = audit(ds, indicator);
        let severities = [Severity::Error, Severity::Doubtful, Severity::Note];
        let counts = severities.map(|of| found.iter().filter(|one| one.severity == of).count());
        let short = lang.label(ds.indicators()[indicator].short_name());
        self.line(&analysis::audited(short, counts, lang));
        let ours = found.iter().filter(|found| {
            found.unit == us && found.period.is_none_or(|at| at == from || at == to)
        });
        for found in ours {
            self.finding(&story::audit::finding(ds, found, lang));
        }
    }
}

/// All that is said of indicators of a unit, in both languages.
fn told(ds: &Dataset, unit: &str, cases: &[(&str, i32, i32)]) -> [String; 2] {
    Lang::ALL.map(|lang| {
        let us = ds.unit_by_id(unit).unwrap();
        let mut told = Told { ds, us, lang, out: String::new() };
        for (indicator, from, to) in cases {
            let indicator = ds.indicator_by_id(indicator).unwrap();
            told.indicator(indicator, [Period::year(*from), Period::year(*to)]);
        }
        told.out.replace('\u{a0}', " ")
    })
}

#[test]
fn binh_lieu() {
    let ds = published("binh-lieu.json");
    let cases = ["par", "sipas", "egov", "dgi"].map(|index| (index, 2021, 2022));
    let [vi, en] = told(&ds, "binh-lieu", &cases);
    // What the page of the unit says.
    let seen = overview(&ds, ds.unit_by_id("binh-lieu").unwrap(), Period::year(2022), None);
    let [page, page_en] = Lang::ALL.map(|lang| {
        let mut out = vec![
            story::overview_finding(&seen).headline(&ds, lang),
            story::overview_subline(&ds, &seen, lang),
            story::slope_headline(&ds, &seen, lang).unwrap(),
        ];
        out.extend(story::report(&ds, &seen, lang));
        out.join("\n").replace('\u{a0}', " ")
    });
    insta::assert_snapshot!("binh_lieu_vi", format!("{page}\n{vi}"));
    insta::assert_snapshot!("binh_lieu_en", format!("{page_en}\n{en}"));
}

/// The score fell by 0,15 and the rank rose by one.
#[test]
fn pci_of_quang_ninh() {
    let ds = published("pci-2005-2016.json");
    let [vi, en] = told(&ds, "quang-ninh", &[("pci", 2015, 2016)]);
    insta::assert_snapshot!("pci_vi", vi);
    insta::assert_snapshot!("pci_en", en);
}

/// Between 2005 and 2006 the list grew from 42 to 64; Hà Tây left it after 2008; between 2012 and
/// 2013 weights changed.
#[test]
fn pci_when_the_list_grew_and_when_the_method_changed() {
    let ds = published("pci-2005-2016.json");
    let cases = [("pci", 2005, 2006), ("pci", 2008, 2009), ("pci", 2012, 2013)];
    let [vi, en] = told(&ds, "quang-ninh", &cases);
    insta::assert_snapshot!("pci_lists_vi", vi);
    insta::assert_snapshot!("pci_lists_en", en);
}

/// Six dimensions until 2016, eight from 2018: scores do not compare. No total of 2018 is known for
/// Quảng Ninh, that of 2019 is.
#[test]
fn papi_across_its_break() {
    let ds = published("papi-2011-2020.json");
    let cases = [("papi", 2016, 2018), ("papi", 2016, 2019), ("papi.participation", 2016, 2018)];
    let [vi, en] = told(&ds, "quang-ninh", &cases);
    // Nowhere does a score rise or fall across the break.
    for part in vi.split("\n## ").filter(|part| part.starts_with("papi 2016")) {
        for claim in ["điểm tăng", "điểm giảm", "Điểm đi từ"] {
            assert!(!part.contains(claim), "{claim} in {part}");
        }
        assert!(part.contains("ách tính đã đổi") || part.contains("đã đổi cách tính"), "{part}");
    }
    insta::assert_snapshot!("papi_vi", vi);
    insta::assert_snapshot!("papi_en", en);
}

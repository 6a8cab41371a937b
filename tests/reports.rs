//! Reports of published data as they are written, in both languages; and every number of their
//! sentences worked out again.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)] // a test may

#[path = "reports/recomputed.rs"]
mod recomputed;
#[path = "reports/told.rs"]
mod told;

use recomputed::Intended;
use std::sync::Arc;

use xephang::analysis::target::commitment;
use xephang::chart::{Frame, Inks, paint, place};
use xephang::export::Shown;
use xephang::export::planned::{Question, take_back};
use xephang::export::report::{
    Block, Intent, Part, Report, html_from_report, markdown_from_report, report_of_group,
    report_of_index, report_of_unit,
};
use xephang::import::{Choices, SourceFile, import};
use xephang::locale::words::tie_method;
use xephang::locale::{Lang, date};
use xephang::model::{Commitment, Commitments, Dataset, Decimal, Label, Period};
use xephang::share::{decode, plan};
use xephang::story::Text;

fn published(file: &str) -> Arc<Dataset> {
    let folder = if file == COMMUNES.0 { "tests/reports" } else { "data" };
    let path = format!("{}/{folder}/{file}", env!("CARGO_MANIFEST_DIR"));
    let bytes = std::fs::read(path).unwrap();
    Arc::new(import(&[SourceFile { name: file.to_owned(), bytes }], &Choices::default()).dataset)
}

fn shown(file: &str, link: &str) -> Shown {
    let (view, problems) = decode(link);
    assert!(problems.is_empty(), "{link}");
    Shown::new(&published(file), &view).unwrap()
}

const BINH_LIEU: (&str, &str) =
    ("binh-lieu.json", "#v1/par?d=binh-lieu&page=charts&y=2022&vs=2021&u=binh-lieu");
const QUANG_NINH: (&str, &str) =
    ("pci-2005-2016.json", "#v1/pci?d=pci&page=charts&y=2016&vs=2015&u=quang-ninh");

/// Made up as well: the example that is published with the page.
const EXAMPLE: (&str, &str) =
    ("vi-du-xa-phuong.json", "#v1/cchc?d=vi-du&page=charts&y=2024&vs=2023&u=co-quan-1");

/// Made up: two groups ranked apart, bands, bonus and penalty points, a rate of which less is better.
const COMMUNES: (&str, &str) =
    ("communes.json", "#v1/cchc?d=cchc&page=charts&y=2024&vs=2023&u=xa-n");

fn markdown(report: &Report, lang: Lang) -> String {
    markdown_from_report(report, lang, &|n, spec| Some(format!("{}-{n}.svg", spec.kind.code())))
        .replace('\u{a0}', " ")
}

#[test]
fn binh_lieu() {
    let shown = shown(BINH_LIEU.0, BINH_LIEU.1);
    for lang in Lang::ALL {
        let report = report_of_unit(&shown, &Intent::default(), lang).unwrap();
        insta::assert_snapshot!(format!("binh_lieu_{}", lang.code()), markdown(&report, lang));
    }
}

#[test]
fn quang_ninh_in_pci() {
    let shown = shown(QUANG_NINH.0, QUANG_NINH.1);
    for lang in Lang::ALL {
        let report = report_of_unit(&shown, &Intent::default(), lang).unwrap();
        insta::assert_snapshot!(format!("quang_ninh_{}", lang.code()), markdown(&report, lang));
    }
}

#[test]
fn pci_as_a_whole() {
    let shown = shown(QUANG_NINH.0, "#v1/pci?d=pci&page=charts&y=2016&vs=2015");
    for lang in Lang::ALL {
        let report = report_of_index(&shown, &Intent::default(), lang);
        insta::assert_snapshot!(format!("pci_{}", lang.code()), markdown(&report, lang));
    }
}

#[test]
fn the_red_river_delta_in_pci() {
    let ds = published(QUANG_NINH.0);
    let us = ds.unit_by_id("quang-ninh").unwrap();
    let group = ds.units()[us].group;
    let shown = Shown { group, ..shown(QUANG_NINH.0, QUANG_NINH.1) };
    for lang in Lang::ALL {
        let report = report_of_group(&shown, &Intent::default(), lang).unwrap();
        insta::assert_snapshot!(format!("delta_{}", lang.code()), markdown(&report, lang));
    }
}

#[test]
fn agencies_and_communes() {
    let shown = shown(COMMUNES.0, COMMUNES.1);
    for lang in Lang::ALL {
        let group = Shown { group: Some(1), ..shown.clone() };
        let reports = [
            report_of_unit(&shown, &Intent::default(), lang),
            Some(report_of_index(&shown, &Intent::default(), lang)),
            report_of_group(&group, &Intent::default(), lang),
        ];
        let told: Vec<String> =
            reports.iter().flatten().map(|report| markdown(report, lang)).collect();
        insta::assert_snapshot!(format!("communes_{}", lang.code()), told.join("\n"));
    }
}

/// What Quảng Ninh planned and promised for the PCI, made up here.
fn intended(shown: &Shown, of_plan: &str) -> Intended {
    let ds = shown.data();
    let promise = |part: &str, base: i32, target: &str| -> Commitment {
        let about = (ds.unit_by_id("quang-ninh").unwrap(), ds.indicator_by_id(part).unwrap());
        let target = (Period::year(base + 1), Decimal::parse(target).unwrap());
        commitment(ds, about, Period::year(base), target)
    };
    let mut list = vec![
        promise("pci", 2015, "65.5"),
        promise("pci.land", 2015, "6.5"),
        promise("pci.transparency", 2015, "7.5"),
        promise("pci", 2016, "67"),
        promise("pci.land", 2016, "7"),
    ];
    list[4].owner = Some("Sở Tài nguyên và Môi trường".to_owned());
    list[4].date = Some("2017-11-30".to_owned());
    list[4].note = Some("Rút ngắn thời gian cấp giấy chứng nhận".to_owned());
    // As another file has its unit; of units and indices that are not in the data.
    let other = |one: &Commitment, unit: &str, name: &str| Commitment {
        unit: unit.to_owned(),
        unit_name: Some(Label::vi(name)),
        ..one.clone()
    };
    list.push(other(&list[1], "tinh-quang-ninh", "Tỉnh Quảng Ninh"));
    list[5].indicator = "land".to_owned();
    list.push(other(&list[0], "quang-yen", "Thị xã Quảng Yên"));
    list.push(other(&list[0], "quang-ninh", "Quảng Ninh"));
    list[7].indicator = "sipas".to_owned();
    list[7].indicator_name = Some(Label::vi("Hài lòng"));
    list[7].indicator_short = None;
    let commitments = Commitments { list, ..Commitments::default() };
    let intent = Intent { plan: plan::decode(of_plan).0, commitments };
    let asked = Question::by_rule(shown, intent.plan.clone());
    Intended { intent, found: asked.into_iter().map(Question::answered).collect() }
}

#[test]
fn what_is_planned_and_promised() {
    let shown = shown(QUANG_NINH.0, QUANG_NINH.1);
    let ds = shown.data();
    for lang in Lang::ALL {
        let mut names = names(ds, lang);
        names.push(date::period(Period::year(2017), lang));
        // A target of what is not in the data is told as it was written.
        names.extend(lang.pick(["65,50", "65,5"], ["65.50", "65.5"]).map(str::to_owned));
        let mut told = Vec::new();
        for of_plan in [
            "to=pci.land*7,pci.transparency*7.25,pci.time*6;goal=rank:1",
            "goal=rank:2",
            "goal=rank:1;lock=pci.land,pci.labor,pci.time",
            "goal=score:99.5",
            "to=pci*66",
        ] {
            let with = intended(&shown, of_plan);
            let report = report_of_unit(&shown, &with.intent, lang).unwrap();
            holds_with(ds, &report, &names, &with, lang);
            let of = [Part::Kept, Part::Targets];
            let sections =
                report.sections.iter().filter(|section| of.contains(&section.part)).cloned();
            told.push(markdown(&Report { sections: sections.collect(), ..report }, lang));
        }
        insta::assert_snapshot!(format!("intended_{}", lang.code()), told.join("\n"));
        // Of the index and of a group as well.
        let with = intended(&shown, "");
        let group = ds.units()[ds.unit_by_id("quang-ninh").unwrap()].group;
        let whole = report_of_index(&shown, &with.intent, lang);
        let of_group = Shown { group, ..shown.clone() };
        let of_group = report_of_group(&of_group, &with.intent, lang).unwrap();
        for report in [whole, of_group] {
            let parts: Vec<Part> = report.sections.iter().map(|section| section.part).collect();
            assert!(parts.contains(&Part::Kept) && parts.contains(&Part::Targets), "{parts:?}");
            holds_with(ds, &report, &names, &with, lang);
        }
    }
}

#[test]
fn a_plan_may_be_of_several_indices_and_is_of_one_unit() {
    let shown = shown(BINH_LIEU.0, BINH_LIEU.1);
    let (ds, lang) = (shown.data(), Lang::Vi);
    let with = |of_plan: &str| {
        let intent = Intent { plan: plan::decode(of_plan).0, ..Intent::default() };
        let asked = Question::by_rule(&shown, intent.plan.clone());
        Intended { intent, found: asked.into_iter().map(Question::answered).collect() }
    };
    let targets = |with: &Intended| {
        let report = report_of_unit(&shown, &with.intent, lang).unwrap();
        holds_with(ds, &report, &names(ds, lang), with, lang);
        let sections =
            report.sections.iter().filter(|section| section.part == Part::Targets).cloned();
        markdown(&Report { sections: sections.collect(), ..report.clone() }, lang)
    };
    let both = targets(&with("unit=binh-lieu;to=par*90,sipas*96"));
    for said in ["PAR INDEX đạt 90,00 điểm", "SIPAS đạt 96,00"] {
        assert!(both.contains(said), "{said}: {both}");
    }
    // Of another unit nothing of it is said; on its page neither.
    let others = with("unit=mong-cai;goal=rank:1;to=par*90,sipas*96");
    assert!(others.found.is_empty() && !targets(&others).contains("90,00"));
    let asked = Question::of(&shown, others.intent.plan.clone()).unwrap();
    assert!(asked.plan.to.is_empty() && asked.plan.goals.is_empty());
    // In the index in view only what is supposed there.
    let asked = Question::of(&shown, with("to=par*90,sipas*96").intent.plan).unwrap();
    assert_eq!(asked.plan.to.len(), 1);
    // What is taken back in one index stays in others, and what other data has.
    let mut planned = plan::decode("to=par*90,sipas*96,elsewhere*1").0;
    take_back(&mut planned, ds, ds.indicator_by_id("sipas").unwrap());
    assert_eq!(plan::encode(&planned), "to=par*90,elsewhere*1");
    // What cannot be worked out is said, not left out without a word.
    let above = targets(&with("to=par*190"));
    assert!(above.contains("Chưa tính được hết phương án cho PAR INDEX."), "{above}");
}

#[test]
fn self_assessed_and_appraised() {
    let shown = shown(EXAMPLE.0, EXAMPLE.1);
    let none = Intent::default();
    for lang in Lang::ALL {
        let group = Shown { group: Some(1), ..shown.clone() };
        let reports = [
            report_of_unit(&shown, &none, lang).unwrap(),
            report_of_index(&shown, &none, lang),
            report_of_group(&group, &none, lang).unwrap(),
        ];
        let told = reports.map(|report| {
            let of = report.sections.iter().filter(|section| section.part == Part::Assessment);
            let sections = of.cloned().collect();
            markdown(&Report { sections, ..report }, lang)
        });
        insta::assert_snapshot!(format!("assessed_{}", lang.code()), told.join("\n"));
    }
}

/// Points lost stand beside the points that apply, where a total was brought back to the common scale.
#[test]
fn lost_of_what_applies() {
    let unit = shown(EXAMPLE.0, "#v1/cchc?d=vi-du&page=charts&y=2024&vs=2023&u=co-quan-2");
    let of = |lang| {
        let report = report_of_unit(&unit, &Intent::default(), lang).unwrap();
        texts(&report).iter().map(xephang::story::Text::letters).collect::<Vec<_>>().join("\n")
    };
    let said = of(Lang::Vi).replace('\u{a0}', " ");
    let lost = "mất 22,75 điểm trên 85,00 điểm áp dụng (tổng điểm được quy về thang chung)";
    assert!(said.to_lowercase().contains(lost), "{said}");
    let said = of(Lang::En).replace('\u{a0}', " ");
    assert!(said.contains("22.75 points of the 85.00 points that apply"), "{said}");
    // Criteria are told where nobody rated himself, and not under the name of self-assessment.
    for ((file, link), told) in [(COMMUNES, Some("Điểm mất theo tiêu chí")), (QUANG_NINH, None)]
    {
        let report = report_of_unit(&shown(file, link), &Intent::default(), Lang::Vi).unwrap();
        let section = report.sections.iter().find(|section| section.part == Part::Assessment);
        assert_eq!(section.map(|section| &*section.heading), told);
    }
}

/// Each picture of a report can be drawn, and stands in the file that stands alone.
#[test]
fn a_page_with_its_pictures() {
    let unit = |case: (&str, &str)| (shown(case.0, case.1), true);
    let whole = (shown(QUANG_NINH.0, "#v1/pci?d=pci&page=charts&y=2016&vs=2015"), false);
    for (at, (shown, of_unit)) in [unit(BINH_LIEU), unit(QUANG_NINH), whole].iter().enumerate() {
        for lang in Lang::ALL {
            let report = match of_unit {
                true => report_of_unit(shown, &Intent::default(), lang).unwrap(),
                false => report_of_index(shown, &Intent::default(), lang),
            };
            let html = html_from_report(&report, lang, &|n, spec| {
                let frame = Frame { width: 640.0, height: 400.0, scale: 1.0, lang };
                let placed = place(shown.data(), spec, &frame).unwrap();
                Some(paint::svg(&placed, Inks::Light, &format!("p{n}")))
            });
            let blocks = report.sections.iter().flat_map(|section| &section.blocks);
            let charts = blocks.filter(|block| matches!(block, Block::Chart { .. })).count();
            assert!(charts >= 2);
            assert_eq!(
                (html.matches("<svg").count(), html.matches("<figcaption>").count()),
                (charts, charts)
            );
            if let Some(folder) = std::env::var_os("REPORTS") {
                let name = format!("report-{at}-{}.html", lang.code());
                std::fs::write(std::path::Path::new(&folder).join(name), html).unwrap();
            }
        }
    }
}

/// Everything that is said, with its place.
fn texts(report: &Report) -> Vec<Text> {
    let blocks = report.sections.iter().flat_map(|section| &section.blocks);
    blocks
        .flat_map(|block| match block {
            Block::Paragraph(text) => vec![text.clone()],
            Block::List(items) => items.clone(),
            Block::Table { .. } | Block::Chart { .. } => Vec::new(),
        })
        .collect()
}

/// What may hold figures that state no value: names, periods, words of the source, the examples of
/// how equal scores rank.
fn names(ds: &Dataset, lang: Lang) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut add = |name: &str| names.push(name.to_owned());
    ds.units().iter().for_each(|unit| add(lang.label(&unit.name)));
    ds.groups().iter().for_each(|group| add(lang.label(&group.name)));
    for indicator in ds.indicators() {
        add(lang.label(&indicator.name));
        add(lang.label(indicator.short_name()));
        indicator.bands.iter().for_each(|band| add(lang.label(&band.name)));
        indicator.methods.iter().for_each(|method| add(lang.label(&method.name)));
        add(tie_method(indicator.rule.ties, lang));
    }
    for publication in ds.publications() {
        add(lang.label(&publication.title));
        publication.publisher.iter().for_each(|publisher| add(lang.label(publisher)));
        publication.sources.iter().for_each(|source| add(lang.label(&source.title)));
        publication.notes.iter().for_each(|note| add(lang.label(note)));
    }
    for period in ds.all_periods() {
        add(&date::period(period, lang));
        add(&date::period_short(period, lang));
    }
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    names
}

/// Every number of a report states what the data says; how many there are.
fn holds(ds: &Dataset, report: &Report, names: &[String], lang: Lang) -> usize {
    holds_with(ds, report, names, &Intended::default(), lang)
}

/// The same of a report with what the reader intends.
fn holds_with(
    ds: &Dataset,
    report: &Report,
    names: &[String],
    with: &Intended,
    lang: Lang,
) -> usize {
    let mut stated = 0;
    let mut wrong = Vec::new();
    for text in texts(report) {
        for run in &text.runs {
            let letters = text.letters();
            let Some(of) = run.of else {
                let rest =
                    names.iter().fold(run.text.clone(), |rest, name| rest.replace(name, "·"));
                if rest.contains(|letter: char| letter.is_ascii_digit()) {
                    wrong.push(format!("«{rest}» states nothing in «{letters}»"));
                }
                continue;
            };
            let shown = recomputed::shown(&run.text, lang);
            let expected = recomputed::expected(ds, &of, with);
            let rounded = expected.map(|value| value.abs().round(shown.scale()));
            if rounded != Some(shown) {
                wrong.push(format!("{shown} is not {expected:?}, {of:?} in «{letters}»"));
            }
            stated += 1;
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", report.title, wrong.join("\n"));
    stated
}

/// The reports of units, every `step`th, in both languages by turns.
fn of_units(file: &str, link: &str, step: usize) -> usize {
    let base = shown(file, link);
    let ds = base.data();
    let names = Lang::ALL.map(|lang| names(ds, lang));
    let mut stated = 0;
    for unit in (0..ds.units().len()).step_by(step) {
        let shown = Shown { units: vec![unit], ..base.clone() };
        let lang = Lang::ALL[unit % 2];
        if let Some(report) = report_of_unit(&shown, &Intent::default(), lang) {
            stated += holds(ds, &report, &names[unit % 2], lang);
        }
    }
    stated
}

#[test]
fn every_number_of_a_unit_is_what_the_data_says() {
    assert!(of_units(BINH_LIEU.0, BINH_LIEU.1, 1) > 40);
    let pci = QUANG_NINH.0;
    assert!(of_units(pci, QUANG_NINH.1, 3) > 400);
    // Across changes of the method, and of the list of units.
    assert!(of_units(pci, "#v1/pci?d=pci&page=charts&y=2013&vs=2012", 9) > 50);
    assert!(of_units(pci, "#v1/pci?d=pci&page=charts&y=2006&vs=2005", 9) > 50);
    assert!(of_units(pci, "#v1/pci?d=pci&page=charts&y=2008&vs=2007", 9) > 50);
    let papi = "papi-2011-2020.json";
    assert!(of_units(papi, "#v1/papi?d=papi&page=charts&y=2020&vs=2019", 5) > 50);
    assert!(of_units(papi, "#v1/papi?d=papi&page=charts&y=2018&vs=2016", 7) > 20);
    assert!(of_units(papi, "#v1/papi?d=papi&page=charts&y=2019&vs=2018", 2) > 50);
    assert!(of_units(COMMUNES.0, COMMUNES.1, 1) > 50);
    assert!(of_units(EXAMPLE.0, EXAMPLE.1, 1) > 300);
    assert!(of_units("dti-2022.json", "#v1/dti?d=dti&page=charts&y=2022", 7) > 10);
}

#[test]
fn every_number_of_an_index_is_what_the_data_says() {
    let cases = [
        (QUANG_NINH.0, "#v1/pci?d=pci&page=charts&y=2016&vs=2015"),
        (QUANG_NINH.0, "#v1/pci?d=pci&page=charts&y=2013&vs=2012"),
        (QUANG_NINH.0, "#v1/pci.entry?d=pci&page=charts&y=2011&vs=2010"),
        ("papi-2011-2020.json", "#v1/papi?d=papi&page=charts&y=2020&vs=2019"),
        ("papi-2011-2020.json", "#v1/papi?d=papi&page=charts&y=2018&vs=2016"),
        ("dti-2022.json", "#v1/dti?d=dti&page=charts&y=2022"),
        BINH_LIEU,
        COMMUNES,
        EXAMPLE,
        (COMMUNES.0, "#v1/tre?d=cchc&page=charts&y=2024&vs=2023"),
    ];
    for (file, link) in cases {
        let shown = shown(file, link);
        let ds = shown.data();
        for lang in Lang::ALL {
            let names = names(ds, lang);
            let stated =
                holds(ds, &report_of_index(&shown, &Intent::default(), lang), &names, lang);
            assert!(stated > 0 || file.starts_with("dti") || file.starts_with("binh"), "{link}");
            for group in 0..ds.groups().len() {
                let shown = Shown { group: Some(group), ..shown.clone() };
                if let Some(report) = report_of_group(&shown, &Intent::default(), lang) {
                    holds(ds, &report, &names, lang);
                }
            }
        }
    }
}

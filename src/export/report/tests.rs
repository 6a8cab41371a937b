use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::export::Shown;
use crate::locale::Lang;
use crate::model::{Decimal, Period};
use crate::share::ViewState;
use crate::story::{Run, Stated, What};
use crate::tests::{Made, YEAR};

const BEFORE: Period = Period::year(2015);

/// Four units of two years, in an index of two components; names are no mark-up.
fn shown(now: &str) -> Shown {
    let mut made = Made::new();
    let parts = ["x.a", "x.b"].map(|id| made.part(id, Some("1")));
    for (name, then, score) in
        [("us", "50", now), ("b<i>", "60", "61"), ("c|*", "55", "52"), ("d", "40", "41")]
    {
        made.put(name, BEFORE, then).put(name, YEAR, score);
        for (period, total) in [(BEFORE, then), (YEAR, score)] {
            let half = Decimal::parse(total).unwrap() * Decimal::new(5, 1);
            parts.iter().for_each(|part| {
                made.put_in(name, *part, period, &half.to_string());
            });
        }
    }
    let view = ViewState { units: vec!["us".into()], ..ViewState::default() };
    Shown::new(&Arc::new(made.ds()), &view).unwrap()
}

fn of_unit(now: &str) -> Report {
    report_of_unit(&shown(now), &Intent::default(), Lang::Vi).unwrap()
}

#[test]
fn what_the_parts_do_not_explain_is_stated() {
    let mut made = Made::new();
    let parts = ["x.a", "x.b"].map(|id| made.part(id, Some("1")));
    for (name, then, now) in [("us", "50", "58"), ("b", "60", "61"), ("c", "55", "52")] {
        made.put(name, BEFORE, then).put(name, YEAR, now);
        for part in parts {
            made.put_in(name, part, BEFORE, "10").put_in(name, part, YEAR, "11");
        }
    }
    let view = ViewState { units: vec!["us".into()], ..ViewState::default() };
    let shown = Shown::new(&Arc::new(made.ds()), &view).unwrap();
    for (lang, words) in [(Lang::Vi, "không giải thích được +6"), (Lang::En, "do not explain +6")]
    {
        let report = report_of_unit(&shown, &Intent::default(), lang).unwrap();
        let why = report.sections.iter().find(|section| section.part == Part::Why).unwrap();
        let texts = why.blocks.iter().filter_map(|block| match block {
            Block::Paragraph(text) => Some(text),
            _ => None,
        });
        let text = texts.clone().find(|text| text.letters().contains(words));
        let text = text.unwrap_or_else(|| panic!("{why:?}"));
        let stated = |run: &&Run| run.of.is_some_and(|of| of.what == What::Unexplained);
        assert_eq!(text.runs.iter().find(stated).unwrap().text, "+6");
    }
}

#[test]
fn sections_stand_in_their_order_and_none_is_empty() {
    for report in [of_unit("58"), report_of_index(&shown("58"), &Intent::default(), Lang::En)] {
        let parts: Vec<Part> = report.sections.iter().map(|section| section.part).collect();
        assert!(parts.is_sorted() && parts.len() > 3, "{parts:?}");
        assert!(report.sections.iter().all(|section| !section.blocks.is_empty()));
    }
    assert!(
        report_of_group(&shown("58"), &Intent::default(), Lang::Vi).is_none(),
        "no group is chosen"
    );
    let nobody = Shown { units: vec![], ..shown("58") };
    assert!(report_of_unit(&nobody, &Intent::default(), Lang::Vi).is_none());
}

#[test]
fn no_edits_no_change() {
    let report = of_unit("58");
    let edited = Edits::default().applied(&report, Lang::Vi);
    assert_eq!(edited, Edited { report, older: vec![] });
}

#[test]
fn parts_go_and_change_places() {
    let report = of_unit("58");
    let edits = Edits {
        off: vec![Part::Why, Part::Notes],
        order: vec![Part::Limits, Part::Headline],
        ..Edits::default()
    };
    let found: Vec<Part> =
        edits.applied(&report, Lang::Vi).report.sections.iter().map(|one| one.part).collect();
    assert_eq!(found[0], Part::Headline, "nothing is limited here, so there is no such section");
    assert!(!found.contains(&Part::Why) && !found.contains(&Part::Notes));
    let edits = Edits { order: vec![Part::Targets, Part::Results], ..Edits::default() };
    let found = edits.applied(&report, Lang::Vi).report;
    let found: Vec<Part> = found.sections.iter().map(|one| one.part).take(3).collect();
    // What is not named stands behind what usually stands before it.
    assert_eq!(found, [Part::Headline, Part::Targets, Part::Results]);
}

#[test]
fn words_are_kept_with_what_their_numbers_state() {
    let report = of_unit("58");
    let passage = passages(&report).into_iter().find(|one| one.part == Part::Results).unwrap();
    assert!(passage.text.starts_with("X: đạt 58"), "{}", passage.text);
    let mut edits = Edits::default();
    edits.replace(&passage, Lang::Vi, "Được 58 điểm!");
    let edited = edits.applied(&report, Lang::Vi);
    assert!(edited.older.is_empty());
    let section = edited.report.sections.iter().find(|one| one.part == Part::Results).unwrap();
    let Block::Paragraph(text) = &section.blocks[0] else { panic!("{section:?}") };
    assert_eq!(text.letters(), "Được 58 điểm!");
    let what = |run: &Run| run.of.map(|of: Stated| of.what);
    assert_eq!(text.runs.iter().filter_map(what).collect::<Vec<_>>(), [What::Score]);
    // The other language has words of its own.
    let english = report_of_unit(&shown("58"), &Intent::default(), Lang::En).unwrap();
    assert_eq!(edits.applied(&english, Lang::En).report, english);
    // The same words again are no edit.
    edits.replace(&passage, Lang::Vi, &passage.text);
    assert!(edits.is_empty());
}

#[test]
fn words_on_older_figures_are_offered_and_not_put_in() {
    let before = of_unit("58");
    let passage = passages(&before).into_iter().find(|one| one.part == Part::Results).unwrap();
    let mut edits = Edits::default();
    edits.replace(&passage, Lang::Vi, "Được 58 điểm!");
    let after = of_unit("57.5");
    let edited = edits.applied(&after, Lang::Vi);
    assert_eq!(edited.report, after);
    let [older] = &edited.older[..] else { panic!("{:?}", edited.older) };
    assert_eq!(older.edit, Edit::Replaced(0));
    assert!(older.passage.as_ref().unwrap().text.starts_with("X: đạt 57,5"));
    // What is not there in any form is offered without a place.
    edits.replaced[0].shape = 0;
    assert_eq!(edits.applied(&after, Lang::Vi).older[0].passage, None);
}

#[test]
fn a_passage_without_words_goes_and_a_paragraph_comes() {
    let report = of_unit("58");
    let mut edits = Edits::default();
    for passage in passages(&report).iter().filter(|one| one.part == Part::Headline) {
        edits.replace(passage, Lang::Vi, "");
    }
    let added = |part, text: &str| Added { part, lang: Lang::Vi, text: text.into(), home: None };
    edits.added = vec![added(Part::Targets, "Giao Sở A."), added(Part::Limits, "Chậm hạn.")];
    let edited = edits.applied(&report, Lang::Vi).report;
    assert!(edited.sections.iter().all(|section| section.part != Part::Headline));
    let last = |part: Part| {
        let section = edited.sections.iter().find(|one| one.part == part).unwrap();
        let Some(Block::Paragraph(text)) = section.blocks.last() else { panic!("{section:?}") };
        (section.heading.clone(), text.letters())
    };
    assert_eq!(last(Part::Targets).1, "Giao Sở A.");
    assert_eq!(last(Part::Limits), ("Những mặt còn hạn chế".into(), "Chậm hạn.".into()));
    assert!(edited.sections.is_sorted_by_key(|section| section.part));
}

#[test]
fn a_paragraph_of_last_year_is_offered_and_not_put_in() {
    let (before, mut after) = (of_unit("58"), of_unit("58"));
    let mut edits = Edits::default();
    edits.add_to(Part::Limits, &before, Lang::Vi, "Chậm hạn.");
    let edits = edits_from_text(&edits_as_text(&edits));
    assert!(edits.applied(&before, Lang::Vi).older.is_empty());
    assert_eq!(edits.added_to(Part::Limits, &before, Lang::Vi), Some("Chậm hạn."));
    after.about.period = "2017".to_owned();
    let edited = edits.applied(&after, Lang::Vi);
    assert_eq!(edited.report, after);
    assert_eq!(edited.older, [Older { edit: Edit::Added(0), passage: None }]);
    // Nor in a report of other indices; what is written there stands beside it.
    let mut other = before.clone();
    other.about.indices = vec!["other".to_owned()];
    let mut both = edits;
    both.add_to(Part::Limits, &other, Lang::Vi, "Khác.");
    assert_eq!(both.added_to(Part::Limits, &before, Lang::Vi), Some("Chậm hạn."));
    assert_eq!(both.added_to(Part::Limits, &other, Lang::Vi), Some("Khác."));
}

#[test]
fn headings_are_put_in_other_words_and_go_out_with_them() {
    let report = of_unit("58");
    let results = report.sections.iter().find(|one| one.part == Part::Results).unwrap();
    let mut edits = Edits::default();
    edits.retitle(results, Lang::Vi, "Kết quả *đạt được*");
    let edits = edits_from_text(&edits_as_text(&edits));
    let edited = edits.applied(&report, Lang::Vi).report;
    let own = edited.sections.iter().find(|one| one.part == Part::Results).unwrap();
    assert_eq!(own.heading, "Kết quả *đạt được*");
    assert_eq!(own.blocks, results.blocks);
    assert!(
        markdown_from_report(&edited, Lang::Vi, &|_, _| None).contains("## Kết quả \\*đạt được\\*")
    );
    assert!(
        html_from_report(&edited, Lang::Vi, &|_, _| None).contains("<h2>Kết quả *đạt được*</h2>")
    );
    // The other language has its own, and its own words again are no edit.
    assert_eq!(edits.applied(&report, Lang::En).report, report);
    let mut back = edits;
    back.retitle(results, Lang::Vi, &results.heading);
    assert!(back.is_empty());
}

fn any_part() -> impl Strategy<Value = Part> {
    (0..Part::ALL.len()).prop_map(|at| Part::ALL[at])
}

fn any_edits() -> impl Strategy<Value = Edits> {
    let lang = || prop_oneof![Just(Lang::Vi), Just(Lang::En)];
    let replaced = (any_part(), lang(), any::<u64>(), any::<u64>(), any::<String>())
        .prop_map(|(part, lang, key, shape, text)| Replaced { part, lang, key, shape, text });
    let added = || {
        let home = (any::<String>(), any::<String>());
        let home = prop::option::of(home.prop_map(|(period, index)| Home { period, index }));
        let own = (any_part(), lang(), any::<String>(), home);
        let own = own.prop_map(|(part, lang, text, home)| Added { part, lang, text, home });
        prop::collection::vec(own, 0..4)
    };
    let parts = || {
        prop::collection::vec(any_part(), 0..8).prop_map(|parts| {
            let mut once: Vec<Part> = Vec::new();
            parts.into_iter().for_each(|part| {
                if !once.contains(&part) {
                    once.push(part);
                }
            });
            once
        })
    };
    (parts(), parts(), prop::collection::vec(replaced, 0..5), added(), added()).prop_map(
        |(off, order, replaced, added, headings)| Edits { off, order, replaced, added, headings },
    )
}

proptest! {
    #[test]
    fn what_is_kept_is_read_again(edits in any_edits()) {
        let text = edits_as_text(&edits);
        prop_assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok(), "{text}");
        prop_assert_eq!(edits_from_text(&text), edits);
    }

    #[test]
    fn anything_can_be_read(text in any::<String>(), at in 0usize..400) {
        edits_from_text(&text);
        let sound = "{\"off\": [\"why\", 3, \"?\"], \"replaced\": [{\"part\": \"why\", \"lang\": \"vi\", \"key\": \"ff\", \"shape\": \"0\", \"text\": \"a\"}, 5, {}], \"added\": [{\"part\": \"notes\"}]}";
        let found = edits_from_text(sound);
        prop_assert_eq!((found.off.len(), found.replaced.len(), found.added.len()), (1, 1, 0));
        edits_from_text(sound.get(..at).unwrap_or(sound));
    }

    /// Whatever is edited, what is left stands in the report or was put there, and no part twice.
    #[test]
    fn edits_break_no_report(edits in any_edits(), touched in any::<prop::sample::Index>(), words in "[a-z0-9 ]{0,12}") {
        let report = of_unit("58");
        let all = passages(&report);
        let mut edits = edits;
        edits.replace(&all[touched.index(all.len())], Lang::Vi, &words);
        let edited = edits.applied(&report, Lang::Vi).report;
        let mut parts: Vec<Part> = edited.sections.iter().map(|section| section.part).collect();
        prop_assert!(parts.iter().all(|part| !edits.off.contains(part)));
        prop_assert!(edited.sections.iter().all(|section| !section.blocks.is_empty()));
        parts.sort();
        prop_assert!(parts.windows(2).all(|pair| pair[0] != pair[1]));
    }
}

#[test]
fn too_much_is_cut() {
    let many = Edits {
        added: vec![
            Added { part: Part::Why, lang: Lang::Vi, text: "ă".repeat(5000), home: None };
            300
        ],
        ..Edits::default()
    };
    let read = edits_from_text(&edits_as_text(&many));
    assert_eq!((read.added.len(), read.added[0].text.chars().count()), (200, 4000));
}

#[test]
fn names_are_no_marks() {
    let report = report_of_index(&shown("58"), &Intent::default(), Lang::Vi);
    let text = markdown_from_report(&report, Lang::Vi, &|_, _| None);
    assert!(text.contains("b\\<i\\>") && text.contains("c\\|\\*") && !text.contains("!["));
    let html =
        html_from_report(&report, Lang::Vi, &|n, _| Some(format!("<svg data-n=\"{n}\"></svg>")));
    assert!(html.contains("b&lt;i&gt;") && !html.contains("<i>"));
    assert!(html.starts_with("<!DOCTYPE html>\n<html lang=\"vi\">"));
    assert!(html.contains("<svg data-n=\"1\"></svg>\n<figcaption>Hình 1. "));
    assert!(html.contains("<caption>Bảng 1. ") && html.contains("<th scope=\"col\""));
    assert!(!html.contains("<script") && !html.contains("http"));
    for tag in ["section", "figure", "table", "ul", "li", "tr", "main", "body"] {
        let open = html.matches(&format!("<{tag}>")).count();
        assert_eq!(open, html.matches(&format!("</{tag}>")).count(), "{tag}");
    }
}

#[test]
fn a_line_that_looks_like_a_mark_is_none() {
    let section = Section {
        part: Part::Notes,
        heading: "# a".into(),
        blocks: ["1. a", "4.41 b", "- c", "#d", "2) e"]
            .map(|text| Block::Paragraph(crate::story::Text::plain(text)))
            .into(),
    };
    let report = Report { title: "t".into(), sections: vec![section], ..Report::default() };
    let text = markdown_from_report(&report, Lang::En, &|_, _| None);
    assert_eq!(text, "# t\n\n## # a\n\n1\\. a\n\n4.41 b\n\n\\- c\n\n\\#d\n\n2\\) e\n");
}

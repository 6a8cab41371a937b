//! Pictures of the published data, as committed in `tests/golden/`: each type, both languages,
//! light and dark. `UPDATE_GOLDEN=1 cargo test --test charts` writes them anew; look at them then.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use xephang::analysis::overview;
use xephang::chart::placed::Shape;
use xephang::chart::{
    ChartKind, ChartSpec, ColourBy, Frame, Inks, NothingToDraw, Placed, Rect, paint, place,
    ranked_bars, shape, sheet, slope,
};
use xephang::import::{Choices, SourceFile, import};
use xephang::locale::Lang;
use xephang::model::{Dataset, Period};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

fn load(file: &str) -> Dataset {
    let bytes = std::fs::read(root().join("data").join(file)).unwrap();
    let file = SourceFile { name: file.to_owned(), bytes };
    import(&[file], &Choices::default()).dataset
}

/// With made-up boundaries, so that maps are drawn as well.
fn pci() -> Dataset {
    let file = |name: &str| SourceFile {
        name: name.to_owned(),
        bytes: std::fs::read(root().join(name)).unwrap(),
    };
    let files = ["data/pci-2005-2016.json", "tests/browser/fixtures/ban-do-bia.geojson"].map(file);
    import(&files, &Choices::default()).dataset
}

fn spec(ds: &Dataset, kind: ChartKind, index: &str, us: &str, watched: &[&str]) -> ChartSpec {
    ChartSpec {
        kind,
        indicator: ds.indicator_by_id(index).unwrap(),
        us: ds.unit_by_id(us),
        watched: watched.iter().map(|id| ds.unit_by_id(id).unwrap()).collect(),
        ..ChartSpec::default()
    }
}

fn pci_spec(ds: &Dataset, kind: ChartKind) -> ChartSpec {
    let near = ["da-nang", "dong-thap", "binh-duong"];
    ChartSpec {
        period: Some(Period::year(2016)),
        versus: Some(Period::year(2015)),
        ..spec(ds, kind, "pci", "quang-ninh", &near)
    }
}

fn frame(width: f64, height: f64, lang: Lang) -> Frame {
    Frame::on_screen(width, height, 1.0, lang)
}

/// What no picture may do: labels over one another, anything outside the frame, text under 12.
fn check(name: &str, placed: &Placed) {
    let boxes: Vec<(String, Rect)> =
        placed.labels.iter().map(|label| (label.text(), label.bounds())).collect();
    for (ix, (text, rect)) in boxes.iter().enumerate() {
        let inside = rect.x >= -0.5
            && rect.right() <= placed.width + 0.5
            && rect.y >= -0.5
            && rect.bottom() <= placed.height + 0.5;
        assert!(inside, "{name}: «{text}» leaves the frame: {rect:?}");
        for (other_text, other) in &boxes[ix + 1..] {
            assert!(!rect.overlaps(other), "{name}: «{text}» and «{other_text}» overlap");
        }
    }
    assert!(placed.labels.iter().all(|label| label.size >= 12.0), "{name}: small text");
    let inside = |x: f64, y: f64| {
        assert!(
            (-0.1..=placed.width + 0.1).contains(&x) && (-0.1..=placed.height + 0.1).contains(&y),
            "{name}: a mark at {x}, {y}"
        );
    };
    for mark in &placed.marks {
        match &mark.shape {
            Shape::Lines(runs) => runs.iter().flatten().for_each(|point| inside(point.x, point.y)),
            Shape::Rects(rects) => rects.iter().for_each(|rect| {
                inside(rect.x, rect.y);
                inside(rect.right(), rect.bottom());
            }),
            Shape::Circle { at, radius } => {
                inside(at.x - radius, at.y - radius);
                inside(at.x + radius, at.y + radius);
            }
        }
    }
    assert!(!placed.title.is_empty() && !placed.desc.is_empty(), "{name}: no words");
    let columns = placed.table.head.len();
    assert!(placed.rows().all(|row| row.len() == columns), "{name}: ragged table");
    assert!(placed.row_count() > 0, "{name}: empty table");
    if placed.lang == Lang::Vi {
        let texts = placed.labels.iter().map(|label| label.text());
        let cells = placed.rows().flat_map(Cow::into_owned);
        for text in texts.chain(cells) {
            let digits = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
            for (at, sign) in text.match_indices(['.', '-']) {
                let before = digits(text[..at].chars().next_back());
                let after = digits(text[at + 1..].chars().next());
                assert!(!(after && (before || sign == "-")), "{name}: «{text}»");
            }
        }
    }
}

fn golden(name: &str, placed: &Placed) {
    check(name, placed);
    for (theme, inks) in [("light", Inks::Light), ("dark", Inks::Dark)] {
        let svg = paint::svg(placed, inks, "chart");
        assert_eq!(svg, paint::svg(placed, inks, "chart"), "{name}: not the same twice");
        let path = root().join("tests/golden").join(format!("{name}-{theme}.svg"));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, &svg).unwrap();
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(kept == svg, "{name}-{theme}.svg is not what is committed");
    }
}

#[test]
fn each_type_in_both_languages() {
    let ds = pci();
    for lang in Lang::ALL {
        for (kind, width, height) in [
            (ChartKind::RankedBars, 1000.0, 600.0),
            (ChartKind::Bump, 816.0, 662.0),
            (ChartKind::Slope, 816.0, 662.0),
            (ChartKind::Dumbbell, 816.0, 600.0),
            (ChartKind::Waterfall, 368.0, 300.0),
            (ChartKind::Spark, 152.0, 26.0),
            (ChartKind::Trend, 816.0, 560.0),
            (ChartKind::Heat, 816.0, 600.0),
            (ChartKind::Map, 816.0, 560.0),
            (ChartKind::Tiles, 816.0, 1600.0),
            (ChartKind::Strip, 816.0, 240.0),
            (ChartKind::Scatter, 816.0, 560.0),
            (ChartKind::Profile, 816.0, 400.0),
            (ChartKind::Radar, 816.0, 560.0),
            (ChartKind::Multiples, 816.0, 560.0),
        ] {
            let mut spec = pci_spec(&ds, kind);
            if kind == ChartKind::Bump {
                spec.since = Some(Period::year(2011));
            }
            let mut frame = frame(width, height, lang);
            if kind == ChartKind::Spark {
                (frame.width, frame.height) = (width, height);
            }
            let placed = place(&ds, &spec, &frame).unwrap();
            golden(&format!("{}-{}", kind.code(), lang.code()), &placed);
        }
    }
}

#[test]
fn bump_over_all_years_with_three_breaks() {
    let ds = pci();
    let placed =
        place(&ds, &pci_spec(&ds, ChartKind::Bump), &frame(816.0, 662.0, Lang::Vi)).unwrap();
    golden("bump-all-years", &placed);
    // Of 63 ranked in 2016, less the four that are named; Hà Tây, merged in 2008, is none of them.
    let texts: Vec<_> = placed.labels.iter().map(|label| label.text()).collect();
    assert!(texts.join(" ").contains("59 tỉnh"), "{texts:?}");
}

#[test]
fn bump_on_a_phone() {
    let ds = pci();
    let placed =
        place(&ds, &pci_spec(&ds, ChartKind::Bump), &frame(358.0, 480.0, Lang::Vi)).unwrap();
    golden("bump-phone", &placed);
}

#[test]
fn heat_by_percentage_and_over_periods() {
    let ds = load("papi-2011-2020.json");
    let papi = spec(&ds, ChartKind::Heat, "papi", "quang-ninh", &["bac-giang", "ha-noi"]);
    let papi = ChartSpec { colour_by: ColourBy::Percent, ..papi };
    golden("heat-percent", &place(&ds, &papi, &frame(816.0, 600.0, Lang::Vi)).unwrap());
    let ds = pci();
    let entry = spec(&ds, ChartKind::Heat, "pci.entry", "quang-ninh", &["da-nang"]);
    golden("heat-periods", &place(&ds, &entry, &frame(816.0, 600.0, Lang::Vi)).unwrap());
}

#[test]
fn a_strip_for_each_region() {
    let ds = pci();
    let spec = ChartSpec { by_group: true, ..pci_spec(&ds, ChartKind::Strip) };
    golden("strip-groups", &place(&ds, &spec, &frame(600.0, 600.0, Lang::Vi)).unwrap());
    check("strips on a phone", &place(&ds, &spec, &frame(358.0, 600.0, Lang::En)).unwrap());
}

#[test]
fn two_components_against_each_other() {
    let ds = pci();
    let spec = ChartSpec {
        indicator: ds.indicator_by_id("pci.entry").unwrap(),
        other: ds.indicator_by_id("pci.land"),
        ..pci_spec(&ds, ChartKind::Scatter)
    };
    golden("scatter-components", &place(&ds, &spec, &frame(600.0, 520.0, Lang::Vi)).unwrap());
}

#[test]
fn stacked_bars() {
    let ds = pci();
    let spec = ChartSpec { stacked: true, ..pci_spec(&ds, ChartKind::RankedBars) };
    let placed = place(&ds, &spec, &frame(900.0, 600.0, Lang::Vi)).unwrap();
    golden("bars-stacked", &placed);
    // Every bar of PAPI falls into its dimensions, whatever the method: six of them, then eight.
    let ds = load("papi-2011-2020.json");
    let papi = ds.indicator_by_id("papi").unwrap();
    for (year, parts) in [(2016, 6), (2020, 8)] {
        let spec = ChartSpec {
            indicator: papi,
            period: Some(Period::year(year)),
            stacked: true,
            ..ChartSpec::default()
        };
        let input = ranked_bars::input(&ds, &spec, Lang::Vi).unwrap();
        let scored = input.rows.iter().filter(|row| row.score.is_ok());
        assert!(scored.clone().count() > 50);
        assert!(scored.clone().all(|row| row.parts.len() == parts), "{year}");
    }
}

#[test]
fn one_unit_over_its_indices() {
    let ds = load("binh-lieu.json");
    let unit = ds.unit_by_id("binh-lieu").unwrap();
    let found = overview(&ds, unit, Period::year(2022), Some(Period::year(2021)));
    for lang in Lang::ALL {
        let input = slope::of_indices(&ds, &found, lang).unwrap();
        for (width, height, name) in [(592.0, 312.0, "wide"), (358.0, 300.0, "phone")] {
            let placed = slope::picture(input.clone(), &frame(width, height, lang));
            golden(&format!("indices-{name}-{}", lang.code()), &placed);
        }
        let spec = spec(&ds, ChartKind::Dots, "egov", "binh-lieu", &[]);
        let placed = place(&ds, &spec, &frame(544.0, 80.0, lang)).unwrap();
        golden(&format!("dots-{}", lang.code()), &placed);
        let multiples = ChartSpec { kind: ChartKind::Multiples, ..spec };
        let placed = place(&ds, &multiples, &frame(544.0, 80.0, lang)).unwrap();
        golden(&format!("multiples-indices-{}", lang.code()), &placed);
    }
}

#[test]
fn a_sheet_of_its_own() {
    let ds = pci();
    let placed =
        place(&ds, &pci_spec(&ds, ChartKind::Waterfall), &frame(420.0, 300.0, Lang::Vi)).unwrap();
    let words = sheet::Words {
        finding: "Quảng Ninh mất 0,15 điểm: hỗ trợ doanh nghiệp kéo lên, minh bạch kéo xuống"
            .into(),
        subtitle: "Đóng góp của 10 thành phần, 2015–2016".into(),
        foot: vec!["Nguồn: PCI, VCCI".into()],
    };
    golden("sheet", &sheet::sheet(&placed, &words));
}

/// A sheet of every type in every shape: nothing outside, nothing overlaps, the shape's own proportions,
/// and no letters that cannot be read.
#[test]
fn sheets_of_every_shape() {
    let ds = pci();
    let words = sheet::Words {
        finding: "Bốn năm liền trong 5 hạng đầu, Quảng Ninh lên hạng 2 năm 2016".to_owned(),
        subtitle: "PCI của 63 tỉnh, thành phố".to_owned(),
        foot: vec!["Nguồn: VCCI.".to_owned()],
    };
    for kind in ChartKind::ALL.iter().copied().filter(|kind| *kind != ChartKind::Spark) {
        let spec = pci_spec(&ds, kind);
        let draw = |frame: &Frame, most_rows: Option<usize>| {
            place(&ds, &ChartSpec { most_rows, ..spec.clone() }, frame)
        };
        for shape in shape::Shape::ALL {
            let screen = frame(1000.0, 600.0, Lang::Vi);
            let (sheet, _) = sheet::fitted(&draw, &words, shape, &screen).unwrap();
            let name = format!("{} as {shape:?}", kind.code());
            check(&name, &sheet.placed);
            let size = shape.size(1000.0 + 2.0 * sheet::MARGIN);
            let dots = (sheet.placed.width * sheet.dots, sheet.placed.height * sheet.dots);
            assert!((dots.0 - size.width * size.dots).abs() < 1.0, "{name}: {dots:?}");
            if let Some(height) = size.height {
                assert!((dots.1 - height * size.dots).abs() < 2.0, "{name}: {dots:?}");
            }
            // Panels are no rows, and eleven of them stand below one another on a phone.
            if kind != ChartKind::Multiples {
                assert!(sheet.letters > 0.6, "{name}: {}", sheet.letters);
            }
        }
    }
    let bars = pci_spec(&ds, ChartKind::RankedBars);
    let draw = |frame: &Frame, most_rows: Option<usize>| {
        place(&ds, &ChartSpec { most_rows, ..bars.clone() }, frame)
    };
    let screen = frame(1000.0, 600.0, Lang::Vi);
    let (slide, rows) = sheet::fitted(&draw, &words, shape::Shape::Slide, &screen).unwrap();
    assert!(rows.is_some_and(|rows| rows > 10), "{rows:?}");
    golden("sheet-slide", &slide.placed);
}

#[test]
fn published_ranks_alone() {
    let ds = load("dti-2022.json");
    let spec = spec(&ds, ChartKind::RankedBars, "dti", "thanh-hoa", &["yen-bai"]);
    let placed = place(&ds, &spec, &frame(700.0, 600.0, Lang::Vi)).unwrap();
    golden("bars-ranks-only", &placed);
    let versus = ChartSpec { kind: ChartKind::Slope, ..spec.clone() };
    assert_eq!(
        place(&ds, &versus, &frame(700.0, 600.0, Lang::Vi)),
        Err(NothingToDraw::NoOtherPeriod)
    );
    let bump = ChartSpec { kind: ChartKind::Bump, ..spec };
    check("bump of one period", &place(&ds, &bump, &frame(700.0, 600.0, Lang::Vi)).unwrap());
}

#[test]
fn units_withheld() {
    let ds = load("papi-2011-2020.json");
    for kind in [
        ChartKind::RankedBars,
        ChartKind::Bump,
        ChartKind::Trend,
        ChartKind::Slope,
        ChartKind::Dumbbell,
    ] {
        let mut spec = spec(&ds, kind, "papi", "quang-ninh", &["bac-giang", "ha-noi"]);
        spec.period = Some(Period::year(2018));
        spec.versus = Some(Period::year(2016));
        let placed = place(&ds, &spec, &frame(816.0, 600.0, Lang::Vi)).unwrap();
        golden(&format!("papi-{}", kind.code()), &placed);
    }
}

#[test]
fn no_width_breaks_a_rule() {
    let ds = pci();
    for width in (320..=1920).step_by(64) {
        for height in [320.0, 480.0, 900.0] {
            for lang in Lang::ALL {
                for kind in ChartKind::ALL.iter().copied() {
                    let spec = pci_spec(&ds, kind);
                    if kind == ChartKind::Spark {
                        continue;
                    }
                    let placed = place(&ds, &spec, &frame(f64::from(width), height, lang));
                    let (name, placed) =
                        (format!("{} {width}×{height} {lang:?}", kind.code()), placed.unwrap());
                    check(&name, &placed);
                    let cut = placed.labels.iter().map(|label| label.text());
                    assert_eq!(
                        cut.filter(|text| text.contains('…')).collect::<Vec<_>>(),
                        [""; 0],
                        "{name}"
                    );
                }
            }
        }
    }
}

#[test]
fn any_four_units_have_labels_that_do_not_touch() {
    let ds = pci();
    let units = ds.units().len();
    for us in 0..units {
        let watched: Vec<usize> = [1, 2, 3, 4, 5].map(|step| (us + step * 7) % units).into();
        for kind in [ChartKind::Bump, ChartKind::Slope, ChartKind::Trend] {
            let spec = ChartSpec { us: Some(us), watched: watched.clone(), ..pci_spec(&ds, kind) };
            let placed = place(&ds, &spec, &frame(816.0, 662.0, Lang::Vi)).unwrap();
            check(&format!("{} of {us}", kind.code()), &placed);
        }
    }
}

#[test]
fn every_score_stands_in_the_table() {
    let ds = pci();
    let placed =
        place(&ds, &pci_spec(&ds, ChartKind::RankedBars), &frame(900.0, 600.0, Lang::Vi)).unwrap();
    assert_eq!(placed.row_count(), 63);
    let us = placed.rows().find(|row| row[0] == "Quảng Ninh").unwrap();
    assert!(us[1].starts_with('2') && us[2] == "65,60" && us[3] == "65,75", "{us:?}");
    assert_eq!(placed.hits.len(), 63);
}

#[test]
fn names_of_any_length_leave_room_for_the_picture() {
    let long = "Sở Văn hóa, Thể thao và Du lịch ".repeat(20);
    let text = format!(
        r#"{{"format":"xephang/1","title":"T","units":["A","{long}","B"],
          "indicators":[{{"id":"x","name":"X"}}],
          "tables":[{{"period":"2022","indicators":["x"],"rows":[["A",5],["{long}",4],["B",2]]}},
                    {{"period":"2023","indicators":["x"],"rows":[["A",2],["{long}",6],["B",9]]}}]}}"#
    );
    let file = SourceFile { name: "long.json".to_owned(), bytes: text.into_bytes() };
    let ds = import(&[file], &Choices::default()).dataset;
    for kind in [
        ChartKind::RankedBars,
        ChartKind::Bump,
        ChartKind::Slope,
        ChartKind::Dumbbell,
        ChartKind::Trend,
        ChartKind::Heat,
        ChartKind::Strip,
        ChartKind::Scatter,
    ] {
        let spec = ChartSpec {
            period: Some(Period::year(2023)),
            versus: Some(Period::year(2022)),
            ..spec(&ds, kind, "x", "b", &["a"])
        };
        let spec = spec.with_rivals(&ds, 3);
        let named = ds.units().iter().position(|unit| unit.name.vi.len() > 99);
        let spec = ChartSpec { watched: [spec.watched, vec![named.unwrap()]].concat(), ..spec };
        for width in [360.0, 640.0, 960.0] {
            let placed = place(&ds, &spec, &frame(width, 480.0, Lang::Vi)).unwrap();
            check(&format!("{kind:?} {width}"), &placed);
            assert!(
                placed.hits.iter().any(|hit| placed.lines(hit)[0].starts_with(&long)),
                "{kind:?}"
            );
        }
    }
}

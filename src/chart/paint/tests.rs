//! What is written, to the letter.

use super::*;
use crate::chart::placed::{Frame, Rect, Run};
use crate::locale::Lang;

fn picture() -> Placed {
    let mut placed = Placed::new(&Frame::on_screen(200.0, 100.0, 1.0, Lang::Vi));
    placed.title = "A < B & \"C\"".into();
    placed.desc = "Đà Nẵng\u{1}".into();
    let runs = vec![
        vec![Point { x: 0.0, y: 10.125 }, Point { x: 20.5, y: 10.125 }],
        vec![Point { x: 30.0, y: 5.0 }, Point { x: 30.0, y: 7.0 }, Point { x: 31.0, y: 8.0 }],
    ];
    placed.marks.push(Mark::lines(runs, Stroke::new(Ink::CtxLine, 1.0)));
    let rects =
        [(1.0, 2.0), (5.0, 4.0)].map(|(x, y)| Rect { x, y, width: 2.0, height: 1.5 }).to_vec();
    placed.marks.push(Mark::rects(rects, Ink::Bar));
    placed.labels.push(Label {
        at: Point { x: 4.0, y: 50.0 },
        anchor: Anchor::End,
        size: 13.0,
        runs: vec![Run::plain("<1>  ", Ink::Ink), Run::bold("Huế", Ink::Accent)],
        halo: None,
    });
    placed
}

#[test]
fn shapes_of_one_mark_are_one_element() {
    let svg = svg(&picture(), Inks::Page, "c");
    assert!(svg.contains(r#"<path d="M0 10.13H20.5M30 5V7L31 8" fill="none""#), "{svg}");
    assert!(svg.contains(r#"<path d="M1 2H3V3.5H1ZM5 4H7V5.5H5Z" fill="var(--bar)"/>"#));
    assert_eq!(svg.matches("<path").count(), 2);
}

#[test]
fn texts_are_escaped_and_titled() {
    let svg = svg(&picture(), Inks::Light, "c");
    assert!(svg.contains("<title id=\"c-title\">A &lt; B &amp; &quot;C&quot;</title>"));
    assert!(svg.contains(">Đà Nẵng</desc>"));
    assert!(svg.contains("xml:space=\"preserve\">&lt;1&gt;  <tspan"));
    assert!(!svg.contains("var("), "a file of its own knows no page");
}

#[test]
fn numbers_are_short() {
    for (value, text) in [(0, "0"), (5, "0.05"), (50, "0.5"), (1200, "12"), (-1234, "-12.34")] {
        let mut out = String::new();
        push_number(&mut out, value);
        assert_eq!(out, text);
    }
}

#[test]
fn same_picture_same_bytes() {
    assert_eq!(svg(&picture(), Inks::Dark, "c"), svg(&picture(), Inks::Dark, "c"));
}

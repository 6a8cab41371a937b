//! A placed picture → SVG text, through plotters and a backend of ours.
//!
//! plotters draws on whole pixels; the canvas is therefore a hundred times as large and the backend
//! writes hundredths. What plotters cannot carry (a role's colour, dashes, fractions of a pixel of
//! stroke, several looks in one label, many shapes in one element) goes beside it, in [`Pen`].
//! The same picture gives the same bytes.

use std::cell::RefCell;
use std::convert::Infallible;
use std::fmt::Write;
use std::rc::Rc;

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::element::{Circle, PathElement, Rectangle, Text};
use plotters::style::{BLACK, IntoFont, ShapeStyle, TextStyle};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};

use super::hundredths::Hundredths;
use super::ink::{Ink, Inks};
use super::placed::{Anchor, Label, Mark, Placed, Point, Shape, Stroke};

/// Canvas units per layout pixel.
const FINE: f64 = 100.0;

/// The side of the canvas as plotters knows it, and where on it the picture begins. plotters moves
/// every point that lies beyond its canvas onto the rim: what reaches into a band from outside would
/// be bent. So its canvas has room on all sides of the picture, and what lies beyond the picture is
/// cut off by whatever shows it.
const CANVAS: u32 = 1 << 30;
const ORIGIN: i32 = 1 << 29;

/// The font stack of the page, for a file that stands alone.
const FONTS: &str =
    "'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', 'DejaVu Sans', system-ui, sans-serif";

/// The picture as an `<svg>` element with title and description. `id` makes the ids within it
/// unique on a page. With [`Inks::Light`] and [`Inks::Dark`] it is a file that stands alone, on a
/// ground of its own.
pub fn svg(placed: &Placed, inks: Inks, id: &str) -> String {
    let canvas = Rc::new(RefCell::new(Canvas::new(inks)));
    canvas.borrow_mut().open(placed, id);
    let area = Backend { canvas: Rc::clone(&canvas) }.into_drawing_area();
    for mark in &placed.marks {
        canvas.borrow_mut().pen = Pen { fill: mark.fill, stroke: mark.stroke, label: None };
        draw_mark(&area, mark);
        canvas.borrow_mut().close_element();
    }
    for label in &placed.labels {
        canvas.borrow_mut().pen = Pen { fill: None, stroke: None, label: Some(label.clone()) };
        let style: TextStyle = ("sans-serif", label.size * FINE).into_font().into();
        never(area.draw(&Text::new(label.text(), at(label.at), style)));
    }
    drop(area);
    let mut out = std::mem::take(&mut canvas.borrow_mut().out);
    out.push_str("</svg>\n");
    out
}

type Area = DrawingArea<Backend, Shift>;

fn draw_mark(area: &Area, mark: &Mark) {
    let filled = ShapeStyle { color: BLACK.into(), filled: mark.fill.is_some(), stroke_width: 1 };
    match &mark.shape {
        Shape::Lines(runs) => {
            for run in runs {
                let points: Vec<BackendCoord> = run.iter().copied().map(at).collect();
                never(area.draw(&PathElement::new(points, filled)));
            }
        }
        Shape::Rects(rects) => {
            for rect in rects {
                let ends = [(rect.x, rect.y), (rect.right(), rect.bottom())];
                let ends = ends.map(|(x, y)| at(Point { x, y }));
                never(area.draw(&Rectangle::new(ends, filled)));
            }
        }
        Shape::Circle { at: centre, radius } => {
            never(area.draw(&Circle::new(at(*centre), fine(*radius), filled)));
        }
    }
}

/// Writing to memory cannot fail; the error type says so.
fn never<E>(result: Result<(), E>) {
    drop(result);
}

fn fine(pixels: f64) -> i32 {
    (pixels * FINE).round() as i32
}

/// A point of the picture on the canvas of plotters.
fn at(point: Point) -> BackendCoord {
    (fine(point.x).saturating_add(ORIGIN), fine(point.y).saturating_add(ORIGIN))
}

/// A point of that canvas in hundredths of the picture.
fn back((x, y): BackendCoord) -> BackendCoord {
    (x - ORIGIN, y - ORIGIN)
}

/// The look of what plotters draws next.
#[derive(Default)]
struct Pen {
    fill: Option<Ink>,
    stroke: Option<Stroke>,
    label: Option<Label>,
}

/// The element in the making: shapes of one look are joined.
#[derive(Default)]
struct Element {
    path: String,
    circle: Option<(BackendCoord, u32)>,
}

struct Canvas {
    out: String,
    inks: Inks,
    pen: Pen,
    element: Element,
}

impl Canvas {
    fn new(inks: Inks) -> Canvas {
        Canvas { out: String::new(), inks, pen: Pen::default(), element: Element::default() }
    }

    fn open(&mut self, placed: &Placed, id: &str) {
        let (width, height) = (fine(placed.width), fine(placed.height));
        let (shown_width, shown_height) =
            (fine(placed.width * placed.scale), fine(placed.height * placed.scale));
        let id = escaped(id);
        let out = &mut self.out;
        out.push_str("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"");
        push_number(out, shown_width);
        out.push_str("\" height=\"");
        push_number(out, shown_height);
        out.push_str("\" viewBox=\"0 0 ");
        push_number(out, width);
        out.push(' ');
        push_number(out, height);
        push(
            out,
            format_args!(
                "\" role=\"img\" lang=\"{}\" aria-labelledby=\"{id}-title {id}-desc\"",
                placed.lang.code()
            ),
        );
        if self.inks != Inks::Page {
            push(
                out,
                format_args!(
                    " font-family=\"{FONTS}\" style=\"font-variant-numeric:tabular-nums\""
                ),
            );
        }
        push(
            out,
            format_args!(
                "><title id=\"{id}-title\">{}</title><desc id=\"{id}-desc\">{}</desc>\n",
                escaped(&placed.title),
                escaped(&placed.desc)
            ),
        );
        if self.inks != Inks::Page {
            let ground = Ink::Page.css(self.inks);
            push(out, format_args!("<path d=\"M0 0H"));
            push_number(out, width);
            out.push('V');
            push_number(out, height);
            push(out, format_args!("H0Z\" fill=\"{ground}\"/>\n"));
        }
    }

    fn close_element(&mut self) {
        let element = std::mem::take(&mut self.element);
        if let Some(((x, y), radius)) = element.circle {
            self.out.push_str("<circle cx=\"");
            push_number(&mut self.out, x);
            self.out.push_str("\" cy=\"");
            push_number(&mut self.out, y);
            self.out.push_str("\" r=\"");
            push_number(&mut self.out, radius as i32);
            self.out.push('"');
        } else if element.path.is_empty() {
            return;
        } else {
            push(&mut self.out, format_args!("<path d=\"{}\"", element.path));
        }
        let fill = self.pen.fill.map_or("none", |ink| ink.css(self.inks));
        push(&mut self.out, format_args!(" fill=\"{fill}\""));
        if let Some(stroke) = self.pen.stroke {
            push(&mut self.out, format_args!(" stroke=\"{}\"", stroke.ink.css(self.inks)));
            if stroke.width != 1.0 {
                self.out.push_str(" stroke-width=\"");
                push_number(&mut self.out, fine(stroke.width));
                self.out.push('"');
            }
            if let Some(pattern) = stroke.dash.pattern() {
                push(&mut self.out, format_args!(" stroke-dasharray=\"{pattern}\""));
            }
            if element.circle.is_none() {
                self.out.push_str(" stroke-linejoin=\"round\"");
            }
        }
        self.out.push_str("/>\n");
    }

    fn write_label(&mut self, (x, y): BackendCoord) {
        let Some(label) = self.pen.label.take() else {
            return;
        };
        let Some(first) = label.runs.first() else {
            return;
        };
        let out = &mut self.out;
        out.push_str("<text x=\"");
        push_number(out, x);
        out.push_str("\" y=\"");
        push_number(out, y);
        out.push_str("\" font-size=\"");
        push_number(out, fine(label.size));
        out.push('"');
        match label.anchor {
            Anchor::Start => {}
            Anchor::Middle => out.push_str(" text-anchor=\"middle\""),
            Anchor::End => out.push_str(" text-anchor=\"end\""),
        }
        push(out, format_args!(" fill=\"{}\"", first.ink.css(self.inks)));
        if first.bold {
            out.push_str(" font-weight=\"700\"");
        }
        if let Some(halo) = label.halo {
            push(
                out,
                format_args!(
                    " stroke=\"{}\" stroke-width=\"4\" stroke-linejoin=\"round\" \
                     paint-order=\"stroke\"",
                    halo.css(self.inks)
                ),
            );
        }
        if label.runs.iter().any(|run| run.text.contains("  ")) {
            out.push_str(" xml:space=\"preserve\"");
        }
        out.push('>');
        out.push_str(&escaped(&first.text));
        for run in &label.runs[1..] {
            push(
                out,
                format_args!(
                    "<tspan fill=\"{}\" font-weight=\"{}\">{}</tspan>",
                    run.ink.css(self.inks),
                    if run.bold { 700 } else { 400 },
                    escaped(&run.text)
                ),
            );
        }
        out.push_str("</text>\n");
    }
}

/// Our end of plotters: writes what it is told to draw, in the look of the pen.
struct Backend {
    canvas: Rc<RefCell<Canvas>>,
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for Backend {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        (CANVAS, CANVAS)
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, point: BackendCoord, _: BackendColor) -> Drawn {
        let (x, y) = point;
        self.add_rect(point, (x + FINE as i32, y + FINE as i32));
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, s: &S) -> Drawn {
        self.draw_path([from, to], s)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        _: &S,
        _: bool,
    ) -> Drawn {
        self.add_rect(upper_left, bottom_right);
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        _: &S,
    ) -> Drawn {
        let mut canvas = self.canvas.borrow_mut();
        let out = &mut canvas.element.path;
        let mut here: Option<BackendCoord> = None;
        for (x, y) in path.into_iter().map(back) {
            match here {
                None => push_point(out, 'M', (x, y)),
                Some((_, level)) if level == y => {
                    out.push('H');
                    push_number(out, x);
                }
                Some((column, _)) if column == x => {
                    out.push('V');
                    push_number(out, y);
                }
                Some(_) => push_point(out, 'L', (x, y)),
            }
            here = Some((x, y));
        }
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Drawn {
        self.draw_path(corners, style)?;
        self.canvas.borrow_mut().element.path.push('Z');
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        _: &S,
        _: bool,
    ) -> Drawn {
        self.canvas.borrow_mut().element.circle = Some((back(center), radius));
        Ok(())
    }

    fn draw_text<T: BackendTextStyle>(&mut self, _: &str, _: &T, pos: BackendCoord) -> Drawn {
        self.canvas.borrow_mut().write_label(back(pos));
        Ok(())
    }

    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        text: &str,
        style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let width = super::text_width::width(text, style.size(), false);
        Ok((width.round() as u32, style.size().round() as u32))
    }
}

impl Backend {
    fn add_rect(&mut self, upper_left: BackendCoord, bottom_right: BackendCoord) {
        let ((x0, y0), (x1, y1)) = (back(upper_left), back(bottom_right));
        let mut canvas = self.canvas.borrow_mut();
        let out = &mut canvas.element.path;
        push_point(out, 'M', (x0, y0));
        out.push('H');
        push_number(out, x1);
        out.push('V');
        push_number(out, y1);
        out.push('H');
        push_number(out, x0);
        out.push('Z');
    }
}

fn push_point(out: &mut String, command: char, (x, y): BackendCoord) {
    out.push(command);
    push_number(out, x);
    out.push(' ');
    push_number(out, y);
}

/// Writes hundredths as the shortest decimal number.
fn push_number(out: &mut String, hundredths: i32) {
    push(out, format_args!("{}", Hundredths(hundredths)));
}

/// Writing to a string cannot fail.
fn push(out: &mut String, text: std::fmt::Arguments<'_>) {
    let _ = out.write_fmt(text);
}

/// A text as it stands inside an element or an attribute in double quotes; characters that XML
/// forbids are left out.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' => out.push(' '),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests;

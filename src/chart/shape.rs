//! The shapes in which a picture leaves the page: what it is for decides its size and that of its
//! letters.

/// A shape of a picture in a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Shape {
    /// As on the screen.
    #[default]
    Screen,
    /// For a page of A4 between its margins: 16 cm wide, 300 dots an inch.
    Report,
    /// For a slide: 16:9.
    Slide,
    /// For a post: square.
    Square,
    /// For a phone held upright: 9:16.
    Phone,
}

/// How large a shape is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size {
    /// Width in layout pixels, margins included.
    pub width: f64,
    /// Height in layout pixels, where the shape has one; else as the picture needs.
    pub height: Option<f64>,
    /// The height in layout pixels that it should not exceed, where it takes what the picture needs.
    pub highest: Option<f64>,
    /// Dots per layout pixel of a picture made of dots.
    pub dots: f64,
    /// Dots per inch on paper, where the shape is for paper.
    pub per_inch: Option<f64>,
}

/// Layout pixels per inch (CSS).
const PER_INCH: f64 = 96.0;

impl Shape {
    /// Every shape, in the order in which they are offered.
    pub const ALL: [Shape; 5] =
        [Shape::Screen, Shape::Report, Shape::Slide, Shape::Square, Shape::Phone];

    /// The word for it in names of files; none for the screen's own.
    pub fn code(self) -> &'static str {
        match self {
            Shape::Screen => "",
            Shape::Report => "report",
            Shape::Slide => "slide",
            Shape::Square => "square",
            Shape::Phone => "phone",
        }
    }

    /// How large it is; `screen`: the width of the sheet that the screen's own picture takes.
    ///
    /// A letter of 12 layout pixels is 9 points high on paper, and 24 of 1080 lines on a slide: read
    /// from four metres away at a wall of two metres.
    pub fn size(self, screen: f64) -> Size {
        let plain = Size { width: screen, height: None, highest: None, dots: 1.0, per_inch: None };
        let of = |width, height, dots| Size { width, height: Some(height), dots, ..plain };
        match self {
            Shape::Screen => plain,
            Shape::Report => Size {
                width: 16.0 / 2.54 * PER_INCH,
                // A page of A4 between its margins, with room for a line below.
                highest: Some(24.0 / 2.54 * PER_INCH),
                dots: 300.0 / PER_INCH,
                per_inch: Some(300.0),
                ..plain
            },
            Shape::Slide => of(960.0, 540.0, 2.0),
            Shape::Square => of(600.0, 600.0, 1.8),
            Shape::Phone => of(405.0, 720.0, 1080.0 / 405.0),
        }
    }
}

//! Pictures: what to draw → where every mark stands → painted.
//!
//! Each chart type is a file with a plain input, `input(data, spec)` that makes it and
//! `place(input, frame) -> Placed`; [`registry`] lists them all. A [`Placed`] holds the picture, the
//! points that can be read in it, its alternative text and its table twin; [`paint::svg`] writes it.

mod angle; // directions around a centre
mod band; // a tall picture piece by piece
pub mod bars; // bars from zero: the bar column and its axis
pub mod breaks; // where the method changed
pub mod bump; // ranks over all periods
pub mod dodge; // labels pushed apart
pub mod dots; // a unit's place among all
pub mod dumbbell; // scores in two periods
pub mod flags; // names on poles over dots
mod from_data; // what every chart asks of the data
pub mod heat; // units by components, coloured
pub mod hundredths; // lengths as they are written
pub mod ink; // colours by role
pub mod late; // what is said when it is asked
pub mod map; // units in their boundaries
pub mod motion; // rows on their way
pub mod multiples; // a small trend an index
pub mod paint; // placed → SVG
pub mod part_bars; // a component's small bars
pub mod parts; // what several charts share
pub mod placed; // marks, labels, points to read, table
pub mod profile; // a unit's components against others
pub mod radar; // the same around a centre
pub mod ranges; // ranks under other weights
pub mod ranked_bars; // all units, best first
pub mod registry; // every type of chart, a line each
pub mod scale; // from values to pixels, round ticks
pub mod scatter; // two indicators against each other
pub mod shape; // the shapes of files
pub mod sheet; // a picture with its finding and source
pub mod slope; // ranks in two periods
pub mod spark; // a unit's ranks, small
pub mod spec; // what to draw
pub mod strip; // a dot a unit along the scores
pub mod swarm; // dots beside one another
pub mod text_width; // how wide a text is, without a browser
mod thin; // fewer rows, for a wall
pub mod tiles; // units as tiles
pub mod trend; // scores over all periods, among all units
pub mod waterfall; // how the parts add up to a change of score

pub use ink::{Ink, Inks};
pub use parts::Who;
pub use placed::{Frame, Hit, Label, Mark, Placed, Point, Rect, Run, Twin};
pub use registry::{Told, place, told};
pub use spec::{ChartKind, ChartSpec, ColourBy, NothingToDraw, RIVALS};
pub use thin::MOST_ROWS;

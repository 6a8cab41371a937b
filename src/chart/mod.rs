//! Pictures: what to draw → where every mark stands → painted.
//!
//! Each chart type is a file with a plain input and `place(input, frame) -> Placed`. A [`Placed`]
//! holds the picture, the points that can be read in it, its alternative text and its table twin;
//! [`paint::svg`] writes it.

pub mod ink; // colours by role
pub mod paint; // placed → SVG
pub mod placed; // marks, labels, points to read, table
pub mod scale; // from values to pixels, round ticks
pub mod spec; // what to draw
pub mod text_width; // how wide a text is, without a browser

pub use ink::{Ink, Inks};
pub use placed::{Frame, Hit, Label, Mark, Placed, Point, Rect, Run, Twin};
pub use spec::ChartKind;

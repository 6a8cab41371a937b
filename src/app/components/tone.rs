//! What rose and what fell, told by colour and by shape.

use crate::app::browser::element::{El, el};

/// The class of a change, and the glyph that stands before its size.
pub fn tone(sign: i32) -> (&'static str, &'static str) {
    match sign {
        1.. => ("up", "▲ "),
        0 => ("no", ""),
        _ => ("dn", "▼ "),
    }
}

/// The size of a change in its colour, after its glyph.
pub fn toned(tag: &str, sign: i32, size: &str) -> El {
    let (class, glyph) = tone(sign);
    el(tag).class(class).text(&format!("{glyph}{size}"))
}

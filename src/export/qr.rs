//! A link as a QR code, for a hall or for paper.

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

/// The most letters that a code holds.
pub const MOST_LETTERS: usize = 2953;

/// Cells at its side from which on a code is hard to read from a distance: cameras of phones must see
/// each cell.
const DENSE: usize = 97;

/// Light around it, in cells: without it no camera finds the code.
const MARGIN: usize = 4;

/// A code, drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qr {
    /// Cells at its side.
    pub side: usize,
    /// The picture, its margin included: a cell is a unit. Black on white in every theme.
    pub svg: String,
}

impl Qr {
    /// Whether it is hard to read from a distance.
    pub fn is_dense(&self) -> bool {
        self.side > DENSE
    }

    /// Cells at the side of the picture.
    pub fn width(&self) -> usize {
        self.side + 2 * MARGIN
    }
}

/// The code of a text, as robust as its size allows; `None` where it is too long for one. `name` is for
/// those who do not see it.
pub fn qr(text: &str, name: &str) -> Option<Qr> {
    let segments = [QrSegment::make_bytes(text.as_bytes())];
    let (least, most) = (Version::MIN, Version::MAX);
    let code = QrCode::encode_segments_advanced(&segments, QrCodeEcc::Low, least, most, None, true)
        .ok()?;
    let side = usize::try_from(code.size()).ok()?;
    let width = side + 2 * MARGIN;
    let mut path = String::new();
    for y in 0..side {
        let dark = |x: usize| x < side && code.get_module(x as i32, y as i32);
        let mut x = 0;
        while x < side {
            let run = (x..side).take_while(|at| dark(*at)).count();
            if run > 0 {
                let (left, top) = (x + MARGIN, y + MARGIN);
                path += &format!("M{left} {top}h{run}v1h-{run}z");
            }
            x += run.max(1);
        }
    }
    let name = crate::chart::paint::escaped(name);
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {width}\" role=\"img\" \
         aria-label=\"{name}\" shape-rendering=\"crispEdges\"><path fill=\"white\" \
         d=\"M0 0h{width}v{width}H0z\"/><path d=\"{path}\"/></svg>"
    );
    Some(Qr { side, svg })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_holds_what_a_link_may_have() {
        let small = qr("https://example.vn/#v1/par", "a < b").unwrap();
        assert_eq!(small.side, 25);
        assert!(!small.is_dense() && small.svg.contains("a &lt; b"));
        assert_eq!(small.width(), 33);
        let most = qr(&"a".repeat(MOST_LETTERS), "").unwrap();
        assert!(most.side == 177 && most.is_dense());
        assert_eq!(qr(&"a".repeat(MOST_LETTERS + 1), ""), None);
    }
}

//! Lengths and places as they are written into pictures: hundredths of a pixel or of a percent, as
//! the shortest decimal number. The same on every machine, without the formatting of floats.

use std::fmt::{Display, Formatter, Result};

/// A number of hundredths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hundredths(pub i32);

impl Hundredths {
    /// The nearest to a number, half away from zero.
    pub fn of(value: f64) -> Hundredths {
        Hundredths((value * 100.0).round() as i32)
    }
}

impl Display for Hundredths {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        if self.0 < 0 {
            out.write_str("-")?;
        }
        let (whole, rest) = (self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100);
        write!(out, "{whole}")?;
        match (rest, rest % 10) {
            (0, _) => Ok(()),
            (_, 0) => write!(out, ".{}", rest / 10),
            _ => write!(out, ".{rest:02}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Hundredths;

    #[test]
    fn the_shortest_decimal() {
        for (value, text) in [
            (0.0, "0"),
            (-0.001, "0"),
            (1.5, "1.5"),
            (-2.05, "-2.05"),
            (12.345, "12.35"),
            (100.0, "100"),
        ] {
            assert_eq!(Hundredths::of(value).to_string(), text);
        }
    }
}

//! Pictures as PNG: the browser paints them, here they are told how large they are on paper.
//!
//! A program of letters takes a picture without that for one of 96 dots an inch and sets it five times
//! too wide.

/// What every PNG begins with.
const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// The first chunk, which must stay first: length, name, 13 bytes, check sum.
const HEADER: usize = 4 + 4 + 13 + 4;

/// The same picture with its dots per metre (PNG specification, third edition, 11.3.4.3 «pHYs»).
/// `None`: these are no bytes of a PNG.
pub fn with_density(png: &[u8], dots_per_metre: u32) -> Option<Vec<u8>> {
    let rest = png.strip_prefix(SIGNATURE)?;
    let (header, rest) = rest.split_at_checked(HEADER)?;
    if header.get(4..8) != Some(b"IHDR") {
        return None;
    }
    let mut chunk = b"pHYs".to_vec();
    chunk.extend(dots_per_metre.to_be_bytes());
    chunk.extend(dots_per_metre.to_be_bytes());
    // The unit is the metre.
    chunk.push(1);
    let mut out = Vec::with_capacity(png.len() + chunk.len() + 8);
    out.extend_from_slice(SIGNATURE);
    out.extend_from_slice(header);
    out.extend(((chunk.len() - 4) as u32).to_be_bytes());
    out.extend_from_slice(&chunk);
    out.extend(check_sum(&chunk).to_be_bytes());
    out.extend_from_slice(rest);
    Some(out)
}

/// Dots per metre from dots per inch.
pub fn dots_per_metre(dots_per_inch: f64) -> u32 {
    (dots_per_inch / 0.0254).round() as u32
}

/// The check sum of a chunk (PNG specification, annex D): CRC-32 of its name and data.
fn check_sum(bytes: &[u8]) -> u32 {
    let sum = bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            (sum >> 1) ^ (0xEDB8_8320 & (sum & 1).wrapping_neg())
        })
    });
    !sum
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A picture of one white dot.
    const DOT: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0\x3a\x7e\x9b\x55\0\0\0\nIDAT\x78\x9c\x63\xf8\x0f\0\x01\x01\x01\0\x1b\xb6\xee\x56\0\0\0\0IEND\xae\x42\x60\x82";

    #[test]
    fn the_density_stands_behind_the_header() {
        assert_eq!(dots_per_metre(300.0), 11_811);
        let made = with_density(DOT, 11_811).unwrap();
        assert_eq!(made.len(), DOT.len() + 21);
        let chunk = b"\0\0\0\x09pHYs\0\0\x2e\x23\0\0\x2e\x23\x01\x78\xa5\x3f\x76";
        assert_eq!(&made[33..54], chunk, "as other programs write 300 dots an inch");
        assert_eq!((&made[..33], &made[54..]), (&DOT[..33], &DOT[33..]));
    }

    #[test]
    fn what_is_no_picture_is_left_alone() {
        for bytes in
            [&b""[..], b"GIF89a", &DOT[..20], b"\x89PNG\r\n\x1a\n\0\0\0\rIEND0123456789abcdefg"]
        {
            assert_eq!(with_density(bytes, 11_811), None);
        }
    }
}

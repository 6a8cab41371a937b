//! Files as one archive.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::Filed;

/// The archive would be larger than archives may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLarge;

/// The files as a ZIP: the same files give the same bytes.
///
/// # Errors
/// [`TooLarge`].
pub fn zipped(files: &[Filed]) -> Result<Vec<u8>, TooLarge> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .last_modified_time(DateTime::DEFAULT)
        .compression_method(CompressionMethod::Deflated);
    for file in files {
        zip.start_file(file.path.as_str(), options).map_err(|_| TooLarge)?;
        zip.write_all(&file.bytes).map_err(|_| TooLarge)?;
    }
    Ok(zip.finish().map_err(|_| TooLarge)?.into_inner())
}

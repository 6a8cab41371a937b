//! What a zip archive holds, and whether it is larger than it may be.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::super::super::SourceFile;
use super::form::Failure;

/// The most bytes that the parts of an archive may have together once they are unpacked.
const MOST_BYTES: u64 = 256 << 20;

/// The most parts.
const MOST_PARTS: usize = 10_000;

/// What an archive is.
pub enum Kind {
    /// A workbook of Excel.
    Xlsx,
    /// A workbook of LibreOffice.
    Ods,
    /// Tables and descriptions.
    Files(Vec<SourceFile>),
    /// Something else.
    Other,
}

/// Tells what an archive is, by what it holds.
pub fn kind(bytes: &[u8]) -> Result<Kind, Failure> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Failure::Broken)?;
    let has = |name: &str| archive.index_for_name(name).is_some();
    let kind = if has("xl/workbook.xml") {
        Kind::Xlsx
    } else if has("content.xml") && has("mimetype") {
        Kind::Ods
    } else {
        Kind::Other
    };
    if matches!(kind, Kind::Other) {
        return Ok(files(&mut archive)?.map_or(Kind::Other, Kind::Files));
    }
    check_size(&mut archive, MOST_BYTES)?;
    Ok(kind)
}

/// Refuses an archive whose parts are too large together. What it says of their sizes may be a lie,
/// but no more than that is unpacked of any.
fn check_size(archive: &mut ZipArchive<Cursor<&[u8]>>, most: u64) -> Result<(), Failure> {
    if archive.len() > MOST_PARTS {
        return Err(Failure::TooLarge);
    }
    let mut said = 0u64;
    for index in 0..archive.len() {
        let part = archive.by_index_raw(index).map_err(|_| Failure::Broken)?;
        said = said.saturating_add(part.size());
    }
    if said > most {
        return Err(Failure::TooLarge);
    }
    Ok(())
}

/// What kept a part from being read.
pub fn failure(error: ZipError) -> Failure {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Failure::Locked,
        _ => Failure::Broken,
    }
}

/// The tables and descriptions in an archive, such as a zipped data package. `None` when there are
/// none.
fn files(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<Option<Vec<SourceFile>>, Failure> {
    let names: Vec<String> = (0..archive.len().min(MOST_PARTS))
        .filter_map(|index| Some(archive.name_for_index(index)?.ok()?.into_owned()))
        .collect();
    let mut files: Vec<SourceFile> = Vec::new();
    let mut room = MOST_BYTES;
    for name in &names {
        let own = name.rsplit(['/', '\\']).next().unwrap_or(name);
        let lower = own.to_ascii_lowercase();
        let is_read = [".json", ".csv", ".tsv"].iter().any(|end| lower.ends_with(end));
        // What macOS keeps beside each file begins with a point.
        let twice = files.iter().any(|file| file.name == own);
        if !is_read || own.starts_with('.') || twice {
            continue;
        }
        let part = archive.by_name(name).map_err(failure)?;
        let mut bytes = Vec::new();
        part.take(room + 1).read_to_end(&mut bytes).map_err(|_| Failure::Broken)?;
        room = room.checked_sub(bytes.len() as u64).ok_or(Failure::TooLarge)?;
        files.push(SourceFile { name: own.to_owned(), bytes });
    }
    Ok(Some(files).filter(|files| !files.is_empty()))
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    /// Three million zeros in an archive that says they are `said` bytes.
    fn archive(said: u32) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default();
        zip.start_file("a", options.compression_method(zip::CompressionMethod::Deflated)).unwrap();
        zip.write_all(&vec![0; 3_000_000]).unwrap();
        let mut bytes = zip.finish().unwrap().into_inner();
        let entry = bytes.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
        bytes[entry + 24..entry + 28].copy_from_slice(&said.to_le_bytes());
        bytes
    }

    #[test]
    fn sizes_are_not_believed() {
        for (said, most, expected) in [
            (3_000_000, 1_000_000, Err(Failure::TooLarge)),
            (10, 1_000_000, Ok(())),
            (3_000_000, 4_000_000, Ok(())),
        ] {
            let bytes = archive(said);
            let mut zip = ZipArchive::new(Cursor::new(&bytes[..])).unwrap();
            assert_eq!(check_size(&mut zip, most), expected, "{said} of {most}");
            let mut found = Vec::new();
            let read = zip.by_index(0).unwrap().read_to_end(&mut found);
            assert_eq!(read.is_ok(), said == 3_000_000);
            assert!(found.len() <= said as usize + 1);
        }
    }
}

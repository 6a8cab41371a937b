//! Compound files of Office before 2007: finds the stream of a workbook, and tells a workbook of
//! today that is behind a password.
//!
//! Source: Microsoft, «[MS-CFB]: Compound File Binary File Format».

use super::form::Failure;

/// What a compound file is.
pub enum Content {
    /// An encrypted workbook (or document) of Office since 2007.
    Locked,
    /// The stream of an old workbook.
    Workbook(Vec<u8>),
    /// Something else: a document, a presentation.
    Other,
}

/// Sector numbers from here on are marks and no sectors.
const MARKS: u32 = 0xFFFF_FFFA;

/// A stream below this size lies in the small sectors.
const SMALL: usize = 4096;

/// Reads a compound file.
pub fn read(bytes: &[u8]) -> Result<Content, Failure> {
    let file = File::open(bytes).ok_or(Failure::Broken)?;
    let directory = file.chain(file.directory).ok_or(Failure::Broken)?;
    let entries = || directory.chunks_exact(128);
    let named = |name: &str| entries().find(|entry| name_of(entry) == name);
    if named("EncryptedPackage").is_some() {
        return Ok(Content::Locked);
    }
    let Some(entry) = named("Workbook").or_else(|| named("Book")) else {
        return Ok(Content::Other);
    };
    let (start, size) = (u32_at(entry, 116), u32_at(entry, 120).map(|size| size as usize));
    let (Some(start), Some(size)) = (start, size) else { return Err(Failure::Broken) };
    let stream = if size >= SMALL {
        file.chain(start)
    } else {
        entries().next().and_then(|root| file.small(u32_at(root, 116)?, start))
    };
    let mut stream = stream.ok_or(Failure::Broken)?;
    stream.truncate(size);
    Ok(Content::Workbook(stream))
}

struct File<'f> {
    bytes: &'f [u8],
    sector: usize,
    directory: u32,
    small_table: u32,
    /// For each sector the one that comes after it.
    next: Vec<u32>,
}

impl File<'_> {
    fn open(bytes: &[u8]) -> Option<File<'_>> {
        let sector = match u16_at(bytes, 30)? {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        let mut file = File {
            bytes,
            sector,
            directory: u32_at(bytes, 48)?,
            small_table: u32_at(bytes, 60)?,
            next: Vec::new(),
        };
        // The table's own sectors: 109 in the head, further ones in a list of sectors.
        let mut tables: Vec<u32> = (0..109).filter_map(|at| u32_at(bytes, 76 + 4 * at)).collect();
        let mut more = u32_at(bytes, 68)?;
        let most = bytes.len() / sector;
        for _ in 0..most {
            let Some(list) = file.at(more) else { break };
            let mut numbers: Vec<u32> =
                list.chunks_exact(4).filter_map(|four| u32_at(four, 0)).collect();
            more = numbers.pop()?;
            tables.extend(numbers);
        }
        for table in tables.into_iter().filter(|table| *table < MARKS).take(most) {
            let list = file.at(table)?;
            let numbers: Vec<u32> =
                list.chunks_exact(4).filter_map(|four| u32_at(four, 0)).collect();
            file.next.extend(numbers);
        }
        Some(file)
    }

    fn at(&self, number: u32) -> Option<&[u8]> {
        if number >= MARKS {
            return None;
        }
        let start = (number as usize).checked_add(1)?.checked_mul(self.sector)?;
        let end = start.checked_add(self.sector)?.min(self.bytes.len());
        self.bytes.get(start..end).filter(|sector| !sector.is_empty())
    }

    /// The sectors from one on; `None` when they run in a circle or out of the file.
    fn chain(&self, start: u32) -> Option<Vec<u8>> {
        let mut found = Vec::new();
        let mut number = start;
        while number < MARKS {
            if found.len() > self.bytes.len() {
                return None;
            }
            found.extend_from_slice(self.at(number)?);
            number = self.next.get(number as usize).copied()?;
        }
        Some(found)
    }

    /// A chain of small sectors, of 64 bytes each, which lie in the stream of the root.
    fn small(&self, root: u32, start: u32) -> Option<Vec<u8>> {
        let (stream, table) = (self.chain(root)?, self.chain(self.small_table)?);
        let mut found = Vec::new();
        let mut number = start;
        while number < MARKS {
            if found.len() > stream.len() {
                return None;
            }
            let from = (number as usize).checked_mul(64)?;
            found.extend_from_slice(stream.get(from..from.checked_add(64)?)?);
            number = u32_at(&table, (number as usize).checked_mul(4)?)?;
        }
        Some(found)
    }
}

/// The name of an entry of the directory, in UTF-16.
fn name_of(entry: &[u8]) -> String {
    let length = u16_at(entry, 64).map_or(0, usize::from).min(64) / 2;
    let units = (0..length.saturating_sub(1)).filter_map(|at| u16_at(entry, 2 * at));
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// A number of two bytes.
pub fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

/// A number of four bytes.
pub fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

//! What a file is, by its content; its name is never trusted.

use super::delimited::{self, Lines};
use super::diagnostic::LooksLike;
use super::draft::Format;
use super::json::{Node, Value};
use super::{geojson, json_stat, native, owid, package, sdmx_json, workbook, world_bank};

/// What a file that cannot be JSON looks like, by its first bytes. `None`: it may be JSON.
pub fn other_kind(bytes: &[u8]) -> Option<LooksLike> {
    let starts = |magic: &[u8]| bytes.starts_with(magic);
    if starts(b"PK\x03\x04") {
        // The names of the parts stand readable among the first bytes.
        let head = &bytes[..bytes.len().min(4096)];
        let holds = |name: &[u8]| head.windows(name.len()).any(|window| window == name);
        let table = holds(b"[Content_Types].xml") || holds(b"xl/") || holds(b"spreadsheet");
        return Some(if table { LooksLike::Spreadsheet } else { LooksLike::Archive });
    }
    if starts(b"\x1f\x8b") || starts(b"7z\xbc\xaf") || starts(b"Rar!") {
        return Some(LooksLike::Archive);
    }
    if starts(b"\xd0\xcf\x11\xe0") {
        return Some(LooksLike::OldOffice);
    }
    if starts(b"%PDF") {
        return Some(LooksLike::Pdf);
    }
    if starts(b"\x89PNG") || starts(b"\xff\xd8\xff") || starts(b"GIF8") || starts(b"RIFF") {
        return Some(LooksLike::Picture);
    }
    let text = std::str::from_utf8(&bytes[..bytes.len().min(2048)])
        .or_else(|error| std::str::from_utf8(&bytes[..error.valid_up_to()]))
        .unwrap_or_default();
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if text.starts_with('<') {
        let lower = text.to_ascii_lowercase();
        let html = lower.contains("<html") || lower.starts_with("<!doctype html");
        return Some(if html { LooksLike::Html } else { LooksLike::Xml });
    }
    None
}

/// Whether a text begins as a list or an object of JSON does.
pub fn begins_as_json(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let first = text.iter().find(|byte| !byte.is_ascii_whitespace());
    first.is_some_and(|byte| matches!(byte, b'{' | b'['))
}

/// The rows of a text that is a table of lines, such as CSV; `said` is what separates its values,
/// where that is known.
pub fn lines(bytes: &[u8], said: Option<u8>) -> Option<Lines> {
    if begins_as_json(bytes) {
        return None;
    }
    delimited::read(std::str::from_utf8(bytes).ok()?, said)
}

/// Which format a JSON value is written in.
pub fn format(root: &Node<'_>) -> Format {
    if native::recognise(root) {
        return Format::Native;
    }
    if workbook::recognise(root) {
        return Format::Workbook;
    }
    if geojson::recognise(root) {
        return Format::GeoJson;
    }
    if package::recognise(root) {
        return Format::DataPackage;
    }
    if owid::is_data(root) || owid::is_chart(root) || owid::is_series(root) {
        return Format::Owid;
    }
    if world_bank::recognise(root) {
        return Format::WorldBank;
    }
    if json_stat::recognise(root) {
        return Format::JsonStat;
    }
    if sdmx_json::recognise(root) {
        return Format::SdmxJson;
    }
    if records(root).is_some() { Format::Records } else { Format::Unknown }
}

/// The list of records in a JSON value with the name of the member that holds it: the value
/// itself, or the longest list among an object's members.
pub fn records<'n, 'a>(root: &'n Node<'a>) -> Option<(&'n str, &'n [Node<'a>])> {
    if let Some(items) = root.items() {
        return is_list_of_records(items).then_some(("", items));
    }
    let lists = root.members().iter().filter_map(|member| {
        let items = member.value.items()?;
        is_list_of_records(items).then_some((member.name.as_ref(), items))
    });
    // Of lists of the same length the first.
    lists.rev().max_by_key(|(_, items)| items.len())
}

fn is_list_of_records(items: &[Node<'_>]) -> bool {
    items.iter().any(|item| matches!(&item.value, Value::Object(_) | Value::List(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_other_kinds_by_their_first_bytes() {
        for (bytes, kind) in [
            (&b"PK\x03\x04\x14\0\x06\0[Content_Types].xml"[..], Some(LooksLike::Spreadsheet)),
            (b"PK\x03\x04\x14\0\x06\0photo.jpg", Some(LooksLike::Archive)),
            (b"%PDF-1.7\n", Some(LooksLike::Pdf)),
            (b"<!DOCTYPE html><title>x</title>", Some(LooksLike::Html)),
            (b"\xef\xbb\xbf<?xml version=\"1.0\"?>", Some(LooksLike::Xml)),
            ("Tỉnh;Năm;Điểm\nHà Nội;2016;60,74\n".as_bytes(), None),
            (b"\x89PNG\r\n", Some(LooksLike::Picture)),
            (b"\xd0\xcf\x11\xe0\xa1", Some(LooksLike::OldOffice)),
            (b"{\"a\":1,\n\"b\":2}", None),
            (b"[1,\n2,3]", None),
            (b"", None),
            (b"hello", None),
        ] {
            assert_eq!(other_kind(bytes), kind, "{:?}", String::from_utf8_lossy(bytes));
        }
    }
}

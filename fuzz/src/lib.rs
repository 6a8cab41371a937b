//! What every fuzz target checks: nothing that a file holds may crash the program, keep it busy, or
//! take memory out of proportion.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use xephang::import::{Choices, Format, SourceFile, import, workbook};

/// Counts what is held at most.
struct Counting;

static HELD: AtomicUsize = AtomicUsize::new(0);
static MOST: AtomicUsize = AtomicUsize::new(0);

unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let held = HELD.fetch_add(layout.size(), Relaxed) + layout.size();
        MOST.fetch_max(held, Relaxed);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        HELD.fetch_sub(layout.size(), Relaxed);
        unsafe { System.dealloc(at, layout) }
    }
}

#[global_allocator]
static COUNTING: Counting = Counting;

/// Memory for each byte of a file.
const PER_BYTE: usize = 10;

/// Memory that reading takes whatever is read: tables of letters and words, first pages of lists, the
/// columns of a table as wide as is read (tests/memory.rs).
const ALWAYS: usize = 5 << 20;

/// Does the work, and fails when it held more than a file of so many bytes allows.
pub fn in_proportion<T>(bytes: usize, work: impl FnOnce() -> T) -> T {
    let before = HELD.load(Relaxed);
    MOST.store(before, Relaxed);
    let done = work();
    let most = MOST.load(Relaxed).saturating_sub(before);
    assert!(
        most <= ALWAYS + PER_BYTE * bytes,
        "{most} bytes were held for a file of {bytes}: {} for each",
        most / bytes.max(1)
    );
    done
}

/// Reads a file alone; `false` when it was not recognised as this format, so that the fuzzer keeps to
/// the importer it is for.
pub fn reads(bytes: &[u8], name: &str, format: Format) -> bool {
    let file = SourceFile { name: name.to_owned(), bytes: bytes.to_vec() };
    let imported = in_proportion(bytes.len(), || import(&[file], &Choices::default()));
    imported.reports.iter().any(|report| report.recognised == format)
}

/// Unpacks a spreadsheet or an archive and reads what was in it. Packed files may be larger inside:
/// what counts is the text that they become.
pub fn unpacks(bytes: &[u8]) -> bool {
    let file = SourceFile { name: "a.xlsx".to_owned(), bytes: bytes.to_vec() };
    let files = workbook::unpack(file);
    let inside = files.iter().map(|file| file.bytes.len()).sum();
    in_proportion(inside, || import(&files, &Choices::default()));
    workbook::needs_unpacking(bytes)
}

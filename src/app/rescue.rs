//! When the program stops on a mistake of its own: the message on the page instead of a blank one,
//! and the opened files for saving.

use std::cell::RefCell;

use super::browser::dom;
use crate::import::SourceFile;

thread_local! {
    static KEPT: RefCell<Vec<SourceFile>> = const { RefCell::new(Vec::new()) };
}

/// Keeps local files where they can be saved from even when nothing else works.
pub fn keep(files: &[SourceFile]) {
    KEPT.with(|kept| {
        if let Ok(mut kept) = kept.try_borrow_mut() {
            *kept = files.to_vec();
        }
    });
}

/// Sets what happens when the program stops.
pub fn install() {
    std::panic::set_hook(Box::new(|info| {
        let message = info.to_string();
        dom::log_error(&message);
        let show = |files: &[SourceFile]| {
            let files = files.iter().map(|file| (file.name.as_str(), file.bytes.as_slice()));
            dom::show_failure(&message, files);
        };
        KEPT.with(|kept| match kept.try_borrow() {
            Ok(kept) => show(&kept),
            Err(_) => show(&[]),
        });
    }));
}

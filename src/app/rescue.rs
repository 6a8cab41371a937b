//! When the program stops on a mistake of its own: the message on the page instead of a blank one,
//! and the opened files for saving.

use std::cell::RefCell;

use super::browser::element::{El, el, emptied};
use super::browser::files::LocalFile;
use super::browser::{dom, download};

thread_local! {
    /// Under which the browser holds the files.
    static ADDRESSES: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Has the local files stand where they can be saved from even when nothing else works: as links
/// under the page's last message, which is hidden as long as the program lives.
pub fn keep(files: &[LocalFile]) {
    let Some(place) = emptied("failed-files") else { return };
    ADDRESSES.with(|kept| kept.take().iter().for_each(|address| download::forget(address)));
    let link = |file: &LocalFile| -> Option<El> {
        let address = file.address()?;
        ADDRESSES.with(|kept| kept.borrow_mut().push(address.clone()));
        let link = el("a").attr("href", &address).attr("download", &file.name);
        Some(el("p").add(link.text(&format!("⤓ {}", file.name))))
    };
    drop(place.all(files.iter().filter_map(link)));
}

/// Sets what happens when the program stops. A packed build has no texts of panics: there the page's
/// own script sees the trap.
pub fn install() {
    if cfg!(feature = "split") {
        return;
    }
    std::panic::set_hook(Box::new(|info| {
        let message = info.to_string();
        dom::log_error(&message);
        dom::show_failure(&message);
    }));
}

//! The page, compiled for the browser only.

mod actions; // changes of state that take time
mod browser; // the only place that names the browser
mod catalogue; // what is published beside the page
mod committed; // what units commit themselves to
mod components; // the parts that pages are made of
mod exports; // files out
mod in_view; // the picture in view, on its way out
mod local; // the user's own files
mod one_file; // the whole page as one file
mod pages; // overview, ranking, change, open files
mod parts; // what is fetched after the first sight
mod present; // views over the whole screen
mod rescue; // when the program stops
mod shell; // the frame around the pages
mod state; // signals that live as long as the page

use leptos::mount::mount_to_body;

/// Puts the page into the document.
pub fn mount() {
    rescue::install();
    let Some(place) = browser::element::emptied("app") else { return };
    // Leptos keeps the owner of all signals; the elements are made by browser::element.
    mount_to_body(move || shell::shell(&place));
}

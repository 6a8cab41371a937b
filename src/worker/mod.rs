//! Files are read beside the page's own thread, by a program of its own: what the page asks, what it
//! is told, and both ends.
//!
//! The reader of files is not in the page: it is fetched when the first file is opened, works in a
//! thread of the browser, and goes when nothing is left to be decided. The page keeps the files as
//! the browser holds them, and never their bytes.

pub mod firm; // how firm ranks are
pub mod panel; // what is told of files before they are opened
pub mod published; // what is put on a host
pub mod request; // what the page asks
pub mod session; // the work itself, in any thread
pub mod told; // problems and conflicts in both languages
pub mod unread; // files that could not be read

#[cfg(target_arch = "wasm32")]
pub mod page; // the page's end
#[cfg(target_arch = "wasm32")]
pub mod reader; // the reader's end

#[cfg(test)]
mod tests;

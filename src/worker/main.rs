//! Front door of the program that reads files beside the page. No logic here.

fn main() {
    #[cfg(target_arch = "wasm32")]
    xephang::worker::reader::listen();
    #[cfg(not(target_arch = "wasm32"))]
    eprintln!("This program reads files for the page: run ./dev serve.");
}

//! Front door: mounts the page. No logic here.

fn main() {
    #[cfg(target_arch = "wasm32")]
    xephang::app::mount();
    #[cfg(not(target_arch = "wasm32"))]
    eprintln!(
        "This program is a web page: run ./dev serve. \
         On the command line: cargo run --release --example xephang"
    );
}

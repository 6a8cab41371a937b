//! `chart`: the picture that the page would show.
use super::args::Args;
use xephang::import::Imported;

pub fn svg(_data: &Imported, _args: &Args) -> Result<String, String> {
    Err(String::new())
}

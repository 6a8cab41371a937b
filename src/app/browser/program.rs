//! The program that reads files, fetched when it is needed and then kept.

use std::cell::RefCell;

use super::{document, fetch};
use crate::worker::page::{Failure, Program};

thread_local! {
    static PROGRAM: RefCell<Option<Program>> = const { RefCell::new(None) };
}

/// The reader's program.
///
/// # Errors
/// [`Failure`] when it cannot be had, or the browser does not take it.
pub async fn program() -> Result<Program, Failure> {
    if let Some(here) = PROGRAM.with_borrow(Clone::clone) {
        return Ok(here);
    }
    let script = fetched("data-reader").await?;
    let program = fetched("data-reader-wasm").await?;
    let program = Program::new(&script, &program).await?;
    PROGRAM.set(Some(program.clone()));
    Ok(program)
}

/// The address that the build wrote on the page's own script.
pub(super) fn place_of(attribute: &str) -> Option<String> {
    document()?.query_selector("script[data-wasm]").ok()??.get_attribute(attribute)
}

async fn fetched(attribute: &str) -> Result<Vec<u8>, Failure> {
    let place = place_of(attribute).ok_or(Failure::Broken(String::new()))?;
    fetch::bytes(&place, |_| ()).await.map_err(|error| Failure::Broken(error.text()))
}

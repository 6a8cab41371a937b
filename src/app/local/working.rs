//! Long work that is done beside the page, in the thread that reads files.

use std::rc::Rc;

use leptos::prelude::*;

use super::readers;
use crate::app::parts::{Coming, Held};
use crate::app::state::App;
use crate::worker::firm::Firmness;
use crate::worker::page::Contents;
use crate::worker::request::Request;

/// How firm ranks are. The thread is held in `held` while it works: whoever stops it there ends the work.
pub fn firm(
    app: App,
    request: Request,
    progress: Rc<dyn Fn(f64)>,
    held: Held,
) -> Coming<Option<Firmness>> {
    Box::pin(async move {
        let reader = Rc::new(readers::start(app).await?);
        // Asked for again meanwhile, or the page is left: the older work ends.
        let before = held.try_update_value(|held| held.replace(Rc::clone(&reader)))?;
        if let Some(before) = before {
            before.stop();
        }
        let answer = readers::ask(app, &reader, &request, &Contents::default(), progress).await?;
        answer.take().ok().flatten()
    })
}

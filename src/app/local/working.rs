//! Long work that is done beside the page, in the thread that reads files.

use std::rc::Rc;

use leptos::prelude::*;

use super::readers;
use crate::app::parts::{Coming, Job, Made};
use crate::app::state::App;
use crate::model::bytes::Bytes;
use crate::worker::firm::Firmness;
use crate::worker::page::Contents;
use crate::worker::request::Request;

/// How firm ranks are.
pub fn firm(app: App, job: Job) -> Coming<Option<Firmness>> {
    Box::pin(async move { worked_out::<Option<Firmness>>(app, job).await.flatten() })
}

/// An index of the reader's own.
pub fn build(app: App, job: Job) -> Coming<Option<Made>> {
    Box::pin(worked_out(app, job))
}

async fn worked_out<T: Bytes>(app: App, job: Job) -> Option<T> {
    let reader = Rc::new(readers::start(app).await?);
    if !(job.wanted)() {
        return None;
    }
    // The older work ends with its thread.
    let _ = job.held.try_update_value(|held| *held = Some(Rc::clone(&reader)));
    let nothing = Contents::default();
    let answer = readers::ask(app, &reader, &job.request, &nothing, job.progress).await?;
    answer.take().ok()
}

/// Writes a file.
pub fn write(app: App, request: Request) -> Coming<Option<Vec<u8>>> {
    Box::pin(async move {
        let reader = readers::start(app).await?;
        let nothing = Contents::default();
        let answer = readers::ask(app, &reader, &request, &nothing, Rc::new(|_| ())).await?;
        Some(answer.to_vec())
    })
}

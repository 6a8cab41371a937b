//! Ways to hand on what is in view beside a link: one line each. To add one, add a line to the list.

use leptos::prelude::*;

use super::embed_dialog::embed_dialog;
use super::icon::Icon;
use super::picture_dialog::picture_dialog;
use super::publish_dialog::publish_dialog;
use crate::app::browser::element::{El, button};
use crate::app::browser::offline;
use crate::app::in_view::has_picture;
use crate::app::one_file::save_as_one_file;
use crate::app::state::App;
use crate::locale::Lang;
use crate::locale::words::{Embedding, Offline, Pages, Publishing, word};
use crate::worker::request::SaveAs;

/// A way: its picture, its name, what it does.
type Line = (Icon, fn(Lang) -> &'static str, fn(App));

const PICTURE: Line = (Icon::Picture, |lang| word(Pages::ExportPicture, lang), picture_dialog);
const ONE_FILE: Line = (Icon::File, |lang| word(Offline::SaveAsPage, lang), save_as_one_file);
const DATA: Line = (Icon::File, |lang| word(Pages::ExportData, lang), |app| app.save(SaveAs::Json));
const WORKBOOK: Line =
    (Icon::Table, |lang| word(Pages::ExportWorkbook, lang), |app| app.save(SaveAs::Workbook));
const EMBED: Line = (Icon::Copy, |lang| word(Embedding::Item, lang), embed_dialog);
const PUBLISH: Line = (Icon::Export, |lang| word(Publishing::Item, lang), publish_dialog);

/// The lines. A picture is offered where there is one, a frame where the page has an address.
pub fn share_ways(app: App, lang: Lang) -> Vec<El> {
    let picture = app.view.with_untracked(has_picture).then_some(PICTURE);
    let embed = (!offline::is_one_file()).then_some(EMBED);
    let lines = picture.into_iter().chain([ONE_FILE, DATA, WORKBOOK]).chain(embed).chain([PUBLISH]);
    let button = |(icon, name, then): Line| {
        button("btn line").icon(icon).text(name(lang)).click(move || then(app))
    };
    lines.map(button).collect()
}

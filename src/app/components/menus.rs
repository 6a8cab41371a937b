//! What stands in the menus of the header: what can be opened, the ways out, and on a phone both.

use leptos::prelude::*;

use super::embed_dialog::embed_dialog;
use super::header::{languages, with_theme_icon};
use super::icon::Icon;
use super::menu::{Which, button_of};
use super::publish_dialog::publish_dialog;
use super::published_sets::published_sets;
use crate::app::browser::element::{El, button, el};
use crate::app::browser::{dom, files, offline};
use crate::app::exports::Way;
use crate::app::in_view::has_picture;
use crate::app::local::ASKING;
use crate::app::one_file::save_as_one_file;
use crate::app::state::{App, FILE_FIELD};
use crate::locale::Lang;
use crate::locale::words::{
    Elsewhere, Embedding, Offline, Pages, Picture, Publishing, Ui, opening, page, word,
};
use crate::worker::request::SaveAs;

/// Closes a menu; the focus goes back to its button.
fn close(which: Which, open: RwSignal<bool>) {
    open.set(false);
    dom::focus(&button_of(which.id()));
}

/// A line of a menu.
fn item(name: &str, icon: Icon, then: impl Fn() + 'static) -> El {
    button("item").icon(icon).text(name).click(then)
}

/// A line of a menu that is ticked while it holds.
pub(super) fn ticked(name: &str, on: bool, then: impl Fn() + 'static) -> El {
    let tick = el("span").class("tick");
    button("item")
        .attr_some("aria-current", on.then_some("true"))
        .add(if on { tick.icon(Icon::Done) } else { tick })
        .text(name)
        .click(then)
}

/// Forgets the user's own files, after asking once more in its own place.
fn forget(app: App, which: Which, open: RwSignal<bool>, count: usize, lang: Lang) -> El {
    let asked = RwSignal::new(false);
    let words = move || match asked.get() {
        false => word(Pages::ForgetFiles, lang).to_owned(),
        true => opening::really_forget(count, lang),
    };
    button("item").icon(Icon::Close).text_of(words).click(move || {
        if asked.get_untracked() {
            close(which, open);
            app.forget_files();
        } else {
            asked.set(true);
        }
    })
}

/// What can be opened: the published sets and the user's own files.
fn sets(app: App, which: Which, open: RwSignal<bool>, lang: Lang) -> Vec<El> {
    let local = move || {
        let count = app.local_count.get();
        let line = (count > 0).then(|| {
            ticked(&page::local_files(count, lang), app.local_on.get(), move || {
                close(which, open);
                app.show_local_only();
            })
        });
        let forget = (count > 0).then(|| forget(app, which, open, count, lang));
        line.into_iter().chain(forget).collect()
    };
    let from_disk = item(word(Ui::OpenFiles, lang), Icon::Open, move || {
        close(which, open);
        files::open_dialog(FILE_FIELD);
    });
    let published_data = match offline::is_one_file() {
        true => word(Offline::DataInFile, lang),
        false => word(Pages::PublishedData, lang),
    };
    vec![
        el("p").class("lab").text(published_data),
        el("div").all(published_sets(app, move || close(which, open), lang)),
        el("hr"),
        el("div").live(local),
        from_disk,
        el("a")
            .class("item")
            .attr("href", ASKING)
            .icon(Icon::Share)
            .text(word(Elsewhere::OpenAddress, lang)),
    ]
}

/// The ways out: what is in view as table and picture, and the data.
fn ways_out(app: App, which: Which, open: RwSignal<bool>, lang: Lang) -> Vec<El> {
    let of_view = [
        (Icon::Picture, word(Pages::ExportPicture, lang), Way::Picture),
        (Icon::Table, word(Pages::ExportTable, lang), Way::Table),
        (Icon::Copy, word(Pages::CopyTable, lang), Way::CopyTable),
        (Icon::Screen, word(Picture::Present, lang), Way::Present),
    ];
    // The tables of the change page are no pictures.
    let is_there = |way: Way| way != Way::Picture || app.view.with_untracked(has_picture);
    let of_view = of_view.into_iter().filter(|(_, _, way)| is_there(*way));
    let of_view = of_view.map(|(icon, name, way)| {
        item(name, icon, move || {
            close(which, open);
            app.export(way);
        })
    });
    let of_data = [
        (Pages::ExportWorkbook, SaveAs::Workbook),
        (Pages::ExportCsv, SaveAs::Csv),
        (Pages::ExportData, SaveAs::Json),
    ];
    let of_data = of_data.map(|(name, form)| {
        item(word(name, lang), Icon::File, move || {
            close(which, open);
            app.save(form);
        })
    });
    let put_out = [
        (Icon::File, word(Offline::SaveAsPage, lang), save_as_one_file as fn(App)),
        (Icon::Copy, word(Embedding::Item, lang), embed_dialog),
        (Icon::Export, word(Publishing::Item, lang), publish_dialog),
    ];
    let put_out = put_out.map(|(icon, name, dialog)| {
        item(name, icon, move || {
            close(which, open);
            dialog(app);
        })
    });
    of_view.chain([el("hr")]).chain(of_data).chain([el("hr")]).chain(put_out).collect()
}

/// What stands in a menu; `open` closes it.
pub fn panel(app: App, lang: Lang, which: Which, open: RwSignal<bool>) -> Vec<El> {
    match which {
        Which::Sets => sets(app, which, open, lang),
        Which::Exports => ways_out(app, which, open, lang),
        Which::More => {
            let mut lines = sets(app, which, open, lang);
            lines.push(el("hr"));
            lines.extend(ways_out(app, which, open, lang));
            lines.push(el("hr"));
            lines.push(languages(app, lang).class("seg s"));
            let theme = button("item").click(move || app.turn_theme());
            lines.push(with_theme_icon(app, theme).text(word(Ui::ChangeTheme, lang)));
            lines
        }
    }
}

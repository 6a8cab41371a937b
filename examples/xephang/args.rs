//! The command line.

use xephang::chart::ColourBy;
use xephang::locale::Lang;
use xephang::model::{Period, TieMethod};
use xephang::share::{Code, Theme};

/// What to do.
pub enum Command {
    /// Print the ranking.
    Rank(Args),
    /// Print what is wrong with the files.
    Check(Args),
    /// Draw.
    Chart(Args),
    /// Write all files as one.
    Join(Args),
    /// Put all files into the folder of a site.
    Publish(String, Args),
    /// Make a page for each publication of a site.
    Pages(Args),
    /// Explain.
    Help,
}

/// The form of what is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// Comma-separated values.
    #[default]
    Csv,
    /// A JSON array of objects; of joined files, the published format.
    Json,
    /// A spreadsheet, of joined files only.
    Xlsx,
}

/// Files and options.
#[derive(Default)]
pub struct Args {
    /// The files, joined in this order.
    pub files: Vec<String>,
    /// Id of an index or a component.
    pub index: Option<String>,
    /// The period shown.
    pub period: Option<Period>,
    /// The period compared with.
    pub versus: Option<Period>,
    /// What equal scores get.
    pub ties: Option<TieMethod>,
    /// Id of a group of units.
    pub group: Option<String>,
    /// The sheet that is read of workbooks; `None`: the one that holds the table.
    pub sheet: Option<String>,
    /// The form of what is printed; `None`: the command's own.
    pub format: Option<Format>,
    /// Ids of highlighted units, «us» first.
    pub units: Vec<String>,
    /// The kind of chart.
    pub kind: Option<String>,
    /// Id of the index or component that a scatter sets against the first.
    pub other: Option<String>,
    /// What the colour of a map of heat says.
    pub colour: ColourBy,
    /// Where the picture or file goes; `None`: standard output.
    pub output: Option<String>,
    /// Width of the picture in pixels.
    pub width: Option<f64>,
    /// Height of the picture in pixels.
    pub height: Option<f64>,
    /// Colours of the picture.
    pub theme: Option<Theme>,
    /// The language of words.
    pub lang: Lang,
    /// Key that a publication gets.
    pub id: Option<String>,
    /// Its title in Vietnamese.
    pub title: Option<String>,
    /// Its title in English.
    pub title_en: Option<String>,
    /// What it is listed under.
    pub listed: Option<String>,
    /// Whether it is put there in pieces.
    pub in_pieces: bool,
    /// The address of the whole site.
    pub address: Option<String>,
}

/// What `help` prints.
pub const HELP: &str = "\
Ranks published indicator files and draws them, as the page does.

  xephang rank  FILE… [--index ID] [--period P] [--vs P] [--ties METHOD] [--group G] [--format csv|json]
  xephang check FILE… [--format json]
  xephang chart FILE… --type TYPE [-o out.svg] [--index ID] [--period P] [--vs P] [--unit ID[,ID…]]
                      [--group G] [--ties METHOD] [--other ID] [--colour rank|percent]
                      [--width N] [--height N] [--theme light|dark]
  xephang join  FILE… [--format json|csv|xlsx] [-o FILE]
  xephang publish SITE FILE… [--id ID] [--title T] [--title-en T] [--listed G] [--pieces yes]
  xephang pages SITE [--address https://…]

  rank   one index and period: unit, score, published rank, computed rank, number ranked, change
         of score and of rank. Without --index: all indicators and periods, in long form.
  check  every problem with file, place, severity, reason and hint; exit code 1 if there are errors
  chart  the picture that the page would show
  join   all files as one: in the published format, which opens again as the same data; as CSV in
         long form for Excel; as a spreadsheet with sheets of indices, figures, sources and notes.
         Default: as the name after -o ends, else json
  publish  all files as one publication into the folder of a site: its figures (in pieces, if told so,
         of which readers fetch what they look at), its line in data/catalogue.json, and its page
  pages  a page for each publication in a site's catalogue, p/ID/, with title, description and picture
         (SVG) for social media

  --index   id of an index or component, as in the file
  --period  2016, 2016-H1, 2016-Q3, 2016-07 or 2016-07-31; default: the latest
  --vs      the period compared with; default: the one before
  --ties    competition (1 2 2 4), modified (1 3 3 4), dense (1 2 2 3), ordinal (1 2 3 4),
            fractional (1 2.5 2.5 4); default: as the index says
  --group   id of a group of units
  --sheet   name of the sheet to read of XLSX, XLS and ODS; default: the one that holds the table, or
            all if there is one a year
  --unit    ids of units to highlight; the first one is «us»
  --type    bars, bump, slope, dumbbell, waterfall, dots, trend, heat, map, tiles, strip, scatter, profile, radar,
            multiples
  --other   id of the index or component that a scatter sets against --index; default: --vs
  --colour  what a map of heat shows: rank (default) or percent of the maximum
  --lang    vi (default) or en
  --id      key of the publication, as links name it; default: the file's own
  --title   title in Vietnamese, --title-en in English; default: the file's own
  --listed  what it is listed under in a long catalogue
  --address address of the whole site: social media ask for whole addresses of pictures

Exit codes: 0 done, 1 errors in the data, 2 the call cannot be carried out.
";

/// Reads the command line.
///
/// # Errors
/// A sentence that says which word was not understood.
pub fn parse(words: &[String]) -> Result<Command, String> {
    let mut words = words.iter();
    let command = words.next().map(String::as_str).unwrap_or("help");
    if matches!(command, "help" | "--help" | "-h") {
        return Ok(Command::Help);
    }
    let mut args = Args::default();
    while let Some(word) = words.next() {
        let (name, inline) = match word.split_once('=') {
            Some((name, value)) if name.starts_with("--") => (name, Some(value.to_owned())),
            _ => (word.as_str(), None),
        };
        if !name.starts_with('-') || name == "-" {
            args.files.push(word.clone());
            continue;
        }
        let value = inline
            .or_else(|| words.next().cloned())
            .ok_or_else(|| format!("{name} wants a value"))?;
        take(&mut args, name, value)?;
    }
    if args.files.is_empty() {
        return Err(format!("{command}: no file is named"));
    }
    match command {
        "rank" | "check" if args.format == Some(Format::Xlsx) => {
            Err(format!("{command} --format xlsx: csv or json is wanted"))
        }
        "rank" => Ok(Command::Rank(args)),
        "check" => Ok(Command::Check(args)),
        "chart" => Ok(Command::Chart(args)),
        "join" => Ok(Command::Join(args)),
        "publish" if args.files.len() < 2 => {
            Err("publish: the folder of a site and then files are wanted".to_owned())
        }
        "publish" => {
            let site = args.files.remove(0);
            Ok(Command::Publish(site, args))
        }
        "pages" => Ok(Command::Pages(args)),
        _ => Err(format!("{command}: no such command")),
    }
}

fn take(args: &mut Args, name: &str, value: String) -> Result<(), String> {
    let wrong = |wanted: &str| format!("{name} {value}: {wanted}");
    let period = || Period::parse(&value).ok_or_else(|| wrong("no period such as 2016 or 2016-Q3"));
    let size = || {
        let size = value.parse::<f64>().ok().filter(|size| (100.0..=10_000.0).contains(size));
        size.ok_or_else(|| wrong("a number of pixels from 100 to 10000 is wanted"))
    };
    match name {
        "--index" => args.index = Some(value),
        "--period" => args.period = Some(period()?),
        "--vs" => args.versus = Some(period()?),
        "--ties" => args.ties = Some(one_of(&value).ok_or_else(|| wrong(&choices::<TieMethod>()))?),
        "--group" => args.group = Some(value),
        "--sheet" => args.sheet = Some(value),
        "--format" => {
            args.format = Some(match value.as_str() {
                "csv" => Format::Csv,
                "json" => Format::Json,
                "xlsx" => Format::Xlsx,
                _ => return Err(wrong("csv, json or xlsx is wanted")),
            });
        }
        "--unit" | "--units" => {
            args.units = value.split(',').map(|id| id.trim().to_owned()).collect();
        }
        "--type" => args.kind = Some(value),
        "--other" => args.other = Some(value),
        "--colour" => {
            args.colour = match value.as_str() {
                "rank" => ColourBy::Rank,
                "percent" => ColourBy::Percent,
                _ => return Err(wrong("rank or percent is wanted")),
            };
        }
        "-o" | "--output" => args.output = Some(value),
        "--width" => args.width = Some(size()?),
        "--height" => args.height = Some(size()?),
        "--theme" => args.theme = Some(one_of(&value).ok_or_else(|| wrong(&choices::<Theme>()))?),
        "--id" => args.id = Some(value),
        "--title" => args.title = Some(value),
        "--title-en" => args.title_en = Some(value),
        "--listed" => args.listed = Some(value),
        "--pieces" => {
            args.in_pieces = match value.as_str() {
                "yes" => true,
                "no" => false,
                _ => return Err(wrong("yes or no is wanted")),
            };
        }
        "--address" => {
            if !value.starts_with("https://") && !value.starts_with("http://") {
                return Err(wrong("https://… is wanted"));
            }
            args.address = Some(value);
        }
        "--lang" => args.lang = one_of(&value).ok_or_else(|| wrong(&choices::<Lang>()))?,
        _ => return Err(format!("{name}: no such option")),
    }
    Ok(())
}

fn one_of<T: Code>(word: &str) -> Option<T> {
    T::from_code(word)
}

fn choices<T: Code>() -> String {
    let words: Vec<_> = T::CODES.iter().map(|(_, word)| *word).collect();
    format!("one of {} is wanted", words.join(", "))
}

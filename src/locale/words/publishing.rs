//! Words of publishing: the dialogue, and the paper that lies beside the files.

use super::Lang;
use crate::locale::number;

super::words! {
    /// Words of publishing.
    pub enum Publishing {
        Title: "Công bố số liệu đang mở", "Publish the open data";
        Item: "Công bố để mọi người cùng mở…", "Publish for all to open…";
        Key: "Mã (dùng trong đường dẫn)", "Key (used in links)";
        KeyHint: "Chữ không dấu, số, dấu chấm, gạch dưới, gạch ngang.", "Plain letters, digits, dot, underscore, hyphen.";
        TitleVi: "Tên tiếng Việt", "Title in Vietnamese";
        TitleEn: "Tên tiếng Anh (không bắt buộc)", "Title in English (optional)";
        Group: "Xếp dưới mục (không bắt buộc)", "Listed under (optional)";
        InPieces: "Chia nhỏ theo chỉ số và kỳ", "In pieces, by index and period";
        InPiecesHint: "Người đọc chỉ tải phần họ xem. Nên dùng khi tệp lớn hơn 1 MB.", "Readers fetch only what they look at. Advised for files above 1 MB.";
        Checks: "Kiểm tra trước khi công bố", "Checks before publishing";
        Checking: "Đang kiểm tra…", "Checking…";
        NotChecked: "Chưa kiểm tra được, vì chưa có đủ các phần của số liệu này.", "It could not be checked, as some pieces of this data are not here.";
        Reopens: "Tệp mở lại đúng y số liệu này.", "The file opens again as exactly these data.";
        NotReopens: "Tệp mở lại không giống hệt số liệu này: hãy báo cho người làm ứng dụng.", "The file does not open again as the same data: please tell the makers of this program.";
        AuditClean: "Không thấy số nào mâu thuẫn với số khác.", "No figures were found that contradict each other.";
        Example: "Đây là số liệu ví dụ, không phải số thật; trang sẽ ghi rõ như vậy.", "These are made-up figures; the page will say so.";
        NoPublisher: "Chưa ghi cơ quan công bố (publisher).", "It does not say who publishes it (publisher).";
        NoDate: "Chưa ghi ngày công bố (date).", "It does not say when it was published (date).";
        NoLicence: "Chưa ghi giấy phép dùng lại (licence).", "It does not give terms of use (licence).";
        NoSource: "Chưa ghi nguồn (sources).", "It does not give its sources (sources).";
        Catalogue: "Danh mục", "Catalogue";
        CatalogueIs: "Gói có sẵn danh mục của trang này với dòng mới đã thêm vào.", "The package holds this site's catalogue with the new line in it.";
        CatalogueTaken: "Danh mục đã có mã này: dòng cũ được thay bằng dòng mới.", "The catalogue has this key already: its line is replaced by the new one.";
        OtherCapitals: "Danh mục đã có mã này, chỉ khác chữ hoa: nhiều máy chủ coi hai tệp là một. Hãy dùng mã khác.", "The catalogue has this key in other capitals: many hosts take the files of both for one. Use another key.";
        Steps: "Cách công bố", "How to publish";
        Step1: "Tải gói ZIP về và giải nén.", "Save the ZIP package and unpack it.";
        Step2: "Chép các thư mục data và p vào thư mục trang trên máy chủ, đè lên tệp cũ.", "Copy the folders data and p into the site's folder on the host, over the old files.";
        Step3: "Mở lại trang: bộ số liệu mới có trong danh sách. Không cần cài gì trên máy chủ.", "Open the site again: the new data are in its list. Nothing needs to be installed on the host.";
        SaveZip: "Tải gói ZIP", "Save the ZIP package";
        Making: "Đang tạo gói…", "Making the package…";
        Saved: "Đã tạo gói công bố: xem tệp hướng dẫn trong gói.", "The package is made: see the instructions in it.";
        WrongKey: "Mã chưa hợp lệ: chỉ dùng chữ không dấu, số, dấu chấm, gạch dưới, gạch ngang.", "The key is not valid: use plain letters, digits, dot, underscore, hyphen.";
        NoTitle: "Hãy ghi tên tiếng Việt.", "Write a title in Vietnamese.";
        NoFigures: "Không có số liệu nào để công bố.", "There are no figures to publish.";
        TooLarge: "Gói quá lớn: hãy công bố ít số liệu hơn mỗi lần.", "The package is too large: publish fewer figures at a time.";
        BadCatalogue: "Danh mục của trang (data/catalogue.json) không đọc được, nên chưa thêm dòng mới.", "The site's catalogue (data/catalogue.json) cannot be read, so no line was added.";
        // The list of what is published
        FindSet: "Tìm bộ số liệu", "Find a data set";
        AnyYear: "Mọi năm", "Any year";
        Year: "Năm", "Year";
        NoneFound: "Không có bộ số liệu nào như vậy.", "There is no such data set.";
    }
}

/// «Tệp 132 KB, 63 đơn vị, 1.240 số.»
pub fn size_of(bytes: usize, units: usize, figures: usize, lang: Lang) -> String {
    let whole = |count: usize| number::whole(count as i64, lang);
    let (size, units, figures) = (whole(bytes.div_ceil(1024)), whole(units), whole(figures));
    match lang {
        Lang::Vi => format!("Tệp {size} KB, {units} đơn vị, {figures} số."),
        Lang::En => format!("File of {size} KB, {units} units, {figures} figures."),
    }
}

/// «PCI: 2 chỗ mâu thuẫn, 3 chỗ đáng ngờ: xem trang Phân tích.»
pub fn audited(index: &str, errors: usize, doubts: usize, lang: Lang) -> String {
    let whole = |count: usize| number::whole(count as i64, lang);
    let (errors, doubts) = (whole(errors), whole(doubts));
    match lang {
        Lang::Vi => format!(
            "{index}: {errors} chỗ mâu thuẫn, {doubts} chỗ đáng ngờ. Xem từng chỗ ở trang Phân tích."
        ),
        Lang::En => format!(
            "{index}: {errors} contradictions, {doubts} doubtful figures. See each on the page Analysis."
        ),
    }
}

/// «Thấy 12 trong 300 bộ.»
pub fn found_sets(found: usize, all: usize, lang: Lang) -> String {
    let (found, all) = (number::whole(found as i64, lang), number::whole(all as i64, lang));
    match lang {
        Lang::Vi => format!("Thấy {found} trong {all} bộ số liệu."),
        Lang::En => format!("{found} of {all} data sets."),
    }
}

/// The paper that lies beside the files, with its name.
pub fn steps(id: &str, lang: Lang) -> (&'static str, String) {
    match lang {
        Lang::Vi => (
            "HUONG-DAN.txt",
            format!(
                "Cách công bố\n\n\
                 1. Chép hai thư mục «data» và «p» vào thư mục của trang trên máy chủ (nơi có index.html), đè lên \
                 tệp cũ. data/catalogue.json là danh mục cũ của trang với dòng mới đã thêm vào.\n\
                 2. Mở trang với phần đuôi #v1/?d={id} để xem thử.\n\
                 3. Gửi mọi người địa chỉ trang kèm /p/{id}/: Zalo, Facebook hiện tên và hình khi dán địa chỉ này.\n\n\
                 Chưa có trang? Lấy thư mục dist/ của Xếp Hạng, chép hai thư mục này vào đó rồi đặt lên máy chủ \
                 tĩnh bất kỳ. Không cần cài gì trên máy chủ.\n\
                 Muốn gỡ: xoá dòng có mã «{id}» khỏi data/catalogue.json, rồi xoá các tệp của nó.\n"
            ),
        ),
        Lang::En => (
            "READ-ME.txt",
            format!(
                "How to publish\n\n\
                 1. Copy the two folders “data” and “p” into the site's folder on the host (where index.html is), over \
                 the old files. data/catalogue.json is the site's catalogue with the new line in it.\n\
                 2. Open the site with #v1/?d={id} at its end to see it.\n\
                 3. Give people the site's address followed by /p/{id}/: social media show title and picture there.\n\n\
                 No site yet? Take the folder dist/ of the program, copy these two folders into it, and put it on any \
                 static host. Nothing needs to be installed there.\n\
                 To take it back: remove the line with the key “{id}” from data/catalogue.json, then its files.\n"
            ),
        ),
    }
}

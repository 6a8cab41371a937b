//! Words of the page without a network: as one file, kept by the browser, and of its new versions.

use crate::locale::Lang;

super::words! {
    /// Words of the page without a network.
    pub enum Offline {
        SaveAsPage: "Lưu thành một trang (HTML, mở không cần mạng)", "Save as a page (HTML, opens without a network)";
        DataInFile: "Số liệu trong trang này (đánh dấu để cùng mở)", "Data in this page (tick to open together)";
        Boundaries: "Ranh giới (GeoJSON)", "Boundaries (GeoJSON)";
        PageSaved: "Đã lưu trang này thành một tệp: bấm đúp là mở được, không cần mạng; gửi được qua thư hoặc USB.", "This page is saved as one file: a double-click opens it, without a network; it can be sent by e-mail or on a USB stick.";
        SavedAsOneSet: "Các bộ số liệu đang mở nằm chung thành một bộ trong tệp đó; mỗi con số vẫn ghi rõ thuộc công bố nào.", "In it the open data sets are one; each figure still says which publication it is from.";
        NotInThisBuild: "Bản dựng này của trang không lưu được thành một tệp.", "This build of the page cannot be saved as one file.";
        NewVersion: "Trang này có bản mới.", "There is a new version of this page.";
        TakeNew: "Dùng bản mới", "Use the new version";
        NotNow: "Để sau", "Later";
    }
}

/// The page could not be saved as one file.
pub fn page_not_saved(reason: &str, lang: Lang) -> String {
    match lang {
        Lang::Vi => {
            format!(
                "Chưa lưu được trang này thành một tệp ({reason}). Hãy kiểm tra mạng rồi thử lại."
            )
        }
        Lang::En => {
            format!(
                "The page could not be saved as one file ({reason}). Check the network and try again."
            )
        }
    }
}

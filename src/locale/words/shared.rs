//! Words of sharing. They come with the parts of the program that share and that open what was shared.

use super::super::number;
use super::Lang;

super::words! {
    /// Words of sharing.
    pub enum Shared {
        Link: "Đường dẫn", "Link";
        Carries: "Đường dẫn mang theo", "The link carries";
        Needed: "Số liệu mà hình này cần", "The data that this view needs";
        Everything: "Toàn bộ số liệu đang mở", "All the data that is open";
        ViewOnly: "Chỉ cách xem: người nhận phải có tệp và mở nó trước", "The view alone: the recipient must have the file and open it first";
        Published: "Đường dẫn chỉ mang cách xem; số liệu là tệp đã công bố cùng trang này. Nếu tệp ấy đổi về sau, người mở sẽ được báo.", "The link carries the view alone; its data is published with this page. Should that file change, who opens the link is told.";
        FromAddress: "Số liệu nằm ở trang khác; người mở đường dẫn được hỏi trước khi trình duyệt tải về.", "The data stands on another site; who opens the link is asked before the browser fetches it.";
        SendFile: "Trang này là một tệp trên máy bạn, nên đường dẫn tới nó không mở được ở máy khác. Hãy gửi chính tệp này, hoặc lưu lại thành một trang với phần đang xem.", "This page is a file on your machine: a link to it opens nowhere else. Send the file itself, or save it again as a page with what is in view.";
        Packing: "Đang nén số liệu vào đường dẫn…", "Packing the data into the link…";
        TooMuch: "quá nhiều cho một đường dẫn", "too much for a link";
        RestIsFetched: "phần chưa xem sẽ được tải về", "what was not looked at is fetched";
        NotAllHere: "Chưa tải được hết các phần của số liệu này, nên đường dẫn chưa mang toàn bộ được.", "Not all pieces of this data could be fetched, so the link cannot carry all of it.";
        CopyLink: "Chép đường dẫn", "Copy the link";
        LinkCopied: "Đã chép đường dẫn.", "The link is copied.";
        CopyByHand: "Trình duyệt không cho chép. Hãy chọn đường dẫn ở trên rồi tự chép.", "The browser does not allow copying. Select the link above and copy it by hand.";
        Send: "Gửi bằng ứng dụng khác…", "Send with another app…";
        NoServer: "Phần sau dấu # không được gửi tới máy chủ nào.", "What stands behind # is sent to no server.";
        WhoHasIt: "Ai có đường dẫn đều đọc được số liệu trong đó.", "Whoever has the link can read the data in it.";
        Limit: "Đường dẫn dài nhất", "Longest link";
        LimitOfQr: "2.900 ký tự (vừa một mã QR)", "2,900 letters (one QR code)";
        LimitUsual: "8.000 ký tự (Zalo, thư điện tử)", "8,000 letters (chats, mail)";
        LimitLong: "32.000 ký tự (một số nơi sẽ cắt)", "32,000 letters (some places cut it)";
        LimitMost: "200.000 ký tự (chỉ khi dán thẳng vào trình duyệt)", "200,000 letters (pasted into a browser only)";
        OtherWays: "Cách khác", "Other ways";
        Qr: "Mã QR", "QR code";
        InHall: "Chiếu toàn màn hình", "Show on the whole screen";
        ScanIt: "Quét để mở", "Scan to open";
        NoQr: "Đường dẫn này dài hơn một mã QR chứa được (2.953 ký tự).", "This link is longer than a QR code holds (2,953 letters).";
        FromLink: "Số liệu này đến từ đường dẫn, chưa được kiểm chứng.", "This data came with a link; nobody has verified it.";
        KeepIt: "Giữ thành tệp của tôi…", "Keep it as a file of mine…";
        Dismiss: "Đã biết", "Understood";
    }
}

/// «612 ký tự».
pub fn letters(count: usize, lang: Lang) -> String {
    let count = number::whole(count as i64, lang);
    lang.pick(format!("{count} ký tự"), format!("{count} letters"))
}

/// «Đường dẫn dài 12.345 ký tự, quá mức 8.000…»: why data does not go along, and what else can be done.
pub fn too_long(length: usize, limit: usize, lang: Lang) -> String {
    let (length, limit) = (number::whole(length as i64, lang), number::whole(limit as i64, lang));
    lang.pick(
        format!("Kèm số liệu này, đường dẫn dài {length} ký tự, quá mức {limit}: nhiều ứng dụng sẽ cắt. Hãy gửi tệp theo một cách dưới đây, hoặc nâng mức."),
        format!("With this data the link has {length} letters, more than {limit}: many programs would cut it. Send a file in one of the ways below, or raise the limit."),
    )
}

/// Why data does not go along where no link holds it.
pub fn too_much(lang: Lang) -> &'static str {
    lang.pick(
        "Số liệu này nhiều hơn một đường dẫn chứa được. Hãy gửi tệp theo một cách dưới đây.",
        "This data is more than a link holds. Send a file in one of the ways below.",
    )
}

/// What is said of a code that is hard to read from afar.
pub fn dense(side: usize, lang: Lang) -> String {
    let side = number::whole(side as i64, lang);
    lang.pick(
        format!("Mã này dày ({side} × {side} ô): chiếu cho hội trường thì máy ảnh khó đọc từ xa. Hãy chiếu toàn màn hình, hoặc chọn ít số liệu hơn."),
        format!("This code is dense ({side} × {side} cells): cameras in a hall will hardly read it from afar. Show it on the whole screen, or carry less data."),
    )
}

/// Where the data in a link is said to come from.
pub fn said_source(sources: &str, lang: Lang) -> String {
    lang.pick(
        format!("Nguồn ghi trong số liệu: {sources}."),
        format!("It names as its source: {sources}."),
    )
}

/// «Số liệu công bố «PCI 2005–2016» đã đổi từ khi đường dẫn này được gửi.»
pub fn changed(titles: &str, lang: Lang) -> String {
    lang.pick(
        format!("Tệp công bố đã đổi từ khi đường dẫn này được tạo: {titles}. Số đang hiện có thể khác số người gửi đã thấy."),
        format!("A published file has changed since this link was made: {titles}. The figures shown may differ from those that the sender saw."),
    )
}

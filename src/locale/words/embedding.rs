//! Words of putting a view into another page.

use super::Lang;

super::words! {
    /// Words of putting a view into another page.
    pub enum Embedding {
        Title: "Nhúng vào trang khác", "Embed in another page";
        Item: "Nhúng vào trang khác…", "Embed in another page…";
        Size: "Cỡ khung", "Size of the frame";
        Full: "Rộng theo trang", "As wide as the page";
        Fixed: "Cỡ cố định", "Fixed size";
        Width: "Rộng (điểm ảnh)", "Width (pixels)";
        Height: "Cao (điểm ảnh)", "Height (pixels)";
        Theme: "Giao diện", "Theme";
        Language: "Ngôn ngữ", "Language";
        Vietnamese: "Tiếng Việt", "Vietnamese";
        English: "Tiếng Anh", "English";
        Controls: "Thanh chọn", "Controls";
        Hidden: "Ẩn", "Hidden";
        Shown: "Hiện", "Shown";
        Host: "Địa chỉ trang nhúng (nếu trang đó điều khiển khung)", "Address of the embedding page (if that page steers the frame)";
        HostHint: "Chỉ trang có địa chỉ này được đổi góc nhìn trong khung và được báo khi người đọc đổi. Để trống thì không trang nào được.", "Only pages of this address may set the view in the frame and hear when the reader changes it. Left empty, none may.";
        NoHost: "Hãy ghi địa chỉ bắt đầu bằng https://", "Write an address that begins with https://";
        Snippet: "Mã nhúng", "Code to embed";
        Copy: "Chép mã", "Copy the code";
        Copied: "Đã chép mã nhúng: dán vào mã HTML của trang.", "The code is copied: paste it into the page's HTML.";
        ByHand: "Trình duyệt không cho chép. Hãy chọn đoạn mã ở trên rồi tự chép.", "The browser does not allow copying. Select the snippet above and copy it by hand.";
        Open: "Mở thử khung trong thẻ mới", "Try the frame in a new tab";
        Preview: "Xem trước", "Preview";
        PreviewIs: "Trong khung còn có nguồn số liệu và đường dẫn về trang này.", "The frame also has the source of the figures and a link back to this page.";
        Local: "Số liệu đang xem ở tệp trên máy bạn: người đọc trang khác sẽ không thấy. Hãy công bố trước rồi nhúng.", "The figures in view come from a file on your machine: readers of another page will not see them. Publish them first, then embed.";
    }
}

/// The name of the frame for screen readers: what it shows, and by what.
pub fn frame_title(finding: &str, lang: Lang) -> String {
    let name = super::word(super::Ui::AppName, lang);
    if finding.is_empty() { name.to_owned() } else { format!("{finding} ({name})") }
}

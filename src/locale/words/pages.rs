//! Words of the pages with pictures, of the menus and of the ways out. They come with that part of the
//! program, so what is needed for the first sight is not among them.

super::words! {
    /// Words of the pages with pictures, of the menus and of the ways out.
    pub enum Pages {
        NotKept: "Trình duyệt không giữ được nội dung này: hãy lưu thành tệp.", "The browser does not keep this: save it as a file.";
        ReadWithArrows: "Dùng phím mũi tên để đọc từng giá trị", "Read each value with the arrow keys";
        PublishedData: "Số liệu đã công bố (đánh dấu để cùng mở)", "Published data (tick to open together)";
        ExportTable: "Bảng này (CSV)", "This table (CSV)";
        ExportPicture: "Hình này…", "This picture…";
        CopyTable: "Chép bảng này", "Copy this table";
        ExportData: "Số liệu đang mở (JSON)", "The open data (JSON)";
        ExportCsv: "Số liệu đang mở (CSV cho Excel)", "The open data (CSV for Excel)";
        ExportWorkbook: "Số liệu đang mở (XLSX)", "The open data (XLSX)";
        Copy: "Chép", "Copy";
        Copied: "Đã chép", "Copied";
        NoSuchName: "Không có tên nào như vậy", "No such name";
        WhyPanel: "Vì sao đổi hạng", "Why the rank changed";
        OnePeriodOnly: "Chỉ có số liệu một kỳ: chưa so sánh được.", "There are figures for one period only: nothing to compare.";
        NoEarlierPeriod: "Không có kỳ khác trước đó để so sánh.", "There is no earlier period to compare with.";
        ChooseUnit: "Chọn một đơn vị nổi bật để biết vì sao hạng của đơn vị đó thay đổi.", "Choose a highlighted unit to see why its rank changed.";
        FromPublished: "từ số công bố", "from published figures";
        FromChangeOrShare: "từ mức thay đổi hoặc tỷ lệ", "from a change or a percentage";
        MethodChanged: "cách tính đã đổi", "the method changed";
        OpenWholeFile: "Mở tệp có đủ các đơn vị", "Open a file with all the units";
        WordsForReport: "Câu chữ cho báo cáo", "Sentences for a report";
        CopyRefused: "Trình duyệt không cho chép.", "The browser does not allow copying.";
        NothingToSave: "Không có gì để lưu ở trang này.", "There is nothing to save on this page.";
        ForgetFiles: "Quên các tệp đã mở…", "Forget the opened files…";
        Derived: "suy ra", "derived";
        RecomputedAgrees: "tính lại: khớp", "recomputed: agrees";
        RecomputedDiffers: "tính lại: khác", "recomputed: differs";
    }
}

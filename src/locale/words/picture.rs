//! Words of the page of charts, of pictures on their way out, and of presenting.

use super::Lang;

super::words! {
    /// Words of the page of charts and of pictures on their way out.
    pub enum Picture {
        // The questions, and the types of chart
        Kind: "Loại hình", "Type of chart";
        WhoStandsWhere: "Ai đứng ở đâu", "Who stands where";
        WhoMoved: "Ai lên, ai xuống", "Who rose, who fell";
        WhyMoved: "Mạnh, yếu ở đâu", "Strong and weak points";
        TwoTogether: "Đi cùng nhau", "Two together";
        RankedBars: "Thanh", "Bars";
        HeatMap: "Bảng màu", "Heat map";
        Strip: "Phân bố", "Distribution";
        Map: "Bản đồ", "Map";
        Tiles: "Bản đồ ô", "Tile map";
        Bump: "Hạng các năm", "Ranks, all years";
        AllScores: "Điểm các năm", "Scores, all years";
        Slope: "Hạng hai năm", "Ranks, two years";
        Dumbbell: "Điểm hai năm", "Scores, two years";
        Waterfall: "Đóng góp", "Contributions";
        Profile: "Hồ sơ", "Profile";
        Radar: "Mạng nhện", "Radar";
        Multiples: "Nhiều ô", "Small charts";
        Scatter: "Tương quan", "Scatter";
        // Their settings
        Bars: "Thanh", "Bars";
        OneBar: "Một thanh", "One bar";
        ByPart: "Theo thành phần", "By component";
        ShadesOf: "Màu theo", "Shades show";
        ByRank: "Hạng", "Rank";
        ByPercent: "% tối đa", "% of maximum";
        StripOf: "Chia theo", "One strip for";
        AllTogether: "Tất cả", "All";
        ByGroup: "Từng nhóm", "Each group";
        PanelOf: "Mỗi ô một", "A panel for each";
        EachIndex: "Chỉ số, thành phần", "Index or component";
        EachGroup: "Nhóm", "Group";
        SetAgainst: "So với", "Against";
        YearBefore: "Kỳ so sánh", "The period compared with";
        // The dialogue
        Title: "Xuất hình", "Export the picture";
        Words: "Lời trên hình", "Words on the picture";
        Finding: "Điều thấy được", "What it finds";
        Subtitle: "Hình vẽ gì", "What it shows";
        Note: "Ghi chú ở chân hình", "Note at the foot";
        OwnWords: "Lời do người đọc viết, không phải ứng dụng.", "These words are the reader's, not the program's.";
        Reset: "Trả lại lời của ứng dụng", "Back to the program's words";
        ShapeName: "Khuôn", "Shape";
        Screen: "Như trên màn hình", "As on the screen";
        Report: "Báo cáo, rộng 16 cm", "Report, 16 cm wide";
        Slide: "Trang chiếu 16:9", "Slide 16:9";
        Square: "Vuông", "Square";
        Phone: "Điện thoại", "Phone";
        Ground: "Nền", "Ground";
        Light: "Sáng", "Light";
        Dark: "Tối", "Dark";
        Sharpness: "Độ nét PNG", "PNG resolution";
        Rows: "Số dòng", "Rows";
        Fitting: "Vừa khuôn", "As fit";
        AllRows: "Tất cả", "All";
        SaveSvg: "Lưu SVG", "Save SVG";
        SavePng: "Lưu PNG", "Save PNG";
        CopyPicture: "Chép hình", "Copy picture";
        CopyTable: "Chép bảng", "Copy table";
        PictureCopied: "Đã chép hình: dán vào Word, PowerPoint hay Zalo.", "The picture is copied: paste it into Word, PowerPoint or a chat.";
        TableCopied: "Đã chép bảng: dán vào Word, Excel hay PowerPoint.", "The table is copied: paste it into Word, Excel or PowerPoint.";
        NotCopied: "Trình duyệt không cho chép. Hãy lưu rồi chèn vào.", "The browser does not allow copying. Save it and insert the file.";
        NotPainted: "Trình duyệt không tạo được PNG. Hãy lưu SVG.", "The browser could not make a PNG. Save the SVG.";
        Close: "Đóng", "Close";
        Preview: "Xem trước", "Preview";
        Zoom: "Phóng to", "Zoom";
        Figures: "Bảng số", "Figures";
        // The gallery
        Gallery: "Các loại biểu đồ", "Types of charts";
        GalleryIs: "Mỗi loại một ví dụ từ số liệu đã công bố. Mở ví dụ để thay chỉ số, năm và đơn vị.", "An example of each out of published data. Open one to change its index, year and units.";
        OpenExample: "Mở ví dụ", "Open it";
        Coming: "Đang tải số liệu…", "Loading the figures…";
        Dots: "Chấm điểm", "Dots";
        // Presenting
        Present: "Trình chiếu", "Present";
        HowToPresent: "Mỗi góc nhìn đã lưu là một trang chiếu. Phím mũi tên hoặc bút trình chiếu để chuyển, phím cách để tự chạy, Esc để thoát.", "Each kept view is a slide. Arrow keys or a clicker turn them, the space bar plays them, Esc leaves.";
        NothingKept: "Chưa lưu góc nhìn nào trên máy này.", "No view is kept on this machine yet.";
        KeepThis: "Lưu góc nhìn đang mở", "Keep the view that is open";
        Earlier: "Đưa lên", "Move up";
        Later: "Đưa xuống", "Move down";
        TakeOut: "Bỏ", "Take out";
        Back: "Trang trước", "Previous";
        Next: "Trang sau", "Next";
        Play: "Tự chạy", "Play";
        Pause: "Dừng", "Pause";
        Leave: "Thoát trình chiếu", "Leave";
    }
}

/// «Hình cao hơn khuôn nên chữ chỉ còn 38%: hãy chọn khuôn khác hoặc giới hạn theo nhóm.»
pub fn letters_shrink(percent: i64, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!(
            "Hình cao hơn khuôn nên chữ chỉ còn {percent}%: hãy chọn khuôn khác, loại hình khác hoặc một nhóm."
        ),
        Lang::En => format!(
            "The picture is higher than the shape, so its letters are {percent}% of their size: take \
             another shape, another type of chart or a group."
        ),
    }
}

/// «Khuôn này có chỗ cho 16 dòng: đầu bảng, quanh đơn vị của bạn và cuối bảng.»
pub fn few_rows(rows: usize, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!(
            "Khuôn này có chỗ cho {rows} dòng: đầu bảng, quanh đơn vị nổi bật và cuối bảng."
        ),
        Lang::En => format!(
            "There is room for {rows} rows: the top, those around the highlighted unit and the last."
        ),
    }
}

/// «Chiếu từng năm (12)»: the view in each of its periods.
pub fn present_years(count: usize, lang: Lang) -> String {
    format!("{} ({count})", lang.pick("Chiếu từng năm của hình này", "Play this picture by year"))
}

/// «Chiếu các góc nhìn đã lưu (3)».
pub fn present_saved(count: usize, lang: Lang) -> String {
    format!("{} ({count})", lang.pick("Chiếu các góc nhìn đã lưu", "Present the kept views"))
}

/// «1.920 × 1.080 điểm ảnh», the figures already written.
pub fn dots_of(width: &str, height: &str, lang: Lang) -> String {
    let word = lang.pick("điểm ảnh", "pixels");
    format!("{width} × {height} {word}")
}

//! Words of the page of charts, of pictures on their way out, and of presenting.

use super::Lang;

super::words! {
    /// Words of the page of charts and of pictures on their way out.
    pub enum Picture {
        // The questions, and the types of chart
        WhoStandsWhere: "Ai đứng ở đâu", "Who stands where";
        WhoMoved: "Ai lên, ai xuống", "Who rose, who fell";
        WhyMoved: "Mạnh, yếu ở đâu", "Where strong, where weak";
        TwoTogether: "Hai chỉ số, hai kỳ", "Two indices, two periods";
        RankedBars: "Thanh xếp hạng", "Ranked bars";
        HeatMap: "Bảng màu", "Heat map";
        Strip: "Phân bố điểm", "Distribution";
        Bump: "Hạng các năm", "Ranks over time";
        AllScores: "Điểm các năm", "Scores over time";
        Slope: "Hạng hai năm", "Ranks in two years";
        Dumbbell: "Điểm hai năm", "Scores in two years";
        Waterfall: "Đóng góp", "Contributions";
        Profile: "Hồ sơ thành phần", "Profile";
        Radar: "Mạng nhện", "Radar";
        Multiples: "Từng ô các năm", "Small charts";
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
        Dots: "Độ nét PNG", "PNG resolution";
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
        // Presenting
        Present: "Trình chiếu", "Present";
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

/// «1.920 × 1.080 điểm ảnh», the figures already written.
pub fn dots_of(width: &str, height: &str, lang: Lang) -> String {
    let word = lang.pick("điểm ảnh", "pixels");
    format!("{width} × {height} {word}")
}

/* The table of every finding: RULE(name, number, severity, text, hint, clause). Included with RULE
 * defined, so no include guard. Numbers: 1xx files and XML, 2xx Markdown, 3xx plan (numbers,
 * references, values), 4xx fonts and layout, 5xx outputs, 6xx command line. A number is never
 * given to another rule. {0} … are the finding's words. */

/* Files and XML */
RULE(FILE_UNREADABLE, 101, FAILURE, N_("không đọc được tệp “{0}”: {1}"),
     N_("kiểm tra tên tệp, vị trí và quyền đọc"), "")
RULE(FILE_NOT_UTF8, 102, ERROR, N_("tệp không phải UTF-8: byte thứ {0} ({1}) không hợp lệ"),
     N_("lưu lại tệp với bảng mã UTF-8; nếu văn bản gõ bằng TCVN3 (ABC) hay VNI thì phải chuyển mã trước"),
     "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục I, khoản 4")
RULE(FILE_TOO_LARGE, 103, ERROR, N_("tệp lớn {0} byte, quá giới hạn {1} byte"),
     N_("chia nội dung thành nhiều tệp hoặc nhiều phụ lục"), "")
RULE(FILE_HAS_NUL, 104, ERROR, N_("tệp có ký tự NUL ở byte thứ {0}, không phải tệp văn bản"),
     N_("lưu lại tệp dưới dạng văn bản UTF-8"), "")

/* XML: well-formedness. Words come from the parser's state, not from its English messages. */
RULE(XML_SYNTAX, 105, ERROR, N_("lỗi cú pháp XML: {0}"), N_("xem lại chỗ này: thẻ, dấu nháy, dấu < và &"), "")
RULE(XML_DTD, 106, ERROR, N_("tệp có khai báo <!DOCTYPE>; chương trình không nhận DTD và thực thể tự đặt"),
     N_("bỏ dòng <!DOCTYPE …>; ký tự đặc biệt gõ thẳng vào tệp"), "")
RULE(XML_TAG_MISMATCH, 107, ERROR, N_("thẻ đóng </{0}> không khớp: thẻ đang mở là <{1}> ở dòng {2}"),
     N_("gõ </{1}> ở đây trước khi đóng thẻ khác, hoặc sửa tên thẻ cho khớp"), "")
RULE(XML_TAG_UNCLOSED, 108, ERROR, N_("thẻ <{0}> mở ở đây mà đến hết tệp chưa đóng"), N_("gõ thêm </{0}>"), "")
RULE(XML_TAG_BROKEN, 109, ERROR, N_("thẻ <{0}> viết chưa trọn"),
     N_("kiểm tra dấu > cuối thẻ; mỗi thuộc tính viết ten=\"giá trị\""), "")
RULE(XML_QUOTE_MISSING, 110, ERROR, N_("giá trị thuộc tính thiếu dấu nháy"),
     N_("đặt giá trị trong dấu nháy kép thẳng: ten=\"giá trị\", không dùng “ ”"), "")
RULE(XML_QUOTE_UNCLOSED, 111, ERROR, N_("giá trị thuộc tính chưa có dấu nháy đóng"),
     N_("gõ thêm dấu \" ngay sau giá trị; dấu < trong giá trị gõ là &lt;"), "")
RULE(XML_VALUE_MISSING, 112, ERROR, N_("thuộc tính “{0}” chưa có giá trị"), N_("gõ {0}=\"…\""), "")
RULE(XML_SPACE_MISSING, 113, ERROR, N_("sau giá trị thuộc tính phải là dấu cách hoặc dấu >"),
     N_("thêm dấu cách; dấu nháy kép trong giá trị gõ là &quot;"), "")
RULE(XML_ATTRIBUTE_TWICE, 114, ERROR, N_("thuộc tính “{0}” ghi hai lần trong một thẻ"), N_("giữ lại một"), "")
RULE(XML_AMPERSAND, 115, ERROR, N_("dấu & đứng một mình"), N_("gõ &amp; thay cho &, ví dụ Sở TT&amp;TT"), "")
RULE(XML_ENTITY_UNKNOWN, 116, ERROR, N_("không có thực thể “&{0};”"),
     N_("gõ thẳng ký tự cần dùng; chỉ có &amp; &lt; &gt; &quot; &apos;"), "")
RULE(XML_LESS_THAN, 117, ERROR, N_("dấu < đứng một mình"), N_("gõ &lt; thay cho <, ví dụ &lt;10%"), "")
RULE(XML_CHARACTER, 118, ERROR, N_("ký tự không được phép trong XML (ký tự điều khiển hoặc mã &#…; sai)"),
     N_("xóa ký tự này"), "")
RULE(XML_EMPTY, 119, ERROR, N_("tệp không có phần tử nào"), N_("bắt đầu bằng <{0}>…</{0}>"), "")
RULE(XML_AFTER_ROOT, 120, ERROR, N_("còn nội dung sau thẻ đóng của phần tử gốc"),
     N_("một tệp chỉ có một phần tử gốc: đưa phần này vào trong, hoặc xóa"), "")
RULE(XML_COMMENT, 121, ERROR, N_("chú thích <!-- … --> viết sai"),
     N_("đóng chú thích bằng -->; trong chú thích không dùng hai dấu gạch liền nhau (--)"), "")
RULE(XML_DECLARATION, 122, ERROR, N_("dòng <?xml …?> viết sai hoặc không ở đầu tệp"),
     N_("dòng đầu tiên, từ cột 1: <?xml version=\"1.0\" encoding=\"UTF-8\"?>"), "")
RULE(XML_ENCODING, 123, ERROR, N_("tệp khai báo bảng mã “{0}”; chỉ nhận UTF-8"),
     N_("lưu tệp với bảng mã UTF-8 và gõ encoding=\"UTF-8\""),
     "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục I, khoản 4")
RULE(XML_DEPTH, 124, ERROR, N_("các phần tử lồng nhau quá {0} tầng"), N_("bớt số tầng lồng nhau"), "")
RULE(XML_ATTRIBUTES, 125, ERROR, N_("một thẻ có quá {0} thuộc tính"), N_("bỏ các thuộc tính thừa"), "")
RULE(XML_NAMESPACE, 126, ERROR, N_("phần tử <{0}> thuộc một không gian tên (xmlns)"),
     N_("bỏ xmlns=\"…\"; chỉ xmlns:xsi được dùng, để trỏ tới lược đồ"), "")

/* XML: what may stand where */
RULE(ELEMENT_ROOT, 127, ERROR, N_("phần tử gốc là <{0}>, ở tệp này phải là {1}"), N_("gõ {1}"), "")
RULE(ELEMENT_UNKNOWN, 128, ERROR, N_("phần tử <{0}> không dùng được trong <{1}>"), N_("trong <{1}> chỉ có: {2}"), "")
RULE(ELEMENT_UNKNOWN_NEAR, 129, ERROR, N_("phần tử <{0}> không dùng được trong <{1}>"),
     N_("ý bạn là <{3}>? Trong <{1}> chỉ có: {2}"), "")
RULE(ELEMENT_NOT_HERE, 130, ERROR, N_("phần tử <{0}> không dùng được trong <{1}>, ở đó chỉ gõ chữ"),
     N_("bỏ thẻ <{0}>, giữ chữ"), "")
RULE(ELEMENT_NOT_EMPTY, 131, ERROR, N_("phần tử <{0}> phải để trống"), N_("viết <{0}/>; giá trị đặt trong thuộc tính"), "")
RULE(ELEMENT_MISSING, 132, ERROR, N_("trong <{0}> thiếu <{1}>"), N_("thêm <{1}>…</{1}>{2}"), "")
RULE(ELEMENT_TWICE, 133, ERROR, N_("trong <{1}> có nhiều hơn một <{0}>"), N_("giữ lại một <{0}>"), "")
RULE(ELEMENT_ORDER, 134, WARNING, N_("phần tử <{0}> đứng sai thứ tự trong <{1}>; vẫn đọc được"),
     N_("đặt <{0}> trước <{2}>"), "")
RULE(ELEMENT_EMPTY, 135, ERROR, N_("phần tử <{0}> để trống"), N_("gõ nội dung, hoặc bỏ phần tử này"), "")
RULE(TEXT_STRAY, 136, ERROR, N_("chữ “{0}” đứng ngay trong <{1}>, không thuộc phần tử nào; chữ này bị bỏ qua"),
     N_("đặt chữ vào một trong các phần tử: {2}"), "")
RULE(ATTRIBUTE_UNKNOWN, 137, ERROR, N_("thuộc tính “{0}” không dùng được ở <{1}>"), N_("<{1}> chỉ có: {2}"), "")
RULE(ATTRIBUTE_UNKNOWN_NEAR, 138, ERROR, N_("thuộc tính “{0}” không dùng được ở <{1}>"),
     N_("ý bạn là {3}=\"…\"? <{1}> chỉ có: {2}"), "")
RULE(ATTRIBUTE_NONE, 139, ERROR, N_("<{1}> không có thuộc tính nào; “{0}” bị bỏ qua"), N_("bỏ thuộc tính này"), "")
RULE(ATTRIBUTE_MISSING, 140, ERROR, N_("<{0}> thiếu thuộc tính “{1}”"), N_("gõ <{0} {1}=\"…\">"), "")
RULE(ATTRIBUTE_EMPTY, 141, ERROR, N_("thuộc tính “{0}” để trống"), N_("gõ giá trị, hoặc bỏ thuộc tính"), "")
RULE(ATTRIBUTE_CHOICE, 142, ERROR, N_("{0}=\"{1}\" không có nghĩa"), N_("gõ một trong: {2}"), "")
RULE(NAME_FORM, 143, ERROR, N_("tên “{0}” viết sai cách"),
     N_("tên dùng chữ thường không dấu, chữ số và dấu gạch nối, bắt đầu bằng chữ, ví dụ kinh-te-so"), "")
RULE(NAME_TWICE, 144, ERROR, N_("tên “{0}” đã dùng ở dòng {1}"), N_("đặt tên khác: mỗi tên chỉ chỉ một thứ"), "")

/* Facts of the head */
RULE(DATE_FORM, 145, ERROR, N_("ngày “{0}” viết sai cách"), N_("gõ ngày/tháng/năm, ví dụ {1}"),
     "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục II, khoản 4")
RULE(DATE_CALENDAR, 146, ERROR, N_("không có ngày {0}: tháng {1} năm {2} có {3} ngày"), N_("kiểm tra lại ngày, tháng"), "")
RULE(DATE_MONTH, 147, ERROR, N_("không có tháng {1} (trong “{0}”)"), N_("gõ ngày trước, tháng sau: ngày/tháng/năm"), "")
RULE(COUNT_FORM, 148, ERROR, N_("“{0}” không phải là {1}"), N_("gõ chữ số, ví dụ {2}"), "")
RULE(FACT_EMPTY, 149, ERROR, N_("<{0}> để trống mà không nói vì sao"),
     N_("gõ nội dung; nếu không biết thì ghi <{0} chua-ro=\"lý do\"/>"), "")
RULE(FACT_UNKNOWN_WITH_TEXT, 150, ERROR, N_("<{0}> ghi chua-ro nhưng vẫn có nội dung “{1}”"),
     N_("bỏ nội dung; nếu là suy đoán thì đổi chua-ro thành suy-luan"), "")
RULE(FACT_INFERRED_EMPTY, 151, ERROR, N_("<{0}> ghi suy-luan nhưng không có nội dung"),
     N_("gõ điều đã suy ra; nếu không biết thì đổi suy-luan thành chua-ro"), "")
RULE(FACT_BOTH, 152, ERROR, N_("<{0}> ghi cả chua-ro và suy-luan"), N_("giữ lại một"), "")
RULE(PROVINCE_UNKNOWN, 153, ERROR, N_("hệ {1} không có đơn vị mã {0}{2}"),
     N_("xem mã trong danh-muc/don-vi-hanh-chinh.xml; hệ 63 dùng đến 30/6/2025, hệ 34 từ 01/7/2025"), "")
RULE(PROVINCE_DATE, 154, WARNING, N_("mã {0} hệ {1} ({2}) không có hiệu lực vào ngày {3}"),
     N_("hệ 63 dùng đến 30/6/2025, hệ 34 từ 01/7/2025"), "")

/* Numbers and targets */
RULE(NUMBER_FORM, 155, ERROR, N_("số “{0}” không viết theo lối Việt Nam"),
     N_("gõ {1}: dấu phẩy trước phần thập phân, dấu chấm giữa các nhóm ba chữ số"),
     "Luật Kế toán 88/2015/QH13, Điều 11")
RULE(NUMBER_LONG, 156, ERROR, N_("số “{0}” có quá 15 chữ số"), N_("viết gọn lại với đơn vị nghìn, triệu, tỷ"), "")
RULE(WORDING_NO_NUMBER, 157, ERROR, N_("“{0}” không có số nào"),
     N_("gõ như “đạt 80%”, “trên 50%”, “tối thiểu 1.200 hộ”; nếu chưa có số liệu thì gõ -"), "")
RULE(WORDING_WORDS, 158, WARNING, N_("không hiểu “{0}” trong “{1}”; đã đọc là {2}"),
     N_("dùng: đạt, chiếm, tăng, trên, dưới, tối thiểu, ít nhất, tối đa, không quá, =, >, >=, <, <="), "")
RULE(WORDING_RANGE, 159, WARNING, N_("“{0}” là một khoảng; đã đọc số đầu, {1}"),
     N_("gõ một số, ví dụ “tối thiểu 10%”"), "")
RULE(TARGET_TWICE, 160, ERROR, N_("năm {0} có hai giá trị cùng thành phần “{1}”"),
     N_("bỏ một giá trị, hoặc đặt thanh-phan=\"…\" khác nhau"), "")
RULE(DIFFERS_WITHOUT_CODE, 161, ERROR, N_("chỉ tiêu “{0}” ghi khac mà không có ma"),
     N_("ghi ma=\"…\" của chỉ tiêu quốc gia gần nhất, hoặc bỏ khac"), "")

/* Tables */
RULE(TABLE_ROW_SHORT, 162, ERROR, N_("dòng này chỉ đủ {0} trên {1} cột"),
     N_("thêm {2} ô <o/>, hoặc sửa gop-cot; ô trống cũng phải ghi <o/>"), "")
RULE(TABLE_ROW_LONG, 163, ERROR, N_("dòng này thừa ô: bảng có {0} cột"),
     N_("bớt ô, hoặc thêm <cot>; ô bị gop-dong ở dòng trên chiếm chỗ thì không ghi lại"), "")
RULE(TABLE_OVERLAP, 164, ERROR, N_("ô gộp {0} cột này đè lên ô gộp dòng từ trên xuống ở cột {1}"),
     N_("bớt gop-cot của ô này hoặc gop-dong của ô trên"), "")
RULE(TABLE_SPAN_END, 165, ERROR, N_("ô gộp {0} dòng nhưng đến {2} chỉ còn {1} dòng"), N_("gõ gop-dong=\"{1}\""), "")
RULE(TABLE_COLUMNS, 166, ERROR, N_("bảng có {0} cột, quá giới hạn {1}"), N_("chia thành nhiều bảng"), "")
RULE(TABLE_CELLS, 167, ERROR, N_("bảng có quá {0} ô; phần sau bị bỏ"), N_("chia thành nhiều bảng"), "")
RULE(TABLE_TASK_EMPTY, 168, ERROR, N_("bảng nhiệm vụ không có nhiệm vụ nào"), N_("thêm <nhiem-vu>…</nhiem-vu>"), "")
RULE(NOTES_TOO_MANY, 169, ERROR, N_("quá {0} ghi chú trong một văn bản; các ghi chú sau bị bỏ"), N_("bớt ghi chú"), "")

/* Folders */
RULE(PATH_FORM, 170, ERROR, N_("đường dẫn “{0}” không được dùng"),
     N_("chỉ ghi tên tệp nằm trong thư mục của kế hoạch, ví dụ {1}; không dùng /, \\, .. hay tên ổ đĩa"), "")
RULE(PATH_OUTSIDE, 171, ERROR, N_("“{0}” là liên kết dẫn ra ngoài thư mục của kế hoạch; không đọc"),
     N_("chép tệp vào thư mục của kế hoạch"), "")
RULE(PATH_MISSING, 172, ERROR, N_("không có tệp “{0}” trong thư mục của kế hoạch"), N_("thêm tệp, hoặc sửa tên trong tep=\"…\""), "")
RULE(PATH_MISSING_NEAR, 173, ERROR, N_("không có tệp “{0}” trong thư mục của kế hoạch"), N_("ý bạn là tep=\"{1}\"?"), "")
RULE(PATH_KIND, 174, ERROR, N_("tệp “{0}” không đúng loại ở <{1}>"), N_("ở đây dùng tệp {2}"), "")
RULE(PATH_TWICE, 175, ERROR, N_("tệp “{0}” được ghi hai lần"), N_("giữ lại một chỗ"), "")
RULE(FILE_NOT_LISTED, 176, WARNING, N_("tệp “{0}” có trong thư mục nhưng không được nhắc đến, nên không được in"),
     N_("thêm <{1} … tep=\"{0}\"/>, hoặc xóa tệp"), "")
RULE(ANNEXES_TOO_MANY, 177, ERROR, N_("quá {0} phụ lục; các phụ lục sau bị bỏ"), N_("gộp bớt phụ lục"), "")
RULE(PLANS_NONE, 178, ERROR, N_("không thấy kế hoạch nào dưới “{0}”"),
     N_("tạo thư mục {0}/tinh/<tỉnh>/<số-năm>/ có tệp ke-hoach.xml"), "")
RULE(PLAN_FILE_MISSING, 179, WARNING, N_("thư mục “{0}” không có ke-hoach.xml, nên bị bỏ qua"),
     N_("thêm ke-hoach.xml, hoặc xóa thư mục"), "")
RULE(FOLDER_NAME, 180, ERROR, N_("tên thư mục “{0}” không dùng được trong địa chỉ trang; kế hoạch bị bỏ qua"),
     N_("đặt tên bằng chữ không dấu, chữ số, dấu gạch nối hoặc dấu chấm, ví dụ 134-2022"), "")
RULE(TABLE_NAME_DIFFERS, 181, ERROR, N_("tệp này ghi ten=\"{0}\", còn ke-hoach.xml gọi là “{1}”"), N_("gõ ten=\"{1}\""), "")
RULE(FILE_LEGACY, 182, NOTE, N_("các byte trong tệp giống bảng mã {0}"), N_("chuyển từ {0} sang UTF-8 (Unicode dựng sẵn)"), "")

/* Fonts */
RULE(FONT_MANIFEST_UNREADABLE, 401, FAILURE, N_("không đọc được danh sách phông chữ “{0}”: {1}"),
     N_("chép lại phong-chu.ini của chương trình vào thư mục phông chữ"), "")
RULE(FONT_MISSING, 402, FAILURE, N_("không tìm thấy phông chữ {0}, kiểu “{1}” (tệp {2})"),
     N_("cài gói fonts-liberation2, hoặc sửa {3}"), "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục I, khoản 4")
RULE(FONT_NOT_TRUETYPE, 403, WARNING, N_("tệp phông “{0}” không phải TrueType nên bị bỏ qua"),
     N_("dùng tệp .ttf có đường nét TrueType"), "")
RULE(FONT_LACKS_VIETNAMESE, 404, WARNING, N_("tệp phông “{0}” thiếu chữ “{1}” nên bị bỏ qua"),
     N_("cài gói fonts-liberation2 (phông Liberation từ bản 2)"), "")

/* Outputs */
RULE(OUTPUT_UNWRITABLE, 501, FAILURE, N_("không ghi được “{0}”: {1}; tệp cũ (nếu có) vẫn còn nguyên"),
     N_("kiểm tra chỗ trống trên đĩa và quyền ghi của thư mục"), "")

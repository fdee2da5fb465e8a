/* clang-format off */
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
     N_("chuyển bớt nội dung sang phụ lục, mỗi phụ lục một tệp"), "")
RULE(FILE_HAS_NUL, 104, ERROR, N_("tệp có ký tự NUL ở byte thứ {0}, không phải tệp văn bản"),
     N_("lưu lại tệp dưới dạng văn bản UTF-8"), "")
RULE(PLAN_TOO_LARGE, 189, ERROR, N_("các tệp của kế hoạch cộng lại quá {0} byte; từ tệp này trở đi không đọc"),
     N_("bớt nội dung, hoặc chia thành nhiều kế hoạch"), "")

/* XML: well-formedness. Words come from the parser's state, not from its English messages. */
RULE(XML_SYNTAX, 105, ERROR, N_("lỗi cú pháp XML: {0}"), N_("xem lại chỗ này: thẻ, dấu nháy, dấu < và &"), "")
RULE(XML_DTD, 106, ERROR, N_("tệp có khai báo <!DOCTYPE>; chương trình không nhận DTD và thực thể tự đặt"),
     N_("bỏ dòng <!DOCTYPE …>; ký tự đặc biệt gõ thẳng vào tệp"), "")
RULE(XML_TAG_MISMATCH, 107, ERROR, N_("thẻ đóng </{0}> không khớp: thẻ đang mở là <{1}> ở dòng {2}"),
     N_("gõ </{1}> ở đây trước khi đóng thẻ khác, hoặc sửa tên thẻ cho khớp"), "")
RULE(XML_TAG_SLIP, 188, ERROR, N_("thẻ <{0}> mở ở đây nhưng được đóng bằng </{1}> ở dòng {2}"),
     N_("gõ <{1}> ở đây nếu tên trong thẻ đóng là đúng; nếu không thì sửa thẻ đóng thành </{0}>"), "")
RULE(XML_TAG_UNCLOSED, 108, ERROR, N_("thẻ <{0}> mở ở đây nhưng đến hết tệp vẫn chưa đóng"), N_("gõ thêm </{0}>"), "")
RULE(XML_TAG_BROKEN, 109, ERROR, N_("thẻ <{0}> viết chưa đủ"),
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
     "")
RULE(XML_DEPTH, 124, ERROR, N_("các phần tử lồng nhau quá {0} tầng"), N_("bớt số tầng lồng nhau"), "")
RULE(XML_ATTRIBUTES, 125, ERROR, N_("một thẻ có quá {0} thuộc tính"), N_("bỏ các thuộc tính thừa"), "")
RULE(XML_NAMESPACE, 126, ERROR, N_("phần tử <{0}> thuộc một không gian tên (xmlns)"),
     N_("bỏ xmlns=\"…\"; chỉ xmlns:xsi được dùng, để trỏ tới lược đồ"), "")

/* XML: what may stand where */
RULE(FAULTS_MANY, 184, NOTE, N_("còn lỗi khác trong tệp này; chỉ nêu khoảng {0} lỗi đầu"),
     N_("sửa các lỗi đã nêu rồi chạy lại"), "")
RULE(ELEMENT_ROOT, 127, ERROR, N_("phần tử gốc là <{0}>, ở tệp này phải là {1}"), N_("gõ {1}"), "")
RULE(ELEMENT_UNKNOWN, 128, ERROR, N_("phần tử <{0}> không dùng được trong <{1}>"), N_("trong <{1}> chỉ có: {2}"), "")
RULE(ELEMENT_UNKNOWN_NEAR, 129, ERROR, N_("phần tử <{0}> không dùng được trong <{1}>"),
     N_("có phải <{3}>? Trong <{1}> chỉ có: {2}"), "")
RULE(ELEMENT_NOT_HERE, 130, ERROR, N_("phần tử <{0}> không dùng được trong <{1}>, ở đó chỉ gõ chữ"),
     N_("bỏ thẻ <{0}>, giữ chữ"), "")
RULE(ELEMENT_NOT_EMPTY, 131, ERROR, N_("phần tử <{0}> phải để trống"), N_("viết <{0}/>; giá trị đặt trong thuộc tính"), "")
RULE(ELEMENT_MISSING, 132, ERROR, N_("trong <{0}> thiếu <{1}>"), N_("thêm <{1}>…</{1}>{2}"), "")
RULE(ELEMENT_TWICE, 133, ERROR, N_("trong <{1}> có nhiều hơn một <{0}>"), N_("giữ lại một <{0}>"), "")
RULE(ELEMENT_ORDER, 134, WARNING, N_("phần tử <{0}> đứng sai thứ tự trong <{1}>; vẫn đọc được"),
     N_("đặt <{0}> trước <{2}>"), "")
RULE(ELEMENT_EMPTY, 135, ERROR, N_("phần tử <{0}> để trống"), N_("gõ nội dung"), "")
RULE(ELEMENT_EMPTY_SPARE, 185, ERROR, N_("phần tử <{0}> để trống"), N_("gõ nội dung, hoặc bỏ phần tử này"), "")
RULE(TEXT_STRAY, 136, ERROR, N_("chữ “{0}” đứng ngay trong <{1}>, không thuộc phần tử nào; chữ này bị bỏ qua"),
     N_("đặt chữ vào một trong các phần tử: {2}"), "")
RULE(ATTRIBUTE_UNKNOWN, 137, ERROR, N_("thuộc tính “{0}” không dùng được ở <{1}>"), N_("<{1}> chỉ có: {2}"), "")
RULE(ATTRIBUTE_UNKNOWN_NEAR, 138, ERROR, N_("thuộc tính “{0}” không dùng được ở <{1}>"),
     N_("có phải {3}=\"…\"? <{1}> chỉ có: {2}"), "")
RULE(ATTRIBUTE_NONE, 139, ERROR, N_("<{1}> không có thuộc tính nào; “{0}” bị bỏ qua"), N_("bỏ thuộc tính này"), "")
RULE(ATTRIBUTE_MISSING, 140, ERROR, N_("<{0}> thiếu thuộc tính “{1}”"), N_("gõ <{0} {1}=\"…\">"), "")
RULE(ATTRIBUTE_EMPTY, 141, ERROR, N_("thuộc tính “{0}” để trống"), N_("gõ giá trị, hoặc bỏ thuộc tính"), "")
RULE(ATTRIBUTE_CHOICE, 142, ERROR, N_("{0}=\"{1}\" không có nghĩa"), N_("gõ một trong: {2}"), "")
RULE(NAME_FORM, 143, ERROR, N_("tên “{0}” viết không đúng quy cách"),
     N_("tên dùng chữ thường không dấu, chữ số và dấu gạch nối, bắt đầu bằng chữ, ví dụ kinh-te-so"), "")
RULE(NAME_TWICE, 144, ERROR, N_("tên “{0}” đã dùng ở dòng {1}"), N_("đặt tên khác: mỗi tên chỉ dùng cho một thứ"), "")

/* Facts of the head */
RULE(DATE_FORM, 145, ERROR, N_("ngày “{0}” viết không đúng quy cách"), N_("gõ ngày/tháng/năm, ví dụ {1}"),
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
RULE(VALUE_CHOICE, 183, ERROR, N_("<{0}> ghi “{1}”, không có nghĩa"), N_("gõ một trong: {2}"), "")
RULE(PROVINCE_UNKNOWN, 153, ERROR, N_("hệ mã {1} không có đơn vị mã {0}{2}"),
     N_("xem mã trong danh-muc/don-vi-hanh-chinh.xml; hệ mã 63 dùng đến 30/6/2025, hệ mã 34 từ 01/7/2025"), "")
RULE(PROVINCE_DATE, 154, WARNING, N_("mã {0} của hệ mã {1} ({2}) không có hiệu lực vào ngày {3}"),
     N_("hệ mã 63 dùng đến 30/6/2025, hệ mã 34 từ 01/7/2025"), "")

/* Numbers and targets */
RULE(NUMBER_FORM, 155, ERROR, N_("số “{0}” không viết theo lối Việt Nam"),
     N_("gõ {1}: dấu phẩy trước phần thập phân, dấu chấm giữa các nhóm ba chữ số"),
     "khoản 2 Điều 11 Luật Kế toán 88/2015/QH13")
RULE(NUMBER_LONG, 156, ERROR, N_("số “{0}” có quá 15 chữ số"), N_("viết gọn lại với đơn vị nghìn, triệu, tỷ"), "")
RULE(WORDING_NO_NUMBER, 157, ERROR, N_("“{0}” không có số nào"),
     N_("gõ như “đạt 80%”, “trên 50%”, “tối thiểu 1.200 hộ”; nếu chưa có số liệu thì gõ -"), "")
RULE(WORDING_WORDS, 158, WARNING, N_("không hiểu “{0}” trong “{1}”; đã đọc là {2}"),
     N_("dùng: đạt, chiếm, tăng, trên, dưới, tối thiểu, ít nhất, tối đa, không quá, =, >, >=, <, <="), "")
RULE(WORDING_RANGE, 159, WARNING, N_("“{0}” là một khoảng; đã đọc số đầu, {1}"),
     N_("gõ một số, ví dụ “tối thiểu 10%”"), "")
RULE(TARGET_TWICE, 160, ERROR, N_("năm {0} có hai giá trị{1}"),
     N_("bỏ một giá trị, hoặc đặt thanh-phan=\"…\" khác nhau"), "")
RULE(DIFFERS_WITHOUT_CODE, 161, ERROR, N_("chỉ tiêu “{0}” ghi khac mà không có ma"),
     N_("ghi ma=\"…\" của chỉ tiêu quốc gia gần nhất, hoặc bỏ khac"), "")

/* Tables */
RULE(TABLE_ROW_SHORT, 162, ERROR, N_("hàng này chỉ có {0} trong {1} cột"),
     N_("thêm {2} ô <o/>, hoặc sửa gop-cot; ô trống cũng phải ghi <o/>"), "")
RULE(TABLE_ROW_LONG, 163, ERROR, N_("hàng này thừa ô: bảng có {0} cột"),
     N_("bớt ô, hoặc thêm <cot>; chỗ đã bị ô gop-dong ở hàng trên chiếm thì không ghi lại"), "")
RULE(TABLE_OVERLAP, 164, ERROR, N_("ô này (gộp {0} cột) đè lên ô gộp hàng ở phía trên, tại cột {1}"),
     N_("bớt gop-cot của ô này hoặc gop-dong của ô trên"), "")
RULE(TABLE_SPAN_END, 165, ERROR, N_("ô gộp {0} hàng nhưng đến {2} chỉ còn {1} hàng"), N_("gõ gop-dong=\"{1}\""), "")
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
RULE(PATH_MISSING_NEAR, 173, ERROR, N_("không có tệp “{0}” trong thư mục của kế hoạch"), N_("có phải tep=\"{1}\"?"), "")
RULE(PATH_KIND, 174, ERROR, N_("tệp “{0}” không đúng loại tệp mà <{1}> nhận"), N_("ở đây dùng tệp {2}"), "")
RULE(PATH_TWICE, 175, ERROR, N_("tệp “{0}” được ghi hai lần"), N_("giữ lại một chỗ"), "")
RULE(FILE_NOT_LISTED, 176, WARNING, N_("tệp “{0}” có trong thư mục nhưng không được nhắc đến, nên không được in"),
     N_("thêm <{1} … tep=\"{0}\"/>, hoặc xóa tệp"), "")
RULE(ANNEXES_TOO_MANY, 177, ERROR, N_("quá {0} phụ lục; các phụ lục sau bị bỏ"), N_("gộp bớt phụ lục"), "")
RULE(PLANS_NONE, 178, ERROR, N_("không thấy kế hoạch nào dưới “{0}”"),
     N_("tạo thư mục {0}/tinh/<tỉnh>/<số-năm>/ có tệp ke-hoach.xml"), "")
RULE(CONTENT_MISSING, 190, FAILURE, N_("không có thư mục nguồn “{0}”"),
     N_("chuyển đến thư mục chứa nó rồi chạy lại, hoặc gõ --content=… để chỉ chỗ khác; kế hoạch đầu tiên thì tạo bằng kehoach new"), "")
RULE(CATALOGUE_MISSING, 191, FAILURE, N_("không có thư mục danh mục “{0}”"),
     N_("chép lại thư mục danh-muc của chương trình vào đó; nếu thư mục nguồn ở chỗ khác thì gõ --content=…"), "")
RULE(PLAN_FILE_MISSING, 179, WARNING, N_("thư mục “{0}” không có ke-hoach.xml, nên bị bỏ qua"),
     N_("thêm ke-hoach.xml, hoặc xóa thư mục"), "")
RULE(FOLDER_NAME, 180, ERROR, N_("tên thư mục “{0}” không dùng được trong địa chỉ trang; kế hoạch bị bỏ qua"),
     N_("đặt tên bằng chữ không dấu, chữ số, dấu gạch nối hoặc dấu chấm, ví dụ 134-2022"), "")
RULE(FOLDER_RESERVED, 187, ERROR, N_("thư mục “{0}”: tên “{1}” dành cho trang và dữ liệu chung của các kế hoạch; kế hoạch bị bỏ qua"),
     N_("đặt tên thư mục khác"), "")
RULE(TABLE_NAME_DIFFERS, 181, ERROR, N_("tệp này ghi ten=\"{0}\", còn ke-hoach.xml gọi là “{1}”"), N_("gõ ten=\"{1}\""), "")
RULE(FILE_LEGACY, 182, NOTE, N_("tệp {0} văn bản gõ bằng bảng mã {1}: đọc như thế thì {2} trong {3} tiếng có dấu là tiếng Việt"),
     N_("gõ: kehoach check --chuyen-ma {4}"), "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục I, khoản 4")
RULE(FILE_UTF16, 186, NOTE, N_("tệp lưu theo UTF-16, không phải UTF-8"),
     N_("mở lại tệp trong chương trình soạn thảo và lưu với bảng mã UTF-8"), "")
RULE(BACKUP_EXISTS, 603, FAILURE, N_("không chuyển mã: đã có “{0}”, bản gốc của lần trước"),
     N_("xem lại tệp ấy rồi xóa hoặc đổi tên, sau đó chạy lại"), "")
RULE(ENCODING_UNCLEAR, 604, FAILURE, N_("không chuyển mã “{0}”: không bảng mã nào đọc tệp này ra tiếng Việt"),
     N_("nếu biết bảng mã thì gõ thêm --bang-ma=tcvn3, tcvn5712, vni, viscii hoặc cp1258"), "")
RULE(ENCODING_LOSES, 605, FAILURE, N_("không chuyển mã “{0}”: có {1} byte không có nghĩa trong bảng mã {2}"),
     N_("chọn bảng mã khác bằng --bang-ma"), "")

/* Markdown */
RULE(MD_RAW_HTML, 201, ERROR, N_("không dùng được thẻ HTML “{0}”"), N_("{1}"), "")
RULE(MD_COMMENT, 239, ERROR, N_("không dùng được chú thích <!-- … -->"),
     N_("xóa chú thích; điều cần nhắc người soạn sau thì viết trong ke-hoach.xml"), "")
RULE(MD_IMAGE, 202, ERROR, N_("hình “{0}” đứng chung với chữ hoặc hình khác"),
     N_("đặt hình thành một đoạn riêng, trên và dưới là dòng trống: ![lời mô tả](ban-do.png \"Hình 1. Tên hình\")"), "")
RULE(MD_IMAGE_ALTERNATIVE, 241, ERROR, N_("hình “{0}” không có lời mô tả"),
     N_("gõ vào ngoặc vuông điều người xem thấy ở hình: ![Bản đồ vùng phủ sóng 5G của tỉnh]({0})"), "WCAG 2.2, 1.1.1")
RULE(MD_IMAGE_REMOTE, 242, ERROR, N_("hình “{0}” không nằm trong thư mục của kế hoạch"),
     N_("tải hình về, chép vào thư mục của kế hoạch rồi gõ tên tệp, ví dụ ban-do.png"), "")
RULE(MD_IMAGE_MISSING, 243, ERROR, N_("không có tệp hình “{0}” trong thư mục của kế hoạch"),
     N_("thêm tệp, hoặc sửa tên trong ngoặc tròn"), "")
RULE(MD_IMAGE_NEAR, 244, ERROR, N_("không có tệp hình “{0}” trong thư mục của kế hoạch"), N_("có phải ({1})?"), "")
RULE(MD_IMAGE_WORDS, 245, ERROR, N_("lời mô tả hoặc tên của hình “{0}” có ghi chú [^…] hoặc lệnh <?…?>"),
     N_("ở đó chỉ gõ chữ thường; ghi chú và số liệu đưa vào đoạn văn bên cạnh"), "")
RULE(MD_IMAGES_TOO_MANY, 246, ERROR, N_("kế hoạch có hơn {0} tệp hình; các hình sau bị bỏ"),
     N_("chia thành nhiều văn bản"), "")
RULE(IMAGE_FILE_LARGE, 247, ERROR, N_("tệp hình “{0}” lớn {1} byte, quá giới hạn {2} byte"),
     N_("thu nhỏ hình; kín một trang A4 chỉ cần 2480 × 3508 điểm ảnh"), "")
RULE(IMAGE_SIDES, 248, ERROR, N_("hình “{0}” có {1} × {2} điểm ảnh, quá giới hạn: mỗi cạnh {3}, cả hình {4}"),
     N_("thu nhỏ hình; kín một trang A4 chỉ cần 2480 × 3508 điểm ảnh"), "")
RULE(IMAGE_KIND, 249, ERROR, N_("tệp “{0}” không phải hình PNG hoặc JPEG"),
     N_("mở hình bằng chương trình xem ảnh và lưu thành PNG hoặc JPEG; đổi đuôi tên tệp là không đủ"), "")
RULE(IMAGE_KIND_OTHER, 250, ERROR, N_("tệp “{0}” thuộc loại {1}, không phải hình PNG hoặc JPEG"),
     N_("mở hình bằng chương trình xem ảnh và lưu thành PNG hoặc JPEG; đổi đuôi tên tệp là không đủ"), "")
RULE(IMAGE_DAMAGED, 251, ERROR, N_("tệp hình “{0}” bị hỏng hoặc thiếu dữ liệu"),
     N_("lấy lại tệp gốc; nếu vẫn mở được thì lưu lại thành PNG hoặc JPEG"), "")
RULE(MD_RULE_LINE, 203, ERROR, N_("không dùng được đường kẻ “{0}”"),
     N_("xóa dòng này; muốn sang trang thì gõ <?ngat-trang?> trên một dòng riêng"), "")
RULE(MD_UNDERLINED_HEADING, 204, ERROR,
     N_("dòng gạch “{0}” biến đoạn phía trên thành tiêu đề"),
     N_("xóa dòng gạch; nếu đúng là tiêu đề thì gõ “{1}” ở đầu dòng tiêu đề"), "")
RULE(MD_LINK_SCHEME, 205, ERROR, N_("liên kết “{0}” không dùng được: chỉ nhận http, https và mailto"),
     N_("gõ địa chỉ đầy đủ, ví dụ [chữ](https://thanhhoa.gov.vn)"), "")
RULE(MD_LINK_INSIDE, 206, ERROR, N_("liên kết “{0}” trỏ vào trong văn bản"),
     N_("gõ <?xem {1}?>: chương trình viết “điểm … khoản … Mục …” và tạo liên kết"), "")
RULE(MD_REFERENCE_LINK, 207, ERROR, N_("không dùng được địa chỉ liên kết đặt tên “{0}”"),
     N_("gõ địa chỉ ngay tại chỗ: [chữ](https://…); ghi chú cuối trang thì gõ [^1]: …"), "")
RULE(MD_INDENTED, 208, ERROR, N_("đoạn thụt vào từ 4 dấu cách nên bị hiểu là khối mã"),
     N_("xóa các dấu cách ở đầu dòng; nếu đúng là khối mã thì đặt giữa hai dòng ```"), "")
RULE(MD_TOO_NESTED, 209, ERROR, N_("danh sách, trích dẫn hoặc chữ đậm, nghiêng lồng nhau quá {0} cấp"),
     N_("chia thành các khoản, điểm riêng"), "")
RULE(MD_TOO_MANY_BRACKETS, 210, ERROR, N_("tệp có hơn {0} dấu “[”, không được đọc"),
     N_("chuyển bớt nội dung sang phụ lục; dấu “[” không mở liên kết thì gõ “\\[”"), "")
RULE(MD_TOO_MANY_MARKS, 211, ERROR, N_("tệp có hơn {0} dấu ghi chú và lệnh <?…?>, không được đọc"),
     N_("chuyển bớt nội dung sang phụ lục, mỗi phụ lục một tệp"), "")
RULE(MD_TOO_INDENTED, 212, ERROR,
     N_("dòng mở đầu bằng hơn {0} dấu cách, “>” và dấu danh sách; tệp không được đọc"),
     N_("bỏ bớt dấu ở đầu dòng"), "")
RULE(MD_LEVEL_JUMP, 213, WARNING,
     N_("tiêu đề nhảy từ {0} xuống {1} dấu #; được coi là cấp ngay dưới"), N_("gõ “{2}” ở đầu tiêu đề"),
     "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục II, khoản 6 điểm đ")
RULE(MD_LEVEL_FIRST, 240, WARNING,
     N_("tiêu đề có {0} dấu # nhưng phía trên không có tiêu đề một dấu #; được coi là cấp cao nhất"),
     N_("gõ “#” ở đầu tiêu đề"),
     "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục II, khoản 6 điểm đ")
RULE(MD_HEADING_INSIDE, 214, ERROR, N_("tiêu đề nằm trong danh sách hoặc trích dẫn"),
     N_("đặt tiêu đề ở đầu dòng, ngoài danh sách và trích dẫn"), "")
RULE(MD_HEADING_EMPTY, 215, ERROR, N_("tiêu đề không có chữ"),
     N_("gõ tên tiêu đề sau “{0}”, hoặc xóa dòng này"),
     "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục II, khoản 6 điểm d")
RULE(MD_NAME_FORM, 216, ERROR,
     N_("tên “{0}” chỉ được gồm chữ thường không dấu, chữ số và gạch nối, bắt đầu bằng chữ"),
     N_("gõ {#{1}}"), "")
RULE(MD_ATTRIBUTE, 217, ERROR, N_("không hiểu “{0}” trong ngoặc nhọn"),
     N_("chỉ dùng {#ten} để đặt tên và {danh-so=\"tu-dong\"} hoặc {danh-so=\"khong\"} ở tiêu đề"), "")
RULE(MD_INSTRUCTION_UNKNOWN, 218, ERROR, N_("không có lệnh <?{0}?>"),
     N_("các lệnh: bang, bang-chi-tieu, bieu-do, gia-tri, ngat-trang, trang-doc, trang-ngang, xem"), "")
RULE(MD_INSTRUCTION_NEAR, 219, ERROR, N_("không có lệnh <?{0}?>"),
     N_("gõ <?{1} …?>; các lệnh: bang, bang-chi-tieu, bieu-do, gia-tri, ngat-trang, trang-doc, trang-ngang, xem"), "")
RULE(MD_INSTRUCTION_UNCLOSED, 220, ERROR, N_("lệnh “{0}” không có “?>” ở cùng dòng"),
     N_("gõ “?>” ở cuối lệnh, trên cùng một dòng"), "")
RULE(MD_INSTRUCTION_FORM, 221, ERROR, N_("lệnh <?{0}?> viết chưa đúng"), N_("gõ {1}"), "")
RULE(MD_INSTRUCTION_PLACE, 222, ERROR, N_("lệnh <?{0}?> đứng chung dòng với chữ khác"),
     N_("đặt lệnh này trên một dòng riêng"), "")
RULE(MD_INSTRUCTION_INSIDE, 223, ERROR, N_("lệnh <?{0}?> nằm trong danh sách hoặc trích dẫn"),
     N_("đặt lệnh ở đầu dòng, ngoài danh sách và trích dẫn, trước nó để một dòng trống"), "")
RULE(MD_LANDSCAPE_OPEN, 224, WARNING,
     N_("<?trang-ngang?> không có <?trang-doc?>: mọi trang sau đó nằm ngang"),
     N_("gõ <?trang-doc?> trên một dòng riêng sau phần nằm ngang"), "")
RULE(MD_ORIENTATION_SAME, 225, WARNING, N_("<?{0}?> không đổi gì: trang đã như thế"),
     N_("xóa dòng này"), "")
RULE(MD_NOTE_UNDEFINED, 226, ERROR, N_("dấu ghi chú [^{0}] không có nội dung"),
     N_("thêm một dòng “[^{0}]: nội dung ghi chú”"), "")
RULE(MD_NOTE_UNUSED, 227, WARNING, N_("ghi chú [^{0}] không được dùng nên không in ra"),
     N_("gõ [^{0}] ở chỗ cần ghi chú, hoặc xóa ghi chú này"), "")
RULE(MD_NOTE_TWICE, 228, ERROR, N_("ghi chú [^{0}] đã có ở dòng {1}; bỏ qua nội dung này"),
     N_("đổi một trong hai thành tên khác"), "")
RULE(MD_NOTE_EMPTY, 229, ERROR, N_("ghi chú [^{0}] không có chữ"), N_("gõ nội dung sau “[^{0}]:”"), "")
RULE(MD_NOTE_LABEL, 230, ERROR, N_("tên ghi chú “{0}” có dấu cách hoặc quá dài"),
     N_("gõ tên ngắn, không có dấu cách, ví dụ [^1]"), "")
RULE(MD_NOTE_IN_NOTE, 231, ERROR, N_("ghi chú [^{0}] nằm trong một ghi chú khác"),
     N_("đưa nội dung vào ngay trong ghi chú"), "")
RULE(MD_NOTE_BLOCK, 232, ERROR, N_("ghi chú [^{0}] chỉ được gồm các đoạn văn"),
     N_("viết thành đoạn văn, không dùng danh sách, bảng, tiêu đề, trích dẫn hay khối mã"), "")
RULE(MD_NOTES_TOO_MANY, 233, ERROR, N_("có hơn {0} ghi chú; các ghi chú sau bị bỏ qua"),
     N_("chia nội dung thành nhiều văn bản"), "")
RULE(MD_TABLE_HEADER, 234, ERROR,
     N_("hàng tiêu đề của bảng có {0} ô nhưng dòng gạch bên dưới có {1} ô"),
     N_("gõ dòng gạch đủ {0} ô: {2}"), "")
RULE(MD_TABLE_ROW_LONG, 235, ERROR, N_("hàng có {0} ô, nhiều hơn {1} cột của bảng; các ô thừa bị bỏ"),
     N_("xóa ô thừa, hoặc thêm cột ở hàng tiêu đề; dấu | trong ô thì gõ \\|"), "")
RULE(MD_TABLE_ROW_SHORT, 236, WARNING, N_("hàng có {0} ô, ít hơn {1} cột của bảng; ô thiếu để trống"),
     N_("gõ thêm dấu | cho đủ {1} ô"), "")
RULE(MD_TABLE_WIDE, 237, ERROR, N_("bảng có {0} cột, quá giới hạn {1}"), N_("chia thành nhiều bảng"), "")
RULE(MD_TABLE_LARGE, 238, ERROR, N_("bảng có hơn {0} ô; các hàng sau bị bỏ"),
     N_("chia thành nhiều bảng"), "")

/* Plan: numbers, names, references, values */
RULE(NAME_USED_TWICE, 301, ERROR, N_("tên “{0}” đã đặt ở {1}"), N_("đổi một trong hai thành tên khác"), "")
RULE(TABLE_UNKNOWN, 302, ERROR, N_("không có bảng “{0}”"), N_("các bảng đã khai báo: {1}"), "")
RULE(TABLE_NEAR, 303, ERROR, N_("không có bảng “{0}”"), N_("gõ “{1}”"), "")
RULE(TABLE_TWICE, 304, ERROR, N_("bảng “{0}” đã đặt ở {1}"),
     N_("chỉ đặt bảng một lần; chỗ khác thì dẫn chiếu bằng <?xem {2}?>"), "")
RULE(TABLE_UNUSED, 305, WARNING, N_("bảng “{0}” được khai báo nhưng không đặt vào đâu"),
     N_("gõ <?bang {0}?> trên một dòng riêng ở chỗ cần bảng"), "")
RULE(GROUP_UNKNOWN, 306, ERROR, N_("không có nhóm chỉ tiêu “{0}”"), N_("các nhóm đã khai báo: {1}"), "")
RULE(GROUP_NEAR, 307, ERROR, N_("không có nhóm chỉ tiêu “{0}”"), N_("gõ “{1}”"), "")
RULE(GROUP_TWICE, 308, ERROR, N_("nhóm chỉ tiêu “{0}” đã khai báo ở {1}"),
     N_("đổi tên một trong hai nhóm"), "")
RULE(INDICATOR_TWICE, 309, ERROR, N_("chỉ tiêu “{0}” đã khai báo ở {1}"),
     N_("đổi tên một trong hai chỉ tiêu"), "")
RULE(INDICATOR_CODE, 310, ERROR, N_("danh mục không có chỉ tiêu mã “{0}”"),
     N_("các mã: {1}; chỉ tiêu riêng của tỉnh thì bỏ ma=\"…\""), "")
RULE(INDICATOR_CODE_NEAR, 323, ERROR, N_("danh mục không có chỉ tiêu mã “{0}”"),
     N_("có phải “{1}”? Chỉ tiêu riêng của tỉnh thì bỏ ma=\"…\""), "")
RULE(VALUE_UNKNOWN, 311, ERROR, N_("không có chỉ tiêu “{0}”"), N_("các chỉ tiêu: {1}"), "")
RULE(VALUE_NEAR, 312, ERROR, N_("không có chỉ tiêu “{0}”"), N_("gõ “{1}”"), "")
RULE(VALUE_YEAR, 313, ERROR, N_("chỉ tiêu “{0}” không có giá trị năm {1}"), N_("các năm có: {2}"), "")
RULE(VALUE_COMPONENT, 314, ERROR, N_("chỉ tiêu “{0}” năm {1} không có thành phần “{2}”"),
     N_("các thành phần: {3}"), "")
RULE(VALUE_COMPONENT_NONE, 324, ERROR,
     N_("chỉ tiêu “{0}” năm {1} không chia thành phần, ở đây lại ghi “{2}”"), N_("bỏ tên thành phần"), "")
RULE(VALUE_COMPONENT_MISSING, 315, ERROR, N_("chỉ tiêu “{0}” năm {1} có nhiều thành phần"),
     N_("gõ thêm tên thành phần trong ngoặc kép; các thành phần: {2}"), "")
RULE(VALUE_NO_NUMBER, 316, ERROR, N_("giá trị “{2}” của chỉ tiêu “{0}” năm {1} không có số"),
     N_("bỏ chữ “so”"), "")
RULE(REFERENCE_UNKNOWN, 317, ERROR, N_("dẫn chiếu đến “{0}” nhưng không có chỗ nào mang tên đó"),
     N_("gõ {#{0}} ở cuối tiêu đề hoặc điểm được dẫn chiếu"), "")
RULE(REFERENCE_NEAR, 318, ERROR, N_("dẫn chiếu đến “{0}” nhưng không có chỗ nào mang tên đó"),
     N_("gõ <?xem {1}?>, hoặc gõ {#{0}} ở chỗ được dẫn chiếu"), "")
RULE(REFERENCE_ANNEX, 319, ERROR, N_("không có phụ lục “{0}”"), N_("các phụ lục: {1}"), "")
RULE(REFERENCE_UNNUMBERED, 320, ERROR, N_("chỗ mang tên “{0}” không có số để dẫn chiếu"),
     N_("đánh số tiêu đề hoặc điểm chứa nó, hoặc đặt tiêu đề cho bảng"), "")
RULE(TARGET_YEARS, 322, ERROR, N_("nhóm chỉ tiêu “{0}” có mục tiêu của hơn {1} năm"),
     N_("chia thành nhiều nhóm"), "")
RULE(POINT_NUMBERS_END, 321, ERROR, N_("không còn chữ cái để đánh số điểm tự động"),
     N_("chia thành nhiều khoản"), "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục II, khoản 6 điểm đ")
RULE(EXCEPTION_UNKNOWN, 325, ERROR, N_("không có quy tắc “{0}”"),
     N_("chạy kehoach check --quy-tac để xem các quy tắc"), "")
RULE(EXCEPTION_NEAR, 326, ERROR, N_("không có quy tắc “{0}”"),
     N_("có phải {1}? chạy kehoach check --quy-tac để xem các quy tắc"), "")
RULE(EXCEPTION_READER, 327, ERROR, N_("{0} không bỏ qua được"),
     N_("bỏ phần tử <bo-qua> này và sửa lỗi; chỉ bỏ qua được quy tắc mà kehoach check --quy-tac liệt kê"), "")
RULE(EXCEPTION_FILE, 328, ERROR, N_("kế hoạch không có tệp “{0}”"), N_("các tệp của kế hoạch: {1}"), "")
RULE(EXCEPTION_UNUSED, 329, WARNING, N_("bỏ qua {0} nhưng không tìm thấy lỗi nào như vậy"),
     N_("xóa phần tử <bo-qua> này; để lại thì lần sau có lỗi thật cũng không được báo"), "")

/* Fonts */
RULE(FONT_MANIFEST_UNREADABLE, 401, FAILURE, N_("không đọc được danh sách phông chữ “{0}”: {1}"),
     N_("chép lại phong-chu.ini của chương trình vào đó; nếu thư mục phông chữ ở chỗ khác thì gõ --fonts=…"), "")
RULE(FONT_MISSING, 402, FAILURE, N_("không tìm thấy phông chữ {0}, kiểu “{1}” (tệp {2})"),
     N_("cài gói fonts-liberation2, hoặc sửa {3}"), "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục I, khoản 4")
RULE(FONT_NOT_TRUETYPE, 403, WARNING, N_("tệp phông “{0}” không phải TrueType nên bị bỏ qua"),
     N_("dùng tệp .ttf có đường nét TrueType"), "")
RULE(FONT_LACKS_VIETNAMESE, 404, WARNING, N_("tệp phông “{0}” thiếu chữ “{1}” nên bị bỏ qua"),
     N_("cài gói fonts-liberation2 (phông Liberation từ bản 2)"), "")

/* Layout */
RULE(LETTER_LACKING, 421, ERROR, N_("phông chữ {2} không có ký tự “{0}” ({1})"),
     N_("thay ký tự này bằng ký tự có trong phông, hoặc đặt phông Times New Roman vào thư mục fonts/"),
     "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục I, khoản 4")
RULE(PAGES_TOO_MANY, 422, ERROR, N_("văn bản có {0} trang, quá giới hạn {1}"),
     N_("bớt nội dung, hoặc chia thành nhiều kế hoạch"), "")

/* Outputs */
RULE(OUTPUT_UNWRITABLE, 501, FAILURE, N_("không ghi được “{0}”: {1}; tệp cũ (nếu có) vẫn còn nguyên"),
     N_("kiểm tra chỗ trống trên đĩa và quyền ghi của thư mục"), "")
RULE(PDF_NOT_MADE, 511, FAILURE, N_("không tạo được tệp PDF: libharu báo lỗi {0}"),
     N_("chia kế hoạch hoặc tệp đính kèm thành nhiều phần; một tệp PDF chứa được khoảng 2 GB"), "")
RULE(PDF_FONT_NOT_SUBSET, 512, FAILURE, N_("không tạo được tệp PDF: không tách được các chữ cần dùng từ tệp phông"),
     N_("cài lại gói fonts-liberation2"), "")
RULE(PDF_NO_PAGES, 513, ERROR, N_("không tạo tệp PDF: tài liệu không có trang nào"),
     N_("thêm nội dung vào noi-dung.md"), "")

/* Command line */
RULE(PLAN_UNKNOWN, 601, ERROR, N_("không có kế hoạch nào tên “{0}”"), N_("các kế hoạch đang có: {1}"), "")
RULE(PLAN_UNKNOWN_NEAR, 602, ERROR, N_("không có kế hoạch nào tên “{0}”"), N_("có phải “{1}”?"), "")
RULE(PLAN_IS_CONTENT, 606, ERROR, N_("“{0}” là thư mục nguồn chứa mọi kế hoạch, không phải một kế hoạch"),
     N_("bỏ tên này đi để lấy mọi kế hoạch; nếu thư mục nguồn không nằm ở chỗ đang đứng thì gõ --content={0}"), "")
RULE(PLAN_IS_ABOVE_PLANS, 607, ERROR, N_("“{0}” là thư mục chứa các kế hoạch, không phải một kế hoạch"),
     N_("gõ tên kế hoạch; trong thư mục này có: {1}"), "")

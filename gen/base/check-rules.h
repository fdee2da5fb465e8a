/* clang-format off */
/* The table of the checks on sound plans: CHECK(name, number, severity, text, hint, clause, group,
 * place, wrong, right). Included with CHECK defined, so no include guard, behind finding-rules.h.
 * `wrong` and `right` are examples to be put into the place: the first gives exactly this finding,
 * the second does not; tests/check tries every pair and `kehoach check --quy-tac` lists them. They
 * are no messages and are the same in every language. Numbers: 700-749 form, 750-799 figures,
 * tasks, units, accessibility, 800-829 letters and marks, 830-849 capitals,
 * 850-859 dates, 860-899 what came later. A number is never given to another rule. */

/* Letters and marks */
CHECK(TEXT_SPACES, 800, WARNING, N_("có {0} dấu cách liền nhau"), N_("chỉ gõ một dấu cách giữa hai chữ"), "",
      TEXT, PARAGRAPH,
      "Phát triển hạ tầng  số trên địa bàn tỉnh.",
      "Phát triển hạ tầng số trên địa bàn tỉnh.")
CHECK(TEXT_SPACE_BEFORE, 801, WARNING, N_("có dấu cách trước dấu câu: “{0}”"),
      N_("dấu câu viết liền chữ đứng trước"), "",
      TEXT, PARAGRAPH,
      "Phát triển chính quyền số , kinh tế số và xã hội số.",
      "Phát triển chính quyền số, kinh tế số và xã hội số.")
CHECK(TEXT_SPACE_AFTER, 802, WARNING, N_("thiếu dấu cách sau dấu câu: “{0}”"),
      N_("gõ một dấu cách sau dấu câu"), "",
      TEXT, PARAGRAPH,
      "Nâng cao kỹ năng số.Bảo đảm an toàn thông tin.",
      "Nâng cao kỹ năng số. Bảo đảm an toàn thông tin.")
CHECK(TEXT_SPACE_BRACKET, 803, WARNING, N_("thiếu dấu cách trước dấu ngoặc: “{0}”"),
      N_("gõ một dấu cách trước dấu mở ngoặc"), "",
      TEXT, PARAGRAPH,
      "Thúc đẩy giao dịch điện tử(hợp đồng, hóa đơn).",
      "Thúc đẩy giao dịch điện tử (hợp đồng, hóa đơn).")
CHECK(TEXT_SPACE_INSIDE, 804, WARNING, N_("có dấu cách ở mép trong của ngoặc: “{0}”"),
      N_("chữ trong ngoặc viết liền dấu ngoặc"), "",
      TEXT, PARAGRAPH,
      "Thúc đẩy giao dịch điện tử ( hợp đồng, hóa đơn).",
      "Thúc đẩy giao dịch điện tử (hợp đồng, hóa đơn).")
CHECK(TEXT_MARKS_TWICE, 805, WARNING, N_("các dấu câu “{0}” đứng liền nhau"), N_("giữ lại một dấu"), "",
      TEXT, PARAGRAPH,
      "Phát triển chính quyền số,, kinh tế số.",
      "Phát triển chính quyền số, kinh tế số.")
CHECK(TEXT_ELLIPSIS, 806, WARNING, N_("dấu lửng viết “{0}”"), N_("gõ ba dấu chấm (...) hoặc một dấu …"), "",
      TEXT, PARAGRAPH,
      "Hỗ trợ nông dân, hợp tác xã, hộ kinh doanh....",
      "Hỗ trợ nông dân, hợp tác xã, hộ kinh doanh...")
CHECK(TEXT_QUOTES_STRAIGHT, 807, WARNING, N_("dấu nháy thẳng: {0}"), N_("gõ nháy cong “ và ”"), "",
      TEXT, PARAGRAPH,
      "Phong trào \"Bình dân học vụ số\" ở cơ sở.",
      "Phong trào “Bình dân học vụ số” ở cơ sở.")
CHECK(TEXT_UNPAIRED, 808, WARNING, N_("dấu {0} không có dấu đi cùng trong đoạn này"),
      N_("thêm dấu còn thiếu, hoặc bỏ dấu thừa"), "",
      TEXT, PARAGRAPH,
      "Thúc đẩy giao dịch điện tử (hợp đồng, hóa đơn ở mọi ngành.",
      "Thúc đẩy giao dịch điện tử (hợp đồng, hóa đơn) ở mọi ngành.")
CHECK(TEXT_DASH, 809, NOTE, N_("dấu gạch dài “{0}”; các mẫu của Nghị định chỉ dùng gạch nối"),
      N_("gõ dấu gạch nối -, giữa hai chữ thì có dấu cách ở hai bên"), "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục II, khoản 1",
      TEXT, PARAGRAPH,
      "Phát triển kinh tế – xã hội của tỉnh.",
      "Phát triển kinh tế - xã hội của tỉnh.")
CHECK(TEXT_HYPHEN, 810, WARNING, N_("dấu gạch nối chỉ có dấu cách ở một bên"),
      N_("gõ dấu cách ở cả hai bên, như “kinh tế - xã hội”"), "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục II, khoản 1",
      TEXT, PARAGRAPH,
      "Phát triển kinh tế- xã hội của tỉnh.",
      "Phát triển kinh tế - xã hội của tỉnh.")
CHECK(TEXT_COORDINATION, 811, WARNING, N_("“{0}” viết liền dấu gạch nối"),
      N_("gõ dấu cách ở hai bên dấu gạch nối, như “kinh tế - xã hội”"), "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục II, khoản 1",
      TEXT, PARAGRAPH,
      "Phát triển kinh tế-xã hội của tỉnh.",
      "Phát triển kinh tế - xã hội của tỉnh.")
CHECK(TEXT_DECIMAL_POINT, 812, WARNING, N_("số “{0}” dùng dấu chấm trước phần thập phân"), N_("gõ {1}"),
      "khoản 2 Điều 11 Luật Kế toán 88/2015/QH13",
      TEXT, PARAGRAPH,
      "Kinh tế số tăng 12.5% mỗi năm.",
      "Kinh tế số tăng 12,5% mỗi năm.")
CHECK(TEXT_NO_BREAK, 813, WARNING, N_("dấu cách không ngắt ({0}) gõ sẵn trong văn bản"),
      N_("gõ dấu cách thường; chương trình tự giữ liền những chữ phải đứng cùng dòng"), "",
      TEXT, PARAGRAPH,
      "Kế hoạch thực hiện trong năm\u00A02026.",
      "Kế hoạch thực hiện trong năm 2026.")
CHECK(TEXT_INVISIBLE, 814, WARNING, N_("có ký tự không nhìn thấy ({0})"), N_("xóa ký tự này rồi gõ lại chữ ở đó"),
      "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục I, khoản 4",
      TEXT, PARAGRAPH,
      "Phát triển hạ \u200Btầng số.",
      "Phát triển hạ tầng số.")
CHECK(TEXT_LETTER_D, 815, WARNING, N_("chữ “{1}” ({0}) không phải chữ Đ của tiếng Việt"), N_("gõ lại chữ Đ hoặc đ"),
      "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục I, khoản 4",
      TEXT, PARAGRAPH,
      "Chương trình của tỉnh \u00D0ồng Nai.",
      "Chương trình của tỉnh Đồng Nai.")
CHECK(TEXT_LOOKALIKE, 816, WARNING, N_("chữ “{1}” ({0}) trông giống chữ Việt nhưng thuộc bảng chữ khác"),
      N_("gõ lại chữ này bằng bộ gõ tiếng Việt"), "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục I, khoản 4",
      TEXT, PARAGRAPH,
      "Phát triển hạ t\u0430ng thông tin.",
      "Phát triển hạ tang thông tin.")
CHECK(TEXT_DECOMPOSED, 817, WARNING, N_("chữ gõ bằng Unicode tổ hợp, ở {0} đoạn của tệp này"),
      N_("đặt bộ gõ ở Unicode dựng sẵn và lưu lại tệp; bản in không đổi, nhưng tìm kiếm và so sánh thì có"),
      "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục I, khoản 4",
      TEXT, PARAGRAPH,
      "Phát triê\u0309n hạ tầng số.",
      "Phát triển hạ tầng số.")
CHECK(TEXT_WORD_TWICE, 818, WARNING, N_("chữ “{0}” gõ hai lần liền nhau"), N_("bỏ một chữ"), "",
      TEXT, PARAGRAPH,
      "Giúp việc cho Ban Ban Chỉ đạo chuyển đổi số.",
      "Giúp việc cho Ban Chỉ đạo chuyển đổi số.")
CHECK(TEXT_SYLLABLE, 819, WARNING, N_("“{0}” không phải một tiếng Việt: dính chữ, hoặc gõ nhầm dấu"),
      N_("tách các chữ dính nhau, hoặc sửa lại dấu; từ mượn thì viết rời có gạch nối, như “lô-gích”"), "",
      TEXT, PARAGRAPH,
      "Thúc đẩy chuyển đổi sốvà phát triển hạ tầng.",
      "Thúc đẩy chuyển đổi số và phát triển hạ tầng.")
CHECK(TEXT_TONE_MIXED, 820, WARNING,
      N_("“{0}” đặt dấu thanh khác “{1}”: cả văn bản có {2} chữ kiểu kia và {3} chữ kiểu này"),
      N_("chọn một kiểu cho cả văn bản; Nghị định không bắt buộc kiểu nào"), "",
      TEXT, PARAGRAPH,
      "Văn hóa số và xã hội hoá; tối ưu hóa nguồn lực.",
      "Văn hóa số và xã hội hóa; tối ưu hóa nguồn lực.")

/* Text from before Unicode */
CHECK(TEXT_MISREAD, 750, WARNING, N_("“{0}” là chữ {1} bị đọc nhầm; đúng ra là “{2}”"),
      N_("gõ lại, hoặc chạy: kehoach check --chuyen-ma {3}"), "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục I, khoản 4",
      TEXT, PARAGRAPH,
      "Céng hßa x· héi chñ nghÜa ViÖt Nam",
      "Cộng hòa xã hội chủ nghĩa Việt Nam")


/* Indicators and figures */
CHECK(TARGET_UNIT, 751, WARNING, N_("“{0}” không có đơn vị; các giá trị khác của chỉ tiêu này tính bằng {1}"),
      N_("gõ {0}{1} nếu đúng là như thế; nếu đơn vị khác thì ghi rõ"), "", TARGETS, TARGETS,
      "<chi-tieu ten=\"cap-quang\"><noi-dung>Tỷ lệ xã có mạng cáp quang</noi-dung>"
      "<goc nam=\"2025\"><gia-tri>30,07</gia-tri></goc><muc-tieu nam=\"2026\">trên 50%</muc-tieu></chi-tieu>",
      "<chi-tieu ten=\"cap-quang\"><noi-dung>Tỷ lệ xã có mạng cáp quang</noi-dung>"
      "<goc nam=\"2025\"><gia-tri>30,07%</gia-tri></goc><muc-tieu nam=\"2026\">trên 50%</muc-tieu></chi-tieu>")
CHECK(TARGET_SHARE_OVER, 752, WARNING, N_("“{0}” là một tỷ lệ nhưng lớn hơn 100%"),
      N_("kiểm tra lại số liệu; nếu đúng thì giải thích bằng ghi-chu=\"…\" ở giá trị này"), "", TARGETS, TARGETS,
      "<chi-tieu ten=\"tai-khoan\"><noi-dung>Tỷ lệ dân số có tài khoản</noi-dung>"
      "<goc nam=\"2025\"><gia-tri>257%</gia-tri></goc><muc-tieu nam=\"2026\">trên 80%</muc-tieu></chi-tieu>",
      "<chi-tieu ten=\"tai-khoan\"><noi-dung>Tỷ lệ dân số có tài khoản</noi-dung>"
      "<goc nam=\"2025\"><gia-tri>75%</gia-tri></goc><muc-tieu nam=\"2026\">trên 80%</muc-tieu></chi-tieu>")
CHECK(TARGET_SHARE_EXPLAINED, 753, NOTE, N_("“{0}” là một tỷ lệ lớn hơn 100%; văn bản có ghi chú giải thích"),
      N_("nếu được thì dùng số đã loại phần trùng"), "", TARGETS, TARGETS,
      "<chi-tieu ten=\"tai-khoan\"><noi-dung>Tỷ lệ dân số có tài khoản</noi-dung>"
      "<goc nam=\"2025\"><gia-tri ghi-chu=\"(chưa loại số trùng)\">257%</gia-tri></goc>"
      "<muc-tieu nam=\"2026\">trên 80%</muc-tieu></chi-tieu>",
      "<chi-tieu ten=\"tai-khoan\"><noi-dung>Tỷ lệ dân số có tài khoản</noi-dung>"
      "<goc nam=\"2025\"><gia-tri ghi-chu=\"(đã loại số trùng)\">75%</gia-tri></goc>"
      "<muc-tieu nam=\"2026\">trên 80%</muc-tieu></chi-tieu>")
CHECK(TARGET_DECLINES, 754, WARNING, N_("mục tiêu “{0}” năm {1} kém hơn số liệu gốc “{2}” năm {3}"),
      N_("kiểm tra lại hai con số; nếu cố ý thì nêu lý do ở ghi chú của chỉ tiêu"), "", TARGETS, TARGETS,
      "<chi-tieu ten=\"ky-nang\"><noi-dung>Tỷ lệ người dân có kỹ năng số</noi-dung>"
      "<goc nam=\"2025\"><gia-tri>60%</gia-tri></goc><muc-tieu nam=\"2026\">đạt 55%</muc-tieu></chi-tieu>",
      "<chi-tieu ten=\"ky-nang\"><noi-dung>Tỷ lệ người dân có kỹ năng số</noi-dung>"
      "<goc nam=\"2025\"><gia-tri>60%</gia-tri></goc><muc-tieu nam=\"2026\">đạt 65%</muc-tieu></chi-tieu>")
CHECK(TARGET_REACHED, 755, NOTE, N_("số liệu gốc “{2}” năm {3} đã đạt mục tiêu “{0}” năm {1}"),
      N_("nâng mục tiêu, hoặc ghi rõ là duy trì"), "", TARGETS, TARGETS,
      "<chi-tieu ten=\"nhan-luc\"><noi-dung>Tỷ lệ nhân lực số trong lực lượng lao động</noi-dung>"
      "<goc nam=\"2025\"><gia-tri>2,29%</gia-tri></goc><muc-tieu nam=\"2026\">trên 2%</muc-tieu></chi-tieu>",
      "<chi-tieu ten=\"nhan-luc\"><noi-dung>Tỷ lệ nhân lực số trong lực lượng lao động</noi-dung>"
      "<goc nam=\"2025\"><gia-tri>2,29%</gia-tri></goc><muc-tieu nam=\"2026\">trên 2,5%</muc-tieu></chi-tieu>")
CHECK(BASELINE_NATIONAL, 756, NOTE, N_("số liệu gốc “{0}” là của cả nước, không phải của tỉnh"),
      N_("dùng số liệu của tỉnh; nếu chưa có thì ghi chua-thong-ke=\"co\""), "", TARGETS, TARGETS,
      "<chi-tieu ten=\"nen-tang\"><noi-dung>Tỷ lệ doanh nghiệp sử dụng nền tảng số</noi-dung>"
      "<goc nam=\"2025\"><gia-tri>30,07%</gia-tri><nguon>Toàn quốc</nguon></goc>"
      "<muc-tieu nam=\"2026\">trên 50%</muc-tieu></chi-tieu>",
      "<chi-tieu ten=\"nen-tang\"><noi-dung>Tỷ lệ doanh nghiệp sử dụng nền tảng số</noi-dung>"
      "<goc nam=\"2025\"><gia-tri>28,5%</gia-tri><nguon>Thống kê tỉnh</nguon></goc>"
      "<muc-tieu nam=\"2026\">trên 50%</muc-tieu></chi-tieu>")
CHECK(TARGET_WEAKER, 757, WARNING, N_("mục tiêu “{0}” năm {1} thấp hơn mục tiêu quốc gia “{2}” ({3})"),
      N_("nâng lên bằng mức quốc gia, hoặc nêu lý do ở ghi chú của chỉ tiêu"), "QĐ 411/QĐ-TTg, Điều 1, Mục III",
      TARGETS, TARGETS,
      "<chi-tieu ten=\"ho-so\" ma=\"XHS-9\"><noi-dung>Tỷ lệ người dân có hồ sơ sức khỏe điện tử</noi-dung>"
      "<muc-tieu nam=\"2030\">đạt 90%</muc-tieu></chi-tieu>",
      "<chi-tieu ten=\"ho-so\" ma=\"XHS-9\"><noi-dung>Tỷ lệ người dân có hồ sơ sức khỏe điện tử</noi-dung>"
      "<muc-tieu nam=\"2030\">đạt trên 95%</muc-tieu></chi-tieu>")
CHECK(TARGET_WORD_WEAKER, 758, NOTE, N_("mục tiêu “{0}” năm {1} cùng con số nhưng nhẹ hơn mục tiêu quốc gia “{2}” ({3})"),
      N_("gõ {2} nếu không cố ý hạ mức"), "QĐ 411/QĐ-TTg, Điều 1, Mục III", TARGETS, TARGETS,
      "<chi-tieu ten=\"ho-so\" ma=\"XHS-9\"><noi-dung>Tỷ lệ người dân có hồ sơ sức khỏe điện tử</noi-dung>"
      "<muc-tieu nam=\"2030\">đạt 95%</muc-tieu></chi-tieu>",
      "<chi-tieu ten=\"ho-so\" ma=\"XHS-9\"><noi-dung>Tỷ lệ người dân có hồ sơ sức khỏe điện tử</noi-dung>"
      "<muc-tieu nam=\"2030\">đạt trên 95%</muc-tieu></chi-tieu>")
CHECK(TARGET_LATER_WEAKER, 759, WARNING, N_("mục tiêu “{0}” năm {1} thấp hơn mục tiêu “{2}” năm {3}"),
      N_("kiểm tra xem hai năm có bị đổi chỗ không"), "", TARGETS, TARGETS,
      "<chi-tieu ten=\"ky-nang\"><noi-dung>Tỷ lệ người dân có kỹ năng số</noi-dung>"
      "<muc-tieu nam=\"2026\">đạt 80%</muc-tieu><muc-tieu nam=\"2030\">đạt 65%</muc-tieu></chi-tieu>",
      "<chi-tieu ten=\"ky-nang\"><noi-dung>Tỷ lệ người dân có kỹ năng số</noi-dung>"
      "<muc-tieu nam=\"2026\">đạt 65%</muc-tieu><muc-tieu nam=\"2030\">đạt 80%</muc-tieu></chi-tieu>")
CHECK(TARGET_BASE, 760, NOTE, N_("“{0}” tính theo GDP, là số của cả nước; kế hoạch của tỉnh tính theo GRDP"),
      N_("gõ GRDP thay cho GDP nếu đúng là tính trên địa bàn tỉnh"), "", TARGETS, TARGETS,
      "<chi-tieu ten=\"ty-trong\"><noi-dung>Tỷ trọng kinh tế số của tỉnh</noi-dung>"
      "<muc-tieu nam=\"2030\">đạt 30% GDP</muc-tieu></chi-tieu>",
      "<chi-tieu ten=\"ty-trong\"><noi-dung>Tỷ trọng kinh tế số của tỉnh</noi-dung>"
      "<muc-tieu nam=\"2030\">đạt 30% GRDP</muc-tieu></chi-tieu>")
CHECK(TARGET_SIGNS, 761, NOTE, N_("cùng một nghĩa “từ mức ấy trở lên” nhưng ở đây viết “{0}”, chỗ trước viết “{1}”"),
      N_("dùng một cách viết trong cả kế hoạch, ví dụ “tối thiểu”"), "", TARGETS, TARGETS,
      "<chi-tieu ten=\"a\"><noi-dung>Tỷ lệ xã có mạng cáp quang</noi-dung><muc-tieu nam=\"2026\">&gt;=10%</muc-tieu>"
      "<muc-tieu nam=\"2030\">≥20%</muc-tieu></chi-tieu>",
      "<chi-tieu ten=\"a\"><noi-dung>Tỷ lệ xã có mạng cáp quang</noi-dung><muc-tieu nam=\"2026\">≥10%</muc-tieu>"
      "<muc-tieu nam=\"2030\">≥20%</muc-tieu></chi-tieu>")
CHECK(TARGET_PARTS, 762, WARNING, N_("mức chung “{0}” năm {1} không khớp với từng phần: {2}"),
      N_("sửa mức chung hoặc các phần cho khớp: mức chung phải nằm giữa mức thấp nhất và mức cao nhất của các phần"),
      "", TARGETS, TARGETS,
      "<chi-tieu ten=\"ho-so\"><noi-dung>Hồ sơ công việc được xử lý trên mạng</noi-dung>"
      "<muc-tieu nam=\"2026\">100%</muc-tieu><muc-tieu nam=\"2026\" thanh-phan=\"cấp tỉnh\">90%</muc-tieu>"
      "<muc-tieu nam=\"2026\" thanh-phan=\"cấp xã\">60%</muc-tieu></chi-tieu>",
      "<chi-tieu ten=\"ho-so\"><noi-dung>Hồ sơ công việc được xử lý trên mạng</noi-dung>"
      "<muc-tieu nam=\"2026\">70%</muc-tieu><muc-tieu nam=\"2026\" thanh-phan=\"cấp tỉnh\">90%</muc-tieu>"
      "<muc-tieu nam=\"2026\" thanh-phan=\"cấp xã\">60%</muc-tieu></chi-tieu>")
CHECK(TABLE_TOTAL, 763, WARNING, N_("tổng ghi {0} nhưng cộng các dòng phía trên được {1}"),
      N_("sửa tổng, hoặc sửa dòng ghi sai"), "", TARGETS, TABLE,
      "<tieu-de>Kinh phí (triệu đồng)</tieu-de><cot ten=\"Nội dung\"/><cot kieu=\"so\" ten=\"2026\"/>"
      "<dong><o>Tập huấn</o><o>1.250</o></dong><dong><o>Bài học trên mạng</o><o>480,5</o></dong>"
      "<dong><o>Tổng cộng</o><o>1.830,5</o></dong>",
      "<tieu-de>Kinh phí (triệu đồng)</tieu-de><cot ten=\"Nội dung\"/><cot kieu=\"so\" ten=\"2026\"/>"
      "<dong><o>Tập huấn</o><o>1.250</o></dong><dong><o>Bài học trên mạng</o><o>480,5</o></dong>"
      "<dong><o>Tổng cộng</o><o>1.730,5</o></dong>")
CHECK(INDICATOR_CODE_TWICE, 764, WARNING, N_("mã {0} đã dùng cho chỉ tiêu ở dòng {1}"),
      N_("sửa mã; nếu chỉ tiêu này chỉ gần giống chỉ tiêu quốc gia thì ghi thêm khac=\"…\""), "", TARGETS, TARGETS,
      "<chi-tieu ten=\"a\" ma=\"XHS-4\"><noi-dung>Tỷ lệ lao động được đào tạo kỹ năng số</noi-dung>"
      "<muc-tieu nam=\"2026\">đạt 65%</muc-tieu></chi-tieu>\n"
      "<chi-tieu ten=\"b\" ma=\"XHS-4\"><noi-dung>Tỷ lệ người dân có kỹ năng số</noi-dung>"
      "<muc-tieu nam=\"2026\">đạt 60%</muc-tieu></chi-tieu>",
      "<chi-tieu ten=\"a\" ma=\"XHS-4\"><noi-dung>Tỷ lệ lao động được đào tạo kỹ năng số</noi-dung>"
      "<muc-tieu nam=\"2026\">đạt 65%</muc-tieu></chi-tieu>\n"
      "<chi-tieu ten=\"b\" ma=\"XHS-4\" khac=\"Tính mọi người dân\"><noi-dung>Tỷ lệ người dân có kỹ năng số</noi-dung>"
      "<muc-tieu nam=\"2026\">đạt 60%</muc-tieu></chi-tieu>")
CHECK(INDICATOR_TITLE_TWICE, 765, WARNING, N_("chỉ tiêu “{0}” đã có ở dòng {1}"),
      N_("bỏ một chỉ tiêu, hoặc ghi rõ chỗ khác nhau trong tên"), "", TARGETS, TARGETS,
      "<chi-tieu ten=\"a\"><noi-dung>Tỷ lệ người dân có kỹ năng số</noi-dung><muc-tieu nam=\"2026\">đạt 65%</muc-tieu>"
      "</chi-tieu>\n<chi-tieu ten=\"b\"><noi-dung>Tỷ lệ người dân có kỹ năng số</noi-dung>"
      "<muc-tieu nam=\"2026\">đạt 60%</muc-tieu></chi-tieu>",
      "<chi-tieu ten=\"a\"><noi-dung>Tỷ lệ người dân có kỹ năng số</noi-dung><muc-tieu nam=\"2026\">đạt 65%</muc-tieu>"
      "</chi-tieu>\n<chi-tieu ten=\"b\"><noi-dung>Tỷ lệ cán bộ có kỹ năng số</noi-dung>"
      "<muc-tieu nam=\"2026\">đạt 60%</muc-tieu></chi-tieu>")
CHECK(TARGET_YEAR, 767, WARNING, N_("mục tiêu “{0}” là của năm {1}, trước năm ban hành kế hoạch ({2})"),
      N_("kiểm tra lại năm; số đã có thì ghi vào <goc>"), "", TARGETS, TARGETS,
      "<chi-tieu ten=\"a\"><noi-dung>Tỷ lệ người dân có kỹ năng số</noi-dung><muc-tieu nam=\"2024\">đạt 65%</muc-tieu>"
      "</chi-tieu>",
      "<chi-tieu ten=\"a\"><noi-dung>Tỷ lệ người dân có kỹ năng số</noi-dung><muc-tieu nam=\"2026\">đạt 65%</muc-tieu>"
      "</chi-tieu>")
CHECK(TARGET_FRACTION, 768, WARNING, N_("ghi “{0}” nhưng {1} là {2}%"), N_("sửa tỷ lệ hoặc phân số cho khớp"), "",
      TARGETS, TARGETS,
      "<chi-tieu ten=\"a\"><noi-dung>Tỷ lệ trường có nền tảng số</noi-dung><goc nam=\"2025\"><gia-tri>63%</gia-tri>"
      "<nguon>Sở Giáo dục và Đào tạo (21/33 trường)</nguon></goc><muc-tieu nam=\"2026\">trên 80%</muc-tieu></chi-tieu>",
      "<chi-tieu ten=\"a\"><noi-dung>Tỷ lệ trường có nền tảng số</noi-dung><goc nam=\"2025\"><gia-tri>63,6%</gia-tri>"
      "<nguon>Sở Giáo dục và Đào tạo (21/33 trường)</nguon></goc><muc-tieu nam=\"2026\">trên 80%</muc-tieu></chi-tieu>")
CHECK(TARGET_MET, 769, NOTE, N_("mục tiêu “{0}” ghi đã đạt nhưng không có số liệu gốc"),
      N_("thêm <goc> với con số đã đạt và nguồn của nó"), "", TARGETS, TARGETS,
      "<chi-tieu ten=\"a\"><noi-dung>Tỷ lệ xã có mạng 5G</noi-dung><muc-tieu nam=\"2026\">đạt 90% (đã đạt)</muc-tieu>"
      "</chi-tieu>",
      "<chi-tieu ten=\"a\"><noi-dung>Tỷ lệ xã có mạng 5G</noi-dung><goc nam=\"2025\"><gia-tri>87%</gia-tri></goc>"
      "<muc-tieu nam=\"2026\">đạt 90%</muc-tieu></chi-tieu>")
CHECK(INDICATORS_MISSING, 770, NOTE, N_("kế hoạch có {0} trong {1} chỉ tiêu quốc gia; không có: {2}"),
      N_("thêm các chỉ tiêu ấy, hoặc nêu lý do trong kế hoạch"), "QĐ 411/QĐ-TTg, Điều 1, Mục III", TARGETS, TARGETS,
      "<chi-tieu ten=\"a\" ma=\"KTS-1\"><noi-dung>Tỷ trọng kinh tế số</noi-dung><muc-tieu nam=\"2026\">đạt 22%</muc-tieu></chi-tieu>"
      "<chi-tieu ten=\"b\" ma=\"KTS-2\"><noi-dung>Tỷ trọng kinh tế số trong từng ngành</noi-dung><muc-tieu nam=\"2026\">đạt 12%</muc-tieu></chi-tieu>"
      "<chi-tieu ten=\"c\" ma=\"KTS-3\"><noi-dung>Tỷ trọng thương mại điện tử</noi-dung><muc-tieu nam=\"2026\">đạt 12%</muc-tieu></chi-tieu>"
      "<chi-tieu ten=\"d\" ma=\"KTS-4\"><noi-dung>Doanh nghiệp dùng hợp đồng điện tử</noi-dung><muc-tieu nam=\"2026\">đạt 82%</muc-tieu></chi-tieu>"
      "<chi-tieu ten=\"e\" ma=\"KTS-5\"><noi-dung>Doanh nghiệp dùng nền tảng số</noi-dung><muc-tieu nam=\"2026\">đạt 52%</muc-tieu></chi-tieu>"
      "<chi-tieu ten=\"g\" ma=\"KTS-6\"><noi-dung>Nhân lực kinh tế số</noi-dung><muc-tieu nam=\"2026\">đạt 3%</muc-tieu></chi-tieu>",
      "<chi-tieu ten=\"a\" ma=\"KTS-1\"><noi-dung>Tỷ trọng kinh tế số</noi-dung><muc-tieu nam=\"2026\">đạt 22%</muc-tieu></chi-tieu>")
CHECK(INDICATOR_CODE_MISSING, 771, NOTE, N_("tên chỉ tiêu trùng với chỉ tiêu quốc gia {0} nhưng không có mã"),
      N_("gõ ma=\"{0}\" ở <chi-tieu>"), "", TARGETS, TARGETS,
      "<chi-tieu ten=\"a\"><noi-dung>Tỷ lệ người dân có hồ sơ sức khỏe điện tử</noi-dung>"
      "<muc-tieu nam=\"2026\">đạt 91%</muc-tieu></chi-tieu>",
      "<chi-tieu ten=\"a\" ma=\"XHS-9\"><noi-dung>Tỷ lệ người dân có hồ sơ sức khỏe điện tử</noi-dung>"
      "<muc-tieu nam=\"2026\">đạt 91%</muc-tieu></chi-tieu>")
CHECK(INDICATOR_MEASURED_BY, 772, NOTE, N_("chỉ tiêu “{0}” không ghi cơ quan đo lường, các chỉ tiêu khác của bảng có ghi"),
      N_("thêm <do-luong>…</do-luong>"), "", TARGETS, TARGETS,
      "<chi-tieu ten=\"a\"><noi-dung>Tỷ lệ người dân có kỹ năng số</noi-dung><muc-tieu nam=\"2026\">đạt 65%</muc-tieu>"
      "<do-luong>Thống kê tỉnh</do-luong></chi-tieu>\n<chi-tieu ten=\"b\"><noi-dung>Tỷ lệ xã có mạng 5G</noi-dung>"
      "<muc-tieu nam=\"2026\">đạt 60%</muc-tieu></chi-tieu>",
      "<chi-tieu ten=\"a\"><noi-dung>Tỷ lệ người dân có kỹ năng số</noi-dung><muc-tieu nam=\"2026\">đạt 65%</muc-tieu>"
      "<do-luong>Thống kê tỉnh</do-luong></chi-tieu>\n<chi-tieu ten=\"b\"><noi-dung>Tỷ lệ xã có mạng 5G</noi-dung>"
      "<muc-tieu nam=\"2026\">đạt 60%</muc-tieu><do-luong>Sở Khoa học và Công nghệ</do-luong></chi-tieu>")
CHECK(INDICATOR_AGE, 773, WARNING, N_("chỉ tiêu tính từ {0} tuổi, chỉ tiêu quốc gia {2} tính từ {1} tuổi"),
      N_("sửa cho khớp; nếu cố ý thì ghi khac=\"Tính dân số từ {0} tuổi trở lên\""), "", TARGETS, TARGETS,
      "<chi-tieu ten=\"a\" ma=\"XHS-2\"><noi-dung>Tỷ lệ dân số từ 18 tuổi trở lên có tài khoản</noi-dung>"
      "<muc-tieu nam=\"2026\">đạt 82%</muc-tieu></chi-tieu>",
      "<chi-tieu ten=\"a\" ma=\"XHS-2\"><noi-dung>Tỷ lệ dân số từ 15 tuổi trở lên có tài khoản</noi-dung>"
      "<muc-tieu nam=\"2026\">đạt 82%</muc-tieu></chi-tieu>")
CHECK(INDICATOR_SCOPE, 774, NOTE, N_("tên chỉ tiêu có thêm “{0}” so với chỉ tiêu quốc gia {1}"),
      N_("nếu phạm vi khác thì ghi khac=\"…\" để không so sánh nhầm"), "", TARGETS, TARGETS,
      "<chi-tieu ten=\"a\" ma=\"XHS-9\"><noi-dung>Tỷ lệ người dân do bệnh viện huyện quản lý có hồ sơ sức khỏe điện tử</noi-dung>"
      "<muc-tieu nam=\"2026\">đạt 91%</muc-tieu></chi-tieu>",
      "<chi-tieu ten=\"a\" ma=\"XHS-9\"><noi-dung>Tỷ lệ người dân có hồ sơ sức khỏe điện tử</noi-dung>"
      "<muc-tieu nam=\"2026\">đạt 91%</muc-tieu></chi-tieu>")
CHECK(TARGET_LABELS, 775, NOTE, N_("các bảng chỉ tiêu gọi cùng một cột bằng tên khác nhau: {0}"),
      N_("ghi giống nhau trong <nhan> của các nhóm"), "", TARGETS, TARGETS,
      "<nhan stt=\"STT\"/><chi-tieu ten=\"a\"><noi-dung>Tỷ lệ xã có mạng 5G</noi-dung>"
      "<muc-tieu nam=\"2026\">đạt 60%</muc-tieu></chi-tieu></nhom>\n<nhom ten=\"b\" tieu-de=\"Mục tiêu khác\">"
      "<nhan stt=\"TT\"/><chi-tieu ten=\"c\"><noi-dung>Tỷ lệ cán bộ có kỹ năng số</noi-dung>"
      "<muc-tieu nam=\"2026\">đạt 60%</muc-tieu></chi-tieu>",
      "<nhan stt=\"TT\"/><chi-tieu ten=\"a\"><noi-dung>Tỷ lệ xã có mạng 5G</noi-dung>"
      "<muc-tieu nam=\"2026\">đạt 60%</muc-tieu></chi-tieu></nhom>\n<nhom ten=\"b\" tieu-de=\"Mục tiêu khác\">"
      "<nhan stt=\"TT\"/><chi-tieu ten=\"c\"><noi-dung>Tỷ lệ cán bộ có kỹ năng số</noi-dung>"
      "<muc-tieu nam=\"2026\">đạt 60%</muc-tieu></chi-tieu>")
CHECK(INDICATOR_ORDER, 777, NOTE, N_("thứ tự khác danh mục quốc gia: {0} đứng sau {1}"),
      N_("xếp theo thứ tự của danh mục để dễ đối chiếu"), "", TARGETS, TARGETS,
      "<chi-tieu ten=\"a\" ma=\"XHS-9\"><noi-dung>Tỷ lệ người dân có hồ sơ sức khỏe điện tử</noi-dung>"
      "<muc-tieu nam=\"2026\">đạt 91%</muc-tieu></chi-tieu>\n<chi-tieu ten=\"b\" ma=\"XHS-4\">"
      "<noi-dung>Tỷ lệ lao động có kỹ năng số</noi-dung><muc-tieu nam=\"2026\">đạt 72%</muc-tieu></chi-tieu>",
      "<chi-tieu ten=\"b\" ma=\"XHS-4\"><noi-dung>Tỷ lệ lao động có kỹ năng số</noi-dung>"
      "<muc-tieu nam=\"2026\">đạt 72%</muc-tieu></chi-tieu>\n<chi-tieu ten=\"a\" ma=\"XHS-9\">"
      "<noi-dung>Tỷ lệ người dân có hồ sơ sức khỏe điện tử</noi-dung><muc-tieu nam=\"2026\">đạt 91%</muc-tieu></chi-tieu>")
CHECK(PROSE_FIGURE, 766, WARNING, N_("câu này ghi {0} cho “{1}”, bảng chỉ tiêu ghi “{2}” cho năm {3}"),
      N_("gõ <?gia-tri {4} {3}?> thay cho con số, để câu và bảng luôn khớp"), "", TARGETS, FIGURES,
      "Đến năm 2026, tỷ lệ người dân có kỹ năng số đạt 70% trên địa bàn tỉnh.",
      "Đến năm 2026, tỷ lệ người dân có kỹ năng số <?gia-tri ky-nang 2026?> trên địa bàn tỉnh.")
/* Form */
CHECK(FORM_ISSUER_CAPITALS, 700, ERROR, N_("tên cơ quan “{0}” không in hoa"),
      N_("gõ in hoa toàn bộ tên cơ quan"), "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục II, khoản 2",
      FORM, HEAD,
      "<co-quan><dong>ỦY BAN NHÂN DÂN</dong><dong>tỉnh Thanh Hóa</dong></co-quan>",
      "<co-quan><dong>ỦY BAN NHÂN DÂN</dong><dong>TỈNH THANH HÓA</dong></co-quan>")
CHECK(FORM_PARENT, 701, WARNING, N_("văn bản của Ủy ban nhân dân tỉnh không có dòng cơ quan chủ quản “{0}”"),
      N_("bỏ <chu-quan>"), "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục II, khoản 2",
      FORM, HEAD,
      "<chu-quan><dong>CHÍNH PHỦ</dong></chu-quan>",
      "<co-quan><dong>ỦY BAN NHÂN DÂN</dong><dong>TỈNH THANH HÓA</dong></co-quan>")
CHECK(FORM_NUMBER_ZEROS, 702, WARNING, N_("số “{0}” thừa số 0 ở đầu"),
      N_("gõ {1}; chỉ số dưới 10 mới có một số 0 ở trước"), "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục II, khoản 3",
      FORM, HEAD,
      "<so>0134</so>",
      "<so>134</so>")
CHECK(FORM_SYMBOL_SPACES, 703, ERROR, N_("ký hiệu “{0}” có dấu cách"),
      N_("bỏ dấu cách: các nhóm chữ viết tắt nối liền bằng dấu gạch nối"), "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục II, khoản 3",
      FORM, HEAD,
      "<ky-hieu>KH - UBND</ky-hieu>",
      "<ky-hieu>KH-UBND</ky-hieu>")
CHECK(FORM_SYMBOL_TYPE, 704, ERROR, N_("ký hiệu “{0}” không bắt đầu bằng chữ viết tắt “{1}” của {2}"),
      N_("gõ {1}, dấu gạch nối, rồi chữ viết tắt tên cơ quan; chữ hoa chữ thường đúng như trong bảng của Nghị định"), "NĐ 30/2020/NĐ-CP, PL III, Mục I",
      FORM, HEAD,
      "<ky-hieu>UBND-KH</ky-hieu>",
      "<ky-hieu>KH-UBND</ky-hieu>")
CHECK(FORM_SYMBOL_ISSUER, 705, ERROR, N_("ký hiệu “{0}” thiếu chữ viết tắt in hoa của cơ quan ban hành"),
      N_("gõ như KH-UBND"), "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục II, khoản 3",
      FORM, HEAD,
      "<ky-hieu>KH-ubnd</ky-hieu>",
      "<ky-hieu>KH-UBND</ky-hieu>")
CHECK(FORM_PLACE_MARK, 706, WARNING, N_("địa danh “{0}” kết thúc bằng dấu câu"),
      N_("chỉ gõ tên; chương trình tự in dấu phẩy sau địa danh"), "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục II, khoản 4",
      FORM, HEAD,
      "<dia-danh>Thanh Hóa,</dia-danh>",
      "<dia-danh>Thanh Hóa</dia-danh>")
CHECK(FORM_PLACE_CAPITALS, 707, ERROR, N_("địa danh “{0}” không viết hoa theo lối tên riêng"),
      N_("viết hoa chữ cái đầu của từng tiếng, như Thanh Hóa"), "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục II, khoản 4",
      FORM, HEAD,
      "<dia-danh>THANH HÓA</dia-danh>",
      "<dia-danh>Thanh Hóa</dia-danh>")
CHECK(FORM_TYPE_CAPITALS, 708, ERROR, N_("tên loại “{0}” không in hoa"),
      N_("gõ in hoa, như KẾ HOẠCH"), "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục II, khoản 5",
      FORM, HEAD,
      "<loai>Kế hoạch</loai>",
      "<loai>KẾ HOẠCH</loai>")
CHECK(FORM_SUBJECT_CAPITALS, 709, ERROR, N_("trích yếu in hoa toàn bộ: “{0}”"),
      N_("gõ chữ thường, chỉ viết hoa đầu câu và tên riêng; giữ đúng chữ hoa, chữ thường của ký hiệu văn bản"), "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục II, khoản 5",
      FORM, HEAD,
      "<trich-yeu>NÂNG CAO KỸ NĂNG SỐ NĂM 2026</trich-yeu>",
      "<trich-yeu>Nâng cao kỹ năng số năm 2026</trich-yeu>")
CHECK(FORM_SUBJECT_END, 710, WARNING, N_("trích yếu kết thúc bằng dấu câu"),
      N_("bỏ dấu câu ở cuối"), "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục II, khoản 5",
      FORM, HEAD,
      "<trich-yeu>Nâng cao kỹ năng số năm 2026.</trich-yeu>",
      "<trich-yeu>Nâng cao kỹ năng số năm 2026</trich-yeu>")
CHECK(FORM_SUBJECT_ABOUT, 711, WARNING, N_("trích yếu bắt đầu bằng “{0}”"),
      N_("bỏ chữ này: tên loại đã in ở dòng trên, “V/v” chỉ dùng cho công văn"), "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục II, khoản 5",
      FORM, HEAD,
      "<trich-yeu>V/v nâng cao kỹ năng số năm 2026</trich-yeu>",
      "<trich-yeu>Nâng cao kỹ năng số năm 2026</trich-yeu>")
CHECK(FORM_CIRCULATION, 712, WARNING, N_("phạm vi lưu hành “{0}” không theo mẫu"),
      N_("gõ XEM XONG TRẢ LẠI hoặc LƯU HÀNH NỘI BỘ"), "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục III, khoản 2",
      FORM, HEAD,
      "<luu-hanh>Lưu hành nội bộ</luu-hanh>",
      "<luu-hanh>LƯU HÀNH NỘI BỘ</luu-hanh>")
CHECK(FORM_CAPACITY, 713, ERROR, N_("quyền hạn ký “{0}” viết không đúng"),
      N_("bắt đầu bằng TM., KT., TL., TUQ. hoặc Q., rồi một dấu cách"), "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục II, khoản 7",
      FORM, SIGNATURE,
      "<quyen-han>T/M ỦY BAN NHÂN DÂN</quyen-han>\n<quyen-han>TM. ỦY BAN NHÂN DÂN</quyen-han>\n<chuc-vu>CHỦ TỊCH</chuc-vu>\n<ho-ten>Nguyễn Văn An</ho-ten>",
      "<quyen-han>TM. ỦY BAN NHÂN DÂN</quyen-han>\n<chuc-vu>CHỦ TỊCH</chuc-vu>\n<ho-ten>Nguyễn Văn An</ho-ten>")
CHECK(FORM_CAPACITY_CAPITALS, 714, ERROR, N_("quyền hạn ký “{0}” không in hoa"),
      N_("gõ in hoa, như TM. ỦY BAN NHÂN DÂN"), "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục II, khoản 7",
      FORM, SIGNATURE,
      "<quyen-han>TM. Ủy ban nhân dân</quyen-han>\n<chuc-vu>CHỦ TỊCH</chuc-vu>\n<ho-ten>Nguyễn Văn An</ho-ten>",
      "<quyen-han>TM. ỦY BAN NHÂN DÂN</quyen-han>\n<chuc-vu>CHỦ TỊCH</chuc-vu>\n<ho-ten>Nguyễn Văn An</ho-ten>")
CHECK(FORM_CAPACITY_ORDER, 715, WARNING, N_("“{0}” đứng trước dòng TM."),
      N_("đặt dòng TM. lên trước: thay mặt tập thể, rồi đến ký thay người đứng đầu"), "NĐ 30/2020/NĐ-CP, Điều 13, khoản 2",
      FORM, SIGNATURE,
      "<quyen-han>KT. CHỦ TỊCH</quyen-han>\n<quyen-han>TM. ỦY BAN NHÂN DÂN</quyen-han>\n<chuc-vu>PHÓ CHỦ TỊCH</chuc-vu>\n<ho-ten>Nguyễn Văn An</ho-ten>",
      "<quyen-han>TM. ỦY BAN NHÂN DÂN</quyen-han>\n<quyen-han>KT. CHỦ TỊCH</quyen-han>\n<chuc-vu>PHÓ CHỦ TỊCH</chuc-vu>\n<ho-ten>Nguyễn Văn An</ho-ten>")
CHECK(FORM_COLLECTIVE, 716, WARNING, N_("văn bản của {0} không có dòng TM."),
      N_("thêm <quyen-han>TM. ỦY BAN NHÂN DÂN</quyen-han>: cơ quan làm việc theo chế độ tập thể thì người ký thay mặt tập thể"), "NĐ 30/2020/NĐ-CP, Điều 13, khoản 2",
      FORM, SIGNATURE,
      "<chuc-vu>CHỦ TỊCH</chuc-vu>\n<ho-ten>Nguyễn Văn An</ho-ten>",
      "<quyen-han>TM. ỦY BAN NHÂN DÂN</quyen-han>\n<chuc-vu>CHỦ TỊCH</chuc-vu>\n<ho-ten>Nguyễn Văn An</ho-ten>")
CHECK(FORM_DEPUTY_OFFICE, 717, ERROR, N_("ghi “{0}” nhưng chức vụ người ký là “{1}”"),
      N_("cấp phó ký thay thì chức vụ là PHÓ …; người đứng đầu ký thì bỏ dòng KT."), "NĐ 30/2020/NĐ-CP, Điều 13, khoản 2",
      FORM, SIGNATURE,
      "<quyen-han>TM. ỦY BAN NHÂN DÂN</quyen-han>\n<quyen-han>KT. CHỦ TỊCH</quyen-han>\n<chuc-vu>CHỦ TỊCH</chuc-vu>\n<ho-ten>Nguyễn Văn An</ho-ten>",
      "<quyen-han>TM. ỦY BAN NHÂN DÂN</quyen-han>\n<quyen-han>KT. CHỦ TỊCH</quyen-han>\n<chuc-vu>PHÓ CHỦ TỊCH</chuc-vu>\n<ho-ten>Nguyễn Văn An</ho-ten>")
CHECK(FORM_DEPUTY_CAPACITY, 718, ERROR, N_("“{0}” ký mà không có dòng KT."),
      N_("thêm <quyen-han>KT. {1}</quyen-han> trước chức vụ"), "NĐ 30/2020/NĐ-CP, Điều 13, khoản 2",
      FORM, SIGNATURE,
      "<quyen-han>TM. ỦY BAN NHÂN DÂN</quyen-han>\n<chuc-vu>PHÓ CHỦ TỊCH</chuc-vu>\n<ho-ten>Nguyễn Văn An</ho-ten>",
      "<quyen-han>TM. ỦY BAN NHÂN DÂN</quyen-han>\n<quyen-han>KT. CHỦ TỊCH</quyen-han>\n<chuc-vu>PHÓ CHỦ TỊCH</chuc-vu>\n<ho-ten>Nguyễn Văn An</ho-ten>")
CHECK(FORM_OFFICE_CAPITALS, 719, ERROR, N_("chức vụ “{0}” không in hoa"),
      N_("gõ in hoa, như CHỦ TỊCH"), "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục II, khoản 7",
      FORM, SIGNATURE,
      "<quyen-han>TM. ỦY BAN NHÂN DÂN</quyen-han>\n<chuc-vu>Chủ tịch</chuc-vu>\n<ho-ten>Nguyễn Văn An</ho-ten>",
      "<quyen-han>TM. ỦY BAN NHÂN DÂN</quyen-han>\n<chuc-vu>CHỦ TỊCH</chuc-vu>\n<ho-ten>Nguyễn Văn An</ho-ten>")
CHECK(FORM_SIGNATORY_TITLE, 720, WARNING, N_("trước họ tên người ký có “{0}”"),
      N_("chỉ ghi họ và tên; học hàm, học vị và danh hiệu không ghi, trừ ngành có quy định riêng (lực lượng vũ trang, giáo dục, y tế, khoa học)"), "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục II, khoản 7",
      FORM, SIGNATURE,
      "<quyen-han>TM. ỦY BAN NHÂN DÂN</quyen-han>\n<chuc-vu>CHỦ TỊCH</chuc-vu>\n<ho-ten>TS. Nguyễn Văn An</ho-ten>",
      "<quyen-han>TM. ỦY BAN NHÂN DÂN</quyen-han>\n<chuc-vu>CHỦ TỊCH</chuc-vu>\n<ho-ten>Nguyễn Văn An</ho-ten>")
CHECK(FORM_SIGNATORY_CAPITALS, 721, ERROR, N_("họ tên người ký “{0}” in hoa toàn bộ"),
      N_("gõ chữ thường, viết hoa chữ đầu từng tiếng"), "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục II, khoản 7",
      FORM, SIGNATURE,
      "<quyen-han>TM. ỦY BAN NHÂN DÂN</quyen-han>\n<chuc-vu>CHỦ TỊCH</chuc-vu>\n<ho-ten>NGUYỄN VĂN AN</ho-ten>",
      "<quyen-han>TM. ỦY BAN NHÂN DÂN</quyen-han>\n<chuc-vu>CHỦ TỊCH</chuc-vu>\n<ho-ten>Nguyễn Văn An</ho-ten>")
CHECK(FORM_RECIPIENT_MARK, 722, WARNING, N_("nơi nhận “{0}” có sẵn dấu gạch hoặc dấu câu"),
      N_("chỉ gõ tên; chương trình tự in “-” ở đầu và “;” ở cuối"), "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục II, khoản 9",
      FORM, RECIPIENTS,
      "<noi>Thường trực Tỉnh ủy;</noi>\n<luu>VT, KGVX</luu>",
      "<noi>Thường trực Tỉnh ủy</noi>\n<luu>VT, KGVX</luu>")
CHECK(FORM_RECIPIENT_TWICE, 723, WARNING, N_("nơi nhận “{0}” ghi hai lần"),
      N_("bỏ một dòng"), "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục II, khoản 9",
      FORM, RECIPIENTS,
      "<noi>Thường trực Tỉnh ủy</noi>\n<noi>Thường trực Tỉnh ủy</noi>\n<luu>VT, KGVX</luu>",
      "<noi>Thường trực Tỉnh ủy</noi>\n<noi>Thường trực Hội đồng nhân dân tỉnh</noi>\n<luu>VT, KGVX</luu>")
CHECK(FORM_ARCHIVE_WORD, 724, WARNING, N_("dòng lưu “{0}” có sẵn chữ “Lưu” hoặc dấu câu"),
      N_("chỉ gõ nơi lưu, như VT, KGVX; chương trình tự in “- Lưu:” và dấu chấm"), "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục II, khoản 9",
      FORM, RECIPIENTS,
      "<noi>Thường trực Tỉnh ủy</noi>\n<luu>Lưu: VT, KGVX.</luu>",
      "<noi>Thường trực Tỉnh ủy</noi>\n<luu>VT, KGVX</luu>")
CHECK(FORM_ARCHIVE_OFFICE, 725, WARNING, N_("dòng lưu “{0}” không bắt đầu bằng VT"),
      N_("gõ VT (văn thư) rồi đến đơn vị soạn thảo, như VT, KGVX"), "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục II, khoản 9",
      FORM, RECIPIENTS,
      "<noi>Thường trực Tỉnh ủy</noi>\n<luu>KGVX</luu>",
      "<noi>Thường trực Tỉnh ủy</noi>\n<luu>VT, KGVX</luu>")
CHECK(FORM_ARCHIVE_MISSING, 726, WARNING, N_("nơi nhận không có dòng “Lưu”"),
      N_("thêm <luu>VT, …</luu> ở cuối"), "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục II, khoản 9",
      FORM, RECIPIENTS,
      "<noi>Thường trực Tỉnh ủy</noi>",
      "<noi>Thường trực Tỉnh ủy</noi>\n<luu>VT, KGVX</luu>")
CHECK(FORM_GROUND_WORD, 727, WARNING, N_("căn cứ không bắt đầu bằng “Căn cứ”"),
      N_("gõ “Căn cứ …”, mỗi căn cứ một <p>"), "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục II, khoản 6",
      FORM, GROUNDS,
      "<p>Luật Tổ chức chính quyền địa phương;</p>\n<p>Theo đề nghị của Giám đốc Sở Khoa học và Công nghệ.</p>",
      "<p>Căn cứ Luật Tổ chức chính quyền địa phương;</p>\n<p>Theo đề nghị của Giám đốc Sở Khoa học và Công nghệ.</p>")
CHECK(FORM_GROUND_END, 728, ERROR, N_("căn cứ không kết thúc bằng dấu “{0}”"),
      N_("mỗi căn cứ kết thúc bằng dấu chấm phẩy, căn cứ cuối cùng bằng dấu chấm"), "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục II, khoản 6",
      FORM, GROUNDS,
      "<p>Căn cứ Luật Tổ chức chính quyền địa phương,</p>\n<p>Theo đề nghị của Giám đốc Sở Khoa học và Công nghệ.</p>",
      "<p>Căn cứ Luật Tổ chức chính quyền địa phương;</p>\n<p>Theo đề nghị của Giám đốc Sở Khoa học và Công nghệ.</p>")
CHECK(FORM_END_MISSING, 729, WARNING, N_("nội dung không kết thúc bằng “./.”"),
      N_("gõ ./. liền ngay sau chữ cuối cùng"), "NĐ 30/2020/NĐ-CP, PL III, Mẫu 1.4",
      FORM, BODY,
      "# I. MỤC TIÊU\n\nNâng cao kỹ năng số của người dân.",
      "# I. MỤC TIÊU\n\nNâng cao kỹ năng số của người dân./.")
CHECK(FORM_END_FORM, 730, WARNING, N_("dấu kết thúc “./.” viết không đúng"),
      N_("gõ ./. liền ngay sau chữ cuối cùng, không có dấu cách, không thêm dấu chấm"), "NĐ 30/2020/NĐ-CP, PL III, Mẫu 1.4",
      FORM, BODY,
      "# I. MỤC TIÊU\n\nNâng cao kỹ năng số của người dân. /.",
      "# I. MỤC TIÊU\n\nNâng cao kỹ năng số của người dân./.")
CHECK(FORM_END_TWICE, 731, WARNING, N_("dấu “./.” đứng giữa nội dung"),
      N_("chỉ gõ ./. ở cuối văn bản"), "NĐ 30/2020/NĐ-CP, PL III, Mẫu 1.4",
      FORM, BODY,
      "# I. MỤC TIÊU\n\nNâng cao kỹ năng số của người dân./.\n\n# II. TỔ CHỨC THỰC HIỆN\n\nCác cơ quan, đơn vị thực hiện Kế hoạch này./.",
      "# I. MỤC TIÊU\n\nNâng cao kỹ năng số của người dân.\n\n# II. TỔ CHỨC THỰC HIỆN\n\nCác cơ quan, đơn vị thực hiện Kế hoạch này./.")
CHECK(FORM_TYPED_PART, 732, WARNING, N_("“{0}” gõ trong nội dung; chương trình đã tự in phần này"),
      N_("bỏ dòng này khỏi noi-dung.md"), "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục II, khoản 1",
      FORM, PARAGRAPH,
      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
      "Nâng cao kỹ năng số của người dân.")
CHECK(FORM_ANNEX_UNCITED, 733, WARNING, N_("nội dung không nhắc đến phụ lục “{0}”"),
      N_("dẫn đến phụ lục ở chỗ có liên quan: gõ <?xem phu-luc:{0}?>"), "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục III, khoản 1",
      FORM, ANNEX_BODY,
      "# I. MỤC TIÊU\n\nNâng cao kỹ năng số của người dân./.",
      "# I. MỤC TIÊU\n\nNâng cao kỹ năng số của người dân theo <?xem phu-luc:nhiem-vu?>./.")
CHECK(FORM_ANNEX_DIGITS, 734, WARNING, N_("“{0}” đánh số phụ lục bằng chữ số Ả Rập"),
      N_("gõ <?xem phu-luc:tên?> để chương trình tự ghi: một phụ lục thì không đánh số, từ hai trở lên dùng số La Mã"), "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục III, khoản 1",
      FORM, ANNEX_BODY,
      "# I. MỤC TIÊU\n\nNâng cao kỹ năng số của người dân theo Phụ lục 1./.",
      "# I. MỤC TIÊU\n\nNâng cao kỹ năng số của người dân theo <?xem phu-luc:nhiem-vu?>./.")
CHECK(FORM_ANNEX_NONE, 735, WARNING, N_("nội dung nhắc đến phụ lục kèm theo nhưng kế hoạch không có phụ lục"),
      N_("thêm <phu-luc ten=\"…\" tep=\"…\"/> vào ke-hoach.xml, hoặc bỏ câu này"), "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục III, khoản 1",
      FORM, PARAGRAPH,
      "Nhiệm vụ cụ thể tại Phụ lục kèm theo Kế hoạch này.",
      "Nhiệm vụ cụ thể tại Mục II Kế hoạch này.")

/* Numbering, citations, dates, capitals */
CHECK(NUMBER_LETTER, 736, WARNING, N_("điểm “{0})” không phải chữ cái dùng để đánh thứ tự"),
      N_("gõ {1}); thứ tự là a, b, c, d, đ, e, g, h, i, k, l, m, n, o, p, q, r, s, t, u, v, x, y"), "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục II, khoản 6",
      NUMBERING, BODY_START,
      "# I. MỤC TIÊU\n\na) Mở lớp học;\n\nb) Biên soạn bài học;\n\nc) Đưa bài học lên mạng;\n\nd) Kiểm tra kết quả;\n\nđ) Khen thưởng;\n\ne) Tổng hợp;\n\nf) Báo cáo.",
      "# I. MỤC TIÊU\n\na) Mở lớp học;\n\nb) Biên soạn bài học;\n\nc) Đưa bài học lên mạng;\n\nd) Kiểm tra kết quả;\n\nđ) Khen thưởng;\n\ne) Tổng hợp;\n\ng) Báo cáo.")
CHECK(NUMBER_LETTER_ORDER, 737, WARNING, N_("điểm “{0})” đứng ở chỗ của điểm “{1})”"),
      N_("đánh lại các điểm theo thứ tự chữ cái tiếng Việt: a, b, c, d, đ, e, g, h, i, k, …"), "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục II, khoản 6",
      NUMBERING, BODY_START,
      "# I. MỤC TIÊU\n\na) Mở lớp học;\n\nb) Biên soạn bài học;\n\nc) Đưa bài học lên mạng;\n\nd) Kiểm tra kết quả;\n\ne) Báo cáo.",
      "# I. MỤC TIÊU\n\na) Mở lớp học;\n\nb) Biên soạn bài học;\n\nc) Đưa bài học lên mạng;\n\nd) Kiểm tra kết quả;\n\nđ) Báo cáo.")
CHECK(NUMBER_ORDER, 738, WARNING, N_("số “{0}” không nối tiếp số đứng trước; ở đây phải là số thứ {1}"),
      N_("đánh lại số cho liên tục"), "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục II, khoản 6",
      NUMBERING, BODY_START,
      "# I. MỤC TIÊU\n\nNâng cao kỹ năng số.\n\n# III. GIẢI PHÁP\n\nMở lớp học.",
      "# I. MỤC TIÊU\n\nNâng cao kỹ năng số.\n\n# II. GIẢI PHÁP\n\nMở lớp học.")
CHECK(NUMBER_PARENT, 739, WARNING, N_("“{0}” đứng trong “{1}” nhưng số không bắt đầu bằng số ấy"),
      N_("sửa phần đầu của số cho khớp với mục chứa nó"), "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục II, khoản 6",
      NUMBERING, BODY_START,
      "# I. MỤC TIÊU\n\n## 1. Mục tiêu chung\n\n### 2.1. Năm 2026\n\nNâng cao kỹ năng số.\n\n### 1.2. Năm 2027\n\nMở lớp học.",
      "# I. MỤC TIÊU\n\n## 1. Mục tiêu chung\n\n### 1.1. Năm 2026\n\nNâng cao kỹ năng số.\n\n### 1.2. Năm 2027\n\nMở lớp học.")
CHECK(CITE_SYMBOL_UPPER, 740, WARNING, N_("ký hiệu “{0}” bị in hoa toàn bộ"),
      N_("gõ {1}: chữ thường trong ký hiệu có nghĩa"), "NĐ 30/2020/NĐ-CP, PL III, Mục I",
      CITATIONS, PARAGRAPH,
      "Thực hiện Quyết định số 411/QĐ-TTG ngày 31/3/2022 của Thủ tướng Chính phủ phê duyệt Chiến lược quốc gia phát triển kinh tế số và xã hội số.",
      "Thực hiện Quyết định số 411/QĐ-TTg ngày 31/3/2022 của Thủ tướng Chính phủ phê duyệt Chiến lược quốc gia phát triển kinh tế số và xã hội số.")
CHECK(CITE_SYMBOL_SPACES, 741, WARNING, N_("số, ký hiệu “{0}” có dấu cách"),
      N_("gõ {1}"), "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục II, khoản 3",
      CITATIONS, PARAGRAPH,
      "Thực hiện Quyết định số 411/QĐ- TTg ngày 31/3/2022 của Thủ tướng Chính phủ phê duyệt Chiến lược quốc gia phát triển kinh tế số và xã hội số.",
      "Thực hiện Quyết định số 411/QĐ-TTg ngày 31/3/2022 của Thủ tướng Chính phủ phê duyệt Chiến lược quốc gia phát triển kinh tế số và xã hội số.")
CHECK(CITE_LAW_NUMBER, 742, NOTE, N_("viện dẫn Luật có ghi số “{0}”"),
      N_("viện dẫn Luật, Pháp lệnh chỉ ghi tên loại và tên, không ghi số, ký hiệu"), "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục II, khoản 6",
      CITATIONS, PARAGRAPH,
      "Thực hiện Luật Giao dịch điện tử số 20/2023/QH15.",
      "Thực hiện Luật Giao dịch điện tử.")
CHECK(CITE_ORDER, 743, WARNING, N_("“{0}” xếp từ lớn đến nhỏ"),
      N_("xếp từ nhỏ đến lớn: điểm, khoản, Điều, Mục, Chương"), "NĐ 30/2020/NĐ-CP, PL II, Mục V, khoản 7",
      CITATIONS, PARAGRAPH,
      "Thực hiện theo Điều 6 khoản 2 của Luật Giao dịch điện tử.",
      "Thực hiện theo khoản 2 Điều 6 của Luật Giao dịch điện tử.")
CHECK(CITE_PART_LETTER, 744, WARNING, N_("“{0}” viết hoa không đúng"),
      N_("gõ “{1}”: Phần, Chương, Mục, Điều viết hoa; khoản, điểm viết thường"), "NĐ 30/2020/NĐ-CP, PL II, Mục V, khoản 7",
      CITATIONS, PARAGRAPH,
      "Thực hiện theo Khoản 2 Điều 6 của Luật Giao dịch điện tử.",
      "Thực hiện theo khoản 2 Điều 6 của Luật Giao dịch điện tử.")
CHECK(CITE_KIND_LETTER, 745, WARNING, N_("tên loại “{0}” của một văn bản cụ thể không viết hoa"),
      N_("gõ “{1}”"), "NĐ 30/2020/NĐ-CP, PL II, Mục V, khoản 6",
      CITATIONS, PARAGRAPH,
      "Thực hiện quyết định số 411/QĐ-TTg ngày 31/3/2022 của Thủ tướng Chính phủ phê duyệt Chiến lược quốc gia phát triển kinh tế số và xã hội số.",
      "Thực hiện Quyết định số 411/QĐ-TTg ngày 31/3/2022 của Thủ tướng Chính phủ phê duyệt Chiến lược quốc gia phát triển kinh tế số và xã hội số.")
CHECK(DATE_NONE, 850, WARNING, N_("không có ngày {0}"),
      N_("kiểm tra lại ngày, tháng"), "",
      DATES, PARAGRAPH,
      "Hoàn thành trước ngày 31/4/2026.",
      "Hoàn thành trước ngày 30/4/2026.")
CHECK(DATE_YEAR, 851, WARNING, N_("năm trong “{0}” chỉ có hai chữ số"),
      N_("gõ đủ bốn chữ số của năm"), "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục II, khoản 4",
      DATES, PARAGRAPH,
      "Hoàn thành trước ngày 30/4/26.",
      "Hoàn thành trước ngày 30/4/2026.")
CHECK(DATE_HYPHENS, 852, WARNING, N_("ngày “{0}” viết bằng dấu gạch nối"),
      N_("gõ {1}"), "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục II, khoản 4",
      DATES, PARAGRAPH,
      "Hoàn thành trước ngày 30-4-2026.",
      "Hoàn thành trước ngày 30/4/2026.")
CHECK(DATE_ZEROS, 853, NOTE, N_("ngày “{0}” thừa hoặc thiếu số 0"),
      N_("gõ {1}: thêm 0 trước ngày dưới 10 và tháng 1, 2; các tháng khác không thêm"), "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục II, khoản 4",
      DATES, PARAGRAPH,
      "Hoàn thành trước ngày 5/4/2026.",
      "Hoàn thành trước ngày 05/4/2026.")
CHECK(DATE_LATER, 854, WARNING, N_("viện dẫn văn bản ngày {0}, sau ngày của kế hoạch ({1})"),
      N_("kiểm tra lại ngày của văn bản được viện dẫn"), "",
      DATES, PARAGRAPH,
      "Thực hiện Quyết định số 411/QĐ-TTg ngày 31/3/2027 của Thủ tướng Chính phủ phê duyệt Chiến lược quốc gia phát triển kinh tế số và xã hội số.",
      "Thực hiện Quyết định số 411/QĐ-TTg ngày 31/3/2022 của Thủ tướng Chính phủ phê duyệt Chiến lược quốc gia phát triển kinh tế số và xã hội số.")
CHECK(DATE_PERIOD, 855, WARNING, N_("giai đoạn “{0}” có năm cuối trước năm đầu"),
      N_("đổi lại thứ tự hai năm"), "",
      DATES, PARAGRAPH,
      "Phát triển kinh tế số giai đoạn 2030-2026.",
      "Phát triển kinh tế số giai đoạn 2026-2030.")
CHECK(DATE_PERIOD_STYLES, 858, NOTE, N_("giai đoạn “{0}”: ở chỗ trước viết “{1}”"),
      N_("viết một kiểu trong cả văn bản, như trong trích yếu"), "",
      DATES, PARAGRAPH,
      "Phát triển kinh tế số giai đoạn 2026-2030.\n\nĐào tạo nhân lực giai đoạn 2026 - 2030.",
      "Phát triển kinh tế số giai đoạn 2026-2030.\n\nĐào tạo nhân lực giai đoạn 2026-2030.")
CHECK(CAPITALS_COUNTRY, 830, WARNING, N_("“{0}” viết hoa không đúng"),
      N_("gõ {1}"), "NĐ 30/2020/NĐ-CP, PL II, Mục III, khoản 1",
      CAPITALS, PARAGRAPH,
      "Khuyến khích người dân dùng hàng Việt nam trên mạng.",
      "Khuyến khích người dân dùng hàng Việt Nam trên mạng.")
CHECK(CAPITALS_CITY, 831, WARNING, N_("“{0}” là trường hợp đặc biệt, danh từ chung cũng viết hoa"),
      N_("gõ {1}"), "NĐ 30/2020/NĐ-CP, PL II, Mục III, khoản 1",
      CAPITALS, PARAGRAPH,
      "Học tập kinh nghiệm của thành phố Hồ Chí Minh.",
      "Học tập kinh nghiệm của Thành phố Hồ Chí Minh.")
CHECK(CAPITALS_AGENCY, 832, WARNING, N_("tên cơ quan “{0}” viết hoa không đúng"),
      N_("gõ {1}"), "NĐ 30/2020/NĐ-CP, PL II, Mục IV",
      CAPITALS, PARAGRAPH,
      "Báo cáo Ủy ban Nhân dân tỉnh xem xét.",
      "Báo cáo Ủy ban nhân dân tỉnh xem xét.")
CHECK(CAPITALS_STATE, 833, WARNING, N_("“{0}” viết hoa không đúng: Nhân dân, Nhà nước viết hoa"),
      N_("gõ {1}"), "NĐ 30/2020/NĐ-CP, PL II, Mục V, khoản 1",
      CAPITALS, PARAGRAPH,
      "Chủ trương của Đảng và nhà nước về chuyển đổi số.",
      "Chủ trương của Đảng và Nhà nước về chuyển đổi số.")
CHECK(CAPITALS_PROVINCE, 834, WARNING, N_("“{0}” giữa câu: danh từ chung không viết hoa"),
      N_("gõ {1}"), "NĐ 30/2020/NĐ-CP, PL II, Mục III, khoản 1",
      CAPITALS, PARAGRAPH,
      "Nâng cao kỹ năng số của người dân Tỉnh Thanh Hóa.",
      "Nâng cao kỹ năng số của người dân tỉnh Thanh Hóa.")
CHECK(CAPITALS_SENTENCE, 835, WARNING, N_("chữ “{0}” sau dấu kết thúc câu không viết hoa"),
      N_("viết hoa chữ đầu câu, hoặc sửa dấu chấm thành dấu phẩy"), "NĐ 30/2020/NĐ-CP, PL II, Mục I",
      CAPITALS, PARAGRAPH,
      "Nâng cao kỹ năng số. phát triển hạ tầng số.",
      "Nâng cao kỹ năng số. Phát triển hạ tầng số.")
/* Tasks of annexes. An example is a task, or what stands beside it. */
CHECK(TASK_NO_LEAD, 778, WARNING, N_("nhiệm vụ không có cơ quan chủ trì"), N_("gõ tên cơ quan trong <chu-tri>"), "", TASKS, TASKS,
      "<nhiem-vu so=\"1\"><noi-dung>Mở lớp kỹ năng số</noi-dung><chu-tri/><phoi-hop>Sở Y tế</phoi-hop><thoi-gian>2026</thoi-gian></nhiem-vu>",
      "<nhiem-vu so=\"1\"><noi-dung>Mở lớp kỹ năng số</noi-dung><chu-tri>Sở Nội vụ</chu-tri><phoi-hop>Sở Y tế</phoi-hop><thoi-gian>2026</thoi-gian></nhiem-vu>")
CHECK(TASK_LEAD_TWICE, 779, WARNING, N_("“{0}” vừa chủ trì vừa phối hợp"), N_("bỏ cơ quan này ở <phoi-hop>"), "", TASKS, TASKS,
      "<nhiem-vu so=\"1\"><noi-dung>Mở lớp kỹ năng số</noi-dung><chu-tri>Sở Nội vụ</chu-tri><phoi-hop>Sở Y tế; Sở Nội vụ</phoi-hop><thoi-gian>2026</thoi-gian></nhiem-vu>",
      "<nhiem-vu so=\"1\"><noi-dung>Mở lớp kỹ năng số</noi-dung><chu-tri>Sở Nội vụ</chu-tri><phoi-hop>Sở Y tế</phoi-hop><thoi-gian>2026</thoi-gian></nhiem-vu>")
CHECK(TASK_AGENCY_SPELLING, 780, NOTE, N_("“{0}” ở chỗ khác viết “{1}”"), N_("viết tên cơ quan giống nhau trong cả kế hoạch"),
      "NĐ 30/2020/NĐ-CP, PL II, Mục IV", TASKS, TASKS,
      "<nhiem-vu so=\"1\"><noi-dung>Mở lớp kỹ năng số</noi-dung><chu-tri>Sở Nội vụ</chu-tri><phoi-hop/><thoi-gian>2026</thoi-gian></nhiem-vu>"
      "<nhiem-vu so=\"2\"><noi-dung>Thi kỹ năng số</noi-dung><chu-tri>Sở Nội Vụ</chu-tri><phoi-hop/><thoi-gian>2026</thoi-gian></nhiem-vu>",
      "<nhiem-vu so=\"1\"><noi-dung>Mở lớp kỹ năng số</noi-dung><chu-tri>Sở Nội vụ</chu-tri><phoi-hop/><thoi-gian>2026</thoi-gian></nhiem-vu>"
      "<nhiem-vu so=\"2\"><noi-dung>Thi kỹ năng số</noi-dung><chu-tri>Sở Nội vụ</chu-tri><phoi-hop/><thoi-gian>2026</thoi-gian></nhiem-vu>")
CHECK(TASK_AGENCY_UNKNOWN, 781, NOTE, N_("“{0}” có việc trong phụ lục nhưng không có trong phần tổ chức thực hiện và nơi nhận"),
      N_("thêm cơ quan này vào phần tổ chức thực hiện hoặc nơi nhận, hoặc kiểm tra lại tên"), "", TASKS, ANNEX_BODY,
      "# I. TỔ CHỨC THỰC HIỆN\n\n## 1. Sở Y tế\n\nThực hiện <?xem phu-luc:nhiem-vu?>.\n\n## 2. Sở Tài chính\n\nBố trí kinh phí.\n\n## 3. Sở Nội vụ\n\nThi đua, khen thưởng./.",
      "# I. TỔ CHỨC THỰC HIỆN\n\n## 1. Sở Y tế\n\nThực hiện <?xem phu-luc:nhiem-vu?>.\n\n## 2. Sở Tài chính\n\nBố trí kinh phí.\n\n## 3. Sở Khoa học và Công nghệ\n\nMở lớp./.")
CHECK(TASK_PERIOD_EARLY, 782, WARNING, N_("thời gian “{0}” kết thúc trước ngày ban hành kế hoạch ({1})"),
      N_("kiểm tra lại ngày, năm của nhiệm vụ"), "", TASKS, TASKS,
      "<nhiem-vu so=\"1\"><noi-dung>Mở lớp kỹ năng số</noi-dung><chu-tri>Sở Nội vụ</chu-tri><phoi-hop/><thoi-gian>Trước ngày 10/01/2026</thoi-gian></nhiem-vu>",
      "<nhiem-vu so=\"1\"><noi-dung>Mở lớp kỹ năng số</noi-dung><chu-tri>Sở Nội vụ</chu-tri><phoi-hop/><thoi-gian>Năm 2026</thoi-gian></nhiem-vu>")
CHECK(TASK_PERIOD_LATE, 783, WARNING, N_("thời gian “{0}” vượt quá thời kỳ của kế hoạch (đến năm {1} theo trích yếu)"),
      N_("kiểm tra lại năm, hoặc thời kỳ ghi trong trích yếu"), "", TASKS, TASKS,
      "<nhiem-vu so=\"1\"><noi-dung>Mở lớp kỹ năng số</noi-dung><chu-tri>Sở Nội vụ</chu-tri><phoi-hop/><thoi-gian>2026 - 2030</thoi-gian></nhiem-vu>",
      "<nhiem-vu so=\"1\"><noi-dung>Mở lớp kỹ năng số</noi-dung><chu-tri>Sở Nội vụ</chu-tri><phoi-hop/><thoi-gian>2026</thoi-gian></nhiem-vu>")
CHECK(TASK_PERIOD_UNREAD, 784, NOTE, N_("không đọc được thời gian “{0}”"),
      N_("gõ năm, quý, tháng, ngày hoặc “thường xuyên”, ví dụ 2026, Quý II/2026, trước ngày 15/12/2026"), "", TASKS, TASKS,
      "<nhiem-vu so=\"1\"><noi-dung>Mở lớp kỹ năng số</noi-dung><chu-tri>Sở Nội vụ</chu-tri><phoi-hop/><thoi-gian>Sớm nhất</thoi-gian></nhiem-vu>",
      "<nhiem-vu so=\"1\"><noi-dung>Mở lớp kỹ năng số</noi-dung><chu-tri>Sở Nội vụ</chu-tri><phoi-hop/><thoi-gian>Quý II/2026</thoi-gian></nhiem-vu>")
CHECK(TASK_TWICE, 785, WARNING, N_("nhiệm vụ này đã có ở dòng {0}"), N_("bỏ một nhiệm vụ, hoặc ghi rõ chỗ khác nhau"), "", TASKS, TASKS,
      "<nhiem-vu so=\"1\"><noi-dung>Mở lớp kỹ năng số</noi-dung><chu-tri>Sở Nội vụ</chu-tri><phoi-hop/><thoi-gian>2026</thoi-gian></nhiem-vu>\n"
      "<nhiem-vu so=\"2\"><noi-dung>Mở lớp kỹ năng số.</noi-dung><chu-tri>Sở Y tế</chu-tri><phoi-hop/><thoi-gian>2026</thoi-gian></nhiem-vu>",
      "<nhiem-vu so=\"1\"><noi-dung>Mở lớp kỹ năng số</noi-dung><chu-tri>Sở Nội vụ</chu-tri><phoi-hop/><thoi-gian>2026</thoi-gian></nhiem-vu>\n"
      "<nhiem-vu so=\"2\"><noi-dung>Thi kỹ năng số</noi-dung><chu-tri>Sở Y tế</chu-tri><phoi-hop/><thoi-gian>2026</thoi-gian></nhiem-vu>")
CHECK(TASK_NO_PERIOD, 786, WARNING, N_("nhiệm vụ không có thời gian"), N_("gõ thời gian trong <thoi-gian>, ví dụ 2026"), "", TASKS, TASKS,
      "<nhiem-vu so=\"1\"><noi-dung>Mở lớp kỹ năng số</noi-dung><chu-tri>Sở Nội vụ</chu-tri><phoi-hop/><thoi-gian/></nhiem-vu>",
      "<nhiem-vu so=\"1\"><noi-dung>Mở lớp kỹ năng số</noi-dung><chu-tri>Sở Nội vụ</chu-tri><phoi-hop/><thoi-gian>2026</thoi-gian></nhiem-vu>")
CHECK(TASK_EMPTY, 860, WARNING, N_("dòng này không ghi nhiệm vụ"), N_("gõ nhiệm vụ trong <noi-dung>, hoặc bỏ dòng này"), "", TASKS, TASKS,
      "<nhiem-vu so=\"1\"><noi-dung/><chu-tri>Sở Nội vụ</chu-tri><phoi-hop/><thoi-gian>2026</thoi-gian></nhiem-vu>",
      "<nhiem-vu so=\"1\"><noi-dung>Mở lớp kỹ năng số</noi-dung><chu-tri>Sở Nội vụ</chu-tri><phoi-hop/><thoi-gian>2026</thoi-gian></nhiem-vu>")
CHECK(TASK_SECTION_EMPTY, 787, WARNING, N_("nhóm “{0}” không có nhiệm vụ nào"), N_("thêm <nhiem-vu> vào nhóm, hoặc bỏ nhóm"), "", TASKS, TASKS,
      "<nhom so=\"I\" ten=\"Hạ tầng số\"/><nhom so=\"II\" ten=\"Kỹ năng số\"><nhiem-vu so=\"1\"><noi-dung>Mở lớp kỹ năng số</noi-dung><chu-tri>Sở Nội vụ</chu-tri><phoi-hop/><thoi-gian>2026</thoi-gian></nhiem-vu></nhom>",
      "<nhom so=\"I\" ten=\"Kỹ năng số\"><nhiem-vu so=\"1\"><noi-dung>Mở lớp kỹ năng số</noi-dung><chu-tri>Sở Nội vụ</chu-tri><phoi-hop/><thoi-gian>2026</thoi-gian></nhiem-vu></nhom>")
CHECK(TASK_PERIOD_STYLES, 788, NOTE, N_("khoảng năm “{0}” viết khác các nhiệm vụ trước"),
      N_("viết một kiểu trong cả phụ lục: 2025 - 2026 hoặc 2025-2026"), "", TASKS, TASKS,
      "<nhiem-vu so=\"1\"><noi-dung>Mở lớp kỹ năng số</noi-dung><chu-tri>Sở Nội vụ</chu-tri><phoi-hop/><thoi-gian>2025 - 2026</thoi-gian></nhiem-vu>\n"
      "<nhiem-vu so=\"2\"><noi-dung>Thi kỹ năng số</noi-dung><chu-tri>Sở Y tế</chu-tri><phoi-hop/><thoi-gian>2025-2026</thoi-gian></nhiem-vu>",
      "<nhiem-vu so=\"1\"><noi-dung>Mở lớp kỹ năng số</noi-dung><chu-tri>Sở Nội vụ</chu-tri><phoi-hop/><thoi-gian>2025 - 2026</thoi-gian></nhiem-vu>\n"
      "<nhiem-vu so=\"2\"><noi-dung>Thi kỹ năng số</noi-dung><chu-tri>Sở Y tế</chu-tri><phoi-hop/><thoi-gian>2025 - 2026</thoi-gian></nhiem-vu>")
CHECK(TASK_NUMBER, 861, WARNING, N_("số thứ tự {0} đứng sau {1}"), N_("đánh lại số thứ tự của nhóm"), "", TASKS, TASKS,
      "<nhiem-vu so=\"1\"><noi-dung>Mở lớp kỹ năng số</noi-dung><chu-tri>Sở Nội vụ</chu-tri><phoi-hop/><thoi-gian>2026</thoi-gian></nhiem-vu>\n"
      "<nhiem-vu so=\"3\"><noi-dung>Thi kỹ năng số</noi-dung><chu-tri>Sở Y tế</chu-tri><phoi-hop/><thoi-gian>2026</thoi-gian></nhiem-vu>",
      "<nhiem-vu so=\"1\"><noi-dung>Mở lớp kỹ năng số</noi-dung><chu-tri>Sở Nội vụ</chu-tri><phoi-hop/><thoi-gian>2026</thoi-gian></nhiem-vu>\n"
      "<nhiem-vu so=\"2\"><noi-dung>Thi kỹ năng số</noi-dung><chu-tri>Sở Y tế</chu-tri><phoi-hop/><thoi-gian>2026</thoi-gian></nhiem-vu>")

/* Units and agencies, by the plan's day */
CHECK(UNIT_DISTRICT, 789, WARNING, N_("“{0}”: từ 01/7/2025 không còn cấp huyện"), N_("gõ {1}, hoặc thêm “(cũ)” nếu nói về trước ngày ấy"),
      "NQ 203/2025/QH15, Điều 2", UNITS, PARAGRAPH,
      "UBND các huyện, thị xã, thành phố thực hiện Kế hoạch này.",
      "UBND các xã, phường thực hiện Kế hoạch này.")
CHECK(UNIT_MERGED, 790, WARNING, N_("“{0}” đã hợp nhất, nay thuộc {1}"), N_("gõ {1}, hoặc thêm “(cũ)” sau tên nếu nói về trước ngày 01/7/2025"),
      "NQ 202/2025/QH15", UNITS, PARAGRAPH,
      "Phối hợp với tỉnh Nam Định mở lớp kỹ năng số.",
      "Phối hợp với tỉnh Ninh Bình mở lớp kỹ năng số.")
CHECK(UNIT_TITLE, 791, WARNING, N_("“{0}”: vào ngày của kế hoạch đơn vị này là {1}"), N_("gõ {1} {2}"),
      "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục II, khoản 2", UNITS, HEAD,
      "<tinh ma=\"46\" he-ma=\"34\"/><co-quan><dong>ỦY BAN NHÂN DÂN</dong><dong>TỈNH HUẾ</dong></co-quan><dia-danh>Huế</dia-danh>",
      "<tinh ma=\"46\" he-ma=\"34\"/><co-quan><dong>ỦY BAN NHÂN DÂN</dong><dong>THÀNH PHỐ HUẾ</dong></co-quan><dia-danh>Huế</dia-danh>")
CHECK(UNIT_SPELLING, 792, WARNING, N_("tên “{0}” viết khác danh mục đơn vị hành chính"), N_("gõ {1}"),
      "NĐ 30/2020/NĐ-CP, PL II, Mục III", UNITS, PARAGRAPH,
      "Phối hợp với tỉnh Cao bằng mở lớp kỹ năng số.",
      "Phối hợp với tỉnh Cao Bằng mở lớp kỹ năng số.")
CHECK(AGENCY_RENAMED, 793, WARNING, N_("“{0}” nay là {1}"), N_("gõ {1}"), "", UNITS, PARAGRAPH,
      "Sở Thông tin và Truyền thông chủ trì thực hiện.",
      "Sở Khoa học và Công nghệ chủ trì thực hiện.")
CHECK(UNIT_CODE, 794, WARNING, N_("cơ quan ghi “{0}” nhưng mã {1} của hệ mã {2} là {3}"),
      N_("sửa ma=\"…\" ở <tinh>: bảy mã đã đổi chủ khi chuyển từ hệ 63 sang hệ 34"), "QĐ 19/2025/QĐ-TTg", UNITS, HEAD,
      "<tinh ma=\"15\" he-ma=\"34\"/><co-quan><dong>ỦY BAN NHÂN DÂN</dong><dong>TỈNH THANH HÓA</dong></co-quan>",
      "<tinh ma=\"38\" he-ma=\"34\"/><co-quan><dong>ỦY BAN NHÂN DÂN</dong><dong>TỈNH THANH HÓA</dong></co-quan>")

/* Access */
CHECK(LINK_TEXT, 795, WARNING, N_("chữ của liên kết “{0}” không nói liên kết dẫn đến đâu"),
      N_("đặt tên tài liệu hoặc trang vào ngoặc vuông: [Cổng thông tin tỉnh](https://…)"), "WCAG 2.2, 2.4.4", ACCESS, PARAGRAPH,
      "Danh sách lớp học xem [tại đây](https://example.vn/lop).",
      "Danh sách lớp học có trên [trang lớp học kỹ năng số](https://example.vn/lop).")
CHECK(TABLE_HEADER, 797, WARNING, N_("cột {0} của bảng không có tên"), N_("gõ tên cột ở hàng đầu của bảng"), "WCAG 2.2, 1.3.1", ACCESS, PARAGRAPH,
      "| Nội dung | |\n|---|---|\n| Tập huấn | Sở Nội vụ |",
      "| Nội dung | Chủ trì |\n|---|---|\n| Tập huấn | Sở Nội vụ |")
CHECK(HEADING_LONG, 798, NOTE, N_("tiêu đề dài {0} ký tự, quá {1}"), N_("rút gọn tiêu đề, đưa phần còn lại xuống đoạn văn"), "WCAG 2.2, 2.4.6", ACCESS, PARAGRAPH,
      "## 1. Phát triển hạ tầng số đồng bộ, hiện đại, an toàn, bảo đảm kết nối thông suốt từ tỉnh đến xã, phục vụ người dân và doanh nghiệp; đưa mạng cáp quang và mạng di động băng rộng về mọi thôn, tổ dân phố trên địa bàn toàn tỉnh trong năm nay\n\nĐầu tư hạ tầng.",
      "## 1. Phát triển hạ tầng số\n\nĐầu tư hạ tầng.")
CHECK(PLACE_WORDS, 799, NOTE, N_("“{0}” chỉ chỗ hoặc màu: người nghe văn bản và bản in đen trắng không thấy được"),
      N_("gọi tên bảng, cột hoặc dòng"), "WCAG 2.2, 1.3.3", ACCESS, PARAGRAPH,
      "Các lớp chưa mở được ghi bằng chữ đỏ.",
      "Các lớp chưa mở được ghi “chưa mở” ở cột Ghi chú.")
CHECK(IMAGE_WORDS, 880, WARNING, N_("lời mô tả hình “{0}” không nói điều gì về hình"),
      N_("viết điều người xem thấy ở hình, như “Bản đồ vùng phủ sóng 5G của tỉnh”"), "WCAG 2.2, 1.1.1", ACCESS, PARAGRAPH,
      "![ban-do.png](ban-do.png)",
      "![Bản đồ vùng phủ sóng 5G của tỉnh](ban-do.png)")
CHECK(IMAGE_COARSE, 881, WARNING, N_("hình “{0}” có {1} × {2} điểm ảnh: in rộng {3} mm chỉ được {4} điểm trên inch, dưới {5}"),
      N_("dùng bản gốc rộng ít nhất {6} điểm ảnh; phóng to tệp nhỏ không làm hình rõ hơn"), "", ACCESS, PARAGRAPH,
      "![Bản đồ vùng phủ sóng 5G của tỉnh](ban-do-nho.png)",
      "![Bản đồ vùng phủ sóng 5G của tỉnh](ban-do.png)")

/* References typed by hand */
CHECK(REFERENCE_TYPED_SECTION, 862, WARNING, N_("kế hoạch không có {0}"),
      N_("sửa số của mục; tốt hơn là đặt tên cho mục bằng {#ten} và gõ <?xem ten?>"), "", CITATIONS, PARAGRAPH,
      "Thực hiện các nhiệm vụ nêu tại Mục V.",
      "Thực hiện các nhiệm vụ nêu tại Mục II.")
CHECK(REFERENCE_TYPED_ANNEX, 863, WARNING, N_("kế hoạch không có {0}"),
      N_("sửa số của phụ lục; tốt hơn là gõ <?xem phu-luc:ten?>"), "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục III, khoản 1", CITATIONS, PARAGRAPH,
      "Danh mục nhiệm vụ nêu tại Phụ lục II.",
      "Danh mục nhiệm vụ nêu tại văn bản giao việc.")

/* Other documents: whole where first cited, the same everywhere */
CHECK(CITE_NO_KIND, 746, WARNING, N_("trước “số {0}” không có tên loại văn bản"),
      N_("gõ tên loại trước chữ “số”, như “Quyết định số {0}”"), "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục II, khoản 6",
      CITATIONS, PARAGRAPH,
      "Thực hiện số 411/QĐ-TTg ngày 31/3/2022 của Thủ tướng Chính phủ phê duyệt Chiến lược quốc gia phát triển kinh tế số và xã hội số.",
      "Thực hiện Quyết định số 411/QĐ-TTg ngày 31/3/2022 của Thủ tướng Chính phủ phê duyệt Chiến lược quốc gia phát triển kinh tế số và xã hội số.")
CHECK(CITE_FIRST_SHORT, 747, WARNING, N_("viện dẫn {0} lần đầu nhưng không ghi ngày, tháng, năm ban hành"),
      N_("lần đầu ghi đủ tên loại, số, ký hiệu, thời gian ban hành, tên cơ quan ban hành và trích yếu; các lần sau chỉ ghi tên loại, số và ký hiệu"), "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục II, khoản 6",
      CITATIONS, PARAGRAPH,
      "Thực hiện Quyết định số 411/QĐ-TTg của Thủ tướng Chính phủ phê duyệt Chiến lược quốc gia phát triển kinh tế số và xã hội số.",
      "Thực hiện Quyết định số 411/QĐ-TTg ngày 31/3/2022 của Thủ tướng Chính phủ phê duyệt Chiến lược quốc gia phát triển kinh tế số và xã hội số.")
CHECK(CITE_NO_ISSUER, 748, WARNING, N_("viện dẫn {0} lần đầu nhưng không ghi cơ quan ban hành"),
      N_("gõ “của …” ngay sau ngày ban hành"), "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục II, khoản 6",
      CITATIONS, PARAGRAPH,
      "Thực hiện Quyết định số 411/QĐ-TTg ngày 31/3/2022 phê duyệt Chiến lược quốc gia phát triển kinh tế số và xã hội số.",
      "Thực hiện Quyết định số 411/QĐ-TTg ngày 31/3/2022 của Thủ tướng Chính phủ phê duyệt Chiến lược quốc gia phát triển kinh tế số và xã hội số.")
CHECK(CITE_NO_TITLE, 749, NOTE, N_("viện dẫn {0} lần đầu nhưng không ghi trích yếu"),
      N_("gõ thêm trích yếu sau tên cơ quan ban hành, như “về …”, “phê duyệt …”"), "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục II, khoản 6",
      CITATIONS, PARAGRAPH,
      "Thực hiện Quyết định số 411/QĐ-TTg ngày 31/3/2022 của Thủ tướng Chính phủ.",
      "Thực hiện Quyết định số 411/QĐ-TTg ngày 31/3/2022 của Thủ tướng Chính phủ phê duyệt Chiến lược quốc gia phát triển kinh tế số và xã hội số.")
CHECK(CITE_AGAIN_LONG, 864, NOTE, N_("{0} đã được viện dẫn đầy đủ ở trước"),
      N_("từ lần thứ hai chỉ gõ “{0}”"), "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục II, khoản 6",
      CITATIONS, PARAGRAPH,
      "Thực hiện Quyết định số 411/QĐ-TTg ngày 31/3/2022 của Thủ tướng Chính phủ phê duyệt Chiến lược quốc gia phát triển kinh tế số và xã hội số.\n\nNhiệm vụ theo Quyết định số 411/QĐ-TTg ngày 31/3/2022 của Thủ tướng Chính phủ.",
      "Thực hiện Quyết định số 411/QĐ-TTg ngày 31/3/2022 của Thủ tướng Chính phủ phê duyệt Chiến lược quốc gia phát triển kinh tế số và xã hội số.\n\nNhiệm vụ theo Quyết định số 411/QĐ-TTg.")
CHECK(CITE_DATE_DIFFERS, 865, WARNING, N_("văn bản số {0} ghi ngày {1}, ở chỗ khác ghi ngày {2}"),
      N_("kiểm tra lại ngày ban hành và sửa chỗ sai"), "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục II, khoản 6",
      CITATIONS, PARAGRAPH,
      "Thực hiện Quyết định số 411/QĐ-TTg ngày 31/3/2022 của Thủ tướng Chính phủ phê duyệt Chiến lược quốc gia phát triển kinh tế số và xã hội số.\n\nNhiệm vụ theo Quyết định số 411/QĐ-TTg ngày 30/3/2022.",
      "Thực hiện Quyết định số 411/QĐ-TTg ngày 31/3/2022 của Thủ tướng Chính phủ phê duyệt Chiến lược quốc gia phát triển kinh tế số và xã hội số.\n\nNhiệm vụ theo Quyết định số 411/QĐ-TTg.")
CHECK(CITE_TITLE_DIFFERS, 866, NOTE, N_("trích yếu của văn bản số {0} ở đây là “{1}”, ở chỗ khác là “{2}”"),
      N_("chép đúng trích yếu của văn bản; từ lần thứ hai không cần ghi trích yếu"), "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục II, khoản 6",
      CITATIONS, TASKS,
      "<nhiem-vu so=\"1\"><noi-dung>Thực hiện Kế hoạch số 53/KH-UBND ngày 03/3/2025 của UBND tỉnh về phổ cập kỹ năng số cộng đồng</noi-dung><chu-tri>Sở Nội vụ</chu-tri><phoi-hop/><thoi-gian>2026</thoi-gian></nhiem-vu>\n<nhiem-vu so=\"2\"><noi-dung>Tổng kết Kế hoạch số 53/KH-UBND ngày 03/3/2025 của UBND tỉnh về nâng cao kỹ năng số cộng đồng</noi-dung><chu-tri>Sở Y tế</chu-tri><phoi-hop/><thoi-gian>2026</thoi-gian></nhiem-vu>",
      "<nhiem-vu so=\"1\"><noi-dung>Thực hiện Kế hoạch số 53/KH-UBND ngày 03/3/2025 của UBND tỉnh về phổ cập kỹ năng số cộng đồng</noi-dung><chu-tri>Sở Nội vụ</chu-tri><phoi-hop/><thoi-gian>2026</thoi-gian></nhiem-vu>\n<nhiem-vu so=\"2\"><noi-dung>Tổng kết Kế hoạch số 53/KH-UBND</noi-dung><chu-tri>Sở Y tế</chu-tri><phoi-hop/><thoi-gian>2026</thoi-gian></nhiem-vu>")

/* Dates: one way of writing */
CHECK(DATE_STYLES, 856, NOTE, N_("ngày “{0}” viết khác kiểu với các ngày khác trong văn bản"),
      N_("dùng một kiểu trong cả nội dung, ở đây là {1}"), "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục II, khoản 4",
      DATES, PARAGRAPH,
      "Hoàn thành trước ngày 30/4/2026, báo cáo trước ngày 15/12/2026.\n\nTổng kết trước ngày 20 tháng 12 năm 2026.",
      "Hoàn thành trước ngày 30/4/2026, báo cáo trước ngày 15/12/2026.\n\nTổng kết trước ngày 20/12/2026.")
CHECK(DATE_GROUNDS, 857, NOTE, N_("ngày “{0}” trong căn cứ viết bằng dấu gạch chéo"),
      N_("gõ “{1}”, như các mẫu của Nghị định"), "NĐ 30/2020/NĐ-CP, PL III, Mẫu 1.4",
      DATES, GROUNDS,
      "<p>Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;</p>\n<p>Theo đề nghị của Giám đốc Sở Khoa học và Công nghệ.</p>",
      "<p>Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;</p>\n<p>Theo đề nghị của Giám đốc Sở Khoa học và Công nghệ.</p>")

/* Headings and levels */
CHECK(HEADING_MUC_CAPITALS, 867, WARNING, N_("tiêu đề “{0}” của {1} không in hoa"),
      N_("gõ in hoa toàn bộ tiêu đề; giữ đúng chữ thường trong ký hiệu như QĐ-TTg"), "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục V",
      CAPITALS, BODY_START,
      "# I. Mục tiêu\n\nNâng cao kỹ năng số.",
      "# I. MỤC TIÊU\n\nNâng cao kỹ năng số.")
CHECK(HEADING_KHOAN_CAPITALS, 868, WARNING, N_("tiêu đề khoản “{0}” in hoa toàn bộ"),
      N_("gõ chữ thường, viết hoa chữ cái đầu; chỉ tiêu đề phần, chương, mục mới in hoa"), "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục V",
      CAPITALS, BODY_START,
      "# I. MỤC TIÊU\n\n## 1. MỤC TIÊU CHUNG\n\nNâng cao kỹ năng số.",
      "# I. MỤC TIÊU\n\n## 1. Mục tiêu chung\n\nNâng cao kỹ năng số.")
CHECK(HEADING_END, 869, WARNING, N_("tiêu đề kết thúc bằng dấu “{0}”"),
      N_("bỏ dấu câu ở cuối tiêu đề"), "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục V",
      FORM, BODY_START,
      "# I. MỤC TIÊU:\n\nNâng cao kỹ năng số.",
      "# I. MỤC TIÊU\n\nNâng cao kỹ năng số.")
CHECK(NUMBER_RANK, 870, WARNING, N_("{0} đứng trong {1}: cấp lớn nằm trong cấp nhỏ"),
      N_("xếp theo thứ tự phần, mục (I, II), khoản (1, 2), rồi 1.1, 1.2 và điểm a, b"), "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục II, khoản 6",
      NUMBERING, BODY_START,
      "# 1. Mục tiêu\n\n## I. MỤC TIÊU CHUNG\n\nNâng cao kỹ năng số.",
      "# I. MỤC TIÊU\n\n## 1. Mục tiêu chung\n\nNâng cao kỹ năng số.")
CHECK(NUMBER_KINDS, 871, WARNING, N_("số “{0}” và số “{1}” cùng một cấp nhưng đánh khác lối"),
      N_("đánh số các mục cùng cấp theo một lối: I, II, III hoặc 1, 2, 3"), "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục II, khoản 6",
      NUMBERING, BODY_START,
      "# I. MỤC TIÊU\n\nNâng cao kỹ năng số.\n\n# 2. Giải pháp\n\nMở lớp học.",
      "# I. MỤC TIÊU\n\nNâng cao kỹ năng số.\n\n# II. GIẢI PHÁP\n\nMở lớp học.")
CHECK(NUMBER_MIXED, 872, NOTE, N_("số “{0}”: các mục cùng cấp có số gõ tay, có số chương trình đánh"),
      N_("chọn một lối cho cả cấp: gõ đủ các số, hoặc để chương trình đánh số bằng {danh-so=\"tu-dong\"}"), "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục II, khoản 6",
      NUMBERING, BODY_START,
      "# I. MỤC TIÊU\n\nNâng cao kỹ năng số.\n\n# GIẢI PHÁP {danh-so=\"tu-dong\"}\n\nMở lớp học.",
      "# I. MỤC TIÊU\n\nNâng cao kỹ năng số.\n\n# II. GIẢI PHÁP\n\nMở lớp học.")
CHECK(NUMBER_SINGLE, 873, NOTE, N_("chỉ có “{0}”, không có số tiếp theo"),
      N_("bỏ cấp này nếu nội dung không chia thành nhiều phần"), "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục II, khoản 6",
      NUMBERING, BODY_START,
      "# I. MỤC TIÊU\n\n## 1. Mục tiêu chung\n\n### 1.1. Năm 2026\n\nNâng cao kỹ năng số.",
      "# I. MỤC TIÊU\n\n## 1. Mục tiêu chung\n\n### 1.1. Năm 2026\n\nNâng cao kỹ năng số.\n\n### 1.2. Năm 2027\n\nMở lớp học.")

/* Capitals of paragraphs and of numbered units */
CHECK(CAPITALS_PARAGRAPH, 836, WARNING, N_("đoạn bắt đầu bằng chữ thường: “{0}”"),
      N_("viết hoa chữ cái đầu của đoạn"), "NĐ 30/2020/NĐ-CP, PL II, Mục I",
      CAPITALS, PARAGRAPH,
      "nâng cao kỹ năng số của người dân.",
      "Nâng cao kỹ năng số của người dân.")
CHECK(CAPITALS_SHOUTED, 837, WARNING, N_("đoạn này in hoa toàn bộ"),
      N_("gõ chữ thường: nội dung văn bản trình bày bằng chữ in thường"), "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục II, khoản 6",
      CAPITALS, PARAGRAPH,
      "NÂNG CAO KỸ NĂNG SỐ CỦA NGƯỜI DÂN TRÊN ĐỊA BÀN TỈNH.",
      "Nâng cao kỹ năng số của người dân trên địa bàn tỉnh.")
CHECK(CAPITALS_NUMBERED, 838, WARNING, N_("“{0}” viết hoa không đúng: tên đơn vị hành chính ghép với số"),
      N_("gõ {1}"), "NĐ 30/2020/NĐ-CP, PL II, Mục III, khoản 1",
      CAPITALS, PARAGRAPH,
      "Mở lớp kỹ năng số tại phường 5.",
      "Mở lớp kỹ năng số tại Phường 5.")

/* What a plan does not have, and places left open */
CHECK(FORM_ADDRESSEE, 874, WARNING, N_("kế hoạch không có phần “Kính gửi”"),
      N_("bỏ dòng này; nơi nhận ghi trong <noi-nhan>. “Kính gửi” chỉ dùng ở công văn, tờ trình, báo cáo"), "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục II, khoản 9",
      FORM, PARAGRAPH,
      "Kính gửi: Các sở, ban, ngành cấp tỉnh.",
      "Nâng cao kỹ năng số của người dân.")
CHECK(FORM_ATTACHED_TYPED, 875, WARNING, N_("dòng “(Kèm theo …)” gõ tay; chương trình đã tự in dòng này"),
      N_("bỏ dòng này: số, ký hiệu, ngày và tên cơ quan lấy từ ke-hoach.xml"), "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục III, khoản 1",
      FORM, ANNEX,
      "<tieu-de>Danh mục nhiệm vụ (Kèm theo Kế hoạch số 05/KH-UBND)</tieu-de>\n<bang-nhiem-vu><nhiem-vu so=\"1\"><noi-dung>Mở lớp kỹ năng số</noi-dung><chu-tri>Sở Nội vụ</chu-tri><phoi-hop/><thoi-gian>2026</thoi-gian></nhiem-vu></bang-nhiem-vu>",
      "<tieu-de>Danh mục nhiệm vụ</tieu-de>\n<bang-nhiem-vu><nhiem-vu so=\"1\"><noi-dung>Mở lớp kỹ năng số</noi-dung><chu-tri>Sở Nội vụ</chu-tri><phoi-hop/><thoi-gian>2026</thoi-gian></nhiem-vu></bang-nhiem-vu>")
CHECK(FORM_ANNEX_LABEL, 876, WARNING, N_("chữ “Phụ lục” gõ tay; chương trình đã tự in chữ này và số thứ tự"),
      N_("bỏ chữ “Phụ lục” và số, chỉ giữ tên của phụ lục"), "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục III, khoản 1",
      FORM, ANNEX,
      "<tieu-de>Phụ lục I. Danh mục nhiệm vụ</tieu-de>\n<bang-nhiem-vu><nhiem-vu so=\"1\"><noi-dung>Mở lớp kỹ năng số</noi-dung><chu-tri>Sở Nội vụ</chu-tri><phoi-hop/><thoi-gian>2026</thoi-gian></nhiem-vu></bang-nhiem-vu>",
      "<tieu-de>Danh mục nhiệm vụ</tieu-de>\n<bang-nhiem-vu><nhiem-vu so=\"1\"><noi-dung>Mở lớp kỹ năng số</noi-dung><chu-tri>Sở Nội vụ</chu-tri><phoi-hop/><thoi-gian>2026</thoi-gian></nhiem-vu></bang-nhiem-vu>")
CHECK(FORM_OPEN, 877, WARNING, N_("còn chỗ chưa điền: “{0}”"),
      N_("gõ nội dung thay cho cả ngoặc vuông"), "",
      FORM, PARAGRAPH,
      "Kinh phí lấy từ [… nguồn kinh phí].",
      "Kinh phí lấy từ ngân sách tỉnh.")
CHECK(FORM_OPEN_DRAFT, 878, NOTE, N_("dự thảo còn chỗ chưa điền trong tệp này; chỗ đầu là “{0}”"),
      N_("gõ nội dung thay cho cả ngoặc vuông trước khi ban hành"), "",
      FORM, DRAFT,
      "Kinh phí lấy từ [… nguồn kinh phí].\n\nSở [… cơ quan đầu mối] chủ trì.",
      "Kinh phí lấy từ ngân sách tỉnh.\n\nSở Nội vụ chủ trì.")

/* Abbreviations and foreign words */
CHECK(ABBREVIATION_UNKNOWN, 821, NOTE, N_("chữ viết tắt “{0}” chưa được giải thích"),
      N_("lần đầu gõ đủ chữ rồi ghi chữ viết tắt trong ngoặc, như “chuyển đổi số (CĐS)”; hoặc thêm vào danh-muc/viet-tat.xml"), "",
      TEXT, PARAGRAPH,
      "Xây dựng hệ thống ĐHTM của tỉnh.",
      "Xây dựng hệ thống đô thị thông minh của tỉnh.")
CHECK(ABBREVIATION_UNUSED, 822, NOTE, N_("chữ viết tắt “{0}” được giải thích nhưng sau đó không dùng"),
      N_("bỏ phần trong ngoặc, hoặc dùng chữ viết tắt ở những chỗ sau"), "",
      TEXT, PARAGRAPH,
      "Phát triển đô thị thông minh (ĐTTM) của tỉnh.",
      "Phát triển đô thị thông minh (ĐTTM) của tỉnh; mỗi ĐTTM có một trung tâm điều hành.")
CHECK(TEXT_FOREIGN, 823, NOTE, N_("“{0}…” là tiếng nước ngoài"),
      N_("gõ tiếng Việt; nếu cần thì ghi tiếng nước ngoài trong ngoặc ở sau"), "",
      TEXT, PARAGRAPH,
      "Áp dụng mô hình open government partnership framework trong tỉnh.",
      "Áp dụng mô hình hợp tác chính phủ mở (open government partnership framework) trong tỉnh.")

/* Figures and agencies beside each other */
CHECK(TARGET_AFTER_PERIOD, 776, WARNING, N_("mục tiêu “{0}” là của năm {1}, sau năm cuối ghi trong trích yếu ({2})"),
      N_("kiểm tra lại năm của mục tiêu, hoặc thời kỳ ghi trong trích yếu"), "",
      TARGETS, TARGETS,
      "<chi-tieu ten=\"a\"><noi-dung>Tỷ lệ xã có mạng 5G</noi-dung><muc-tieu nam=\"2035\">đạt 90%</muc-tieu></chi-tieu>",
      "<chi-tieu ten=\"a\"><noi-dung>Tỷ lệ xã có mạng 5G</noi-dung><muc-tieu nam=\"2030\">đạt 90%</muc-tieu></chi-tieu>")
CHECK(TARGET_SIGN_WORDS, 796, NOTE, N_("ở đây viết “{0}”, trong cùng bảng lại viết “{1}”"),
      N_("dùng một lối trong cả bảng: dấu (>, ≥) hoặc chữ (trên, tối thiểu)"), "",
      TARGETS, TARGETS,
      "<chi-tieu ten=\"a\"><noi-dung>Tỷ lệ xã có mạng 5G</noi-dung><muc-tieu nam=\"2026\">&gt;50%</muc-tieu></chi-tieu>\n<chi-tieu ten=\"b\"><noi-dung>Tỷ lệ xã có lớp học số</noi-dung><muc-tieu nam=\"2026\">trên 60%</muc-tieu></chi-tieu>",
      "<chi-tieu ten=\"a\"><noi-dung>Tỷ lệ xã có mạng 5G</noi-dung><muc-tieu nam=\"2026\">trên 50%</muc-tieu></chi-tieu>\n<chi-tieu ten=\"b\"><noi-dung>Tỷ lệ xã có lớp học số</noi-dung><muc-tieu nam=\"2026\">trên 60%</muc-tieu></chi-tieu>")
CHECK(TASK_AGENCY_SLIP, 879, WARNING, N_("“{0}” khác một chữ cái với “{1}” ở chỗ khác"),
      N_("kiểm tra lại tên; nếu là một cơ quan thì gõ {1}"), "NĐ 30/2020/NĐ-CP, PL II, Mục IV",
      TASKS, TASKS,
      "<nhiem-vu so=\"1\"><noi-dung>Mở lớp kỹ năng số</noi-dung><chu-tri>Sở Khoa học và Công nghệ</chu-tri><phoi-hop/><thoi-gian>2026</thoi-gian></nhiem-vu>\n<nhiem-vu so=\"2\"><noi-dung>Thi kỹ năng số</noi-dung><chu-tri>Sở Khoa học và Công nhệ</chu-tri><phoi-hop/><thoi-gian>2026</thoi-gian></nhiem-vu>",
      "<nhiem-vu so=\"1\"><noi-dung>Mở lớp kỹ năng số</noi-dung><chu-tri>Sở Khoa học và Công nghệ</chu-tri><phoi-hop/><thoi-gian>2026</thoi-gian></nhiem-vu>\n<nhiem-vu so=\"2\"><noi-dung>Thi kỹ năng số</noi-dung><chu-tri>Sở Khoa học và Công nghệ</chu-tri><phoi-hop/><thoi-gian>2026</thoi-gian></nhiem-vu>")

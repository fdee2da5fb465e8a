/* clang-format off */
/* The table of the checks on sound plans: CHECK(name, number, severity, text, hint, clause, group,
 * place, wrong, right). Included with CHECK defined, so no include guard, behind finding-rules.h.
 * `wrong` and `right` are examples to be put into the place: the first gives exactly this finding,
 * the second does not; tests/check tries every pair and `kehoach check --quy-tac` lists them. They
 * are no messages and are the same in every language. Numbers: 700-749 form, 750-799 figures,
 * tasks, units, accessibility, 800-829 letters and marks, 830-849 capitals. A number is never given to another rule. */

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
      "Luật Kế toán 88/2015/QH13, Điều 11",
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

/* clang-format off */
/* The table of the checks on sound plans: CHECK(name, number, severity, text, hint, clause, group,
 * place, wrong, right). Included with CHECK defined, so no include guard, behind finding-rules.h.
 * `wrong` and `right` are examples to be put into the place: the first gives exactly this finding,
 * the second does not; tests/check tries every pair and `kehoach check --quy-tac` lists them. They
 * are no messages and are the same in every language. Numbers: 700-749 text and form, 750-799
 * figures, tasks, units, accessibility. A number is never given to another rule. */

/* Text */
CHECK(TEXT_SPACES, 720, WARNING, N_("có {0} dấu cách liền nhau"), N_("chỉ gõ một dấu cách giữa hai chữ"), "",
      TEXT, PARAGRAPH,
      "Phát triển hạ tầng  số trên địa bàn tỉnh.",
      "Phát triển hạ tầng số trên địa bàn tỉnh.")

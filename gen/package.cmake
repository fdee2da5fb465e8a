# What is installed beside the program, and the Debian package (cpack, in a build folder).
install(FILES ${CMAKE_SOURCE_DIR}/gen/commands/man/kehoach.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${CMAKE_SOURCE_DIR}/gen/commands/man/kehoach.vi.1
  DESTINATION ${CMAKE_INSTALL_MANDIR}/vi/man1 RENAME kehoach.1)
install(FILES ${CMAKE_SOURCE_DIR}/gen/commands/completion/kehoach.bash
  DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME kehoach)
install(FILES ${CMAKE_SOURCE_DIR}/gen/commands/completion/_kehoach
  DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
install(FILES ${CMAKE_SOURCE_DIR}/LICENSE
  DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/kehoach RENAME copyright)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME kehoach)
set(CPACK_PACKAGE_VENDOR kehoach)
set(CPACK_PACKAGE_CONTACT "kehoach maintainers <kehoach@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "typeset provincial plans as PDF and HTML")
set(CPACK_PACKAGE_DESCRIPTION "Makes of plans written in Markdown and XML a PDF in the form that
Vietnamese law gives to administrative documents, and accessible HTML pages.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
# The libraries by dpkg-shlibdeps, but the one that is loaded when a preview begins; the manifest
# names the fonts.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "fonts-liberation2, libmicrohttpd12")
include(CPack)

# Turns the files INPUT, one after the other, into OUTPUT, a C source with their bytes in NAME_bytes
# and the count of these in NAME_length: no tool is needed beyond CMake itself. HEADER (html/write.h
# if not said) declares both.
if(NOT HEADER)
  set(HEADER html/write.h)
endif()
set(hex "")
foreach(file IN LISTS INPUT)
  file(READ ${file} part HEX)
  string(APPEND hex "${part}")
endforeach()
string(LENGTH "${hex}" digits)
math(EXPR length "${digits} / 2")
string(REGEX REPLACE "(................................)" "\\1\n" hex "${hex}")
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," array "${hex}")
file(WRITE ${OUTPUT} "#include \"${HEADER}\"\n\n"
  "const unsigned char ${NAME}_bytes[] = {\n${array}\n};\n"
  "const size_t ${NAME}_length = ${length};\n")

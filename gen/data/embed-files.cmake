# Turns the files INPUT into OUTPUT, a C source with them all as a DataFile array called NAME, under
# their own file names; ended by one without a name.
set(arrays "")
set(rows "")
set(count 0)
foreach(file IN LISTS INPUT)
  get_filename_component(name ${file} NAME)
  file(READ ${file} hex HEX)
  string(LENGTH "${hex}" digits)
  math(EXPR length "${digits} / 2")
  string(REGEX REPLACE "(................................)" "\\1\n" hex "${hex}")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," hex "${hex}")
  string(APPEND arrays "static const unsigned char FILE_${count}[] = {\n${hex}\n};\n")
  string(APPEND rows "    {\"${name}\", FILE_${count}, ${length}},\n")
  math(EXPR count "${count} + 1")
endforeach()
file(WRITE ${OUTPUT} "#include \"data/data.h\"\n\n${arrays}\n"
  "const DataFile ${NAME}[] = {\n${rows}    {0},\n};\n")

# Bash completion of kehoach. Verbs, options and their choices come from the program's own help, the
# plans from the content folder, so nothing here has to change when they do.

# The help of a verb (or of the program), in Vietnamese whatever the user speaks: THƯ-MỤC is a folder.
_kehoach_help() {
  LC_ALL=vi_VN "${COMP_WORDS[0]}" "$@" --help 2>/dev/null
}

# What stands behind an option in the help: nothing, THƯ-MỤC, or choices as a|b.
_kehoach_value() {
  _kehoach_help "$1" | sed -nE "s/^ +(-[a-z], )?$2[ =]([^ ]+) .*/\2/p; s/^ +$2, --[a-z-]+[ =]([^ ]+) .*/\1/p" | head -n 1
}

_kehoach_plans() {
  local content=content i head
  for ((i = 2; i < COMP_CWORD; i++)); do
    case ${COMP_WORDS[i]} in
      -c | --content) content=${COMP_WORDS[i + 1]} ;;
    esac
  done
  for head in "$content"/tinh/*/*/ke-hoach.xml "$content"/*/ke-hoach.xml; do
    [ -e "$head" ] || continue
    head=${head#"$content"/}
    head=${head#tinh/}
    printf '%s\n' "${head%/ke-hoach.xml}"
  done
}

_kehoach() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} verb=${COMP_WORDS[1]}
  local words value
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    words="$(_kehoach_help | sed -nE 's/^  ([a-z]+) .*/\1/p') --help --version"
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
    return
  fi
  case $before in -*) value=$(_kehoach_value "$verb" "$before") ;; esac
  if [ "$value" = THƯ-MỤC ]; then
    mapfile -t COMPREPLY < <(compgen -d -- "$word")
    return
  elif [ -n "$value" ]; then
    case $value in *'|'*) mapfile -t COMPREPLY < <(compgen -W "${value//|/ }" -- "$word") ;; esac
    return
  fi
  case $word in
    -*) words=$(_kehoach_help "$verb" | sed -nE 's/^ +(-[a-z], )?(--[a-z-]+).*/\2/p') ;;
    *)
      # "kehoach dump plan|pages|tags": the first word is one of these.
      words=
      [ "$COMP_CWORD" -eq 2 ] &&
        words=$(_kehoach_help "$verb" | sed -nE '1s/^[^:]*: kehoach [a-z]+ ([a-z]+(\|[a-z]+)+).*/\1/p')
      [ -n "$words" ] || words=$(_kehoach_plans)
      ;;
  esac
  mapfile -t COMPREPLY < <(compgen -W "${words//|/ }" -- "$word")
}

complete -F _kehoach kehoach

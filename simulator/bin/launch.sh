# Sourced by the launchers, which set root to the project, wing to a folder of it and name to the program of that wing.
# Sets java to a Java 21 or newer, target to the built program's folder and called to what a person types to call it, or
# ends with words on what to install.

# Java knows the names of files by the locale; one that cannot write them all would hide some.
[ "$(locale charmap 2>/dev/null)" = UTF-8 ] || export LC_ALL=C.UTF-8

case $root in
  *:*)
    echo "error: $root has a colon in its name, which Java takes for the end of a path; rename that folder." >&2
    exit 2
    ;;
esac

target=$root/$wing/app/target
# An unpacked release has the jars in place of their sources.
[ ! -d "$root/$wing/lib" ] || target=$root/$wing
jar=$target/$name.jar
called=$0
[ "$(command -v "${0##*/}" || true)" != "$0" ] || called=${0##*/}

# The major version of a java, or 0: from the release file of its JDK, which costs nothing, or by asking it.
major() {
  local release version
  release=$(dirname "$(dirname "$(readlink -f "$1")")")/release
  version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$release" 2>/dev/null) || true
  [ -n "$version" ] || version=$("$1" -XshowSettings:properties -version 2>&1 |
    sed -n 's/^ *java\.specification\.version = \([0-9]*\).*/\1/p' | head -n 1)
  echo "${version:-0}"
}

# Prints the first java of version 21 or newer: JAVA_HOME's, the PATH's, or an installed one.
find_java() {
  local candidates=() candidate
  [ -n "${JAVA_HOME:-}" ] && candidates+=("$JAVA_HOME/bin/java")
  candidates+=("$(command -v java || true)")
  [ -x /usr/libexec/java_home ] && candidates+=("$(/usr/libexec/java_home -v 21+ 2>/dev/null || true)/bin/java")
  candidates+=(/usr/lib/jvm/*/bin/java /Library/Java/JavaVirtualMachines/*/Contents/Home/bin/java)
  [ -n "${HOME:-}" ] && candidates+=("$HOME"/.sdkman/candidates/java/*/bin/java "$HOME"/.jdks/*/bin/java)
  for candidate in "${candidates[@]}"; do
    if [ -x "$candidate" ] && [ "$(major "$candidate")" -ge 21 ]; then
      echo "$candidate"
      return 0
    fi
  done
  return 1
}

java=$(find_java) || {
  echo "error: no Java 21 or newer found in JAVA_HOME, on the PATH or in /usr/lib/jvm." >&2
  echo "Install a JDK, for example: sudo apt install openjdk-21-jdk (or any JDK from adoptium.net)." >&2
  exit 2
}

# Whatever the ground floor or the program's own wing is made of.
build_needed() {
  [ "$target" != "$root/$wing" ] || return 1
  [ ! -f "$jar" ] || [ -n "$(cd "$root" && find pom.xml simulator/*/pom.xml simulator/*/src/main "$wing"/*/pom.xml \
    "$wing"/*/src/main -newer "$jar" -print -quit 2>/dev/null)" ]
}

# Shows from Maven's words that a build lives: in a line that is redrawn at a terminal, elsewhere a line a module.
show_build() {
  local line module= step= errors=
  while IFS= read -r line; do
    case $line in
      '[ERROR]'*) errors+=$line$'\n' ;;
      '[INFO] Building '*' ['*/*']')
        line=${line#'[INFO] Building '}
        module="[${line##*[} ${line%% [0-9]*}"
        step=
        [ -t 2 ] || echo "  $module" >&2
        ;;
      '[INFO] Download'*) step=downloading ;;
      '[INFO] --- '*)
        line=${line#'[INFO] --- '}
        line=${line%% *}
        step=${line##*:}
        ;;
      *) continue ;;
    esac
    [ ! -t 2 ] || printf '\r\033[?7l  %d s  %s %s\033[K\033[?7h' "$SECONDS" "$module" "$step" >&2
  done
  [ ! -t 2 ] || printf '\r\033[K' >&2
  printf '%s' "$errors" >&2
}

if build_needed; then
  command -v mvn >/dev/null || {
    echo "error: Maven is needed to build the $name; install it, for example: sudo apt install maven" >&2
    exit 2
  }
  echo "Building the $name, which happens once and takes some minutes on a new machine ..." >&2
  (cd "$root" && mvn -B -Dstyle.color=never package -pl "$wing/app" -DskipTests 2>&1) | show_build || {
    echo "error: the build failed; what Maven says is above" >&2
    exit 1
  }
  touch "$jar"
fi

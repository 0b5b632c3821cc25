# Sourced by Nemadrive's programs. Sets java to the newest Java of version 21 or later, version to its number and
# class_path to the package's jars; sets cache to the options that use the archive NAME, if there is one.

home=/usr/share/nemadrive
archives=/var/cache/nemadrive

find_java() {
  java=
  version=20
  for folder in /usr/lib/jvm/*; do
    [ -x "$folder/bin/java" ] && [ -r "$folder/release" ] || continue
    while IFS== read -r key value; do
      [ "$key" = JAVA_VERSION ] || continue
      value=${value#\"}
      value=${value%%[!0-9]*}
      if [ "${value:-0}" -gt "$version" ]; then
        version=$value
        java=$folder/bin/java
      fi
    done <"$folder/release"
  done
  if [ -z "$java" ]; then
    echo "${0##*/}: no Java 21 or newer in /usr/lib/jvm; install one: sudo apt install default-jre-headless" >&2
    exit 1
  fi
}

# join JAR...: their paths, in the given order, as an archive of classes demands.
join() {
  class_path=
  for jar in "$@"; do
    class_path=$class_path${class_path:+:}$jar
  done
}

# The whole controller, or the few jars that are needed to stop motors.
join_controller() {
  join "$home"/lib/*.jar
}

join_stop() {
  # shellcheck disable=SC2046 # names without spaces
  join $(printf "$home/lib/%s.jar " controller simulator exact jackson-annotations jackson-core \
    jackson-databind jackson-dataformat-yaml snakeyaml pi4j-core pi4j-library-gpiod pi4j-library-linuxfs \
    pi4j-plugin-gpiod pi4j-plugin-linuxfs jna slf4j-api)
}

# use_archive NAME: Java 25 has caches that hold more than classes, Java 21 archives of classes.
use_archive() {
  cache=
  if [ "$version" -ge 25 ]; then
    [ ! -r "$archives/$1.aot" ] || cache=-XX:AOTCache=$archives/$1.aot
  else
    [ ! -r "$archives/$1.jsa" ] || cache=-XX:SharedArchiveFile=$archives/$1.jsa
  fi
}

# A small fixed heap with the simplest collector: a drive allocates nothing.
controller_options="-Xms48m -Xmx48m -XX:+AlwaysPreTouch -XX:+UseSerialGC -XX:ReservedCodeCacheSize=24m
  -XX:+ExitOnOutOfMemoryError -XX:-UsePerfData -Djdk.console=java.base -Djava.awt.headless=true
  -Dnemadrive.command=nemadrive-controller --enable-native-access=ALL-UNNAMED"
stop_options="-Xmx32m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData
  -Dslf4j.internal.verbosity=ERROR --enable-native-access=ALL-UNNAMED"
controller_main=org.nemadrive.controller.cli.Controller
stop_main=org.nemadrive.controller.stop.StopMotors

find_java

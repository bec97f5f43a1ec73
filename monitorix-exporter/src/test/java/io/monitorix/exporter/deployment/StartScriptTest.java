package io.monitorix.exporter.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code examples/standalone/monitorix}, with a Java that tells what it was started with. */
@DisabledOnOs(OS.WINDOWS)
class StartScriptTest {

  private static final String TELLS = "#!/bin/sh\nfor each in \"$@\"; do echo \"$each\"; done\n";

  @TempDir private Path folder;

  private Path java = Path.of("");
  private Path jar = Path.of("");
  private Path script = Path.of("");
  private Path cache = Path.of("");

  /** As the tar.gz has it, on a path with a space. */
  @BeforeEach
  void install() throws IOException {
    Path home = Files.createDirectories(folder.resolve("a place/monitorix"));
    script = Files.createDirectories(home.resolve("bin")).resolve("monitorix");
    Files.copy(DeployedFiles.ROOT.resolve("examples/standalone/monitorix"), script);
    jar =
        Files.writeString(
            Files.createDirectories(home.resolve("lib")).resolve("monitorix.jar"), "jar");
    cache = folder.resolve("a cache");
    java = folder.resolve("java");
    java("25.0.3", TELLS);
  }

  private void java(String version, String program) throws IOException {
    Path bin = Files.createDirectories(java.resolve("bin"));
    Files.writeString(
        java.resolve("release"), version.isEmpty() ? "" : "JAVA_VERSION=\"" + version + "\"\n");
    Path executable = Files.writeString(bin.resolve("java"), program);
    Files.setPosixFilePermissions(executable, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private record Started(int status, List<String> options, String err) {}

  private Started start(Map<String, String> environment, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("/bin/sh", script.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("MONITORIX_") || name.equals("CACHE_DIRECTORY"));
    builder.environment().put("JAVA_HOME", java.toString());
    if (Stream.of("CACHE_DIRECTORY", "XDG_CACHE_HOME").noneMatch(environment::containsKey)) {
      builder.environment().put("MONITORIX_CACHE_DIR", cache.toString());
    }
    builder.environment().putAll(environment);
    Path err = folder.resolve("err");
    Process process = builder.redirectError(err.toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Started(process.waitFor(), out.lines().toList(), DeployedFiles.text(err));
  }

  @Test
  void givesTheJarAndTheArgumentsAsTheyAre() throws Exception {
    Started started =
        start(Map.of("MONITORIX_JAVA_OPTS", "-Xmx1g -Da=b"), "check", "my file.yml", "");

    assertThat(started.err()).isEmpty();
    assertThat(started.options())
        .endsWith(
            "-Xmx1g",
            "-Da=b",
            "-jar",
            script.getParent() + "/../lib/monitorix.jar",
            "check",
            "my file.yml",
            "")
        .contains("-XX:+UseSerialGC", "-Xmx192m", "-XX:+UseCompactObjectHeaders");
  }

  @Test
  void optionsAreThoseOfTheVersion() throws Exception {
    java("17.0.15", TELLS);
    assertThat(start(Map.of()).options())
        .contains("-Dfile.encoding=UTF-8")
        .doesNotContain("-XX:+UseCompactObjectHeaders");
    java("21", TELLS);
    assertThat(start(Map.of()).options())
        .doesNotContain("-Dfile.encoding=UTF-8", "-XX:+UseCompactObjectHeaders");
  }

  @Test
  void anOldJavaIsRefused() throws Exception {
    java("11.0.27", TELLS);
    Started old = start(Map.of(), "run");
    java("1.8.0_402", TELLS);
    Started older = start(Map.of(), "run");

    assertThat(old.status()).isEqualTo(1);
    assertThat(old.err())
        .contains("is version 11.0.27: install Java 17 or newer, or set JAVA_HOME");
    assertThat(older.err()).contains("is version 1.8.0_402");
    assertThat(old.options()).isEmpty();
  }

  @Test
  void aJavaWithoutAReleaseFileIsAsked() throws Exception {
    java(
        "",
        "#!/bin/sh\n[ \"$1\" != -version ] || { echo 'openjdk version \"11.0.2\" 2019-01-15' >&2; exit; }\n");
    assertThat(start(Map.of(), "run").err()).contains("is version 11.0.2");

    java("", "#!/bin/sh\nexit 1\n");
    assertThat(start(Map.of(), "run").err()).contains("does not tell its version");
  }

  @Test
  void whatIsMissingIsNamed() throws Exception {
    assertThat(start(Map.of("JAVA_HOME", "/nowhere")).err())
        .contains("there is no /nowhere/bin/java");
    assertThat(start(Map.of("MONITORIX_JAR", "/nowhere.jar")).err())
        .contains("there is no /nowhere.jar");
    Files.delete(jar);
    assertThat(start(Map.of()).err()).contains("there is no monitorix.jar in ");
  }

  @Test
  void processThatStaysWritesTheArchiveOnceAndReadsItThen() throws Exception {
    Path archive = archiveOf(start(Map.of(), "run"), "-XX:ArchiveClassesAtExit=");
    assertThat(start(Map.of(), "run").options()).contains("-XX:ArchiveClassesAtExit=" + archive);
    Files.writeString(archive, "classes");

    assertThat(archive).hasParent(cache);
    assertThat(start(Map.of(), "run").options()).contains("-XX:SharedArchiveFile=" + archive);
    assertThat(start(Map.of(), "healthcheck").options())
        .contains("-XX:SharedArchiveFile=" + archive);
    assertThat(start(Map.of(), "healthcheck").options()).noneMatch(each -> each.contains("AtExit"));
  }

  @Test
  void archiveOfAnotherJarOrJavaIsDeleted() throws Exception {
    Path first = archiveOf(start(Map.of(), "run"), "-XX:ArchiveClassesAtExit=");
    Files.writeString(first, "classes");
    Files.writeString(jar, "another jar");
    Path second = archiveOf(start(Map.of(), "run"), "-XX:ArchiveClassesAtExit=");
    assertThat(second).isNotEqualTo(first);
    assertThat(first).doesNotExist();

    Files.writeString(second, "classes");
    java("25.0.4", TELLS);
    assertThat(archiveOf(start(Map.of(), "run"), "-XX:ArchiveClassesAtExit=")).isNotEqualTo(second);
    try (Stream<Path> left = Files.list(cache)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void commandsThatEndAtOnceMakeNoArchive() throws Exception {
    assertThat(start(Map.of(), "alerts", "run").options())
        .noneMatch(each -> each.contains("Archive"));
    assertThat(cache).doesNotExist();
  }

  @Test
  void archiveLiesWhereTheEnvironmentSays() throws Exception {
    Path systemd = folder.resolve("systemd");
    Path home = folder.resolve("home");

    assertThat(
            archiveOf(
                start(Map.of("CACHE_DIRECTORY", systemd.toString()), "run"),
                "-XX:ArchiveClassesAtExit="))
        .hasParentRaw(systemd);
    assertThat(
            archiveOf(
                start(Map.of("XDG_CACHE_HOME", home.toString()), "run"),
                "-XX:ArchiveClassesAtExit="))
        .hasParentRaw(home.resolve("monitorix"));
  }

  @Test
  void withoutAPlaceForItThereIsNoArchive() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");

    assertThat(start(Map.of("MONITORIX_CACHE_DIR", ""), "run").options())
        .noneMatch(each -> each.contains("Archive"));
    Started nowhere = start(Map.of("MONITORIX_CACHE_DIR", file + "/cache"), "run");
    assertThat(nowhere.options()).contains("run").noneMatch(each -> each.contains("Archive"));
    assertThat(nowhere.err()).isEmpty();
  }

  @Test
  void symbolicLinkFindsTheJar() throws Exception {
    script = Files.createSymbolicLink(folder.resolve("link"), script);

    assertThat(start(Map.of(), "--version").options()).endsWith("--version").contains("-jar");
  }

  private static Path archiveOf(Started started, String option) {
    return started.options().stream()
        .filter(each -> each.startsWith(option))
        .map(each -> Path.of(each.substring(option.length())))
        .findFirst()
        .orElseThrow(() -> new AssertionError(started.options() + started.err()));
  }
}

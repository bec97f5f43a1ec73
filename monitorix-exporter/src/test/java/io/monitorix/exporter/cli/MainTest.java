package io.monitorix.exporter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MainTest {

  /** A machine that lacks the files of the locale: its JVM takes the terminal for ASCII. */
  @Test
  void processSpeaksTheLanguageOfItsEnvironmentWithItsUmlauts() throws Exception {
    assertThat(help(Map.of("LANG", "de_DE.UTF-8")))
        .startsWith("Aufruf: monitorix silences ")
        .contains("ändert die Stummschaltungen");
    assertThat(help(Map.of("LANG", "de_DE.UTF-8", "LC_ALL", "C")))
        .startsWith("Usage: monitorix silences ");
  }

  private static String help(Map<String, String> environment)
      throws IOException, InterruptedException {
    String classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            classes,
            Main.class.getName(),
            "silences",
            "--help");
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    Process process = builder.start();
    byte[] out = process.getInputStream().readAllBytes();
    assertThat(process.waitFor()).isZero();
    return new String(out, StandardCharsets.UTF_8);
  }
}

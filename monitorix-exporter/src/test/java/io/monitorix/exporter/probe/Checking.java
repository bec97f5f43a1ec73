package io.monitorix.exporter.probe;

import io.monitorix.exporter.config.ProbeModule;
import io.monitorix.exporter.config.ProbeModules;
import io.monitorix.exporter.config.ProbesConfig;
import io.prometheus.metrics.model.snapshots.Labels;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.random.RandomGenerator;

/** Checks by modules that tests write down in the format of their file. */
final class Checking implements AutoCloseable {

  static final Duration LONG = Duration.ofSeconds(20);

  private final Path folder;
  private final Probes probes =
      new Probes(
          ProbesConfig.standard(),
          IcmpSupport.detect(Map.of(), RandomGenerator.of("L64X128MixRandom")));

  Checking(Path folder) {
    this.folder = folder;
  }

  Probes probes() {
    return probes;
  }

  static ProbeModule builtIn(String name) {
    return Objects.requireNonNull(ProbeModules.builtIn().get(name), name);
  }

  /** A module, of the text that stands under its name in the file. */
  ProbeModule module(String yaml) {
    try {
      Path file =
          Files.writeString(
              folder.resolve("modules.yml"), "modules:\n  m:\n" + yaml.stripTrailing().indent(4));
      return Objects.requireNonNull(ProbeModules.load(file).get("m"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ProbeResult check(String yaml, String target) {
    return check(module(yaml), target);
  }

  ProbeResult check(ProbeModule module, String target) {
    return probes.check(module, target, LONG);
  }

  /** The value of the one sample of this name, with these of its own labels. */
  static double value(ProbeResult result, String name, String... labels) {
    return result.samples().stream()
        .filter(
            sample ->
                sample.metric().name().equals(name)
                    && (labels.length == 0 || sample.labels().equals(Labels.of(labels))))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException(name + " in " + result))
        .value();
  }

  static boolean has(ProbeResult result, String name) {
    return result.samples().stream().anyMatch(sample -> sample.metric().name().equals(name));
  }

  @Override
  public void close() {
    probes.close();
  }
}

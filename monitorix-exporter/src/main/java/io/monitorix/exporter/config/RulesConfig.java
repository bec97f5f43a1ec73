package io.monitorix.exporter.config;

import io.monitorix.alerts.rules.file.RuleFile;
import io.monitorix.exporter.tuning.ShippedFiles;
import io.monitorix.exporter.tuning.TunedRules;
import io.monitorix.exporter.tuning.Tuning;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The keys {@code rule_files} and {@code rules}: what is evaluated, and how.
 *
 * @param files patterns of rule files, as Prometheus's {@code rule_files}
 * @param folder where relative ones begin
 * @param shipped whether the rules are evaluated that come with Monitorix
 * @param disabled names of shipped alerts that are left out
 * @param server answers the rules' expressions in the place of what is kept here; empty for none
 * @param resendDelay how long after it was sent a firing alert is sent again
 * @param outageTolerance how old a recorded state may be to go on from it
 * @param gracePeriod how long an alert restored from it is pending at least
 * @param concurrency how many groups are evaluated at once, 1…64
 * @param tuning what is changed of the rules that come with Monitorix, and added to them
 * @param given further rule files, which an embedding application has read
 */
public record RulesConfig(
    List<String> files,
    Path folder,
    boolean shipped,
    Set<String> disabled,
    Optional<EndpointConfig> server,
    Duration resendDelay,
    Duration outageTolerance,
    Duration gracePeriod,
    int concurrency,
    Tuning tuning,
    List<RuleFile> given) {

  /** Prometheus's times, and no rules. */
  public static final RulesConfig NONE =
      new RulesConfig(
          List.of(),
          Path.of(""),
          false,
          Set.of(),
          Optional.empty(),
          Duration.ofMinutes(1),
          Duration.ofHours(1),
          Duration.ofMinutes(10),
          4,
          Tuning.NONE);

  /** The same times, and the rules that come with Monitorix. */
  public static final RulesConfig SHIPPED =
      new RulesConfig(
          List.of(),
          Path.of(""),
          true,
          Set.of(),
          Optional.empty(),
          NONE.resendDelay,
          NONE.outageTolerance,
          NONE.gracePeriod,
          NONE.concurrency,
          Tuning.NONE);

  /** Copies the collections. */
  public RulesConfig {
    files = List.copyOf(files);
    disabled = Set.copyOf(disabled);
    given = List.copyOf(given);
  }

  /** Without files of an embedding application. */
  public RulesConfig(
      List<String> files,
      Path folder,
      boolean shipped,
      Set<String> disabled,
      Optional<EndpointConfig> server,
      Duration resendDelay,
      Duration outageTolerance,
      Duration gracePeriod,
      int concurrency,
      Tuning tuning) {
    this(
        files,
        folder,
        shipped,
        disabled,
        server,
        resendDelay,
        outageTolerance,
        gracePeriod,
        concurrency,
        tuning,
        List.of());
  }

  /** Whether there may be rules at all. */
  public boolean isAny() {
    return shipped || !files.isEmpty() || !given.isEmpty() || !tuning.equals(Tuning.NONE);
  }

  /**
   * The rules that come with Monitorix, as they are wanted, and those that are made of the
   * settings; without problems where the configuration was loaded.
   */
  public List<RuleFile> compiled() {
    return TunedRules.of(
            tuning, shipped ? Optional.of(ShippedFiles.read()) : Optional.empty(), disabled)
        .files();
  }

  /** The same with all shipped alerts. */
  public RulesConfig withAllShipped() {
    return new RulesConfig(
        files,
        folder,
        shipped,
        Set.of(),
        server,
        resendDelay,
        outageTolerance,
        gracePeriod,
        concurrency,
        tuning,
        given);
  }

  /** The same with other changes and additions. */
  RulesConfig with(Tuning others) {
    return new RulesConfig(
        files,
        folder,
        shipped,
        disabled,
        server,
        resendDelay,
        outageTolerance,
        gracePeriod,
        concurrency,
        others,
        given);
  }

  /** The same with further files, which an embedding application has read. */
  public RulesConfig with(List<RuleFile> others) {
    return new RulesConfig(
        files,
        folder,
        shipped,
        disabled,
        server,
        resendDelay,
        outageTolerance,
        gracePeriod,
        concurrency,
        tuning,
        others);
  }
}

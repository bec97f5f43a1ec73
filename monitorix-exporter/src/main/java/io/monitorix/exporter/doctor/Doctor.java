package io.monitorix.exporter.doctor;

import io.monitorix.client.AuthenticationException;
import io.monitorix.client.CallListener;
import io.monitorix.client.PermissionException;
import io.monitorix.client.Permissions;
import io.monitorix.client.Server;
import io.monitorix.client.TrustException;
import io.monitorix.exporter.catalog.Coverage;
import io.monitorix.exporter.collect.Connection;
import io.monitorix.exporter.collect.Connections;
import io.monitorix.exporter.collect.Failures;
import io.monitorix.exporter.collect.Inventory;
import io.monitorix.exporter.collect.Readings;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.collect.SourceReader;
import io.monitorix.exporter.collect.Subject;
import io.monitorix.exporter.collect.pve.PveSources;
import io.monitorix.exporter.config.Product;
import io.monitorix.exporter.config.TargetConfig;
import io.monitorix.exporter.language.TextBundle;
import io.monitorix.exporter.probe.IcmpSupport;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Examines targets: the way to each of their servers, the login, the version, the clock, and for
 * each collector the privileges that it lacks.
 */
public final class Doctor {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Proxmox tells the time in whole seconds. */
  private static final Duration HARMLESS_SKEW = Duration.ofSeconds(5);

  private final InstantSource clock;
  private final TextBundle texts;

  /**
   * A doctor who goes by this clock.
   *
   * @param language that the findings are told in, one of {@link
   *     io.monitorix.exporter.language.Languages#ALL}; what servers and the system say stays as it
   *     is
   */
  public Doctor(InstantSource clock, Locale language) {
    this.clock = clock;
    this.texts = TextBundle.read("io.monitorix.exporter.doctor.findings", language);
  }

  /** Examines the machine that this runs on: whether and how it can ping. */
  public Examination examine(IcmpSupport ping) {
    return new Examination(
        texts.say("machine"),
        List.of(Finding.ok("ping", texts.say("ping.ways", way(ping, false), way(ping, true)))));
  }

  private String way(IcmpSupport ping, boolean ip6) {
    String fault = ping.socketFault(ip6).orElse("");
    return switch (ping.way(ip6)) {
      case SOCKET -> texts.say("ping.socket");
      case PROGRAM -> texts.say("ping.program", fault);
      case NONE -> texts.say("ping.none", fault);
    };
  }

  /** Examines a target; takes as long as its servers do. */
  public Examination examine(TargetConfig target) {
    List<Finding> findings = new ArrayList<>();
    for (String address : target.servers()) {
      Server server =
          Server.of(address, target.product() == Product.PBS ? 8007 : Server.DEFAULT_PORT);
      findings.addAll(new WireCheck(target.timeout(), clock, texts).of(server));
    }
    try (Connection connection = Connections.open(target, new CallListener() {})) {
      SourceReader reader =
          new SourceReader(connection, clock, (path, took, success) -> {}).within(PATIENCE);
      if (login(target, reader, findings)) {
        clock(target, reader, findings);
        rights(target, reader, findings);
      }
    } catch (RuntimeException e) {
      findings.add(Finding.problem("configuration", String.valueOf(e.getMessage()), null));
    }
    return new Examination(target.name(), findings);
  }

  private boolean login(TargetConfig target, SourceReader reader, List<Finding> findings) {
    try {
      String product = target.product() == Product.PVE ? "Proxmox VE " : "Proxmox Backup Server ";
      findings.add(Finding.ok("login", texts.say("login.good", product + version(target, reader))));
      return true;
    } catch (CompletionException e) {
      Throwable cause = Failures.cause(e);
      String detail = Failures.words(e);
      if (cause instanceof TrustException refused) {
        findings.add(
            Finding.problem(
                "trust",
                detail,
                texts.say("trust.compare", String.valueOf(refused.presentedFingerprint()))));
      } else if (cause instanceof AuthenticationException) {
        findings.add(Finding.problem("login", detail, texts.say("login.check")));
      } else {
        findings.add(Finding.problem("login", detail, null));
      }
      return false;
    }
  }

  private void clock(TargetConfig target, SourceReader reader, List<Finding> findings) {
    try {
      Instant before = clock.instant();
      Instant theirs = time(target, reader);
      Instant after = clock.instant();
      Duration ahead =
          Duration.between(before.plus(Duration.between(before, after).dividedBy(2)), theirs);
      String detail = texts.say("clock.differs", ahead.toSeconds());
      findings.add(
          ahead.abs().compareTo(HARMLESS_SKEW) <= 0
              ? Finding.ok("clock", detail)
              : Finding.warning("clock", detail, texts.say("clock.set")));
    } catch (CompletionException e) {
      findings.add(
          Finding.warning(
              "clock",
              texts.say("clock.unknown", Failures.words(e)),
              Failures.cause(e) instanceof PermissionException ? texts.say("clock.role") : null));
    }
  }

  private static Instant time(TargetConfig target, SourceReader reader) {
    if (target.product() == Product.PBS) {
      return reader.call(reader.pbs().node().time()).join().time();
    }
    String node = PveSources.localNode(reader).join();
    return reader.call(reader.pve().node(node).time()).join().time();
  }

  private void rights(TargetConfig target, SourceReader reader, List<Finding> findings) {
    Coverage coverage = Coverage.of(target.product());
    try {
      Permissions permissions = reader.read(coverage.permissions()).join();
      Readings.Builder readings = Readings.builder();
      for (Source<?> source : coverage.survey().sources()) {
        put(readings, source, reader);
      }
      @Nullable Inventory inventory = coverage.survey().of(readings.build());
      findings.addAll(
          new RightsCheck(target, permissions, version(target, reader), texts)
              .of(coverage.collectors(), inventory == null ? Inventory.EMPTY : inventory));
    } catch (CompletionException e) {
      findings.add(Finding.problem("rights", Failures.words(e), null));
    }
  }

  private static String version(TargetConfig target, SourceReader reader) {
    return target.product() == Product.PVE
        ? reader.call(reader.pve().version()).join().version()
        : reader.call(reader.pbs().version()).join().version();
  }

  private static <T> void put(Readings.Builder readings, Source<T> source, SourceReader reader) {
    readings.put(source, Subject.TARGET, reader.read(source).join());
  }
}

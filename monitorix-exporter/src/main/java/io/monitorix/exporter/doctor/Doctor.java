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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
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

  /** A doctor who goes by this clock. */
  public Doctor(InstantSource clock) {
    this.clock = clock;
  }

  /** Examines a target; takes as long as its servers do. */
  public Examination examine(TargetConfig target) {
    List<Finding> findings = new ArrayList<>();
    for (String address : target.servers()) {
      Server server =
          Server.of(address, target.product() == Product.PBS ? 8007 : Server.DEFAULT_PORT);
      findings.addAll(new WireCheck(target.timeout(), clock).of(server));
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

  private static boolean login(TargetConfig target, SourceReader reader, List<Finding> findings) {
    try {
      String product = target.product() == Product.PVE ? "Proxmox VE " : "Proxmox Backup Server ";
      findings.add(Finding.ok("login", product + version(target, reader) + " let us in"));
      return true;
    } catch (CompletionException e) {
      Throwable cause = Failures.cause(e);
      String detail = Failures.words(e);
      if (cause instanceof TrustException refused) {
        findings.add(
            Finding.problem(
                "trust",
                detail,
                "compare "
                    + refused.presentedFingerprint()
                    + " with what pvenode cert info says, and if they are the same set"
                    + " tls.fingerprint to it"));
      } else if (cause instanceof AuthenticationException) {
        findings.add(
            Finding.problem(
                "login",
                detail,
                "check the id and the secret: pveum user token list USER shows the ids, a lost"
                    + " secret is made anew with pveum user token add"));
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
      String detail = "the server's clock differs by " + ahead.toSeconds() + " s from ours";
      findings.add(
          ahead.abs().compareTo(HARMLESS_SKEW) <= 0
              ? Finding.ok("clock", detail)
              : Finding.warning(
                  "clock", detail, "let chrony set both clocks: logins and ages hang on them"));
    } catch (CompletionException e) {
      findings.add(
          Finding.warning(
              "clock",
              "not told: " + Failures.words(e),
              Failures.cause(e) instanceof PermissionException
                  ? "give the role PVEAuditor (Audit on a backup server)"
                  : null));
    }
  }

  private static Instant time(TargetConfig target, SourceReader reader) {
    if (target.product() == Product.PBS) {
      return reader.call(reader.pbs().node().time()).join().time();
    }
    String node = PveSources.localNode(reader).join();
    return reader.call(reader.pve().node(node).time()).join().time();
  }

  private static void rights(TargetConfig target, SourceReader reader, List<Finding> findings) {
    Coverage coverage = Coverage.of(target.product());
    try {
      Permissions permissions = reader.read(coverage.permissions()).join();
      Readings.Builder readings = Readings.builder();
      for (Source<?> source : coverage.survey().sources()) {
        put(readings, source, reader);
      }
      @Nullable Inventory inventory = coverage.survey().of(readings.build());
      findings.addAll(
          new RightsCheck(target, permissions, version(target, reader))
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

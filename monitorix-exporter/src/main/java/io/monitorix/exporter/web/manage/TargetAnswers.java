package io.monitorix.exporter.web.manage;

import com.squareup.moshi.JsonWriter;
import io.monitorix.alerts.promql.ast.DurationText;
import io.monitorix.exporter.auth.Visibility;
import io.monitorix.exporter.config.LoginConfig;
import io.monitorix.exporter.config.TargetConfig;
import io.monitorix.exporter.config.TlsConfig;
import io.monitorix.exporter.inventory.Cluster;
import io.monitorix.exporter.inventory.InventoryReader;
import io.monitorix.exporter.poll.CollectorRun;
import io.monitorix.exporter.poll.MissingPermission;
import io.monitorix.exporter.poll.Snapshot;
import io.monitorix.exporter.poll.SnapshotBoard;
import io.monitorix.exporter.web.Request;
import io.monitorix.exporter.web.api.Answers;
import io.monitorix.exporter.web.api.Endpoints;
import io.monitorix.exporter.web.api.Paging;
import io.monitorix.exporter.web.api.Parameters;
import io.monitorix.exporter.web.api.ProblemException;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code targets}: what is polled, and how that goes. No secret of a login is told. */
final class TargetAnswers {

  private static final String PATH = Endpoints.BASE + "/targets";
  private static final String NAME = "name";

  private final Supplier<List<TargetConfig>> targets;
  private final SnapshotBoard board;
  private final InventoryReader inventory;

  TargetAnswers(
      Supplier<List<TargetConfig>> targets, SnapshotBoard board, InventoryReader inventory) {
    this.targets = targets;
    this.board = board;
    this.inventory = inventory;
  }

  void addTo(Endpoints endpoints) {
    endpoints.get(PATH, this::list).get(PATH + "/{" + NAME + "}", this::one);
  }

  private void list(Request request) throws IOException {
    Paging paging = Paging.of(Parameters.of(request, Paging.LIMIT, Paging.CURSOR));
    Visibility visibility = request.visibility();
    Paging.send(
        request,
        paging.of(
            targets.get().stream().filter(target -> visibility.mayShow(target.name())),
            TargetConfig::name),
        (out, target) -> {
          out.beginObject();
          head(out, target);
          out.endObject();
        });
  }

  private void one(Request request) throws IOException {
    Parameters.of(request);
    String name = request.segment(NAME);
    Visibility visibility = request.visibility();
    TargetConfig target =
        targets.get().stream()
            .filter(each -> each.name().equals(name) && visibility.mayShow(name))
            .findFirst()
            .orElseThrow(() -> ProblemException.notFound("there is no target " + name));
    Optional<Snapshot> snapshot = board.of(name);
    Optional<String> version = inventory.cluster(name, visibility).map(Cluster::version);
    Answers.send(
        request,
        out -> {
          out.beginObject();
          head(out, target);
          Answers.text(out.name("version"), version);
          settings(out, target);
          out.name("collectors").beginArray();
          for (CollectorRun run : runs(snapshot)) {
            run(out, run);
          }
          out.endArray().name("missingPermissions").beginArray();
          for (MissingPermission missing : missing(snapshot)) {
            out.beginObject().name("collector").value(missing.collector().key());
            out.name("path").value(missing.path());
            out.name("privilege").value(missing.privilege()).endObject();
          }
          out.endArray().endObject();
        });
  }

  private void head(JsonWriter out, TargetConfig target) throws IOException {
    Optional<Snapshot> last = board.of(target.name());
    out.name("name").value(target.name()).name("product").value(target.product().key());
    Answers.texts(out.name("servers"), target.servers());
    String state = last.map(each -> each.reachable() ? "up" : "down").orElse("pending");
    out.name("state").value(state);
    Answers.time(out.name("lastPoll"), last.map(Snapshot::takenAt).orElse(null));
    Answers.number(
        out.name("pollSeconds"), last.map(each -> seconds(each.duration())).orElse(null));
    Answers.text(out.name("error"), last.map(Snapshot::problem));
  }

  private static void settings(JsonWriter out, TargetConfig target) throws IOException {
    out.name("discoverServers").value(target.discoverServers());
    out.name("interval").value(DurationText.print(target.interval().toMillis()));
    out.name("timeout").value(DurationText.print(target.timeout().toMillis()));
    out.name("login").beginObject();
    if (target.login() instanceof LoginConfig.Token token) {
      out.name("kind").value("token").name("id").value(token.id());
    } else if (target.login() instanceof LoginConfig.UserPassword user) {
      out.name("kind").value("password").name("id").value(user.user());
    }
    out.endObject().name("tls").value(trust(target.tls()));
  }

  private static String trust(TlsConfig tls) {
    if (tls instanceof TlsConfig.Fingerprints) {
      return "fingerprint";
    }
    if (tls instanceof TlsConfig.CaFile) {
      return "ca_file";
    }
    if (tls instanceof TlsConfig.Insecure) {
      return "insecure";
    }
    return "system";
  }

  private static List<CollectorRun> runs(Optional<Snapshot> snapshot) {
    return snapshot.map(Snapshot::runs).orElse(List.of());
  }

  private static List<MissingPermission> missing(Optional<Snapshot> snapshot) {
    return snapshot.stream()
        .flatMap(each -> each.missing().stream())
        .sorted(
            Comparator.comparing((MissingPermission each) -> each.collector().key())
                .thenComparing(MissingPermission::path)
                .thenComparing(MissingPermission::privilege))
        .toList();
  }

  private static void run(JsonWriter out, CollectorRun run) throws IOException {
    out.beginObject().name("collector").value(run.collector().key());
    Answers.text(out.name("node"), Optional.ofNullable(run.node()));
    out.name("success").value(run.success());
    Answers.number(out.name("seconds"), seconds(run.duration()));
    Answers.time(out.name("lastSuccess"), run.lastSuccess());
    out.endObject();
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}

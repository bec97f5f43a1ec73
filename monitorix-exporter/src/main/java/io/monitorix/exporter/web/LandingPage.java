package io.monitorix.exporter.web;

import io.monitorix.exporter.auth.Visibility;
import io.monitorix.exporter.config.TargetConfig;
import io.monitorix.exporter.poll.CollectorRun;
import io.monitorix.exporter.poll.Snapshot;
import io.monitorix.exporter.poll.SnapshotBoard;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** {@code /}: the targets and how they do, and where everything is. */
final class LandingPage implements Route.Handler {

  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="refresh" content="15">
      <title>Monitorix</title>
      <style>
      :root { color-scheme: light dark; }
      body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
      table { border-collapse: collapse; width: 100%%; }
      th, td { text-align: left; padding: .4rem .8rem .4rem 0; border-bottom: 1px solid #8884; vertical-align: top; }
      .good::before { content: "\\25CF\\00A0"; color: #1a7f5a; }
      .bad::before { content: "\\25B2\\00A0"; color: #c2410c; }
      .wait::before { content: "\\25CB\\00A0"; }
      code { overflow-wrap: anywhere; }
      td:nth-child(n+4), td code { white-space: nowrap; }
      footer { margin-top: 2rem; opacity: .7; }
      </style>
      </head>
      <body>
      <h1>Monitorix</h1>
      <p>Proxmox monitoring. Let Prometheus scrape <a href="/metrics">/metrics</a>.</p>
      %s
      <h2>Where things are</h2>
      <ul>
      <li><a href="/metrics">/metrics</a>: all targets, from the last polls (also at
      <a href="/api/prometheus/metrics">/api/prometheus/metrics</a>)</li>
      <li><code>/metrics?target=NAME</code>: one target alone</li>
      <li><code>/probe?target=TARGET&amp;module=http_2xx</code>: one service, checked at once, as
      blackbox_exporter answers</li>
      <li><a href="/sd/targets">/sd/targets</a>, <a href="/sd/nodes">/sd/nodes</a>,
      <a href="/sd/guests">/sd/guests</a>: lists for Prometheus's <code>http_sd_configs</code></li>
      <li><code>/pve?target=HOST&amp;module=default&amp;cluster=1&amp;node=1</code>: one target, asked at once,
      as prometheus-pve-exporter answers</li>
      <li><a href="/-/healthy">/-/healthy</a>, <a href="/-/ready">/-/ready</a></li>
      </ul>
      <footer>Monitorix %s</footer>
      </body>
      </html>
      """;

  private final Supplier<List<TargetConfig>> targets;
  private final SnapshotBoard board;
  private final InstantSource clock;
  private final String version;

  LandingPage(
      Supplier<List<TargetConfig>> targets,
      SnapshotBoard board,
      InstantSource clock,
      String version) {
    this.targets = targets;
    this.board = board;
    this.clock = clock;
    this.version = version;
  }

  @Override
  public void handle(Request request) throws IOException {
    request.answer(
        200,
        "text/html; charset=utf-8",
        PAGE.formatted(targets(request.visibility()), escaped(version)));
  }

  private String targets(Visibility visibility) {
    List<TargetConfig> polled =
        targets.get().stream().filter(target -> visibility.seesAllOf(target.name())).toList();
    if (polled.isEmpty()) {
      return "<p>No targets are polled: each request to <code>/pve</code> names its own.</p>";
    }
    StringBuilder table =
        new StringBuilder(
            "<h2>Targets</h2>\n<table><tr><th>Target</th><th>State</th><th>Collectors</th>"
                + "<th>Last poll</th>"
                + "<th>Server</th></tr>\n");
    for (TargetConfig target : polled) {
      Optional<Snapshot> snapshot = board.of(target.name());
      table
          .append("<tr><td><a href=\"/metrics?target=")
          .append(URLEncoder.encode(target.name(), StandardCharsets.UTF_8))
          .append("\">")
          .append(escaped(target.name()))
          .append("</a></td><td>")
          .append(snapshot.map(LandingPage::state).orElse("<span class=\"wait\">waiting</span>"))
          .append("</td><td>")
          .append(snapshot.map(LandingPage::collectors).orElse(""))
          .append("</td><td>")
          .append(snapshot.map(this::age).orElse("not yet"))
          .append("</td><td><code>")
          .append(escaped(target.server()))
          .append("</code></td></tr>\n");
    }
    return table.append("</table>").toString();
  }

  private static String state(Snapshot snapshot) {
    String problem = snapshot.problem();
    return problem == null
        ? "<span class=\"good\">fine</span>"
        : "<span class=\"bad\">" + escaped(problem) + "</span>";
  }

  /** Which ones do not do well, and which lack permissions. */
  private static String collectors(Snapshot snapshot) {
    Set<String> failing = new TreeSet<>();
    Set<String> all = new TreeSet<>();
    for (CollectorRun run : snapshot.runs()) {
      all.add(run.collector().key());
      if (!run.success()) {
        failing.add(run.collector().key());
      }
    }
    Set<String> barred = new TreeSet<>();
    snapshot.missing().forEach(missing -> barred.add(missing.collector().key()));
    StringBuilder told = new StringBuilder();
    told.append(all.size() - failing.size()).append(" of ").append(all.size()).append(" fine");
    if (!failing.isEmpty()) {
      told.append("<br>failing: ").append(escaped(String.join(", ", failing)));
    }
    if (!barred.isEmpty()) {
      told.append("<br>without permission: ")
          .append(escaped(String.join(", ", barred)))
          .append(" (<code>monitorix doctor</code> tells more)");
    }
    return told.toString();
  }

  private String age(Snapshot snapshot) {
    Duration age = Duration.between(snapshot.takenAt(), clock.instant());
    return age.toSeconds() + " s ago, took " + snapshot.duration().toMillis() + " ms";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}

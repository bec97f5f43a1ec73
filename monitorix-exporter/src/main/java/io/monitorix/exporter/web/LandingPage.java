package io.monitorix.exporter.web;

import io.monitorix.exporter.auth.Visibility;
import io.monitorix.exporter.config.TargetConfig;
import io.monitorix.exporter.language.TextBundle;
import io.monitorix.exporter.poll.CollectorRun;
import io.monitorix.exporter.poll.Snapshot;
import io.monitorix.exporter.poll.SnapshotBoard;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** {@code /}: the targets and how they do, and where everything is. */
final class LandingPage implements Route.Handler {

  private static final String TEXTS = "io.monitorix.exporter.web.landing";

  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="%s">
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
      <p>%s</p>
      %s
      <h2>%s</h2>
      <ul>
      <li><a href="/metrics">/metrics</a>: %s</li>
      <li><code>/metrics?target=NAME</code>: %s</li>
      <li><code>/probe?target=TARGET&amp;module=http_2xx</code>: %s</li>
      <li><a href="/sd/targets">/sd/targets</a>, <a href="/sd/nodes">/sd/nodes</a>,
      <a href="/sd/guests">/sd/guests</a>: %s</li>
      <li><code>/pve?target=HOST&amp;module=default&amp;cluster=1&amp;node=1</code>: %s</li>
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
    TextBundle texts = TextBundle.read(TEXTS, request.language(Locale.ENGLISH));
    request.answer(
        200, "text/html; charset=utf-8", page(texts, targets(texts, request.visibility())));
  }

  /** The texts have no character that means something in HTML: a test sees to that. */
  private String page(TextBundle texts, String table) {
    return PAGE.formatted(
        texts.language().getLanguage(),
        texts.say("intro", link("/metrics")),
        table,
        texts.say("places"),
        texts.say("places.metrics", link("/api/prometheus/metrics")),
        texts.say("places.target"),
        texts.say("places.probe"),
        texts.say("places.discovery", code("http_sd_configs")),
        texts.say("places.pve"),
        escaped(version));
  }

  private String targets(TextBundle texts, Visibility visibility) {
    List<TargetConfig> polled =
        targets.get().stream().filter(target -> visibility.seesAllOf(target.name())).toList();
    if (polled.isEmpty()) {
      return "<p>" + texts.say("targets.none", code("/pve")) + "</p>";
    }
    StringBuilder table = new StringBuilder("<h2>" + texts.say("targets") + "</h2>\n<table><tr>");
    for (String heading : List.of("target", "state", "collectors", "last.poll", "server")) {
      table.append("<th>").append(texts.say(heading)).append("</th>");
    }
    table.append("</tr>\n");
    for (TargetConfig target : polled) {
      Optional<Snapshot> snapshot = board.of(target.name());
      table
          .append("<tr><td><a href=\"/metrics?target=")
          .append(URLEncoder.encode(target.name(), StandardCharsets.UTF_8))
          .append("\">")
          .append(escaped(target.name()))
          .append("</a></td><td>")
          .append(
              snapshot
                  .map(taken -> state(texts, taken))
                  .orElseGet(() -> marked("wait", texts.say("waiting"))))
          .append("</td><td>")
          .append(snapshot.map(taken -> collectors(texts, taken)).orElse(""))
          .append("</td><td>")
          .append(snapshot.map(taken -> age(texts, taken)).orElseGet(() -> texts.say("not.yet")))
          .append("</td><td><code>")
          .append(escaped(target.server()))
          .append("</code></td></tr>\n");
    }
    return table.append("</table>").toString();
  }

  private static String state(TextBundle texts, Snapshot snapshot) {
    String problem = snapshot.problem();
    return problem == null ? marked("good", texts.say("fine")) : marked("bad", escaped(problem));
  }

  private static String marked(String style, String html) {
    return "<span class=\"" + style + "\">" + html + "</span>";
  }

  private static String link(String path) {
    return "<a href=\"" + path + "\">" + path + "</a>";
  }

  private static String code(String text) {
    return "<code>" + text + "</code>";
  }

  /** Which ones do not do well, and which lack permissions. */
  private static String collectors(TextBundle texts, Snapshot snapshot) {
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
    told.append(texts.say("collectors.fine", all.size() - failing.size(), all.size()));
    if (!failing.isEmpty()) {
      told.append("<br>").append(texts.say("collectors.failing", listed(failing)));
    }
    if (!barred.isEmpty()) {
      told.append("<br>")
          .append(texts.say("collectors.barred", listed(barred), code("monitorix doctor")));
    }
    return told.toString();
  }

  private static String listed(Set<String> names) {
    return escaped(String.join(", ", names));
  }

  private String age(TextBundle texts, Snapshot snapshot) {
    Duration age = Duration.between(snapshot.takenAt(), clock.instant());
    return texts.say("age", age.toSeconds(), snapshot.duration().toMillis());
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}

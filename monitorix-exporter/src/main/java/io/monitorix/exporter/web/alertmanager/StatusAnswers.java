package io.monitorix.exporter.web.alertmanager;

import io.monitorix.exporter.routing.RoutingKeeper;
import io.monitorix.exporter.self.BuildInfo;
import io.monitorix.exporter.web.Request;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** {@code status} and {@code receivers}. */
final class StatusAnswers {

  /** The version of Alertmanager's API and of its file that this is. */
  static final String API_VERSION = "0.28.0";

  private final RoutingKeeper keeper;
  private final BuildInfo build;
  private final Instant started;

  StatusAnswers(RoutingKeeper keeper, BuildInfo build, Instant started) {
    this.keeper = keeper;
    this.build = build;
    this.started = started;
  }

  void status(Request request) throws IOException {
    String config = keeper.shownConfig();
    Answers.send(
        request,
        out -> {
          out.beginObject().name("cluster").beginObject();
          out.name("peers").beginArray().endArray().name("status").value("disabled").endObject();
          out.name("config").beginObject().name("original").value(config).endObject();
          out.name("uptime").value(Times.text(started));
          out.name("versionInfo").beginObject().name("branch").value("");
          out.name("buildDate").value("").name("buildUser").value("").name("goVersion").value("");
          out.name("revision").value("monitorix-" + build.version() + "-" + build.revision());
          out.name("version").value(API_VERSION).endObject().endObject();
        });
  }

  void receivers(Request request) throws IOException {
    List<String> receivers = keeper.receivers();
    Answers.send(
        request,
        out -> {
          out.beginArray();
          for (String receiver : receivers) {
            AlertJson.receiver(out, receiver);
          }
          out.endArray();
        });
  }
}

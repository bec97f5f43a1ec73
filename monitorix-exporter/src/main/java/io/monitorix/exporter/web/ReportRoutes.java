package io.monitorix.exporter.web;

import io.monitorix.alerts.routing.dispatch.Notifier;
import io.monitorix.exporter.config.ReportConfig;
import io.monitorix.exporter.report.Reports;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reports, written when they are asked for, and sent. Safe for several threads. */
public final class ReportRoutes {

  private static final String PATH = "/api/monitorix/v1/reports/{name}";
  private static final String PLAIN = "text/plain; charset=utf-8";

  private final Reports reports;

  private ReportRoutes(Reports reports) {
    this.reports = reports;
  }

  /** The routes of these reports. */
  public static List<Route> of(Reports reports) {
    ReportRoutes all = new ReportRoutes(reports);
    return List.of(
        Route.scrape(PATH, all::print), Route.change(Method.POST, PATH + "/send", all::send));
  }

  /** A report tells of all that there is. */
  private static void checkScope(Request request) {
    if (!request.visibility().isAll()) {
      throw BadRequestException.forbidden(
          "reports tell of everything, and your scope lets you see a part only");
    }
  }

  private void print(Request request) throws IOException {
    checkScope(request);
    Optional<ReportConfig> report = reports.find(request.segment("name"));
    if (report.isEmpty()) {
      unknown(request);
      return;
    }
    Reports.Written written;
    try {
      written = reports.write(report.get());
    } catch (RuntimeException e) {
      request.answer(503, PLAIN, "the report cannot be written: " + e.getMessage() + "\n");
      return;
    }
    request.answer(200, PLAIN, written.title() + "\n\n" + written.body() + "\n");
  }

  private void send(Request request) throws IOException {
    checkScope(request);
    Optional<ReportConfig> report = reports.find(request.segment("name"));
    if (report.isEmpty()) {
      unknown(request);
      return;
    }
    Map<String, Notifier.HandOver> outcomes;
    try {
      outcomes = reports.send(report.get());
    } catch (RuntimeException e) {
      request.answer(503, PLAIN, "the report cannot be sent: " + e.getMessage() + "\n");
      return;
    }
    StringBuilder text = new StringBuilder();
    boolean sent = !outcomes.isEmpty();
    for (Map.Entry<String, Notifier.HandOver> each : outcomes.entrySet()) {
      sent &= each.getValue() instanceof Notifier.Sent;
      text.append(each.getKey()).append(": ").append(said(each.getValue())).append('\n');
    }
    String nobody = "the receiver " + report.get().receiver() + " has no integrations\n";
    request.answer(sent ? 200 : 502, PLAIN, outcomes.isEmpty() ? nobody : text.toString());
  }

  private static String said(Notifier.HandOver outcome) {
    if (outcome instanceof Notifier.RetryLater later) {
      return "not sent, try again: " + later.reason();
    }
    if (outcome instanceof Notifier.GivenUp given) {
      return "refused: " + given.reason();
    }
    String detail = ((Notifier.Sent) outcome).detail();
    return detail.isEmpty() ? "sent" : "sent: " + detail;
  }

  private static void unknown(Request request) throws IOException {
    request.answer(404, PLAIN, "routing.reports has no report of this name\n");
  }
}

package io.monitorix.alerts.notify.text;

import io.monitorix.alerts.template.Notification;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is said of a notification without any template: nothing in here can fail. */
final class PlainText {

  private static final int MAX_ALERTS = 50;

  private final Notification data;
  private final boolean german;

  PlainText(Notification data, Locale locale) {
    this.data = data;
    this.german = locale.getLanguage().equals("de");
  }

  /** One line. */
  String title() {
    long firing = data.alerts().stream().filter(PlainText::isFiring).count();
    String what = summary(data);
    return firing > 0
        ? "[" + word(true) + ":" + firing + "] " + what
        : "[" + word(false) + "] " + what;
  }

  private static String summary(Notification data) {
    String summary = data.commonAnnotations().get("summary");
    if (!summary.isEmpty()) {
      return summary;
    }
    String name = data.commonLabels().get("alertname");
    return name.isEmpty() ? data.receiver() : name;
  }

  /** A line for each alert. */
  String body() {
    String lines =
        data.alerts().stream().limit(MAX_ALERTS).map(this::line).collect(Collectors.joining("\n"));
    int more = data.alerts().size() - MAX_ALERTS;
    return more > 0 ? lines + "\n… " + more + (german ? " weitere" : " more") : lines;
  }

  private String line(Notification.Alert alert) {
    String summary = alert.annotations().get("summary");
    String labels =
        alert.labels().toMap().entrySet().stream()
            .filter(label -> !label.getKey().equals("alertname"))
            .map(label -> label.getKey() + "=" + label.getValue())
            .collect(Collectors.joining(", "));
    return word(isFiring(alert))
        + " "
        + alert.labels().get("alertname")
        + (summary.isEmpty() ? "" : ": " + summary)
        + (labels.isEmpty() ? "" : " (" + labels + ")")
        + (german ? " seit " : " since ")
        + alert.startsAt();
  }

  /** The same for HTML. */
  String html() {
    return "<pre>" + escape(title() + "\n\n" + body()) + "</pre>";
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private String word(boolean firing) {
    if (firing) {
      return german ? "ALARM" : "FIRING";
    }
    return german ? "BEHOBEN" : "RESOLVED";
  }

  private static boolean isFiring(Notification.Alert alert) {
    return alert.status().equals("firing");
  }
}

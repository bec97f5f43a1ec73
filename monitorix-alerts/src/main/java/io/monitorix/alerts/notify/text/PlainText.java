package io.monitorix.alerts.notify.text;

import io.monitorix.alerts.template.Notification;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.stream.Collectors;

/** What is said of a notification without any template: nothing in here can fail. */
final class PlainText {

  private static final String NAME = "io.monitorix.alerts.notify.text.plain";
  private static final int MAX_ALERTS = 50;

  private final Notification data;
  private final ResourceBundle words;

  PlainText(Notification data, Locale locale) {
    this.data = data;
    // Without the control a machine in German would make other languages German, too.
    this.words =
        ResourceBundle.getBundle(
            NAME,
            locale,
            PlainText.class.getClassLoader(),
            Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
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
    return more > 0 ? lines + "\n… " + more + " " + words.getString("more") : lines;
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
        + " "
        + words.getString("since")
        + " "
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
    return words.getString(firing ? "firing" : "resolved");
  }

  private static boolean isFiring(Notification.Alert alert) {
    return alert.status().equals("firing");
  }
}

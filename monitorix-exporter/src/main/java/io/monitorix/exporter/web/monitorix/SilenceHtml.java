package io.monitorix.exporter.web.monitorix;

import io.monitorix.alerts.labels.LabelMatcher;
import io.monitorix.alerts.routing.alert.Alert;
import io.monitorix.alerts.routing.link.SilenceLink;
import io.monitorix.alerts.routing.matchers.Matchers;
import io.monitorix.alerts.routing.silence.Silence;
import io.monitorix.exporter.language.TextBundle;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Writes the page of a link as HTML. Whatever comes from outside is escaped. */
final class SilenceHtml {

  private static final int MOST_ALERTS = 50;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="%s">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>%s</title>
      <style>
      :root { color-scheme: light dark; }
      body { font: 16px/1.5 system-ui, sans-serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem; }
      label { display: block; margin: .5rem 0; }
      input[type=text] { font: inherit; width: 100%%; box-sizing: border-box; padding: .4rem; }
      button { font: inherit; padding: .5rem 1.5rem; }
      code { overflow-wrap: anywhere; }
      .wrong { color: #c2410c; }
      .note { opacity: .7; }
      </style>
      </head>
      <body>
      <h1>%s</h1>
      %s</body>
      </html>
      """;

  private final TextBundle texts;
  private final Duration acknowledgement;

  /** An answer. */
  record Page(int status, String html) {}

  /**
   * What there is to see.
   *
   * @param firing alerts that the link is about
   * @param silences that are active and have the link's matchers
   */
  record View(SilenceLink link, List<Alert> firing, List<Silence> silences) {}

  SilenceHtml(TextBundle texts, Duration acknowledgement) {
    this.texts = texts;
    this.acknowledgement = acknowledgement;
  }

  /** A text of the page. */
  String text(String key) {
    return texts.say(key);
  }

  /** Says one thing. */
  Page message(int status, String text) {
    return page(status, paragraph("", text));
  }

  /** Says what was done. */
  Page done(Silence silence) {
    String ends = time(silence.endsAt());
    String told =
        silence.acknowledges().isEmpty()
            ? texts.say("silenced", ends)
            : texts.say("acknowledged", ends);
    return page(
        200,
        paragraph("", told)
            + matchers(silence.matchers())
            + paragraph("note", texts.say("undo", "monitorix silences expire " + silence.id())));
  }

  /**
   * Asks what to do.
   *
   * @param wrong what was wrong with the answer before; empty at first
   */
  Page form(View view, String wrong) {
    StringBuilder body = new StringBuilder();
    if (!wrong.isEmpty()) {
      body.append(paragraph("wrong", wrong));
    }
    body.append(alerts(view.firing()));
    body.append(matchers(view.link().matchers()));
    for (Silence silence : view.silences()) {
      body.append(
          paragraph(
              "",
              texts.say("quiet", time(silence.endsAt()), silence.createdBy(), silence.comment())));
    }
    body.append("<form method=\"post\">\n");
    boolean fires = !view.firing().isEmpty();
    for (Choice choice : Choice.values()) {
      if (choice != Choice.ACKNOWLEDGE || fires) {
        boolean first = choice == Choice.ACKNOWLEDGE || (!fires && choice == Choice.HOUR);
        body.append(option(choice, first));
      }
    }
    body.append(
            input(texts.say("name"), "name", " required maxlength=\"100\" autocomplete=\"name\""))
        .append(input(texts.say("comment"), "comment", " maxlength=\"1000\""))
        .append("<p><button type=\"submit\">")
        .append(escaped(texts.say("confirm")))
        .append("</button></p>\n</form>\n")
        .append(paragraph("note", texts.say("others")))
        .append(paragraph("note", texts.say("good.until", time(view.link().expiresAt()))));
    return page(wrong.isEmpty() ? 200 : 400, body.toString());
  }

  private String alerts(List<Alert> firing) {
    if (firing.isEmpty()) {
      return paragraph("", texts.say("firing.none"));
    }
    StringBuilder list = new StringBuilder(paragraph("", texts.say("firing"))).append("<ul>\n");
    firing.stream().limit(MOST_ALERTS).forEach(alert -> list.append(item(line(alert))));
    int more = firing.size() - MOST_ALERTS;
    if (more > 0) {
      list.append(item(escaped(texts.say("firing.more", more))));
    }
    return list.append("</ul>\n").toString();
  }

  private static String line(Alert alert) {
    String summary = alert.annotations().get("summary");
    return "<b>"
        + escaped(alert.labels().get("alertname"))
        + "</b> "
        + escaped(summary.isEmpty() ? alert.labels().toString() : summary)
        + " ("
        + time(alert.startsAt())
        + ")";
  }

  private String matchers(Matchers matchers) {
    StringBuilder list = new StringBuilder(paragraph("", texts.say("matchers"))).append("<ul>\n");
    for (LabelMatcher matcher : matchers.list()) {
      list.append(item("<code>" + escaped(Matchers.text(matcher)) + "</code>"));
    }
    return list.append("</ul>\n").toString();
  }

  private String option(Choice choice, boolean checked) {
    String text =
        choice == Choice.ACKNOWLEDGE
            ? texts.say("acknowledge", lasting(acknowledgement))
            : texts.say("silence", lasting(choice.lasting()));
    return "<label><input type=\"radio\" name=\"choice\" value=\""
        + choice.name()
        + "\""
        + (checked ? " checked" : "")
        + "> "
        + escaped(text)
        + "</label>\n";
  }

  /** Whole days, else whole hours, rounded up. */
  private String lasting(Duration duration) {
    long hours = Math.max(1, (duration.toMinutes() + 59) / 60);
    return hours % 24 == 0 ? texts.say("days", hours / 24) : texts.say("hours", hours);
  }

  private static String input(String label, String name, String attributes) {
    return "<label>"
        + escaped(label)
        + "<input type=\"text\" name=\""
        + name
        + "\""
        + attributes
        + "></label>\n";
  }

  private static String item(String html) {
    return "<li>" + html + "</li>\n";
  }

  private static String paragraph(String style, String text) {
    return (style.isEmpty() ? "<p>" : "<p class=\"" + style + "\">") + escaped(text) + "</p>\n";
  }

  private static String time(Instant time) {
    return TIME.format(time);
  }

  private Page page(int status, String body) {
    String title = escaped(texts.say("title"));
    return new Page(status, PAGE.formatted(texts.language().getLanguage(), title, title, body));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}

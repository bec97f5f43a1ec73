package io.monitorix.exporter.web.monitorix;

import java.time.Duration;
import java.util.Locale;

/** What the page of a link says, in one language. */
record PageWords(
    String language,
    String title,
    String firing,
    String noneFires,
    String more,
    String matchers,
    String others,
    String quiet,
    String untilResolved,
    String silence,
    String name,
    String comment,
    String confirm,
    String nameMissing,
    String choiceMissing,
    String acknowledged,
    String silenced,
    String undo,
    String refused,
    String expired,
    String unavailable,
    String goodUntil,
    String hour,
    String hours,
    String day,
    String days) {

  private static final PageWords ENGLISH =
      new PageWords(
          "en",
          "Acknowledge or silence",
          "These alerts fire",
          "No alert fires at the moment that has these labels.",
          "… and %d more",
          "All alerts with these labels are meant",
          "Others with these labels stay quiet, too, as long as it lasts.",
          "Quiet already until %s (%s: %s)",
          "I take care: quiet until resolved, at most %s",
          "Silence for %s",
          "Your name",
          "Comment",
          "Confirm",
          "Say who you are.",
          "Choose what to do.",
          "Acknowledged. Nobody is told again until the alerts are resolved, at most until %s.",
          "Silenced until %s.",
          "To end it sooner: monitorix silences expire %s",
          "This link is not one of this server, or it is not whole. Use the one of the message as"
              + " it is.",
          "This link has expired. A newer message has a new one.",
          "This is not possible at the moment. Try again soon.",
          "This link is good until %s.",
          "1 hour",
          "%d hours",
          "1 day",
          "%d days");

  private static final PageWords GERMAN =
      new PageWords(
          "de",
          "Bestätigen oder stummschalten",
          "Diese Alarme sind aktiv",
          "Mit diesen Labels ist gerade kein Alarm aktiv.",
          "… und %d weitere",
          "Gemeint sind alle Alarme mit diesen Labels",
          "Auch andere mit diesen Labels bleiben still, solange es dauert.",
          "Schon still bis %s (%s: %s)",
          "Ich kümmere mich: still bis behoben, höchstens %s",
          "Stumm für %s",
          "Ihr Name",
          "Kommentar",
          "Bestätigen",
          "Bitte den Namen angeben.",
          "Bitte wählen, was geschehen soll.",
          "Bestätigt. Niemand wird mehr benachrichtigt, bis die Alarme behoben sind, höchstens bis"
              + " %s.",
          "Stumm bis %s.",
          "Früher beenden: monitorix silences expire %s",
          "Dieser Link stammt nicht von diesem Server oder ist unvollständig. Bitte den aus der"
              + " Nachricht unverändert verwenden.",
          "Dieser Link ist abgelaufen. Eine neuere Nachricht hat einen neuen.",
          "Das geht gerade nicht. Bitte bald wieder versuchen.",
          "Dieser Link gilt bis %s.",
          "1 Stunde",
          "%d Stunden",
          "1 Tag",
          "%d Tage");

  static PageWords of(Locale locale) {
    return locale.getLanguage().equals("de") ? GERMAN : ENGLISH;
  }

  /** Whole days, else whole hours, rounded up. */
  String duration(Duration duration) {
    long inHours = (duration.toMinutes() + 59) / 60;
    if (inHours % 24 == 0) {
      return inHours == 24 ? day : days.formatted(inHours / 24);
    }
    return inHours == 1 ? hour : hours.formatted(inHours);
  }
}

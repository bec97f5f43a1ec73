package io.monitorix.alerts.notify.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.notify.Fixtures;
import io.monitorix.alerts.notify.Message;
import io.monitorix.alerts.notify.ReceiverContext;
import io.monitorix.alerts.template.Notification;
import io.monitorix.alerts.template.TemplateSet;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefaultTemplatesTest {

  private static String expand(Locale locale, String template, Message message) {
    return Fixtures.templates(locale).expand(template, message.data().asValue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de"})
  void eachCanBeExpanded(String language) {
    TemplateSet set = Fixtures.templates(Locale.forLanguageTag(language));
    for (Message message :
        new Message[] {Fixtures.firing(), Fixtures.resolved(), Fixtures.many(3)}) {
      for (String name : set.names()) {
        if (name.contains(".default.") && !name.endsWith("instances")) {
          assertThat(set.expand("{{ template \"" + name + "\" . }}", message.data().asValue()))
              .as(name)
              .doesNotContain("<no value>");
        }
      }
    }
  }

  @Test
  void speakEnglishAndGerman() {
    String subject = "{{ template \"__subject\" . }}";
    String text = "{{ template \"__alerts_text\" . }}";

    assertThat(expand(Locale.ENGLISH, subject, Fixtures.firing()))
        .isEqualTo("[FIRING:1] Guest web (qemu/101) is down");
    assertThat(expand(Locale.GERMAN, subject, Fixtures.resolved()))
        .isEqualTo("[BEHOBEN] Guest web (qemu/101) is down");
    assertThat(expand(Locale.GERMAN, text, Fixtures.firing()))
        .isEqualTo(
            """
            ALARM Guest web (qemu/101) is down
            It is <b>meant</b> to run.
            Schwere: warning
            Cluster: lab
            Gast: web (qemu/101)
            Seit: 2026-11-24 11:50:00 UTC
            Anleitung: https://runbooks.example/GuestDown
            Quelle: https://monitorix.example/graph?g0.expr=pve_up

            Bestätigen oder stummschalten: https://monitorix.example/#/silences/new?filter=\
            %7Balertname%3D%22GuestDown%22%2C%20cluster%3D%22lab%22%2C%20id%3D%22qemu%2F101%22%2C%20\
            name%3D%22web%22%2C%20severity%3D%22warning%22%7D""");
  }

  @Test
  void aLinkOfOnesOwnSilencesWhatTheAlertsHaveInCommon() {
    SilenceLinks links =
        (url, labels) -> url + "/mine?" + labels.get("cluster") + "&" + labels.size();
    TemplateSet set = DefaultTemplates.of(Locale.ENGLISH, Fixtures.CLOCK, links);
    String link = "{{ template \"__silence_link\" . }}";

    assertThat(set.expand(link, Fixtures.many(2).data().asValue()))
        .isEqualTo("https://monitorix.example/mine?lab&4");
    assertThat(set.expandHtml(link, Fixtures.many(2).data().asValue()))
        .isEqualTo("https://monitorix.example/mine?lab&amp;4");
    assertThat(set.expand(link, Fixtures.resolved().data().asValue())).isEmpty();
    assertThat(
            set.expand(
                "{{ silenceURL .ExternalURL (index .Alerts 0).Labels }}",
                Fixtures.firing().data().asValue()))
        .isEqualTo("https://monitorix.example/mine?lab&5");
    assertThat(
            set.expand(
                "{{ silenceURL \"x\" (.CommonLabels.Remove .CommonLabels.Names) }}",
                Fixtures.firing().data().asValue()))
        .isEmpty();
  }

  @Test
  void aLinkToAlertmanagerEscapesWhatMatchersEscape() {
    String filter =
        SilenceLinks.ALERTMANAGER
            .url("https://am.example", Labels.of("b", "\"\\ +", "alertname", "Aé"))
            .substring("https://am.example/#/silences/new?filter=".length());

    assertThat(URLDecoder.decode(filter, StandardCharsets.UTF_8))
        .isEqualTo("{alertname=\"Aé\", b=\"\\\"\\\\ +\"}");
    assertThat(filter).doesNotContain("+").contains("%20%2B");
  }

  @Test
  void theLinkToGrafanaHasEitherName() {
    Message message = Fixtures.firing();
    Notification.Alert alert = message.data().alerts().get(0);
    for (String name : List.of("dashboard_url", "grafana_url")) {
      Notification.Alert linked =
          new Notification.Alert(
              alert.status(),
              alert.labels(),
              Labels.of(name, "https://grafana.example/d/x"),
              alert.startsAt(),
              alert.endsAt(),
              alert.generatorUrl(),
              alert.fingerprint());
      Notification data =
          new Notification(
              "r",
              "firing",
              List.of(linked),
              Labels.EMPTY,
              alert.labels(),
              Labels.EMPTY,
              "https://x");

      assertThat(
              Fixtures.templates(Locale.ENGLISH)
                  .expand("{{ template \"__alerts_text\" . }}", data.asValue()))
          .contains("Grafana: https://grafana.example/d/x\n");
    }
  }

  @Test
  void aSubjectWithoutACommonSummaryNamesTheAlert() {
    assertThat(expand(Locale.ENGLISH, "{{ template \"__subject\" . }}", Fixtures.many(3)))
        .isEqualTo("[FIRING:3] GuestDown (lab)");
  }

  @Test
  void oneOfOnesOwnTakesThePlaceOfADefault() {
    TemplateSet own =
        Fixtures.templates(Locale.ENGLISH)
            .with("own.tmpl", "{{ define \"__subject\" }}mine{{ end }}");

    assertThat(
            own.expand(
                "{{ template \"slack.default.title\" . }}", Fixtures.firing().data().asValue()))
        .isEqualTo("mine");
  }

  @Test
  void whatFailsIsSaidPlainlyInTheSameLanguage() {
    ReceiverContext context =
        new ReceiverContext(
            Map.of(),
            Path.of("/nowhere"),
            Fixtures.templates(Locale.GERMAN),
            Fixtures.CLOCK,
            Fixtures.EXTERNAL_URL,
            Locale.GERMAN,
            false);
    Texts texts = new Texts(context, Fixtures.many(60).data());

    assertThat(texts.title("{{ .No.Such }}")).isEqualTo("[ALARM:60] GuestDown");
    assertThat(texts.body("{{ template \"x\" . }}"))
        .startsWith(
            "ALARM GuestDown: Guest web (qemu/100) is down"
                + " (cluster=lab, id=qemu/100, name=web, severity=warning) seit 2026-11-24T11:50")
        .endsWith("… 10 weitere");
    assertThat(texts.html("{{ template \"y\" . }}")).startsWith("<pre>[ALARM:60] GuestDown");
    assertThat(texts.text("{{ template \"z\" . }}")).isEmpty();
    assertThat(texts.faults()).contains("No").contains("\"x\"", "\"y\"", "\"z\"");
  }
}

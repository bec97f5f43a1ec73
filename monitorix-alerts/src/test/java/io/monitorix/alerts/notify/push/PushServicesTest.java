package io.monitorix.alerts.notify.push;

import static io.monitorix.alerts.notify.Fixtures.firing;
import static io.monitorix.alerts.notify.Fixtures.many;
import static io.monitorix.alerts.notify.Fixtures.problems;
import static io.monitorix.alerts.notify.Fixtures.resolved;
import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.notify.Fixtures;
import io.monitorix.alerts.notify.Result;
import io.monitorix.alerts.notify.WebService;
import io.monitorix.alerts.notify.text.SilenceLinks;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PushServicesTest {

  private static final String TITLE = "[FIRING:1] Guest web (qemu/101) is down";

  private final WebService service = new WebService();

  @AfterEach
  void close() {
    service.close();
  }

  @Test
  void ntfyGetsAMessage() {
    service.answering(200, "{\"id\":\"n1\"}");
    assertThat(
            service.send(
                "ntfy_configs", "{url: '$URL', topic: ops, token: tk_1, message: m}", firing()))
        .isEqualTo(new Result.Sent("", Optional.of("n1")));

    assertThat(service.last().getHeaders().get("Authorization")).isEqualTo("Bearer tk_1");
    assertThat(service.body(0))
        .isEqualTo(
            "{\"topic\":\"ops\",\"title\":\""
                + TITLE
                + "\",\"message\":\"m\",\"priority\":4,\"tags\":[\"rotating_light\"],"
                + "\"click\":\"https://monitorix.example/#/alerts?receiver=team\","
                + "\"actions\":[{\"action\":\"view\",\"label\":\"Acknowledge or silence\","
                + "\"url\":\""
                + SilenceLinks.ALERTMANAGER.url(
                    Fixtures.EXTERNAL_URL, firing().data().commonLabels())
                + "\"}]}");
  }

  @Test
  void ntfyTakesWhatIsConfigured() {
    String config =
        "{url: '$URL', topic: ops, username: u, password: p, priority: 5, tags: 'a, b', icon: i, click: '', markdown: true}";
    assertThat(service.send("ntfy_configs", config, many(100))).isEqualTo(Result.sent());

    assertThat(service.last().getHeaders().get("Authorization")).isEqualTo("Basic dTpw");
    assertThat(service.at("priority")).isEqualTo(5.0);
    assertThat(service.at("tags")).isEqualTo(List.of("a", "b"));
    assertThat(service.at("markdown")).isEqualTo(true);
    assertThat(service.json().containsKey("click")).isFalse();
    assertThat(service.textAt("message").getBytes(StandardCharsets.UTF_8).length)
        .isBetween(4090, 4096);
  }

  @Test
  void gotifyGetsMarkdown() {
    service.answering(200, "{\"id\":5}");
    assertThat(
            service.send("gotify_configs", "{url: '$URL/g/', token: A1, message: m}", resolved()))
        .isEqualTo(new Result.Sent("", Optional.of("5")));

    assertThat(service.last().getTarget()).isEqualTo("/g/message");
    assertThat(service.last().getHeaders().get("X-Gotify-Key")).isEqualTo("A1");
    assertThat(service.at("title")).isEqualTo("[RESOLVED] Guest web (qemu/101) is down");
    assertThat(service.at("priority")).isEqualTo(2.0);
    assertThat(service.at("extras.client::display.contentType")).isEqualTo("text/markdown");
    assertThat(service.at("extras.client::notification.click.url"))
        .isEqualTo("https://monitorix.example/#/alerts?receiver=team");
  }

  @Test
  void pushoverGetsAForm() {
    String config =
        "{api_url: '$URL/1', token: t, user_key: u, title: a, message: b, url: c, url_title: d,"
            + " device: e, sound: f, retry: 10s, expire: 5h, ttl: 1m, html: true}";
    assertThat(service.send("pushover_configs", config, firing())).isEqualTo(Result.sent());

    assertThat(service.body(0))
        .isEqualTo(
            "token=t&user=u&title=a&message=b&url=c&url_title=d&device=e&sound=f&html=1&priority=2"
                + "&retry=30&expire=10800&ttl=60");
  }

  @Test
  void pushoverIsCalmWhenItIsOver() {
    String config = "{api_url: '$URL/1', token: t, user_key: u, message: ' ', url: '', title: a}";
    service.send("pushover_configs", config, resolved());

    assertThat(service.body(0)).isEqualTo("token=t&user=u&title=a&message=-&priority=0");
  }

  @Test
  void homeAssistantGetsAMessageThatReplacesTheLast() {
    String config =
        "{url: '$URL', token: t, service: notify.mobile_app_x, title: a, message: b, data: {channel: '{{ .Status }}'}}";
    assertThat(service.send("home_assistant_configs", config, firing())).isEqualTo(Result.sent());
    assertThat(service.last().getTarget()).isEqualTo("/api/services/notify/mobile_app_x");
    assertThat(service.last().getHeaders().get("Authorization")).isEqualTo("Bearer t");
    String tag = firing().groupHash().substring(0, 16);
    assertThat(service.body(0))
        .isEqualTo(
            "{\"title\":\"a\",\"message\":\"b\",\"data\":{\"tag\":\""
                + tag
                + "\",\"channel\":\"firing\"}}");

    service.send(
        "home_assistant_configs",
        "{url: '$URL', token: t, service: persistent_notification.create, title: a, message: b}",
        firing());
    assertThat(service.body(1))
        .isEqualTo("{\"title\":\"a\",\"message\":\"b\",\"notification_id\":\"" + tag + "\"}");
  }

  @Test
  void appriseGetsAKindOfMessage() {
    assertThat(
            service.send(
                "apprise_configs",
                "{url: '$URL', config_key: k, tag: ops, title: a, body: b}",
                firing()))
        .isEqualTo(Result.sent());
    assertThat(service.last().getTarget()).isEqualTo("/notify/k");
    assertThat(service.body(0))
        .isEqualTo(
            "{\"title\":\"a\",\"body\":\"b\",\"type\":\"warning\",\"format\":\"text\",\"tag\":\"ops\"}");

    service.answering(424, "one of two");
    assertThat(
            service.send(
                "apprise_configs",
                "{url: '$URL', urls: 'json://x', title: a, body: b}",
                resolved()))
        .isInstanceOf(Result.Retry.class);
    assertThat(service.last().getTarget()).isEqualTo("/notify");
    assertThat(service.body(1))
        .isEqualTo(
            "{\"urls\":\"json://x\",\"title\":\"a\",\"body\":\"b\",\"type\":\"success\",\"format\":\"text\"}");
  }

  @Test
  void namesWhatIsWrong() {
    assertThat(problems("ntfy_configs", "{topic: a, token: b, password: c}"))
        .singleElement()
        .asString()
        .contains("exclude each other");
    assertThat(problems("pushover_configs", "{token: b, user_key: c, html: yes, monospace: yes}"))
        .singleElement()
        .asString()
        .contains("exclude each other");
    assertThat(problems("apprise_configs", "{url: 'http://a'}"))
        .singleElement()
        .asString()
        .contains("either 'config_key' or 'urls'");
    assertThat(problems("home_assistant_configs", "{url: 'http://a', token: b, service: x}"))
        .singleElement()
        .asString()
        .contains("notify.notify");
  }
}

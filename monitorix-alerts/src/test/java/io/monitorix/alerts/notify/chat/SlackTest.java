package io.monitorix.alerts.notify.chat;

import static io.monitorix.alerts.notify.Fixtures.after;
import static io.monitorix.alerts.notify.Fixtures.firing;
import static io.monitorix.alerts.notify.Fixtures.many;
import static io.monitorix.alerts.notify.Fixtures.problems;
import static io.monitorix.alerts.notify.Fixtures.read;
import static io.monitorix.alerts.notify.Fixtures.resolved;
import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.notify.Fixtures;
import io.monitorix.alerts.notify.Integration;
import io.monitorix.alerts.notify.Result;
import io.monitorix.alerts.notify.WebService;
import io.monitorix.alerts.notify.text.SilenceLinks;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlackTest {

  private static final String TAKEN = "{\"ok\": true, \"channel\": \"C1\", \"ts\": \"17.01\"}";

  private final WebService service = new WebService();

  @AfterEach
  void close() {
    service.close();
  }

  private Integration webhook(String more) {
    return read("slack_configs", "{api_url: '" + service.url("/hook") + "'" + more + "}");
  }

  private Integration bot(String more) {
    String url = service.url("/api/chat.postMessage");
    return read(
        "slack_configs",
        "{app_url: '" + url + "', app_token: xoxb-1, channel: '#ops'" + more + "}");
  }

  private Map<?, ?> attachment() {
    return (Map<?, ?>) service.at("attachments.0");
  }

  @Test
  void postsAnAttachment() {
    try (Integration slack = webhook("")) {
      assertThat(slack.send(firing())).isEqualTo(Result.sent());
      assertThat(slack.sendResolved()).isFalse();
    }

    assertThat(service.json().get("username")).isEqualTo("Monitorix");
    assertThat(service.json().containsKey("channel")).isFalse();
    assertThat(attachment().get("title")).isEqualTo("[FIRING:1] Guest web (qemu/101) is down");
    assertThat(attachment().get("fallback")).isEqualTo(attachment().get("title"));
    assertThat(attachment().get("title_link"))
        .isEqualTo("https://monitorix.example/#/alerts?receiver=team");
    assertThat(attachment().get("color")).isEqualTo("danger");
    assertThat(attachment().get("mrkdwn_in")).isEqualTo(List.of("fallback", "pretext", "text"));
    assertThat((String) attachment().get("text"))
        .contains(
            "*FIRING Guest web (qemu/101) is down*",
            "Cluster: lab",
            "Guest: web (qemu/101)",
            "Since: 2026-11-24 11:50:00 UTC",
            "<https://runbooks.example/GuestDown|Runbook>")
        .doesNotContain("silence");
    assertThat(service.at("attachments.0.actions"))
        .isEqualTo(
            List.of(
                Map.of(
                    "type",
                    "button",
                    "text",
                    "Acknowledge or silence",
                    "url",
                    SilenceLinks.ALERTMANAGER.url(
                        Fixtures.EXTERNAL_URL, firing().data().commonLabels()))));
  }

  @Test
  void aResolvedGroupHasNoButton() {
    try (Integration slack = webhook("")) {
      slack.send(resolved());
    }

    assertThat(attachment().containsKey("actions")).isFalse();
  }

  @Test
  void sendsAllThatIsConfigured() {
    String more =
        """
        , channel: '#{{ .CommonLabels.cluster }}', username: u, icon_emoji: ':x:', icon_url: i,
        link_names: true, message_text: hello, pretext: p, text: t, title: ti, title_link: tl, footer: f, fallback: fb,
        callback_id: cb, color: '#123456', image_url: im, thumb_url: th, mrkdwn_in: [text], short_fields: true,
        fields: [{title: a, value: '{{ .Status }}'}, {title: b, value: c, short: false}],
        actions: [{type: button, text: go, url: 'https://x/', style: primary, name: dropped},
                  {type: button, text: ask, name: n, value: v, confirm: {text: sure, ok_text: yes}}]""";
    try (Integration slack = webhook(more)) {
      assertThat(slack.send(firing())).isEqualTo(Result.sent());
    }

    assertThat(service.body(0))
        .isEqualTo(
            """
            {"channel":"#lab","username":"u","icon_emoji":":x:","icon_url":"i","text":"hello","link_names":true,\
            "attachments":[{"title":"ti","title_link":"tl","pretext":"p","text":"t","fallback":"fb",\
            "callback_id":"cb","image_url":"im","thumb_url":"th","footer":"f","color":"#123456","mrkdwn_in":["text"],\
            "fields":[{"title":"a","value":"firing","short":true},{"title":"b","value":"c","short":false}],\
            "actions":[{"type":"button","text":"go","url":"https://x/","style":"primary"},\
            {"type":"button","text":"ask","name":"n","value":"v","confirm":{"text":"sure","ok_text":"yes"}}]}]}""");
  }

  @Test
  void changesItsMessageWhenTheGroupIsResolved() {
    service.answering(200, TAKEN).answering(200, TAKEN);
    try (Integration slack = bot(", send_resolved: true")) {
      assertThat(slack.send(firing())).isEqualTo(new Result.Sent("", Optional.of("C1:17.01")));
      assertThat(slack.send(after(resolved(), "C1:17.01"))).isInstanceOf(Result.Sent.class);
    }

    assertThat(service.request(0).getTarget()).isEqualTo("/api/chat.postMessage");
    assertThat(service.request(0).getHeaders().get("Authorization")).isEqualTo("Bearer xoxb-1");
    assertThat(service.json(0).get("channel")).isEqualTo("#ops");
    assertThat(service.request(1).getTarget()).isEqualTo("/api/chat.update");
    assertThat(service.json(1).get("channel")).isEqualTo("C1");
    assertThat(service.json(1).get("ts")).isEqualTo("17.01");
    assertThat(attachment().get("color")).isEqualTo("good");
  }

  @Test
  void postsAnewWhileItFiresUnlessToldOtherwise() {
    service.answering(200, TAKEN).answering(200, TAKEN);
    try (Integration slack = bot("");
        Integration updating = bot(", update_message: true")) {
      slack.send(after(firing(), "C1:17.01"));
      updating.send(after(firing(), "C1:17.01"));
    }

    assertThat(service.request(0).getTarget()).isEqualTo("/api/chat.postMessage");
    assertThat(service.request(1).getTarget()).isEqualTo("/api/chat.update");
  }

  @Test
  void postsAnewWhenTheMessageIsGone() {
    service.answering(200, "{\"ok\": false, \"error\": \"message_not_found\"}");
    service.answering(200, TAKEN);
    try (Integration slack = bot("")) {
      assertThat(slack.send(after(resolved(), "C1:1"))).isInstanceOf(Result.Sent.class);
    }

    assertThat(service.last().getTarget()).isEqualTo("/api/chat.postMessage");
  }

  @Test
  void understandsErrorsThatComeWith200() {
    service.answering(200, "{\"ok\": false, \"error\": \"ratelimited\"}");
    service.answering(200, "{\"ok\": false, \"error\": \"invalid_auth of xoxb-1\"}");
    try (Integration slack = bot("")) {
      assertThat(slack.send(firing())).isInstanceOf(Result.Retry.class);
      assertThat(slack.send(firing()))
          .isInstanceOfSatisfying(
              Result.Failed.class,
              failed ->
                  assertThat(failed.reason()).contains("invalid_auth").doesNotContain("xoxb-1"));
    }
  }

  @Test
  void cutsWhatIsTooLong() {
    try (Integration slack = webhook("")) {
      slack.send(many(500));
    }

    String text = service.textAt("attachments.0.text");
    assertThat(text.codePointCount(0, text.length())).isEqualTo(8000);
    assertThat(text).endsWith("…");
  }

  @Test
  void sendsPlainWordsIfATemplateFails() {
    String broken = ", title: '{{ template \"no\" . }}', text: '{{ .Alerts.Nothing }}'";
    try (Integration slack = webhook(broken)) {
      assertThat(slack.send(firing()))
          .isInstanceOfSatisfying(
              Result.Sent.class, sent -> assertThat(sent.detail()).contains("template failed"));
    }

    assertThat(attachment().get("title")).isEqualTo("[FIRING:1] Guest web (qemu/101) is down");
    assertThat((String) attachment().get("text")).contains("cluster=lab", "since 2026-11-24");
  }

  @Test
  void takesTheGlobalUrl() {
    String global = "slack_api_url: '" + service.url("/global") + "'";
    try (Integration slack =
        read("slack_configs", "{channel: '#a'}", global, Path.of("/nowhere"))) {
      slack.send(firing());
    }

    assertThat(service.last().getTarget()).isEqualTo("/global");
    assertThat(problems("slack_configs", "channel: '#a'"))
        .singleElement()
        .asString()
        .contains("alertmanager.yml:1:1", "global.slack_api_url");
  }

  @Test
  void tellsWhatIsWrongWithFieldsAndActions() {
    String config =
        "{api_url: 'http://a/', fields: [{title: a}], actions: [{type: button, text: b}]}";

    assertThat(problems("slack_configs", config))
        .satisfiesExactly(
            first -> assertThat(first).contains("missing key 'value'"),
            second -> assertThat(second).contains("one of 'url', 'name'"));
  }
}

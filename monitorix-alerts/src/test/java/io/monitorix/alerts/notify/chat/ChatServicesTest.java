package io.monitorix.alerts.notify.chat;

import static io.monitorix.alerts.notify.Fixtures.firing;
import static io.monitorix.alerts.notify.Fixtures.many;
import static io.monitorix.alerts.notify.Fixtures.problems;
import static io.monitorix.alerts.notify.Fixtures.resolved;
import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.notify.Fixtures;
import io.monitorix.alerts.notify.Result;
import io.monitorix.alerts.notify.WebService;
import io.monitorix.alerts.notify.text.SilenceLinks;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChatServicesTest {

  private static final String TITLE = "[FIRING:1] Guest web (qemu/101) is down";

  private final WebService service = new WebService();

  @AfterEach
  void close() {
    service.close();
  }

  @Test
  void discordGetsAnEmbed() {
    String config =
        "{webhook_url: '$URL/hook', title: t, message: m, content: c, username: u, avatar_url: a}";
    assertThat(service.send("discord_configs", config, firing())).isEqualTo(Result.sent());

    assertThat(service.body(0))
        .isEqualTo(
            """
            {"content":"c","embeds":[{"title":"t","description":"m","color":10038562}],\
            "username":"u","avatar_url":"a"}""");
  }

  @Test
  void discordIsToldNoMoreThanItTakes() {
    String config =
        "{webhook_url: '$URL/hook', title: '{{ printf \"%300s\" \"x\" }}',"
            + " content: '{{ printf \"%3000s\" \"x\" }}'}";
    service.send("discord_configs", config, many(300));

    assertThat(service.textAt("embeds.0.title")).hasSize(256).endsWith("…");
    assertThat(service.textAt("embeds.0.description")).hasSize(4096).endsWith("…");
    assertThat(service.textAt("content")).hasSize(2000).endsWith("…");
  }

  @Test
  void discordHasADefaultForEach() {
    service.send("discord_configs", "{webhook_url: '$URL/hook'}", resolved());

    assertThat(service.textAt("embeds.0.title"))
        .isEqualTo("[RESOLVED] Guest web (qemu/101) is down");
    assertThat(service.at("embeds.0.color")).isEqualTo(3066993.0);
    assertThat(service.textAt("embeds.0.description"))
        .contains("**RESOLVED", "Until: 2026-11-24 11:58:00 UTC", "[Runbook](https://")
        .doesNotContain("Silence");
    assertThat(service.json().containsKey("content")).isFalse();
  }

  @Test
  void teamsGetsACard() {
    assertThat(
            service.send(
                "msteams_configs",
                "{webhook_url: '$URL/h', title: t, summary: s, text: x}",
                firing()))
        .isEqualTo(Result.sent());

    assertThat(service.body(0))
        .isEqualTo(
            """
            {"@context":"http://schema.org/extensions","@type":"MessageCard","title":"t","summary":"s",\
            "text":"x","themeColor":"8C1A1A","potentialAction":[{"@type":"OpenUri",\
            "name":"Acknowledge or silence","targets":[{"os":"default","uri":"%s"}]}]}"""
                .formatted(
                    SilenceLinks.ALERTMANAGER.url(
                        Fixtures.EXTERNAL_URL, firing().data().commonLabels())));
  }

  @Test
  void teamsIsNotBelievedAtOnce() {
    service.answering(200, "Webhook message delivery failed with error: 429 too many");

    assertThat(service.send("msteams_configs", "{webhook_url: '$URL/h'}", firing()))
        .isInstanceOf(Result.Retry.class);
  }

  @Test
  void workflowsOfTeamsGetAnAdaptiveCard() {
    assertThat(
            service.send(
                "msteamsv2_configs", "{webhook_url: '$URL/h', title: t, text: x}", resolved()))
        .isEqualTo(Result.sent());

    assertThat(service.body(0))
        .isEqualTo(
            """
            {"type":"message","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive",\
            "content":{"$schema":"http://adaptivecards.io/schemas/adaptive-card.json","type":"AdaptiveCard",\
            "version":"1.4","body":[{"type":"TextBlock","text":"t","wrap":true,"weight":"Bolder","size":"Medium",\
            "style":"heading","color":"Good"},{"type":"TextBlock","text":"x","wrap":true}],\
            "msteams":{"width":"full"}}}]}""");
  }

  @Test
  void workflowsOfTeamsGetAButtonWhileAlertsFire() {
    service.send("msteamsv2_configs", "{webhook_url: '$URL/h'}", firing());

    assertThat(service.textAt("attachments.0.content.actions.0.type")).isEqualTo("Action.OpenUrl");
    assertThat(service.textAt("attachments.0.content.actions.0.title"))
        .isEqualTo("Acknowledge or silence");
    assertThat(service.textAt("attachments.0.content.actions.0.url"))
        .isEqualTo(
            SilenceLinks.ALERTMANAGER.url(Fixtures.EXTERNAL_URL, firing().data().commonLabels()));
    assertThat(service.textAt("attachments.0.content.body.1.text")).doesNotContain("silence");
  }

  @Test
  void teamsStaysBelowItsSize() {
    service.send("msteamsv2_configs", "{webhook_url: '$URL/h'}", many(500));

    assertThat(service.body(0).length()).isLessThan(28 * 1024);
  }

  @Test
  void telegramGetsHtml() {
    service.answering(200, "{\"ok\":true,\"result\":{\"message_id\":42}}");
    String config =
        "{api_url: '$URL', bot_token: '12:abc', chat_id: -100123, message_thread_id: 7}";
    assertThat(service.send("telegram_configs", config, firing()))
        .isEqualTo(new Result.Sent("", Optional.of("42")));

    assertThat(service.last().getTarget()).isEqualTo("/bot12:abc/sendMessage");
    assertThat(service.at("chat_id")).isEqualTo(-100123.0);
    assertThat(service.at("message_thread_id")).isEqualTo(7.0);
    assertThat(service.at("parse_mode")).isEqualTo("HTML");
    assertThat(service.at("disable_notification")).isEqualTo(false);
    assertThat(service.textAt("text"))
        .startsWith("<b>" + TITLE + "</b>")
        .contains("It is &lt;b&gt;meant", "<a href=\"https://runbooks.example/GuestDown\">");
  }

  @Test
  void telegramGetsPlainTextIfItCannotReadTheOther() {
    service.answering(400, "{\"ok\":false,\"description\":\"Bad Request: can't parse entities\"}");
    String config =
        "{api_url: '$URL', bot_token: '12:abc', chat_id: '@ops', parse_mode: Markdown, message: '*'}";
    assertThat(service.send("telegram_configs", config, firing()))
        .isInstanceOfSatisfying(
            Result.Sent.class, sent -> assertThat(sent.detail()).contains("sent as plain text"));

    assertThat(service.json().containsKey("parse_mode")).isFalse();
    assertThat(service.at("chat_id")).isEqualTo("@ops");
    assertThat(service.textAt("text")).startsWith(TITLE);
  }

  @Test
  void telegramGetsAtMostWhatItTakes() {
    service.send("telegram_configs", "{api_url: '$URL', bot_token: '1:a', chat_id: 1}", many(200));

    assertThat(service.textAt("text").length()).isLessThanOrEqualTo(4096);
    assertThat(service.json().containsKey("parse_mode")).isFalse();
  }

  @Test
  void telegramIsLeftAloneAsLongAsItWants() {
    service.answering(
        429, "{\"ok\":false,\"description\":\"bot12:abc\",\"parameters\":{\"retry_after\":35}}");

    assertThat(
            service.send(
                "telegram_configs", "{api_url: '$URL', bot_token: '12:abc', chat_id: 1}", firing()))
        .isInstanceOfSatisfying(
            Result.Retry.class,
            retry -> {
              assertThat(retry.after()).contains(Duration.ofSeconds(35));
              assertThat(retry.reason()).doesNotContain("12:abc");
            });
  }

  @Test
  void mattermostGetsAnAttachment() {
    String config =
        "{webhook_url: '$URL/hooks/x', channel: ops, icon_url: i, icon_emoji: e, text: hello,"
            + " title: t, title_link: l, message: m, footer: f, color: '#111111'}";
    assertThat(service.send("mattermost_configs", config, firing())).isEqualTo(Result.sent());

    assertThat(service.body(0))
        .isEqualTo(
            """
            {"channel":"ops","username":"Monitorix","icon_url":"i","icon_emoji":"e","text":"hello",\
            "attachments":[{"fallback":"t","color":"#111111","title":"t","title_link":"l","text":"m","footer":"f"}]}""");
  }

  @Test
  void rocketChatGetsAnAttachment() {
    service.answering(200, "{\"success\":true}");
    String config =
        "{api_url: '$URL', token: to, token_id: id, channel: '#ops', emoji: ':x:', icon_url: i, title: t,"
            + " title_link: l, text: x, image_url: im, fields: [{title: a, value: b, short: true}],"
            + " actions: [{type: button, text: go, url: u}]}";
    assertThat(service.send("rocketchat_configs", config, firing())).isEqualTo(Result.sent());

    assertThat(service.last().getTarget()).isEqualTo("/api/v1/chat.postMessage");
    assertThat(service.last().getHeaders().get("X-Auth-Token")).isEqualTo("to");
    assertThat(service.last().getHeaders().get("X-User-Id")).isEqualTo("id");
    assertThat(service.at("channel")).isEqualTo("#ops");
    assertThat(service.at("avatar")).isEqualTo("i");
    assertThat(service.at("attachments.0.color")).isEqualTo("red");
    assertThat(service.at("attachments.0.title")).isEqualTo("t");
    assertThat(service.at("attachments.0.text")).isEqualTo("x");
    assertThat(service.at("attachments.0.image_url")).isEqualTo("im");
    assertThat(service.at("attachments.0.fields.0.short")).isEqualTo(true);
    assertThat(service.at("attachments.0.actions.0.url")).isEqualTo("u");

    service.answering(200, "{\"success\":false,\"error\":\"no channel\"}");
    assertThat(service.send("rocketchat_configs", config, firing()))
        .isInstanceOf(Result.Failed.class);
  }

  @Test
  void matrixGetsAnEventThatCountsOnce() {
    service.answering(200, "{\"event_id\":\"$e1\"}");
    String config =
        "{url: '$URL', access_token: syt, room_id: '!r:x.example', msgtype: m.notice, message: m, html: '<b>h</b>'}";
    assertThat(service.send("matrix_configs", config, firing()))
        .isEqualTo(new Result.Sent("", Optional.of("$e1")));

    assertThat(service.last().getMethod()).isEqualTo("PUT");
    assertThat(service.last().getTarget())
        .isEqualTo("/_matrix/client/v3/rooms/!r:x.example/send/m.room.message/7f3a");
    assertThat(service.last().getHeaders().get("Authorization")).isEqualTo("Bearer syt");
    assertThat(service.body(0))
        .isEqualTo(
            """
            {"msgtype":"m.notice","body":"m","format":"org.matrix.custom.html","formatted_body":"<b>h</b>"}""");

    service.answering(429, "{\"errcode\":\"M_LIMIT_EXCEEDED\",\"retry_after_ms\":2000}");
    assertThat(service.send("matrix_configs", config, firing()))
        .isInstanceOfSatisfying(
            Result.Retry.class, retry -> assertThat(retry.after()).contains(Duration.ofSeconds(2)));
  }

  @Test
  void zulipGetsAForm() {
    service.answering(200, "{\"result\":\"success\",\"id\":9}");
    String config = "{url: '$URL', email: b@x.example, api_key: k, channel: ops, message: m}";
    assertThat(service.send("zulip_configs", config, firing()))
        .isEqualTo(new Result.Sent("", Optional.of("9")));
    assertThat(service.last().getTarget()).isEqualTo("/api/v1/messages");
    assertThat(service.last().getHeaders().get("Authorization"))
        .isEqualTo("Basic YkB4LmV4YW1wbGU6aw==");
    assertThat(service.body(0)).isEqualTo("type=stream&to=ops&topic=GuestDown&content=m");

    service.send(
        "zulip_configs", "{url: '$URL', email: b, api_key: k, to: [c@x], message: m}", firing());
    assertThat(service.body(1)).isEqualTo("type=direct&to=%5B%22c%40x%22%5D&content=m");
  }

  @Test
  void signalGetsAMessageForAllRecipients() {
    service.answering(201, "{\"timestamp\":\"1\"}");
    String config = "{url: '$URL', number: '+491', recipients: ['+492', group.x], message: m}";
    assertThat(service.send("signal_configs", config, firing())).isEqualTo(Result.sent());

    assertThat(service.last().getTarget()).isEqualTo("/v2/send");
    assertThat(service.body(0))
        .isEqualTo("{\"message\":\"m\",\"number\":\"+491\",\"recipients\":[\"+492\",\"group.x\"]}");
  }

  @Test
  void namesWhatIsMissing() {
    assertThat(problems("discord_configs", "{}"))
        .singleElement()
        .asString()
        .contains("webhook_url");
    assertThat(problems("telegram_configs", "{}")).hasSize(2);
    assertThat(problems("telegram_configs", "{bot_token: a, chat_id: ops}"))
        .singleElement()
        .asString()
        .contains("1:25", "the number of a chat");
    assertThat(problems("zulip_configs", "{url: 'http://a', email: b, api_key: c}"))
        .singleElement()
        .asString()
        .contains("either 'channel' or 'to'");
    assertThat(problems("signal_configs", "{url: 'http://a', number: b}"))
        .singleElement()
        .asString()
        .contains("recipients");
  }
}

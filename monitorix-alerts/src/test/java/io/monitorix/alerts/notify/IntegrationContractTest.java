package io.monitorix.alerts.notify;

import static io.monitorix.alerts.notify.Fixtures.firing;
import static io.monitorix.alerts.notify.Fixtures.read;
import static io.monitorix.alerts.notify.Fixtures.resolved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.monitorix.alerts.yaml.YamlValue;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for each integration that speaks HTTP, with as little configured as it can be. */
class IntegrationContractTest {

  private static final String SECRET = "s3cr3t-9d1f";

  private static final Map<String, String> SMALLEST =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("alertmanager_configs", "{urls: ['$URL/$SECRET']}"),
              Map.entry("apprise_configs", "{url: '$URL', config_key: $SECRET}"),
              Map.entry("discord_configs", "{webhook_url: '$URL/$SECRET'}"),
              Map.entry("gotify_configs", "{url: '$URL', token: $SECRET}"),
              Map.entry("heartbeat_configs", "{url: '$URL/$SECRET'}"),
              Map.entry("home_assistant_configs", "{url: '$URL', token: $SECRET}"),
              Map.entry("matrix_configs", "{url: '$URL', access_token: $SECRET, room_id: '!a:b'}"),
              Map.entry("mattermost_configs", "{webhook_url: '$URL/$SECRET'}"),
              Map.entry("msteams_configs", "{webhook_url: '$URL/$SECRET'}"),
              Map.entry("msteamsv2_configs", "{webhook_url: '$URL/$SECRET'}"),
              Map.entry("ntfy_configs", "{url: '$URL', topic: a, token: $SECRET}"),
              Map.entry("opsgenie_configs", "{api_url: '$URL', api_key: $SECRET}"),
              Map.entry("pagerduty_configs", "{url: '$URL/v2', routing_key: $SECRET}"),
              Map.entry("pushover_configs", "{api_url: '$URL', token: $SECRET, user_key: u1}"),
              Map.entry("rocketchat_configs", "{api_url: '$URL', token: $SECRET, token_id: i1}"),
              Map.entry("signal_configs", "{url: '$URL', number: a, recipients: [b]}"),
              Map.entry("slack_configs", "{api_url: '$URL/$SECRET'}"),
              Map.entry("telegram_configs", "{api_url: '$URL', bot_token: $SECRET, chat_id: 1}"),
              Map.entry("webhook_configs", "{url: '$URL/$SECRET'}"),
              Map.entry("zulip_configs", "{url: '$URL', email: a, api_key: $SECRET, channel: c}")));

  private final WebService service = new WebService();

  static Stream<String> keys() {
    return SMALLEST.keySet().stream();
  }

  @AfterEach
  void close() {
    service.close();
  }

  private static boolean hasSecret(String key) {
    return SMALLEST.getOrDefault(key, "").contains("$SECRET");
  }

  private Integration integration(String key) {
    String url = service.url("/");
    return read(
        key,
        SMALLEST
            .getOrDefault(key, "")
            .replace("$URL", url.substring(0, url.length() - 1))
            .replace("$SECRET", SECRET));
  }

  @Test
  void allKindsAreHere() {
    assertThat(IntegrationTypes.load().keys())
        .containsAll(SMALLEST.keySet())
        .contains("email_configs", "exec_configs", "syslog_configs")
        .hasSize(SMALLEST.size() + 3);
  }

  @Test
  void anApplicationCanHaveKindsOfItsOwn() {
    IntegrationType own =
        new IntegrationType() {
          @Override
          public String key() {
            return "own_configs";
          }

          @Override
          public Integration read(YamlValue config, ReceiverContext context) {
            throw new IllegalStateException("nothing is read here");
          }
        };
    IntegrationTypes types = IntegrationTypes.load().and(List.of(own));

    assertThat(types.find("own_configs")).containsSame(own);
    assertThat(types.keys()).containsAll(IntegrationTypes.load().keys());
    assertThatThrownBy(() -> types.and(List.of(own)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("own_configs");
  }

  @ParameterizedTest
  @MethodSource("keys")
  void sendsBoth(String key) {
    try (Integration integration = integration(key)) {
      assertThat(integration.send(firing())).isInstanceOf(Result.Sent.class);
      assertThat(integration.send(resolved())).isInstanceOf(Result.Sent.class);
      assertThat(key).startsWith(integration.name());
    }
    assertThat(service.requests()).isPositive();
    assertThat(service.request(0).getHeaders().get("User-Agent")).startsWith("Monitorix");
  }

  @ParameterizedTest
  @MethodSource("keys")
  void triesAgainOrGivesUpAndTellsNoSecret(String key) {
    String echo = "the key " + (hasSecret(key) ? SECRET + " or /" + SECRET : "") + " of you";
    service.answering(503, echo).answering(404, echo);
    try (Integration integration = integration(key)) {
      assertThat(integration.send(firing()))
          .isInstanceOf(Result.Retry.class)
          .asString()
          .doesNotContain(SECRET);
      assertThat(integration.send(firing()))
          .isInstanceOf(Result.Failed.class)
          .asString()
          .doesNotContain(SECRET);
      assertThat(integration.toString()).doesNotContain(SECRET);
    }
  }

  @ParameterizedTest
  @MethodSource("keys")
  void triesAgainWhenNobodyAnswers(String key) {
    try (Integration integration = integration(key)) {
      service.close();
      assertThat(integration.send(firing()))
          .isInstanceOf(Result.Retry.class)
          .asString()
          .doesNotContain(SECRET);
    }
  }
}

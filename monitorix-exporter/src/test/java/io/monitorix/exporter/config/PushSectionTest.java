package io.monitorix.exporter.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PushSectionTest {

  private static final String TARGET =
      "targets: [{name: lab, server: pve1, user: a@pam, password: b}]\n";

  @TempDir Path folder;
  private ConfigFiles files;

  @BeforeEach
  void openFolder() {
    files = new ConfigFiles(folder);
    files.write("token", "from-a-file\n");
    files.write("ca.pem", "-----BEGIN CERTIFICATE-----\n");
  }

  @Test
  void urlAloneGetsEveryDefault() {
    PushConfig push =
        files
            .load(
                "poll: {interval: 20s}\n"
                    + "remote_write: [{url: 'http://prometheus.example:9090/api/v1/write'}]\n"
                    + "otlp: {endpoint: 'http://collector.example:4318'}\n"
                    + TARGET)
            .push();

    assertThat(push.remoteWrite())
        .containsExactly(
            new RemoteWriteConfig(
                "prometheus.example:9090",
                new EndpointConfig(
                    URI.create("http://prometheus.example:9090/api/v1/write"),
                    Duration.ofSeconds(30),
                    Map.of(),
                    new EndpointConfig.Login.None(),
                    EndpointConfig.Tls.SYSTEM),
                RemoteWriteConfig.Sent.ALL,
                Duration.ofSeconds(20),
                Map.of(),
                new RemoteWriteConfig.Queue(
                    500_000, 2000, Duration.ofMillis(30), Duration.ofSeconds(5)),
                new RemoteWriteConfig.Metadata(true, Duration.ofMinutes(1))));
    assertThat(push.otlp())
        .contains(
            new OtlpConfig(
                new EndpointConfig(
                    URI.create("http://collector.example:4318/v1/metrics"),
                    Duration.ofSeconds(10),
                    Map.of(),
                    new EndpointConfig.Login.None(),
                    EndpointConfig.Tls.SYSTEM),
                Duration.ofSeconds(20),
                Map.of("service.name", "monitorix")));
  }

  @Test
  void everyKeyIsRead() {
    PushConfig push =
        files
            .load(
                """
                remote_write:
                  - name: mimir
                    url: https://mimir.example/api/v1/push
                    interval: 1m
                    remote_timeout: 5s
                    headers: {X-Scope-OrgID: "${HOST}"}
                    basic_auth: {username: monitorix, password_file: token}
                    tls_config: {ca_file: ca.pem, cert_file: ca.pem, key_file: token}
                    external_labels: {site: berlin}
                    metadata_config: {send: false, send_interval: 5m}
                    queue_config:
                      capacity: 1000
                      max_samples_per_send: 10
                      min_backoff: 1s
                      max_backoff: 1m
                  - url: https://second.example/
                    authorization: {credentials: "${PVE_TOKEN}"}
                otlp:
                  endpoint: https://collector.example/prefix/v1/metrics
                  interval: 30s
                  timeout: 3s
                  headers: {x-tenant: a}
                  authorization: {type: ApiKey, credentials_file: token}
                  tls: {insecure_skip_verify: true}
                  resource_attributes: {service.name: proxmox, deployment.environment.name: lab}
                """
                    + TARGET)
            .push();

    RemoteWriteConfig mimir = push.remoteWrite().get(0);
    assertThat(mimir.name()).isEqualTo("mimir");
    assertThat(mimir.interval()).isEqualTo(Duration.ofMinutes(1));
    assertThat(mimir.endpoint())
        .isEqualTo(
            new EndpointConfig(
                URI.create("https://mimir.example/api/v1/push"),
                Duration.ofSeconds(5),
                Map.of("X-Scope-OrgID", new Secret("pve7")),
                new EndpointConfig.Login.Basic("monitorix", new Secret("from-a-file")),
                new EndpointConfig.Tls(
                    Optional.of(folder.resolve("ca.pem")),
                    Optional.of(folder.resolve("ca.pem")),
                    Optional.of(folder.resolve("token")),
                    false)));
    assertThat(mimir.externalLabels()).isEqualTo(Map.of("site", "berlin"));
    assertThat(mimir.metadata())
        .isEqualTo(new RemoteWriteConfig.Metadata(false, Duration.ofMinutes(5)));
    assertThat(mimir.queue())
        .isEqualTo(
            new RemoteWriteConfig.Queue(1000, 10, Duration.ofSeconds(1), Duration.ofMinutes(1)));
    assertThat(push.remoteWrite().get(1).endpoint().login())
        .isEqualTo(
            new EndpointConfig.Login.Authorization("Bearer", new Secret("from-the-environment")));
    OtlpConfig otlp = push.otlp().orElseThrow();
    assertThat(otlp.endpoint().url())
        .isEqualTo(URI.create("https://collector.example/prefix/v1/metrics"));
    assertThat(otlp.endpoint().login())
        .isEqualTo(new EndpointConfig.Login.Authorization("ApiKey", new Secret("from-a-file")));
    assertThat(otlp.endpoint().tls().insecure()).isTrue();
    assertThat(otlp.resourceAttributes())
        .isEqualTo(Map.of("service.name", "proxmox", "deployment.environment.name", "lab"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{name: a}|1:16: remote_write[0]: missing key 'url'",
        "{url: ftp://a.example}|1:22: remote_write[0].url: expected a URL such as"
            + " https://mimir.example/api/v1/push",
        "{url: 'http://u:sesame@a.example'}|1:22: remote_write[0].url: the URL names a user; log in"
            + " with basic_auth",
        "{url: 'http://a', nam: b}|1:34: unknown key 'nam' in remote_write[0]; did you mean 'name'?",
        "{url: 'http://a', headers: {Authorization: sesame}}|1:59: remote_write[0].headers: use"
            + " authorization or basic_auth for this header",
        "{url: 'http://a', headers: {Content-Type: b}}|1:58: remote_write[0].headers: the protocol"
            + " sets this header itself",
        "{url: 'http://a', basic_auth: {username: a, password: b}, authorization: {credentials:"
            + " c}}|1:89: remote_write[0].authorization: basic_auth and authorization exclude each"
            + " other; keep one of the two",
        "{url: 'http://a', tls_config: {cert_file: ca.pem}}|1:46: remote_write[0].tls_config:"
            + " cert_file and key_file need each other; add the other one",
        "{url: 'http://a', tls_config: {ca_file: none.pem}}|1:56: remote_write[0].tls_config.ca_file:"
            + " expected the path of a readable file of PEM certificates, got 'none.pem'",
        "{url: 'http://a', queue_config: {capacity: 10}}|1:48: remote_write[0].queue_config:"
            + " capacity 10 is below max_samples_per_send 2000",
        "{url: 'http://a', queue_config: {capacity: many}}|1:59:"
            + " remote_write[0].queue_config.capacity: expected a number from 1 to 100000000, got"
            + " 'many'",
        "{url: 'http://a', queue_config: {min_backoff: 1m}}|1:48: remote_write[0].queue_config:"
            + " max_backoff 5s is shorter than min_backoff 1m",
        "{url: 'http://a', external_labels: {__name__: b}}|1:62: remote_write[0].external_labels:"
            + " expected the name of a label: letters, digits and '_'",
        "{url: 'http://a', interval: 0s}|1:44: remote_write[0].interval: expected more than 0s and"
            + " at most 1d",
      })
  void problemIsToldWithItsPlaceAndWithoutSecrets(String receiver, String problem) {
    List<String> problems = files.problems("remote_write: [" + receiver + "]\n" + TARGET);

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).replaceAll("(headers|external_labels)\\.[\\w-]+:", "$1:"))
        .isEqualTo(problem);
    assertThat(problems.get(0)).doesNotContain("sesame");
  }

  @Test
  void receiversOfOneNameAreToldApart() {
    assertThat(
            files.problems("remote_write: [{url: 'http://a/1'}, {url: 'http://a/2'}]\n" + TARGET))
        .containsExactly(
            "1:43: remote_write[1].url: a second receiver called 'a'; give each a name of its own");
  }

  @Test
  void textFormHasNoSecret() {
    PushConfig push =
        files
            .load(
                "remote_write: [{url: 'http://a/?key=sesame', headers: {X-Key: sesame},"
                    + " basic_auth: {username: u, password: sesame}}]\n"
                    + TARGET)
            .push();

    assertThat(push.toString()).contains("http://a/").doesNotContain("sesame");
  }
}

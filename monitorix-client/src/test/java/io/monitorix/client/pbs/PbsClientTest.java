package io.monitorix.client.pbs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.monitorix.client.AuthenticationException;
import io.monitorix.client.ClientClosedException;
import io.monitorix.client.Credentials;
import io.monitorix.client.Method;
import io.monitorix.client.NotFoundException;
import io.monitorix.client.ParameterException;
import io.monitorix.client.PermissionException;
import io.monitorix.client.ProtocolException;
import io.monitorix.client.ProxmoxException;
import io.monitorix.client.Server;
import io.monitorix.client.ServerException;
import io.monitorix.client.pbs.model.PbsUpid;
import io.monitorix.client.pbs.model.Version;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PbsClientTest {

  private static final String TICKET =
      "{\"ticket\":\"PBS:ann@pbs:6A000001::c2ln\",\"username\":\"ann@pbs\","
          + "\"CSRFPreventionToken\":\"6A:csrf\"}";

  private static final String UPID =
      "UPID:bak:000002E2:00000AEF:00000003:6955B900:garbage_collection:s1:ann@pbs:";

  private final PbsServer server = new PbsServer();

  /** A notification target: a type that an application brings along. */
  public record Target(String name, @Nullable String server) {}

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aTokenIsShownInTheWayOfTheBackupServer() throws InterruptedException {
    server.answerData("{\"version\":\"3.4\",\"release\":\"1\",\"repoid\":\"ab12\"}");

    Version version = server.client.version().execute();

    assertThat(version).isEqualTo(new Version("3.4", "1", "ab12"));
    RecordedRequest request = server.http.takeRequest();
    assertThat(request.getTarget()).isEqualTo("/api2/json/version");
    assertThat(request.getHeaders().get("Authorization"))
        .isEqualTo("PBSAPIToken=mon@pbs!x:" + PbsServer.SECRET);
  }

  @Test
  void aPasswordBecomesATicketOfTheBackupServer() throws InterruptedException {
    server.answerData(TICKET);
    server.answerData("{\"pong\":true}");
    server.answerData("\"" + UPID + "\"");
    try (PbsClient client =
        server.clientBuilder().credentials(Credentials.password("ann@pbs", "s3cret")).build()) {
      assertThat(client.ping().execute().pong()).isTrue();
      assertThat(client.datastore("s1").startGarbageCollection().execute().upid())
          .isEqualTo(PbsUpid.parse(UPID));
    }

    RecordedRequest login = server.http.takeRequest();
    assertThat(login.getTarget()).isEqualTo("/api2/json/access/ticket");
    assertThat(Objects.requireNonNull(login.getBody()).utf8())
        .isEqualTo("username=ann%40pbs&password=s3cret");
    assertThat(server.http.takeRequest().getHeaders().get("Cookie"))
        .isEqualTo("PBSAuthCookie=PBS:ann@pbs:6A000001::c2ln");
    assertThat(server.http.takeRequest().getHeaders().get("CSRFPreventionToken"))
        .isEqualTo("6A:csrf");
  }

  @Test
  void aServerWithoutAPortIsCalledAtThatOfTheBackupServer() {
    try (PbsClient client =
        PbsClient.builder().server("bak.example.org").credentials(PbsServer.TOKEN).build()) {
      assertThat(client.server()).isEqualTo(new Server("https", "bak.example.org", 8007));
    }
  }

  @Test
  void aClientNeedsServerAndCredentials() {
    assertThatThrownBy(() -> PbsClient.builder().credentials(PbsServer.TOKEN).build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("server");
    assertThatThrownBy(() -> PbsClient.builder().server("bak").build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("credentials");
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of(401, "authentication failed", AuthenticationException.class),
        Arguments.of(401, "permission check failed.", AuthenticationException.class),
        Arguments.of(403, "permission check failed", PermissionException.class),
        Arguments.of(404, "Path '/api2/json/x' not found.", NotFoundException.class),
        Arguments.of(400, "no such datastore 'x'", NotFoundException.class),
        Arguments.of(
            400, "parameter verification failed - 'ns': bad namespace", ParameterException.class),
        Arguments.of(
            400, "datastore 'x' is in offline maintenance mode: moving", ParameterException.class),
        Arguments.of(400, "No such file or directory (os error 2)", ParameterException.class),
        Arguments.of(500, "command error: broken pipe", ServerException.class),
        Arguments.of(503, "not now", ServerException.class));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void theBareTextOfARefusalIsItsMessage(
      int status, String text, Class<? extends ProxmoxException> expected) {
    server.fail(status, text + "\n");

    ProxmoxException thrown =
        catchThrowableOfType(expected, server.client.datastore("x").status()::execute);

    assertThat(thrown)
        .hasMessageContaining(text)
        .returns(text, ProxmoxException::proxmoxMessage)
        .returns("/admin/datastore/{store}/status", ProxmoxException::endpoint)
        .returns("/admin/datastore/x/status", ProxmoxException::path);
    assertThat(thrown.status()).hasValue(status);
  }

  @Test
  void aRefusalWithoutTextIsToldByItsStatus() {
    server.fail(403, "");

    PermissionException thrown =
        catchThrowableOfType(PermissionException.class, server.client.datastores()::execute);

    assertThat(thrown).hasMessageContaining("403");
  }

  @Test
  void aSecretInARefusalIsNotShown() {
    server.fail(401, "invalid header PBSAPIToken=mon@pbs!x:" + PbsServer.SECRET);

    AuthenticationException thrown =
        catchThrowableOfType(AuthenticationException.class, server.client.version()::execute);

    assertThat(thrown).hasMessageContaining("mon@pbs!x");
    assertThat(thrown.toString()).doesNotContain(PbsServer.SECRET);
  }

  @Test
  void whatLacksAnythingToNameItByIsRefusedAsAWhole() {
    server.answerData("{\"release\":\"1\"}");
    server.answerData("\"no task\"");

    assertThat(catchThrowableOfType(ProtocolException.class, server.client.version()::execute))
        .hasMessageContaining("'version'");
    assertThat(
            catchThrowableOfType(
                ProtocolException.class, server.client.jobs().runVerify("v1")::execute))
        .hasMessageContaining("'data' is missing");
  }

  @Test
  void anyOtherEndpointCanBeCalled() throws InterruptedException {
    server.answerData(
        "[{\"name\":\"chat\",\"server\":\"https://chat.example\"},{\"server\":\"x\"}]");

    List<Target> targets =
        server
            .client
            .requestList(
                Method.GET, "/config/notifications/endpoints/gotify", Map.of(), Target.class)
            .execute();

    assertThat(targets).containsExactly(new Target("chat", "https://chat.example"));
    assertThat(server.http.takeRequest().getTarget())
        .isEqualTo("/api2/json/config/notifications/endpoints/gotify");
  }

  @Test
  void oneObjectOfAnyOtherEndpointCanBeRead() throws InterruptedException {
    server.answerData("{\"name\":\"chat\",\"origin\":\"user-created\"}");

    Target target =
        server
            .client
            .request(
                Method.GET,
                "/config/notifications/endpoints/gotify/{name}",
                Map.of("name", "chat"),
                Target.class)
            .execute();

    assertThat(target).isEqualTo(new Target("chat", null));
    assertThat(server.http.takeRequest().getTarget())
        .isEqualTo("/api2/json/config/notifications/endpoints/gotify/chat");
  }

  @Test
  void aNameThatWouldLeadElsewhereIsNotSent() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> server.client.datastore("../../access/users").status());
    assertThat(server.http.getRequestCount()).isZero();
  }

  @Test
  void aClosedClientCallsNobody() {
    server.client.close();

    assertThatThrownBy(server.client.version()::execute).isInstanceOf(ClientClosedException.class);
  }
}

package io.monitorix.client.pve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.monitorix.client.Call;
import io.monitorix.client.Credentials;
import io.monitorix.client.Method;
import io.monitorix.client.ParameterException;
import io.monitorix.client.ProtocolException;
import io.monitorix.client.RawAnswer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WriteTest {

  private static final String TICKET =
      "{\"data\":{\"ticket\":\"PVE:ann@pve:6A000001::c2ln\",\"CSRFPreventionToken\":\"6A:csrf\"}}";

  private final PveServer server = new PveServer();

  /** A rule of a firewall: a type that an application brings along. */
  public record Rule(int pos, String action, @Nullable String comment) {}

  @AfterEach
  void stop() {
    server.close();
  }

  private RecordedRequest request() throws InterruptedException {
    return server.http.takeRequest();
  }

  private static String body(RecordedRequest request) {
    return Objects.requireNonNull(request.getBody()).utf8();
  }

  @ParameterizedTest
  @EnumSource(
      value = Method.class,
      names = {"POST", "PUT"})
  void parametersOfAChangeGoIntoItsBody(Method method) throws Exception {
    server.answerData("null");
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("node", "pve1");
    parameters.put("vmid", 100);
    parameters.put("description", "a & b = ü");
    parameters.put("onboot", true);

    server
        .client
        .request(method, "/nodes/{node}/qemu/{vmid}/config", parameters, Void.class)
        .execute();

    RecordedRequest sent = request();
    assertThat(sent.getMethod()).isEqualTo(method.name());
    assertThat(sent.getTarget()).isEqualTo("/api2/json/nodes/pve1/qemu/100/config");
    assertThat(body(sent)).isEqualTo("description=a+%26+b+%3D+%C3%BC&onboot=1");
    assertThat(sent.getHeaders().get("Content-Type"))
        .startsWith("application/x-www-form-urlencoded");
    assertThat(sent.getHeaders().get("Transfer-Encoding")).isNull();
  }

  @Test
  void parametersOfADeletionGoIntoItsQueryAndThereIsNoBody() throws Exception {
    server.answerData("\"UPID:pve1:0000C531:0001A2B3:66A1B2C3:qmdelsnapshot:100:root@pam:\"");

    String upid =
        server
            .client
            .request(
                Method.DELETE,
                "/nodes/pve1/qemu/100/snapshot/before",
                Map.of("force", false),
                String.class)
            .execute();

    RecordedRequest sent = request();
    assertThat(sent.getTarget())
        .isEqualTo("/api2/json/nodes/pve1/qemu/100/snapshot/before?force=0");
    assertThat(sent.getBodySize()).isZero();
    assertThat(upid).startsWith("UPID:pve1:");
  }

  @Test
  void aTicketIsShownWithItsTokenAgainstForgedRequestsWhenSomethingChanges() throws Exception {
    server.answer(TICKET);
    server.answerData("{\"version\":\"8.4\"}");
    server.answerData("null");
    try (PveClient client =
        server.clientBuilder().credentials(Credentials.password("ann@pve", "s3cret")).build()) {
      client.version().execute();
      client.request(Method.POST, "/pools", Map.of("poolid", "lab"), Void.class).execute();
    }

    assertThat(request().getHeaders().get("CSRFPreventionToken")).isNull();
    assertThat(request().getHeaders().get("CSRFPreventionToken")).isNull();
    RecordedRequest write = request();
    assertThat(write.getHeaders().get("CSRFPreventionToken")).isEqualTo("6A:csrf");
    assertThat(write.getHeaders().get("Cookie"))
        .isEqualTo("PVEAuthCookie=PVE:ann@pve:6A000001::c2ln");
  }

  @Test
  void anApiTokenNeedsNone() throws Exception {
    server.answerData("null");
    server.client.request(Method.POST, "/pools", Map.of("poolid", "lab"), Void.class).execute();

    RecordedRequest sent = request();
    assertThat(sent.getHeaders().get("CSRFPreventionToken")).isNull();
    assertThat(sent.getHeaders().get("Authorization")).startsWith("PVEAPIToken=");
  }

  @Test
  void anApplicationsOwnTypesAreRead() throws Exception {
    server.answerData("[{\"pos\":\"0\",\"action\":\"ACCEPT\",\"new\":1},{\"action\":\"no pos\"}]");

    List<Rule> rules =
        server
            .client
            .requestList(
                Method.GET,
                "/nodes/{node}/firewall/rules",
                Map.of("node", "pve1", "x", List.of("a", "b")),
                Rule.class)
            .execute();

    assertThat(rules).containsExactly(new Rule(0, "ACCEPT", null));
    assertThat(request().getTarget()).isEqualTo("/api2/json/nodes/pve1/firewall/rules?x=a&x=b");
  }

  @Test
  void aCallSaysWhatItCalls() {
    Call<Rule> call =
        server.client.request(
            Method.GET, "/nodes/{node}/firewall/options", Map.of("node", "pve1"), Rule.class);

    assertThat(call.method()).isEqualTo(Method.GET);
    assertThat(call.endpoint()).isEqualTo("/nodes/{node}/firewall/options");
    assertThat(call.path()).isEqualTo("/nodes/pve1/firewall/options");
    assertThat(call).hasToString("GET /nodes/pve1/firewall/options");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"nodes", "", "/nodes?x=1", "/nodes#a", "/nodes//x", "/nodes/../access", "/{node}"})
  void whatIsNoPathIsRefusedBeforeACallIsMade(String path) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> server.client.request(Method.GET, path, Map.of(), String.class));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a/b"})
  void aValueDoesNotLeadToAnotherEndpoint(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                server.client.request(
                    Method.GET, "/nodes/{node}/status", Map.of("node", value), String.class));
  }

  @Test
  void whatProxmoxFindsWrongIsToldByParameter() {
    server.fail(
        400,
        "Parameter verification failed.",
        "{\"data\":null,\"errors\":{\"poolid\":\"invalid format\\n\"},\"message\":\"x\\n\"}");

    ParameterException thrown =
        catchThrowableOfType(
            ParameterException.class,
            () ->
                server
                    .client
                    .request(Method.POST, "/pools", Map.of("poolid", "!"), Void.class)
                    .execute());

    assertThat(thrown.errors()).isEqualTo(Map.of("poolid", "invalid format"));
    assertThat(thrown.method()).isEqualTo("POST");
  }

  @Test
  void anAnswerCanBeLookedAtAsItCame() {
    server.answer("{\"data\":{\"version\":\"8.4\",\"secret\":\"x\"},\"total\":1}");

    RawAnswer raw = server.client.version().raw().execute();

    assertThat(raw.status()).isEqualTo(200);
    assertThat(raw.reason()).isEqualTo("OK");
    assertThat(raw.headers())
        .containsEntry("content-type", List.of("application/json;charset=UTF-8"));
    assertThat(raw.body())
        .isEqualTo("{\"data\":{\"version\":\"8.4\",\"secret\":\"x\"},\"total\":1}");
    assertThat(raw.toString()).doesNotContain("secret");
  }

  @Test
  void aRawAnswerHasTheSameLimit() {
    server.answer("{\"data\":\"" + "x".repeat(5000) + "\"}");
    try (PveClient client = server.clientBuilder().maxBodyBytes(1000).build()) {
      assertThat(catchThrowableOfType(ProtocolException.class, client.version().raw()::execute))
          .hasMessageContaining("larger than 1000 bytes");
    }
  }
}

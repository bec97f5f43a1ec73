package io.monitorix.examples.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.monitorix.examples.simulator.Browser.Answer;
import io.monitorix.examples.simulator.faults.Faults;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import okhttp3.FormBody;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorsTest {
  private final PveSimulator pve = PveSimulator.builder().clock(new MovableClock()).start();
  private final Browser browser = new Browser(pve);

  @AfterEach
  void close() {
    browser.close();
    pve.close();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "/nosuch                          | 501 | Method 'GET /nosuch' not implemented",
        "/nodes/pve1/nosuch               | 501 | Method 'GET /nodes/pve1/nosuch' not implemented",
        "/nodes/nosuch/status             | 500 | hostname lookup 'nosuch' failed - failed to get address info for: nosuch: Name or service not known",
        "/nodes/pve1/qemu/999/config      | 500 | Configuration file 'nodes/pve1/qemu-server/999.conf' does not exist",
        "/nodes/pve2/qemu/100/config      | 500 | Configuration file 'nodes/pve2/qemu-server/100.conf' does not exist",
        "/nodes/pve1/lxc/100/config       | 500 | Configuration file 'nodes/pve1/lxc/100.conf' does not exist",
        "/nodes/pve1/qemu/100x/config     | 400 | Parameter verification failed.",
        "/version?foo=bar                 | 400 | Parameter verification failed.",
        "/cluster/resources?type=zzz      | 400 | Parameter verification failed.",
        "/cluster/config/qdevice          | 500 | QDevice is not configured",
      })
  void mistakesAreAnsweredInPvesWords(String path, int status, String reason) {
    Answer answer = browser.get(pve.administrator(), path);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.reason()).isEqualTo(reason);
    assertThat(answer.headers().get("Connection")).isEqualTo("close");
    assertThat(Browser.json(answer.body()).get("message")).asString().startsWith(reason);
  }

  @Test
  void aWrongParameterIsNamed() {
    Answer answer = browser.get(pve.auditor(), "/cluster/resources?type=zzz");

    assertThat(Browser.json(answer.body()).get("errors"))
        .isEqualTo(
            Map.of(
                "type",
                "value 'zzz' does not have a value in the enumeration 'vm, storage, node, sdn'"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"HEAD", "OPTIONS", "TRACE"})
  void otherMethodsAreNotAvailable(String method) {
    Answer answer = browser.send(browser.request("/version").method(method, null).build());

    assertThat(answer.status()).isEqualTo(501);
    assertThat(answer.reason()).isEqualTo("method '%s' not available".formatted(method));
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void aDeleteWithABodyIsRefusedBeforeTheApiSeesIt() {
    FormBody body = new FormBody.Builder().add("a", "b").build();
    Answer answer = browser.send(browser.request("/access/ticket").delete(body).build());

    assertThat(answer.status()).isEqualTo(501);
    assertThat(answer.body()).isEqualTo("Unexpected content for method 'DELETE'");
    assertThat(answer.headers().get("Content-Type")).isNull();
  }

  @Test
  void aDeadNodeIs595WithAnEmptyBody() {
    pve.faults().nodeDown("pve2");
    Answer answer = browser.get(pve.auditor(), "/nodes/pve2/status");

    assertThat(answer.status()).isEqualTo(595);
    assertThat(answer.reason()).isEqualTo("No route to host");
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void twoNodesHaveAQuorumDevice() {
    try (PveSimulator two = PveSimulator.builder().size(2, 10).start();
        Browser client = new Browser(two)) {
      assertThat(client.get(two.auditor(), "/cluster/config/qdevice").object())
          .containsEntry("Model", "Net");
      two.faults().nodeDown("pve2");
      assertThat(client.get(two.auditor(), "/cluster/status").row("type", "cluster"))
          .containsEntry("quorate", 1.0);
    }
  }

  @Test
  void withoutQuorumNothingStarts() {
    pve.faults().nodeDown("pve2").nodeDown("pve3");

    assertThat(browser.get(pve.auditor(), "/cluster/status").row("type", "cluster"))
        .containsEntry("quorate", 0.0);
    Answer start = browser.post(pve.administrator(), "/nodes/pve1/qemu/100/status/start");
    assertThat(start.status()).isEqualTo(500);
    assertThat(start.reason()).isEqualTo("cluster not ready - no quorum?");
  }

  @Test
  void whenTheContactedNodeIsDownNobodyAnswers() {
    pve.faults().nodeDown("pve1");

    assertNoAnswer("/version");
    control("DELETE", "");
    assertThat(get("/version").status()).isEqualTo(200);
  }

  @Test
  void failWithGivesTheStatusAndReason() {
    pve.faults().failWith(503, "Back soon");
    Answer answer = get("/version");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.reason()).isEqualTo("Back soon");
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void deniedPermissionIs403() {
    pve.faults().denyPermission();

    assertThat(get("/cluster/resources").status()).isEqualTo(403);
    assertThat(get("/cluster/resources").reason()).startsWith("Permission check failed (");
  }

  @Test
  void garbageSaysItIsJsonAndIsNot() {
    pve.faults().garbageJson();
    Answer answer = get("/nodes");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers().get("Content-Type")).startsWith("application/json");
    assertThatThrownBy(() -> Browser.json(answer.body())).isInstanceOf(RuntimeException.class);
  }

  @Test
  void aPageComesInsteadOfJson() {
    pve.faults().htmlInsteadOfJson();
    Answer answer = get("/nodes");

    assertThat(answer.headers().get("Content-Type")).startsWith("text/html");
    assertThat(answer.body()).startsWith("<!DOCTYPE html>");
  }

  @Test
  void aTruncatedBodyEndsTooEarly() {
    pve.faults().truncateBody();

    assertThatThrownBy(() -> browser.exchange(request("/cluster/resources")))
        .isInstanceOf(IOException.class)
        .hasMessageNotContaining("timeout");
  }

  @Test
  void aDroppedConnectionGivesNoAnswer() {
    pve.faults().dropConnections();

    assertNoAnswer("/version");
  }

  @Test
  void missingFieldsAreLeftOut() {
    pve.faults().missingFields();

    Map<String, Object> row =
        browser.get(pve.auditor(), "/cluster/resources").row("id", "qemu/100");
    assertThat(row)
        .containsKeys("vmid", "status", "node")
        .doesNotContainKeys("name", "cpu", "mem", "uptime");
    pve.faults().clear();
    assertThat(browser.get(pve.auditor(), "/cluster/resources").row("id", "qemu/100"))
        .containsKeys("name", "cpu");
  }

  @Test
  void slownessDelaysTheAnswer() {
    pve.faults().on("/nodes").slow(Duration.ofMillis(300));
    long before = System.nanoTime();
    Answer answer = get("/nodes");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - before))
        .isGreaterThanOrEqualTo(Duration.ofMillis(300));
  }

  @Test
  void closingDoesNotWaitForSlowAnswers() throws Exception {
    PveSimulator slow = PveSimulator.builder().tls(false).start();
    slow.faults().slow(Duration.ofHours(1));
    try (Browser client = new Browser(slow)) {
      Thread asking =
          new Thread(
              () -> assertThatThrownBy(() -> client.get(slow.auditor(), "/version")).isNotNull());
      asking.start();
      slow.close();
      asking.join(Duration.ofSeconds(10).toMillis());

      assertThat(asking.isAlive()).isFalse();
    }
  }

  @Test
  void faultsKeepToTheirPaths() {
    Faults scoped = pve.faults().on("/cluster/resources");
    scoped.failWith(500, "broken");

    assertThat(get("/cluster/resources").status()).isEqualTo(500);
    assertThat(get("/cluster/status").status()).isEqualTo(200);
    scoped.clear();
    assertThat(get("/cluster/resources").status()).isEqualTo(200);
    assertThat(pve.faults().active()).isEmpty();
  }

  @Test
  void impossibleFaultsAreRefused() {
    assertRefused(
        faults -> faults.nodeDown("pve9"),
        "no node 'pve9' in the simulated cluster: they are pve1 to pve3");
    assertRefused(
        faults -> faults.failWith(200, "OK"),
        "fail with 200: a failure's status is from 400 to 599");
    assertRefused(
        faults -> faults.slow(Duration.ofSeconds(-1)), "slow by PT-1S: a delay cannot be negative");
  }

  @Test
  void theControlResourceSwitchesFaults() {
    control("POST", "?slow=1ms&failWith=502&reason=Bad+day&path=/nodes");
    assertThat(get("/nodes").reason()).isEqualTo("Bad day");
    assertThat(get("/version").status()).isEqualTo(200);

    Answer state = control("POST", "?nodeDown=pve3");
    assertThat(Browser.json(state.body())).containsEntry("nodesDown", List.of("pve3"));
    assertThat((List<?>) Browser.json(state.body()).get("faults")).hasSize(2);

    Answer cleared = control("DELETE", "");
    assertThat(Browser.json(cleared.body()).values()).allMatch(List.of()::equals);
    assertThat(get("/nodes").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "?nosuch=1", "?slow=soon", "?failWith=abc", "?failWith=200", "?nodeDown=pve9"})
  void theControlResourceRefusesWhatItDoesNotKnow(String query) {
    assertThat(control("POST", query).status()).isEqualTo(400);
    assertThat(pve.faults().active()).isEmpty();
  }

  private Answer control(String method, String query) {
    return browser.send(
        new Request.Builder()
            .url(pve.url() + "/simulator/faults" + query)
            .method(method, method.equals("POST") ? new FormBody.Builder().build() : null)
            .build());
  }

  private Answer get(String path) {
    return browser.get(pve.auditor(), path);
  }

  private Request request(String path) {
    return browser.request(path).header("Authorization", pve.auditor().authorization()).build();
  }

  private void assertNoAnswer(String path) {
    assertThatThrownBy(() -> browser.exchange(request(path)))
        .isInstanceOf(IOException.class)
        .hasMessageNotContaining("timeout");
  }

  private void assertRefused(Consumer<Faults> fault, String message) {
    assertThatThrownBy(() -> fault.accept(pve.faults()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}

package io.monitorix.examples.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.examples.simulator.Browser.Answer;
import io.monitorix.examples.simulator.access.Identity;
import java.time.Duration;
import java.util.Map;
import okhttp3.FormBody;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessTest {
  private final MovableClock clock = new MovableClock();
  private final PveSimulator pve = PveSimulator.builder().clock(clock).start();
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
        "PVEAPIToken=monitorix@pve!exporter=SECRET   | 200 | OK",
        "PVEAPIToken monitorix@pve!exporter=SECRET   | 200 | OK",
        "PVEAPIToken=monitorix%40pve%21exporter=SECRET | 200 | OK",
        "PVEAPIToken=monitorix@pve!exporter=wrong    | 401 | Authentication failed!",
        "PVEAPIToken=monitorix@pve!exporter:SECRET   | 401 | Authentication failed!",
        "PVEAPIToken=monitorix@pve!nosuch=SECRET     | 401 | Authentication failed!",
        "PVEAPIToken=nosuch@pve!exporter=SECRET      | 401 | Authentication failed!",
        "pveapitoken=monitorix@pve!exporter=SECRET   | 401 | No ticket",
        "Bearer SECRET                               | 401 | No ticket",
        "PVEAPIToken=                                | 401 | No ticket",
        "PVEAuthCookie=PVE:monitorix@pve:00000000::x | 401 | Authentication failed!",
      })
  void tokensAreReadAsPveReadsThem(String authorization, int status, String reason) {
    Answer answer =
        browser.send(
            browser
                .request("/version")
                .header("Authorization", authorization.replace("SECRET", pve.auditor().secret()))
                .build());

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.reason()).isEqualTo(reason);
  }

  @Test
  void aRefusalHasNoBodyNoLengthAndNoType() {
    Answer answer = browser.send(browser.request("/version").build());

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.reason()).isEqualTo("No ticket");
    assertThat(answer.body()).isEmpty();
    assertThat(answer.headers().get("Content-Length")).isNull();
    assertThat(answer.headers().get("Content-Type")).isNull();
    assertThat(answer.headers().get("Connection")).isEqualTo("close");
  }

  @Test
  void refusalComesBeforeAnUnknownPath() {
    assertThat(browser.send(browser.request("/nosuch").build()).status()).isEqualTo(401);
  }

  @Test
  void aPasswordGivesATicketThatReads() {
    Map<String, Object> session = login(pve.auditorLogin());

    assertThat(session).containsKeys("username", "ticket", "CSRFPreventionToken", "cap");
    assertThat(session.get("cap"))
        .extracting("vms")
        .asString()
        .contains("VM.Audit")
        .doesNotContain("PowerMgmt");
    assertThat(withTicket("/nodes/pve1/status", ticket(session)).status()).isEqualTo(200);
  }

  @Test
  void aTicketRenewsItselfAndEndsAfterTwoHours() {
    String first = ticket(login(pve.auditorLogin()));
    clock.advance(Duration.ofMinutes(119));
    Answer renewed = browser.login("monitorix@pve", first);
    Answer ofAnother = browser.login("admin@pve", first);
    clock.advance(Duration.ofMinutes(2));

    assertThat(ofAnother.status()).isEqualTo(401);
    Answer old = withTicket("/version", first);
    assertThat(old.status()).isEqualTo(401);
    assertThat(old.reason()).isEqualTo("Authentication failed!");
    assertThat(withTicket("/version", ticket(renewed.object())).status()).isEqualTo(200);
    assertThat(browser.login("monitorix@pve", first).status()).isEqualTo(401);
  }

  @Test
  void aTicketFromTheNearFutureIsTaken() {
    String ticket = ticket(login(pve.auditorLogin()));
    clock.advance(Duration.ofSeconds(-200));
    assertThat(withTicket("/version", ticket).status()).isEqualTo(200);
    clock.advance(Duration.ofSeconds(-200));
    assertThat(withTicket("/version", ticket).status()).isEqualTo(401);
  }

  @Test
  void anUnknownParameterOfTheLoginIsNamed() {
    FormBody form =
        new FormBody.Builder()
            .add("username", "monitorix@pve")
            .add("password", pve.auditorLogin().secret())
            .add("foo", "bar")
            .build();
    Answer answer = browser.send(browser.request("/access/ticket").post(form).build());

    assertThat(answer.status()).isEqualTo(400);
    assertThat(Browser.json(answer.body()).get("errors"))
        .isEqualTo(
            Map.of(
                "foo",
                "property is not defined in schema and the schema does not allow additional properties"));
  }

  @Test
  void refusedCredentialsTakeAsLongAsTheyAreToldTo() {
    Duration delay = Duration.ofMillis(250);
    try (PveSimulator slow = PveSimulator.builder().refusalDelay(delay).start();
        Browser client = new Browser(slow)) {
      long before = System.nanoTime();
      assertThat(client.login("monitorix@pve", "wrong").status()).isEqualTo(401);
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(delay);
    }
  }

  @Test
  void wrongPasswordAndUnknownUserAreOneAndTheSame() {
    Answer wrong = browser.login("monitorix@pve", "wrong");
    Answer unknown = browser.login("nosuch@pve", "wrong");

    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.reason()).isEqualTo("authentication failure");
    assertThat(Browser.json(wrong.body())).containsEntry("message", "authentication failure\n");
    assertThat(unknown.body()).isEqualTo(wrong.body());
  }

  @Test
  void aMissingParameterOfTheLoginIsNamed() {
    Answer answer =
        browser.send(
            browser
                .request("/access/ticket")
                .post(new FormBody.Builder().add("password", "x").build())
                .build());

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.reason()).isEqualTo("Parameter verification failed.");
    assertThat(Browser.json(answer.body()).get("errors"))
        .isEqualTo(Map.of("username", "property is missing and it is not optional"));
  }

  @Test
  void aLoginInJsonWorksToo() {
    String json =
        "{\"username\":\"monitorix\",\"realm\":\"pve\",\"password\":\"%s\"}"
            .formatted(pve.auditorLogin().secret());
    Answer answer =
        browser.send(
            browser
                .request("/access/ticket")
                .post(RequestBody.create(json, MediaType.get("application/json")))
                .build());

    assertThat(answer.object()).containsEntry("username", "monitorix@pve");
  }

  @Test
  void writesWithATicketNeedTheTokenAgainstForgery() {
    Map<String, Object> session = login(pve.administratorLogin());
    Map<String, Object> ofAnother = login(pve.auditorLogin());

    Answer without = write(ticket(session), null);
    assertThat(without.status()).isEqualTo(401);
    assertThat(without.reason()).isEqualTo("Permission denied - invalid csrf token");
    assertThat(without.body()).isEmpty();
    assertThat(write(ticket(session), csrf(ofAnother)).status()).isEqualTo(401);
    Answer with = write(ticket(session), csrf(session));
    assertThat(with.status()).isEqualTo(200);
    assertThat((String) with.data()).startsWith("UPID:pve1:").endsWith(":qmreboot:100:admin@pve:");
  }

  @Test
  void writesWithAnApiTokenDoNot() {
    Answer answer = browser.post(pve.administrator(), "/nodes/pve1/qemu/100/status/reboot");

    assertThat(answer.status()).isEqualTo(200);
    assertThat((String) answer.data()).endsWith(":qmreboot:100:admin@pve!full:");
  }

  @Test
  void aGoodTokenDoesNotHelpABadCookie() {
    Request request =
        browser
            .request("/version")
            .header("Authorization", pve.auditor().authorization())
            .header("Cookie", "PVEAuthCookie=nonsense")
            .build();

    assertThat(browser.send(request).status()).isEqualTo(401);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "/cluster/status                      | 403 | Permission check failed (/, Sys.Audit)",
        "/cluster/backup-info/not-backed-up   | 403 | Permission check failed (/, Sys.Audit)",
        "/nodes/pve1/status                   | 403 | Permission check failed (/nodes/pve1, Sys.Audit)",
        "/nodes/nosuch/status                 | 403 | Permission check failed (/nodes/nosuch, Sys.Audit)",
        "/nodes/pve1/qemu/999/config          | 403 | Permission check failed (/vms/999, VM.Audit)",
        "/nodes/pve1/qemu                     | 200 | OK",
        "/nodes/pve1/lxc                      | 200 | OK",
        "/nodes/pve1/storage                  | 200 | OK",
        "/nodes/pve1/replication              | 200 | OK",
        "/cluster/tasks                       | 200 | OK",
      })
  void nobodyGets403OrAnEmptyList(String path, int status, String reason) {
    Answer answer = browser.get(pve.nobody(), path);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.reason()).isEqualTo(reason);
    if (status == 200) {
      assertThat(answer.rows()).isEmpty();
    } else {
      assertThat(Browser.json(answer.body())).containsEntry("message", reason + "\n");
    }
  }

  @Test
  void nobodySeesNodesWithoutFigures() {
    for (String path : new String[] {"/nodes", "/cluster/resources"}) {
      assertThat(browser.get(pve.nobody(), path).rows())
          .hasSize(3)
          .allSatisfy(
              row ->
                  assertThat(row)
                      .containsEntry("type", "node")
                      .doesNotContainKeys("cpu", "mem", "uptime"));
    }
  }

  @Test
  void permissionsAreThoseOfTheRole() {
    assertThat(browser.get(pve.nobody(), "/access/permissions").object()).isEmpty();
    assertThat(browser.get(pve.auditor(), "/access/permissions").object().get("/"))
        .isEqualTo(
            Map.of(
                "Datastore.Audit",
                1.0,
                "Mapping.Audit",
                1.0,
                "Pool.Audit",
                1.0,
                "SDN.Audit",
                1.0,
                "Sys.Audit",
                1.0,
                "VM.Audit",
                1.0));
  }

  @Test
  void anAuditorMayNotStartGuests() {
    Answer answer = browser.post(pve.auditor(), "/nodes/pve1/qemu/100/status/start");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.reason()).isEqualTo("Permission check failed (/vms/100, VM.PowerMgmt)");
  }

  private Map<String, Object> login(Identity identity) {
    return browser.login(identity.user(), identity.secret()).object();
  }

  private static String ticket(Map<String, Object> session) {
    return String.valueOf(session.get("ticket"));
  }

  private static String csrf(Map<String, Object> session) {
    return String.valueOf(session.get("CSRFPreventionToken"));
  }

  private Answer withTicket(String path, String ticket) {
    return browser.send(browser.request(path).header("Cookie", "PVEAuthCookie=" + ticket).build());
  }

  private Answer write(String ticket, @Nullable String csrf) {
    Request.Builder request =
        browser
            .request("/nodes/pve1/qemu/100/status/reboot")
            .header("Cookie", "PVEAuthCookie=" + ticket)
            .post(new FormBody.Builder().build());
    if (csrf != null) {
      request.header("CSRFPreventionToken", csrf);
    }
    return browser.send(request.build());
  }
}

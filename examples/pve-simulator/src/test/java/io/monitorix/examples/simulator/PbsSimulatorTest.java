package io.monitorix.examples.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import io.monitorix.examples.simulator.Browser.Answer;
import io.monitorix.examples.simulator.pbs.PbsRelease;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.crypto.spec.SecretKeySpec;
import okhttp3.FormBody;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PbsSimulatorTest {
  /** Base32 of the twenty digits that RFC 6238 takes for its examples. */
  private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

  private static final byte[] KEY = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

  private final MovableClock clock = new MovableClock();
  private final PbsSimulator pbs =
      PbsSimulator.builder()
          .clock(clock)
          .release(PbsRelease.V4_0)
          .user("two@pbs", "two-pw")
          .totp(SECRET)
          .recoveryCodes("aaaa-bbbb")
          .role("Audit", "/")
          .user("backup@pbs", "backup-pw")
          .role("DatastoreBackup", "/datastore/main")
          .token("pve", "pve-secret")
          .role("DatastoreBackup", "/datastore/main")
          .token("bare", "bare-secret")
          .user("web@pbs", "web-pw")
          .role("DatastoreAudit", "/datastore/main/prod/web")
          .start();
  private final Browser browser = new Browser(pbs);

  @AfterEach
  void close() {
    browser.close();
    pbs.close();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "PBSAPIToken=monitorix@pbs!exporter:SECRET | 200 | ",
        "PBSAPIToken monitorix@pbs!exporter:SECRET | 200 | ",
        "PBSAPIToken=monitorix@pbs!exporter=SECRET | 401 | authentication failed - invalid credentials",
        "PBSAPIToken=monitorix@pbs!exporter:wrong  | 401 | authentication failed - invalid credentials",
        "PBSAPIToken=monitorix@pbs!nosuch:SECRET   | 401 | authentication failed - invalid credentials",
        "PVEAPIToken=monitorix@pbs!exporter:SECRET | 401 | authentication failed - no authentication credentials provided.",
        "PBSAuthCookie=PBS:x                       | 401 | authentication failed - no authentication credentials provided.",
      })
  void tokensHaveAColonBeforeTheSecret(String authorization, int status, String body) {
    Answer answer =
        browser.send(
            browser
                .request("/version")
                .header("Authorization", authorization.replace("SECRET", pbs.auditor().secret()))
                .build());

    assertThat(answer.status()).isEqualTo(status);
    if (status == 401) {
      assertThat(answer.reason()).isEqualTo("Unauthorized");
      assertThat(answer.body()).isEqualTo(body);
    }
  }

  @Test
  void strangersMayPingAndSeeTheRealmsAndNothingElse() {
    assertThat(browser.send(browser.request("/ping").build()).object())
        .isEqualTo(Map.of("pong", true));
    assertThat(browser.send(browser.request("/access/domains").build()).rows()).hasSize(2);
    assertThat(browser.send(browser.request("/version").build()).status()).isEqualTo(401);
    assertThat(browser.send(browser.request("/nosuch").build()).status()).isEqualTo(401);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "/nosuch                                       | 404 | Path '/api2/json/nosuch' not found.",
        "/admin/datastore/nosuch/status                | 400 | datastore 'nosuch' does not exist",
        "/admin/datastore/main/groups?ns=nosuch        | 404 | namespace not found",
        "/nodes/other/status                           | 400 | parameter verification errors",
        "/version?foo=bar                              | 400 | parameter verification errors",
        "/nodes/localhost/rrd?cf=AVERAGE               | 400 | parameter verification errors",
        "/nodes/localhost/rrd?cf=MIN&timeframe=hour    | 400 | parameter verification errors",
        "/nodes/localhost/tasks?limit=x                | 400 | parameter verification errors",
        "/nodes/localhost/tasks?running=maybe          | 400 | parameter verification errors",
        "/nodes/localhost/tasks/UPID:nonsense/status   | 400 | parameter verification errors",
        "/tape/drive/nosuch/status                     | 400 | no such drive 'nosuch'",
        "/admin/datastore/main/snapshots?backup-type=x | 400 | parameter verification errors",
        "/access/users/no@pbs                          | 400 | no such user 'no@pbs'",
      })
  void mistakesAreAnsweredInPlainText(String path, int status, String message) {
    Answer answer = browser.get(pbs.administrator(), path);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body()).startsWith(message);
    assertThat(answer.headers().get("Connection")).isNull();
  }

  @Test
  void aPasswordGivesATicketForTheCookie() {
    Map<String, Object> session = login("monitorix@pbs", pbs.auditorLogin().secret()).object();

    assertThat(session)
        .containsEntry("username", "monitorix@pbs")
        .containsOnlyKeys("username", "ticket", "CSRFPreventionToken");
    String ticket = String.valueOf(session.get("ticket"));
    assertThat(ticket).startsWith("PBS:monitorix@pbs:");
    for (String cookie : List.of("PBSAuthCookie", "__Host-PBSAuthCookie")) {
      assertThat(withCookie(cookie, ticket, "/nodes/localhost/status").status()).isEqualTo(200);
    }
    clock.advance(Duration.ofMinutes(121));
    assertThat(withCookie("PBSAuthCookie", ticket, "/version").status()).isEqualTo(401);
    assertThat(pbs.logins()).isEqualTo(1);
  }

  @Test
  void aTicketCanComeAsACookieOutOfTheReachOfScripts() {
    Map<String, String> form = credentials("monitorix@pbs", pbs.auditorLogin().secret());
    form.put("http-only", "1");
    Answer answer = post(form);

    assertThat(answer.object()).containsKey("ticket-info").doesNotContainKey("ticket");
    String cookie = Objects.requireNonNull(answer.headers().get("Set-Cookie"));
    assertThat(cookie)
        .startsWith("__Host-PBSAuthCookie=PBS:monitorix@pbs:")
        .contains("; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax");
    String value = cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
    assertThat(withCookie("__Host-PBSAuthCookie", value, "/version").status()).isEqualTo(200);
  }

  @Test
  void earlierReleasesKnowTheOneCookieAlone() {
    try (PbsSimulator old = PbsSimulator.builder().clock(clock).start();
        Browser client = new Browser(old)) {
      FormBody.Builder form =
          new FormBody.Builder()
              .add("username", "monitorix@pbs")
              .add("password", old.auditorLogin().secret());
      Answer plain = client.send(client.request("/access/ticket").post(form.build()).build());
      String ticket = String.valueOf(plain.object().get("ticket"));

      assertThat(
              client
                  .send(
                      client
                          .request("/version")
                          .header("Cookie", "__Host-PBSAuthCookie=" + ticket)
                          .build())
                  .status())
          .isEqualTo(401);
      assertThat(
              client
                  .send(
                      client
                          .request("/access/ticket")
                          .post(form.add("http-only", "1").build())
                          .build())
                  .status())
          .isEqualTo(400);
    }
  }

  @Test
  void wrongPasswordsAreRefusedAlike() {
    for (String user : List.of("monitorix@pbs", "nosuch@pbs")) {
      Answer answer = login(user, "wrong");

      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.body()).isEqualTo("permission check failed.");
    }
    assertThat(login("norealm", "wrong").status()).isEqualTo(400);
  }

  @Test
  void aSecondFactorIsAskedForInTheTicket() throws Exception {
    Answer first = login("two@pbs", "two-pw");
    String challenge = String.valueOf(first.object().get("ticket"));

    assertThat(challenge).startsWith("PBS:!tfa!{\"totp\"%3Atrue,\"recovery\"%3A[0]}:");
    assertThat(first.object())
        .containsEntry("CSRFPreventionToken", "invalid")
        .doesNotContainKey("NeedTFA");
    assertThat(withCookie("PBSAuthCookie", challenge, "/version").status()).isEqualTo(401);
    String code =
        new TimeBasedOneTimePasswordGenerator()
            .generateOneTimePasswordString(new SecretKeySpec(KEY, "HmacSHA1"), clock.instant());
    Map<String, String> form = credentials("two@pbs", "totp:" + code);
    form.put("tfa-challenge", challenge);
    Answer second = post(form);
    assertThat(
            withCookie("PBSAuthCookie", String.valueOf(second.object().get("ticket")), "/version")
                .status())
        .isEqualTo(200);
    assertThat(post(form).status()).isEqualTo(401);
    form.put("password", "recovery:aaaa-bbbb");
    assertThat(post(form).status()).isEqualTo(200);
  }

  @Test
  void writesWithATicketNeedTheTokenAgainstForgery() {
    Map<String, Object> session = login("admin@pbs", pbs.administratorLogin().secret()).object();
    Request.Builder request =
        browser
            .request("/admin/datastore/main/gc")
            .header("Cookie", "PBSAuthCookie=" + session.get("ticket"))
            .post(new FormBody.Builder().build());

    assertThat(browser.send(request.build()).status()).isEqualTo(401);
    request.header("CSRFPreventionToken", String.valueOf(session.get("CSRFPreventionToken")));
    Answer answer = browser.send(request.build());
    assertThat(answer.status()).isEqualTo(200);
    assertThat((String) answer.data())
        .matches(
            "UPID:pbs1:[0-9A-F]{8}:[0-9A-F]{8}:[0-9A-F]{8}:[0-9A-F]{8}:garbage_collection:main:admin@pbs:");
  }

  @Test
  void aTokenHasOnlyWhatWasGivenToItself() {
    assertThat(byToken("backup@pbs!bare:bare-secret", "/access/permissions").object()).isEmpty();
    assertThat(byToken("backup@pbs!bare:bare-secret", "/admin/datastore").rows()).isEmpty();
    assertThat(
            byToken("backup@pbs!pve:pve-secret", "/access/permissions?path=/datastore/main")
                .object())
        .isEqualTo(Map.of("/datastore/main", Map.of("Datastore.Backup", true)));
    assertThat(byToken("backup@pbs!pve:pve-secret", "/admin/datastore").rows())
        .extracting(row -> row.get("store"))
        .containsExactly("main");
  }

  @Test
  void whoMayOnlyBackUpSeesTheBackupsOfHisOwn() {
    String path = "/admin/datastore/main/groups";

    assertThat(byToken("backup@pbs!pve:pve-secret", path).rows())
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row).containsEntry("owner", "backup@pbs!pve"));
    Answer refused = byToken("backup@pbs!bare:bare-secret", path);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.body())
        .isEqualTo(
            "missing permissions 'Datastore.Audit|Datastore.Backup' on path '/datastore/main'");
  }

  @Test
  void rightsOnANamespaceShowItsDatastoreAndItself() {
    String ticket = String.valueOf(login("web@pbs", "web-pw").object().get("ticket"));

    assertThat(withCookie("PBSAuthCookie", ticket, "/admin/datastore").rows())
        .extracting(row -> row.get("store"))
        .containsExactly("main");
    assertThat(withCookie("PBSAuthCookie", ticket, "/admin/datastore/main/namespace").rows())
        .extracting(row -> row.get("ns"))
        .containsExactly("prod/web");
    assertThat(
            withCookie("PBSAuthCookie", ticket, "/admin/datastore/main/groups?ns=prod/web").rows())
        .hasSize(3);
    assertThat(withCookie("PBSAuthCookie", ticket, "/admin/datastore/main/groups").status())
        .isEqualTo(403);
  }

  @Test
  void whoIsShutOutIsRefused() {
    pbs.faults().revokeToken("monitorix@pbs!exporter");
    assertThat(browser.get(pbs.auditor(), "/version").status()).isEqualTo(401);
    pbs.faults().clear();
    String ticket =
        String.valueOf(login("monitorix@pbs", pbs.auditorLogin().secret()).object().get("ticket"));
    pbs.faults().replaceSigningKey();
    assertThat(withCookie("PBSAuthCookie", ticket, "/version").status()).isEqualTo(401);
  }

  @Test
  void theFaultsOfTheWireAreThoseOfTheOther() {
    pbs.faults().on("/version").failWith(503, "later");
    Answer failed = browser.get(pbs.auditor(), "/version");
    assertThat(failed.status()).isEqualTo(503);
    assertThat(failed.body()).isEqualTo("later");
    assertThat(browser.get(pbs.auditor(), "/nodes").status()).isEqualTo(200);

    pbs.faults().clear().denyPermission();
    assertThat(browser.get(pbs.auditor(), "/version").body()).isEqualTo("permission check failed");
    pbs.faults().clear().garbageJson();
    assertThatThrownBy(() -> browser.get(pbs.auditor(), "/nodes").data())
        .isInstanceOf(RuntimeException.class);
    pbs.faults().clear().htmlInsteadOfJson();
    assertThat(browser.get(pbs.auditor(), "/nodes").body()).startsWith("<!DOCTYPE html>");
    pbs.faults().clear().missingFields();
    assertThat(browser.get(pbs.auditor(), "/admin/datastore/main/status").object())
        .doesNotContainKey("used");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dropConnections", "truncateBody", "serverDown"})
  void brokenConnectionsGiveNoAnswer(String fault) {
    Request control =
        new Request.Builder()
            .url(pbs.url() + "/simulator/faults?" + fault)
            .post(new FormBody.Builder().build())
            .build();
    assertThat(browser.send(control).status()).isEqualTo(200);

    assertThatThrownBy(
            () ->
                browser.exchange(
                    browser
                        .request("/admin/datastore/main/snapshots")
                        .header("Authorization", pbs.auditor().authorization())
                        .build()))
        .isInstanceOf(IOException.class)
        .hasMessageNotContaining("timeout");
    pbs.faults().clear();
    assertThat(browser.get(pbs.auditor(), "/version").status()).isEqualTo(200);
  }

  private static Map<String, String> credentials(String user, String password) {
    return new HashMap<>(Map.of("username", user, "password", password));
  }

  private Answer login(String user, String password) {
    return post(credentials(user, password));
  }

  private Answer post(Map<String, String> parameters) {
    FormBody.Builder form = new FormBody.Builder();
    parameters.forEach(form::add);
    return browser.send(browser.request("/access/ticket").post(form.build()).build());
  }

  private Answer withCookie(String name, String ticket, String path) {
    return browser.send(browser.request(path).header("Cookie", name + "=" + ticket).build());
  }

  private Answer byToken(String token, String path) {
    return browser.send(
        browser.request(path).header("Authorization", "PBSAPIToken=" + token).build());
  }
}

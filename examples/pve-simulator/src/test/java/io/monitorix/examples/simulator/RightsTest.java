package io.monitorix.examples.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.monitorix.examples.simulator.Browser.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import okhttp3.FormBody;
import okhttp3.Request;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RightsTest {
  private final MovableClock clock = new MovableClock();
  private final PveSimulator pve =
      PveSimulator.builder()
          .clock(clock)
          .defineRole("Switcher", "VM.Audit", "VM.PowerMgmt")
          .user("boss@pve", "boss-pw")
          .role("Administrator", "/")
          .token("full", "full-secret")
          .separatedToken("sep", "sep-secret")
          .role("Switcher", "/vms/100")
          .user("one@pve", "one-pw")
          .role("PVEAuditor", "/vms/100")
          .role("PVEAuditor", "/nodes/pve1")
          .role("PVEDatastoreUser", "/storage/local")
          .token("mon", "mon-secret")
          .separatedToken("greedy", "greedy-secret")
          .role("Administrator", "/")
          .user("member@pve", "member-pw")
          .memberOf("watchers")
          .group("watchers")
          .role("PVEAuditor", "/vms")
          .user("narrow@pve", "narrow-pw")
          .memberOf("watchers")
          .role("NoAccess", "/vms/100")
          .role("PVEAuditor", "/nodes", false)
          .user("pooled@pve", "pooled-pw")
          .role("PVEAuditor", "/pool/prod")
          .token("mon", "pool-secret")
          .user("late@pve", "late-pw")
          .role("PVEAuditor", "/")
          .token("short", "short-secret")
          .expires(Instant.parse("2026-03-01T12:00:10Z"))
          .user("old@pve", "old-pw")
          .expires(Instant.parse("2026-02-01T00:00:00Z"))
          .user("off@pve", "off-pw")
          .disabled()
          .user("root@pam", "root-pw")
          .start();
  private final Browser browser = new Browser(pve);

  @AfterEach
  void close() {
    browser.close();
    pve.close();
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "one@pve!mon=mon-secret       | /nodes/pve1/qemu/100/config  | 200 | OK",
        "one@pve!mon=mon-secret       | /nodes/pve1/status           | 200 | OK",
        "one@pve!mon=mon-secret       | /nodes/pve2/status           | 403 | Permission check failed (/nodes/pve2, Sys.Audit)",
        "one@pve!mon=mon-secret       | /nodes/pve1/qemu/999/config  | 403 | Permission check failed (/vms/999, VM.Audit)",
        "one@pve!mon=mon-secret       | /cluster/status              | 403 | Permission check failed (/, Sys.Audit)",
        "boss@pve!full=full-secret    | /nodes/pve1/qemu/999/config  | 500 | Configuration file 'nodes/pve1/qemu-server/999.conf' does not exist",
        "boss@pve!sep=sep-secret      | /nodes/pve1/qemu/100/config  | 200 | OK",
        "boss@pve!sep=sep-secret      | /nodes/pve1/qemu/999/config  | 403 | Permission check failed (/vms/999, VM.Audit)",
        "boss@pve!sep=sep-secret      | /nodes/pve1/status           | 403 | Permission check failed (/nodes/pve1, Sys.Audit)",
        "one@pve!greedy=greedy-secret | /nodes/pve1/qemu/100/config  | 200 | OK",
        "one@pve!greedy=greedy-secret | /cluster/status              | 403 | Permission check failed (/, Sys.Audit)",
      })
  void rightsGoByPathAndComeBeforeExistence(String token, String path, int status, String reason) {
    Answer answer = byToken(token, path);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.reason()).isEqualTo(reason);
  }

  @Test
  void listsShowWhatMayBeSeen() {
    String token = "one@pve!mon=mon-secret";

    assertThat(byToken(token, "/nodes/pve1/qemu").rows())
        .extracting(row -> row.get("vmid"))
        .containsExactly(100.0);
    assertThat(byToken(token, "/nodes/pve1/lxc").rows()).isEmpty();
    assertThat(byToken(token, "/nodes/pve1/storage").rows())
        .extracting(row -> row.get("storage"))
        .containsExactly("local");
    List<Map<String, Object>> rows = byToken(token, "/cluster/resources").rows();
    assertThat(rows)
        .extracting(row -> row.get("id"))
        .containsExactlyInAnyOrder(
            "qemu/100",
            "node/pve1",
            "node/pve2",
            "node/pve3",
            "storage/pve1/local",
            "storage/pve2/local",
            "storage/pve3/local");
    assertThat(byToken(token, "/nodes").row("node", "pve1")).containsKey("cpu");
    assertThat(byToken(token, "/nodes").row("node", "pve2")).doesNotContainKey("cpu");
  }

  @Test
  void aTokenMayDoOnlyWhatBothItAndItsUserMay() {
    assertThat(byToken("boss@pve!sep=sep-secret", "/access/permissions").object())
        .isEqualTo(Map.of("/vms/100", Map.of("VM.Audit", 1.0, "VM.PowerMgmt", 1.0)));
    assertThat(byToken("one@pve!greedy=greedy-secret", "/access/permissions").object())
        .isEqualTo(byToken("one@pve!mon=mon-secret", "/access/permissions").object())
        .containsOnlyKeys("/vms/100", "/nodes/pve1", "/storage/local");
  }

  @Test
  void aGroupsRightsAreItsMembersAndTheirOwnOverrideThem() {
    Map<String, Object> member = permissions("member@pve", "member-pw");
    Map<String, Object> narrow = permissions("narrow@pve", "narrow-pw");

    assertThat(member).containsKeys("/vms", "/vms/100").doesNotContainKey("/nodes");
    assertThat(narrow).containsKeys("/vms", "/nodes").doesNotContainKeys("/vms/100", "/nodes/pve1");
    assertThat(narrow.get("/nodes"))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsEntry("Sys.Audit", 0.0);
    assertThat(member.get("/vms"))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsEntry("VM.Audit", 1.0);
  }

  @Test
  void aPoolsRightsHoldForItsGuests() {
    String all = "boss@pve!full=full-secret";
    String pooled = "pooled@pve!mon=pool-secret";
    List<Object> members =
        byToken(all, "/cluster/resources?type=vm").rows().stream()
            .filter(row -> "prod".equals(row.get("pool")))
            .map(row -> row.get("id"))
            .toList();

    assertThat(members).isNotEmpty();
    assertThat(byToken(pooled, "/cluster/resources?type=vm").rows())
        .extracting(row -> row.get("id"))
        .containsExactlyInAnyOrderElementsOf(members);
    Map<String, Object> guest = byToken(pooled, "/cluster/resources?type=vm").rows().get(0);
    String path = "/nodes/%s/%s/status/current".formatted(guest.get("node"), guest.get("id"));
    assertThat(byToken(pooled, path).status()).isEqualTo(200);
  }

  @Test
  void theSuperuserMayDoEverythingWithoutARole() {
    assertThat(permissions("root@pam", "root-pw").get("/"))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsKeys("Sys.Modify", "VM.Monitor", "Permissions.Modify");
  }

  @Test
  void rightsOfOthersAreForThoseWhoMayLookAtUsers() {
    assertThat(byToken("boss@pve!full=full-secret", "/access/permissions?userid=one@pve").object())
        .containsOnlyKeys("/vms/100", "/nodes/pve1", "/storage/local");
    assertThat(byToken("one@pve!mon=mon-secret", "/access/permissions?userid=boss@pve").reason())
        .isEqualTo("Permission check failed (/access, Sys.Audit)");
    assertThat(byToken("boss@pve!full=full-secret", "/access/permissions?userid=no@pve").reason())
        .isEqualTo("no such user ('no@pve')");
  }

  @Test
  void capabilitiesAreThoseAtTheRootsOfThings() {
    assertThat(browser.login("member@pve", "member-pw").object().get("cap"))
        .isEqualTo(
            Map.of(
                "access", Map.of(),
                "dc", Map.of(),
                "mapping", Map.of(),
                "nodes", Map.of(),
                "sdn", Map.of(),
                "storage", Map.of(),
                "vms", Map.of("VM.Audit", 1.0)));
  }

  @Test
  void aLoginCanAskAboutRightsInsteadOfATicket() {
    Answer may = ask("one@pve", "one-pw", "/vms/100", "VM.Audit");
    Answer mayNot = ask("one@pve", "one-pw", "/vms/101", "VM.Audit");

    assertThat(may.object()).containsKeys("username", "cap").doesNotContainKey("ticket");
    assertThat(mayNot.status()).isEqualTo(401);
    assertThat(mayNot.reason()).isEqualTo("authentication failure");
  }

  @Test
  void disabledAndExpiredOnesDoNotComeIn() {
    assertThat(browser.login("old@pve", "old-pw").status()).isEqualTo(401);
    assertThat(browser.login("off@pve", "off-pw").status()).isEqualTo(401);
    assertThat(byToken("late@pve!short=short-secret", "/version").status()).isEqualTo(200);
    clock.advance(Duration.ofSeconds(10));
    assertThat(byToken("late@pve!short=short-secret", "/version").reason())
        .isEqualTo("Authentication failed!");
    assertThat(browser.login("late@pve", "late-pw").status()).isEqualTo(200);
  }

  @Test
  void disablingAUserKillsTicketsAndTokensUntilEnabledAgain() {
    String ticket = ticket("boss@pve", "boss-pw");
    pve.faults().disableUser("boss@pve");

    assertThat(withTicket(ticket).reason()).isEqualTo("Authentication failed!");
    assertThat(byToken("boss@pve!full=full-secret", "/version").status()).isEqualTo(401);
    assertThat(browser.login("boss@pve", "boss-pw").status()).isEqualTo(401);
    pve.faults().enableUser("boss@pve");
    assertThat(withTicket(ticket).status()).isEqualTo(200);
  }

  @Test
  void aRevokedTokenIsRefusedUntilRestored() {
    pve.faults().revokeToken("boss@pve!full");

    assertThat(byToken("boss@pve!full=full-secret", "/version").status()).isEqualTo(401);
    assertThat(byToken("boss@pve!sep=sep-secret", "/version").status()).isEqualTo(200);
    pve.faults().clear();
    assertThat(byToken("boss@pve!full=full-secret", "/version").status()).isEqualTo(200);
  }

  @Test
  void aNewSigningKeyVoidsAllTicketsAndLoginsGoOn() {
    String before = ticket("boss@pve", "boss-pw");
    control("replaceSigningKey");

    assertThat(withTicket(before).status()).isEqualTo(401);
    assertThat(browser.login("boss@pve", before).status()).isEqualTo(401);
    assertThat(withTicket(ticket("boss@pve", "boss-pw")).status()).isEqualTo(200);
    assertThat(pve.logins()).isEqualTo(2);
  }

  @Test
  void whoIsShutOutCanBeSwitchedFromOutside() {
    control("revokeToken=boss@pve!full");
    assertThat(byToken("boss@pve!full=full-secret", "/version").status()).isEqualTo(401);
    control("restoreToken=boss@pve!full&disableUser=one@pve");
    assertThat(byToken("boss@pve!full=full-secret", "/version").status()).isEqualTo(200);
    assertThat(byToken("one@pve!mon=mon-secret", "/version").status()).isEqualTo(401);
    control("enableUser=one@pve");
    assertThat(byToken("one@pve!mon=mon-secret", "/version").status()).isEqualTo(200);
    assertThat(control("revokeToken=no@pve!such").status()).isEqualTo(400);
  }

  @Test
  void mistakesInTheSettingsAreNamed() {
    assertThatThrownBy(() -> PveSimulator.builder().user("norealm", "x"))
        .hasMessageContaining("user 'norealm': it needs a realm");
    assertThatThrownBy(() -> PveSimulator.builder().role("PVEAuditor", "/"))
        .hasMessageContaining("name a user, token or group first");
    assertThatThrownBy(() -> PveSimulator.builder().user("a@pve", "x").role("PVEAuditor", "vms"))
        .hasMessageContaining("path 'vms': it must begin with a slash");
    assertThatThrownBy(() -> PveSimulator.builder().user("a@pve", "x").role("Nosuch", "/").start())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no role 'Nosuch'");
  }

  private Answer byToken(String token, String path) {
    return browser.send(
        browser.request(path).header("Authorization", "PVEAPIToken=" + token).build());
  }

  private Map<String, Object> permissions(String user, String password) {
    return browser
        .send(
            browser
                .request("/access/permissions")
                .header("Cookie", "PVEAuthCookie=" + ticket(user, password))
                .build())
        .object();
  }

  private String ticket(String user, String password) {
    return String.valueOf(browser.login(user, password).object().get("ticket"));
  }

  private Answer withTicket(String ticket) {
    return browser.send(
        browser.request("/version").header("Cookie", "PVEAuthCookie=" + ticket).build());
  }

  private Answer ask(String user, String password, String path, String privileges) {
    FormBody form =
        new FormBody.Builder()
            .add("username", user)
            .add("password", password)
            .add("path", path)
            .add("privs", privileges)
            .build();
    return browser.send(browser.request("/access/ticket").post(form).build());
  }

  private Answer control(String query) {
    return browser.send(
        new Request.Builder()
            .url(pve.url() + "/simulator/faults?" + query)
            .post(new FormBody.Builder().build())
            .build());
  }
}

package io.monitorix.exporter.web.auth;

import static io.monitorix.exporter.fixture.AccessRoom.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.exporter.auth.Authenticator.Outcome;
import io.monitorix.exporter.auth.Role;
import io.monitorix.exporter.auth.Scope;
import io.monitorix.exporter.auth.audit.AuditQuery;
import io.monitorix.exporter.fixture.AccessRoom;
import io.monitorix.exporter.fixture.AuthServer;
import io.monitorix.exporter.fixture.AuthServer.Answer;
import io.monitorix.exporter.fixture.CodeApp;
import io.monitorix.exporter.fixture.TestDatabase;
import io.monitorix.exporter.fixture.VirtualClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthApiTest {

  private static final String OTHER = "eleven green umbrellas";

  @TempDir private Path directory;

  private final VirtualClock clock = new VirtualClock();
  private AccessRoom room;
  private AuthServer server;

  @BeforeEach
  void start() {
    room = AccessRoom.of(TestDatabase.SQLITE.fresh(directory), directory, clock);
    server = new AuthServer(room);
  }

  @AfterEach
  void stop() {
    server.close();
    room.close();
  }

  @Test
  void theFirstOneIsMadeFromTheHostItselfAndIsAnAdministrator() throws IOException {
    assertThat(server.get("", "auth/me").string("kind")).isEqualTo("local");
    Answer viewer = server.post("", "users", user("bob", "viewer"));
    assertThat(viewer.status()).isEqualTo(409);
    assertThat(viewer.string("detail")).contains("administrator");
    Answer made = server.post("", "users", user("Alice", "admin"));
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.string("name")).isEqualTo("alice");
    assertThat(made.header("Location")).isEqualTo("/api/monitorix/v1/users/alice");
    assertThat(made.text()).doesNotContain(PASSWORD).doesNotContain("argon2");
    assertThat(server.post("", "users", user("bob", "viewer")).status()).isEqualTo(401);
    assertThat(server.get("", "auth/me").status()).isEqualTo(401);
  }

  @Test
  void aLoginLetsInAndALogoutEndsIt() throws IOException {
    room.user("alice", Role.ADMIN);
    Answer login = login("alice", PASSWORD, "");
    assertThat(login.status()).isEqualTo(200);
    assertThat(login.header("Cache-Control")).isEqualTo("no-store");
    assertThat(login.string("accessExpiresAt")).isEqualTo("2026-02-03T04:35:06Z");
    String access = login.string("accessToken");
    Answer me = server.get(access, "auth/me");
    assertThat(me.string("name")).isEqualTo("alice");
    assertThat(me.string("role")).isEqualTo("admin");

    Answer next = server.post("", "auth/refresh", refresh(login));
    assertThat(next.status()).isEqualTo(200);
    assertThat(server.get(next.string("accessToken"), "auth/me").status()).isEqualTo(200);
    assertThat(server.post(next.string("accessToken"), "auth/logout", "").status()).isEqualTo(204);
    assertThat(server.get(next.string("accessToken"), "auth/me").status()).isEqualTo(401);
    assertThat(server.get(access, "auth/me").status()).isEqualTo(401);
    assertThat(server.post("", "auth/refresh", refresh(next)).status()).isEqualTo(401);
    assertThat(actions()).containsExactly("refresh", "logout", "login");
  }

  @Test
  void aRefreshTokenThatComesTwiceEndsTheSession() throws IOException {
    room.user("alice", Role.ADMIN);
    Answer login = login("alice", PASSWORD, "");
    Answer next = server.post("", "auth/refresh", refresh(login));
    Answer again = server.post("", "auth/refresh", refresh(login));
    assertThat(again.status()).isEqualTo(401);
    assertThat(again.string("detail")).contains("used before");
    assertThat(server.get(next.string("accessToken"), "auth/me").status()).isEqualTo(401);
  }

  @Test
  void aWrongLoginTellsNothingAndManyHaveToWait() throws IOException {
    room.user("alice", Role.ADMIN);
    Answer wrong = login("alice", "wrong", "");
    Answer nobody = login("nobody", "wrong", "");
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(nobody.text()).isEqualTo(wrong.text());
    for (int i = 0; i < 3; i++) {
      login("alice", "wrong", "");
    }
    Answer late = login("alice", PASSWORD, "");
    assertThat(late.status()).isEqualTo(429);
    assertThat(late.header("Retry-After")).isEqualTo("1");
    clock.advance(Duration.ofSeconds(1));
    assertThat(login("alice", PASSWORD, "").status()).isEqualTo(200);
    assertThat(room.accounts().audit().find(AuditQuery.newest(100)))
        .filteredOn(each -> each.event().outcome().startsWith("401"))
        .hasSize(5)
        .allMatch(each -> each.event().address().equals("127.0.0.1"));
  }

  @Test
  void aSecondFactorIsBegunConfirmedAskedForAndRemoved() throws Exception {
    room.user("alice", Role.ADMIN);
    String access = login("alice", PASSWORD, "").string("accessToken");
    assertThat(server.post(access, "auth/totp", "{\"password\":\"wrong\"}").status())
        .isEqualTo(403);
    Answer begun = server.post(access, "auth/totp", password(PASSWORD));
    assertThat(begun.string("uri")).startsWith("otpauth://totp/");
    Answer confirmed =
        server.post(
            access, "auth/totp/confirm", "{\"code\":\"" + code(begun.string("secret")) + "\"}");
    assertThat(confirmed.status()).isEqualTo(200);
    assertThat((List<?>) confirmed.json().get("recoveryCodes")).hasSize(10);

    Answer half = login("alice", PASSWORD, "");
    assertThat(half.status()).isEqualTo(401);
    assertThat(half.header("WWW-Authenticate")).contains("insufficient_user_authentication");
    clock.advance(Duration.ofSeconds(30));
    Answer whole = login("alice", PASSWORD, code(begun.string("secret")));
    assertThat(whole.status()).isEqualTo(200);
    assertThat(room.basic("alice", PASSWORD)).isInstanceOf(Outcome.Refused.class);

    assertThat(
            server
                .post(whole.string("accessToken"), "auth/recovery-codes", password(PASSWORD))
                .status())
        .isEqualTo(200);
    assertThat(
            server
                .post(whole.string("accessToken"), "auth/totp/remove", password(PASSWORD))
                .status())
        .isEqualTo(204);
    assertThat(login("alice", PASSWORD, "").status()).isEqualTo(200);
  }

  @Test
  void anotherPasswordEndsAllLogins() throws IOException {
    room.user("alice", Role.VIEWER);
    String access = login("alice", PASSWORD, "").string("accessToken");
    Answer weak = server.post(access, "auth/password", passwords(PASSWORD, "password1234"));
    assertThat(weak.status()).isEqualTo(400);
    assertThat(weak.string("errors")).contains("password");
    assertThat(server.post(access, "auth/password", passwords("wrong", OTHER)).status())
        .isEqualTo(403);
    assertThat(server.post(access, "auth/password", passwords(PASSWORD, OTHER)).status())
        .isEqualTo(204);
    assertThat(server.get(access, "auth/me").status()).isEqualTo(401);
    assertThat(login("alice", OTHER, "").status()).isEqualTo(200);
  }

  @Test
  void usersAreChangedByTheirTagAndWhatIsWrittenDownHasNoSecrets() throws IOException {
    room.user("root", Role.ADMIN);
    String access = login("root", PASSWORD, "").string("accessToken");
    String scoped =
        "{\"name\":\"bob\",\"password\":\""
            + OTHER
            + "\",\"role\":\"operator\",\"scope\":{\"clusters\":[\"lab\"]}}";
    Answer made = server.post(access, "users", scoped);
    assertThat(made.status()).isEqualTo(201);
    assertThat(server.send(access, "PATCH", "users/bob", "{\"role\":\"viewer\"}", "").status())
        .isEqualTo(428);
    assertThat(server.send(access, "PATCH", "users/bob", "{\"role\":\"viewer\"}", "\"x\"").status())
        .isEqualTo(412);
    String tag = made.header("ETag");
    Answer changed =
        server.send(
            access,
            "PATCH",
            "users/bob",
            "{\"role\":\"viewer\",\"password\":\"" + PASSWORD + "\"}",
            tag);
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.string("role")).isEqualTo("viewer");
    assertThat(server.send(access, "DELETE", "users/bob", null, tag).status()).isEqualTo(412);
    assertThat(login("bob", PASSWORD, "").status()).isEqualTo(200);
    assertThat(server.get(access, "users?limit=1").items())
        .singleElement()
        .satisfies(each -> assertThat(each.get("name")).isEqualTo("bob"));
    String now = server.get(access, "users/bob").header("ETag");
    assertThat(now).isEqualTo(changed.header("ETag"));
    assertThat(server.send(access, "DELETE", "users/bob", null, now).status()).isEqualTo(204);
    assertThat(server.get(access, "users/bob").status()).isEqualTo(404);
    String root = server.get(access, "users/root").header("ETag");
    assertThat(server.send(access, "DELETE", "users/root", null, root).status()).isEqualTo(409);

    Answer audit = server.get(access, "audit?action=user&limit=2");
    assertThat(audit.items())
        .extracting(each -> each.get("action"))
        .containsExactly("user.delete", "user.change.password");
    Answer older = server.get(access, "audit?action=user&cursor=" + audit.string("next"));
    assertThat(older.items())
        .singleElement()
        .satisfies(each -> assertThat(String.valueOf(each.get("after"))).contains("\"lab\""));
    assertThat(server.get(access, "audit").text())
        .doesNotContain(PASSWORD)
        .doesNotContain(OTHER)
        .doesNotContain("argon2")
        .doesNotContain(access);
  }

  @Test
  void whoIsNoAdministratorSeesOnlyWhatIsTheirOwn() throws IOException {
    room.user("root", Role.ADMIN);
    room.user("bob", Role.VIEWER);
    room.accounts()
        .users()
        .create("scoped", Role.ADMIN, new Scope(Set.of("lab"), Set.of(), Set.of()), PASSWORD);
    for (String name : List.of("bob", "scoped")) {
      String access = login(name, PASSWORD, "").string("accessToken");
      assertThat(server.get(access, "users").status()).isEqualTo(403);
      assertThat(server.get(access, "users/root").status()).isEqualTo(403);
      assertThat(server.get(access, "audit").status()).isEqualTo(403);
      assertThat(server.post(access, "users", user("eve", "admin")).status()).isEqualTo(403);
      assertThat(server.get(access, "users/root/sessions").status()).isEqualTo(403);
      assertThat(server.send(access, "DELETE", "users/root/sessions", null, "").status())
          .isEqualTo(403);
      assertThat(server.get(access, "users/" + name + "/sessions").items()).hasSize(1);
      assertThat(server.send(access, "DELETE", "users/" + name + "/sessions", null, "").status())
          .isEqualTo(204);
      assertThat(server.get(access, "auth/me").status()).isEqualTo(401);
    }
  }

  @Test
  void tokensAreShownOnceAndSeenByTheirMakerAndAdministrators() throws IOException {
    room.user("root", Role.ADMIN);
    room.user("bob", Role.OPERATOR);
    String root = login("root", PASSWORD, "").string("accessToken");
    String bob = login("bob", PASSWORD, "").string("accessToken");
    assertThat(server.post(bob, "tokens", "{\"name\":\"x\",\"role\":\"admin\"}").status())
        .isEqualTo(403);
    Answer made =
        server.post(bob, "tokens", "{\"name\":\"ci\",\"role\":\"operator\",\"expiresIn\":\"30d\"}");
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.string("expiresAt")).isEqualTo("2026-03-05T04:05:06Z");
    String secret = made.string("token");
    assertThat(server.get(secret, "auth/me").string("role")).isEqualTo("operator");
    assertThat(server.post(secret, "tokens", "{\"name\":\"y\"}").status()).isEqualTo(403);
    server.post(root, "tokens", "{\"name\":\"other\",\"role\":\"admin\"}");
    assertThat(server.get(bob, "tokens").items()).hasSize(1);
    Answer all = server.get(root, "tokens");
    assertThat(all.items()).hasSize(2);
    assertThat(all.text()).doesNotContain(secret);
    String other =
        all.items().stream()
            .filter(each -> "other".equals(each.get("name")))
            .findFirst()
            .map(each -> String.valueOf(each.get("id")))
            .orElseThrow();
    assertThat(server.send(bob, "DELETE", "tokens/" + other, null, "").status()).isEqualTo(404);
    String id = made.string("id");
    assertThat(server.send(root, "DELETE", "tokens/" + id, null, "").status()).isEqualTo(204);
    assertThat(server.get(secret, "auth/me").status()).isEqualTo(401);
  }

  @Test
  void whatIsNotUnderstoodIsToldByField() throws IOException {
    room.user("root", Role.ADMIN);
    String access = login("root", PASSWORD, "").string("accessToken");
    Answer wrong =
        server.post(
            access,
            "users",
            "{\"name\":\"a b\",\"role\":\"root\",\"scope\":{\"hosts\":[]},\"admin\":true}");
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.string("errors"))
        .contains("field=password")
        .contains("field=role")
        .contains("field=scope")
        .contains("field=admin");
    assertThat(server.post(access, "users", "[]").status()).isEqualTo(400);
    assertThat(server.get(access, "users?colour=red").status()).isEqualTo(400);
    assertThat(server.get(access, "audit?cursor=!!").status()).isEqualTo(400);
    assertThat(server.post("", "auth/login", "{\"name\":7}").status()).isEqualTo(400);
    assertThat(server.post("", "auth/refresh", "").status()).isEqualTo(400);
  }

  private List<String> actions() {
    return room.accounts().audit().find(AuditQuery.newest(100)).stream()
        .map(each -> each.event().action())
        .filter(each -> !each.startsWith("GET"))
        .toList();
  }

  private Answer login(String name, String password, String code) throws IOException {
    return server.post(
        "",
        "auth/login",
        "{\"name\":\""
            + name
            + "\",\"password\":\""
            + password
            + "\""
            + (code.isEmpty() ? "" : ",\"code\":\"" + code + "\"")
            + "}");
  }

  private static String user(String name, String role) {
    return "{\"name\":\""
        + name
        + "\",\"password\":\""
        + PASSWORD
        + "\",\"role\":\""
        + role
        + "\"}";
  }

  private static String refresh(Answer login) {
    return "{\"refreshToken\":\"" + login.string("refreshToken") + "\"}";
  }

  private static String password(String password) {
    return "{\"password\":\"" + password + "\"}";
  }

  private static String passwords(String now, String next) {
    return "{\"password\":\"" + now + "\",\"newPassword\":\"" + next + "\"}";
  }

  private String code(String base32) {
    return CodeApp.code(base32, clock.instant());
  }
}

package io.monitorix.exporter.cli;

import static io.monitorix.exporter.fixture.AccessRoom.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.exporter.auth.Role;
import io.monitorix.exporter.auth.user.User;
import io.monitorix.exporter.auth.user.UserChange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Logins that commands keep, use and end. */
class LoginCommandTest {

  private static final Duration ACCESS_ENDED = Duration.ofMinutes(31);
  private static final Duration REFRESH_ENDED = Duration.ofDays(8);

  @TempDir private Path folder;

  private LoginRoom room;
  private User alice;

  @BeforeEach
  void start() throws IOException {
    room = new LoginRoom(folder, null);
    alice = room.room.user("alice", Role.ADMIN);
  }

  @AfterEach
  void stop() {
    room.close();
  }

  private int sessions() {
    return room.room.accounts().sessions().of(alice).size();
  }

  @Test
  void aLoginIsKeptAndUsedUntilItsEnd() throws IOException {
    assertThat(room.run("users", "list").err()).contains("401", "log in: monitorix login");
    Outcome login = room.login("alice");
    assertThat(login.err()).isEmpty();
    assertThat(login.out()).contains("as alice, until 2026-02-10T").doesNotContain("eyJ", "mtxr_");
    assertThat(room.run("users", "list").out()).contains("alice");

    Outcome logout = room.run("logout");
    assertThat(logout.out()).isEqualToIgnoringNewLines("logged out alice");
    assertThat(sessions()).isZero();
    assertThat(room.keptFiles()).isEmpty();
    assertThat(room.run("users", "list").err()).contains("401");
    assertThat(room.run("logout"))
        .returns(1, Outcome::status)
        .returns(
            "monitorix: no login is kept for " + room.server.url() + System.lineSeparator(),
            Outcome::err);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void nobodyElseCanReadIt() throws IOException {
    Files.createDirectories(room.kept());
    room.login("alice");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(room.kept())))
        .isEqualTo("rwx------");
    try (var files = Files.list(room.kept())) {
      assertThat(files)
          .hasSize(2)
          .allSatisfy(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo("rw-------"));
    }
  }

  @Test
  void noOtherServerGetsTheToken() {
    room.login("alice");
    String other = room.server.url().replace("127.0.0.1", "localhost");
    assertThat(room.elsewhere("users", "list", "--server", other).err()).contains("401");
    assertThat(room.elsewhere("users", "list", "--server", room.server.url() + "/").status())
        .isZero();
  }

  @Test
  void credentialsThatAreGivenComeFirst() {
    room.room.user("bob", Role.VIEWER);
    room.login("alice");
    assertThat(room.run("users", "list", "-u", "bob:" + PASSWORD).err()).contains("403");
    assertThat(room.run("users", "list", "--token=mtx_x").err()).contains("401");
    assertThat(room.run("users", "list", "-H", "Authorization: Bearer x").err()).contains("401");
  }

  @Test
  void anAccessTokenThatEndedIsReplaced() throws IOException {
    room.login("alice");
    String before = Files.readString(room.keptFiles().get(0));
    room.clock.advance(ACCESS_ENDED);
    assertThat(room.run("users", "list").status()).isZero();
    assertThat(room.keptFiles()).hasSize(1);
    assertThat(Files.readString(room.keptFiles().get(0))).isNotEqualTo(before);
    assertThat(sessions()).isEqualTo(1);
  }

  @Test
  void anotherRoleGivesAnotherTokenAndNoOtherLogin() {
    User bob = room.room.user("bob", Role.VIEWER);
    room.login("bob");
    assertThat(room.run("users", "list").err()).contains("403");
    room.room
        .accounts()
        .users()
        .change(bob, new UserChange(Optional.of(Role.ADMIN), Optional.empty(), Optional.empty()));
    assertThat(room.run("users", "list").status()).isZero();
  }

  @Test
  void commandsAtOnceShareOneRefresh() throws InterruptedException, ExecutionException {
    room.login("alice");
    room.clock.advance(ACCESS_ENDED);
    int commands = 8;
    CountDownLatch start = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(commands);
    try {
      List<Future<Outcome>> running = new ArrayList<>();
      for (int i = 0; i < commands; i++) {
        running.add(
            threads.submit(
                () -> {
                  start.await();
                  return room.run("users", "list");
                }));
      }
      start.countDown();
      for (Future<Outcome> each : running) {
        assertThat(each.get().status()).as(each.get().err()).isZero();
      }
    } finally {
      threads.shutdown();
    }
    assertThat(sessions()).isEqualTo(1);
  }

  @Test
  void aSessionThatEndedIsToldPlainlyAndForgotten() throws IOException {
    room.login("alice");
    room.room.accounts().sessions().endAll(alice);
    Outcome ended = room.run("users", "list");
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.err())
        .contains("has ended, log in again: monitorix login --server " + room.server.url())
        .hasLineCount(1);
    assertThat(room.keptFiles()).isEmpty();

    room.login("alice");
    room.clock.advance(REFRESH_ENDED);
    assertThat(room.run("users", "list").err()).contains("log in again");
  }

  @Test
  void whoLogsInAgainLeavesNoSessionBehind() {
    room.login("alice");
    room.login("alice");
    assertThat(sessions()).isEqualTo(1);
  }

  @Test
  void logoutForgetsAlsoWhereTheServerIsAway() throws IOException {
    room.login("alice");
    room.server.close();
    Outcome outcome = room.run("logout");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err()).startsWith("monitorix: " + room.server.url());
    assertThat(room.keptFiles()).isEmpty();
  }

  @Test
  void aFileThatIsNoLoginIsNamedAndNotOverwritten() throws IOException {
    room.login("alice");
    Path file = room.keptFiles().get(0);
    Files.writeString(file, "{\"server\": 7");
    Outcome outcome = room.run("users", "list");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err()).contains(file.toString(), "delete it and log in again");
    assertThat(file).hasContent("{\"server\": 7");
  }

  @Test
  void aWrongPasswordKeepsNothing() throws IOException {
    Outcome outcome = room.run("login", "alice", "--password-file", room.file("wrong"));
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err()).contains("name, password or code is wrong").doesNotContain("kept");
    assertThat(room.kept()).doesNotExist();
    assertThat(room.run("login", "--password-file", room.file(PASSWORD)))
        .returns(2, Outcome::status)
        .extracting(Outcome::err)
        .asString()
        .contains("NAME");
    assertThat(Outcome.of("login", "alice", "--password-file", room.file(PASSWORD)).err())
        .contains("XDG_CONFIG_HOME");
  }
}

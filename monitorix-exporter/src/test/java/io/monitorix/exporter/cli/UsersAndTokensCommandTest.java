package io.monitorix.exporter.cli;

import static io.monitorix.exporter.fixture.AccessRoom.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.store.database.Database;
import io.monitorix.exporter.auth.Authenticator.Outcome.Known;
import io.monitorix.exporter.auth.Role;
import io.monitorix.exporter.fixture.AccessRoom;
import io.monitorix.exporter.fixture.AuthServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Users, tokens and the audit log, by command. */
class UsersAndTokensCommandTest {

  private static final String OTHER = "eleven green umbrellas";

  @TempDir private Path folder;

  private AccessRoom room;
  private AuthServer server;

  @BeforeEach
  void start() throws IOException {
    Path data = Files.createDirectory(folder.resolve("data"));
    room = AccessRoom.of(new Database.Sqlite(data), data, InstantSource.system());
    server = new AuthServer(room);
  }

  @AfterEach
  void stop() {
    server.close();
    room.close();
  }

  @Test
  void usersAreAddedListedChangedAndRemoved() {
    Outcome first =
        run("users", "add", "alice", "--role", "admin", "--password-file", file(PASSWORD));
    assertThat(first.err()).isEmpty();
    assertThat(first.out().strip()).isEqualTo("alice");
    assertThat(run("users", "list").err()).contains("401");

    String[] login = {"-u", "alice:" + PASSWORD};
    assertThat(
            run(
                    login,
                    "users",
                    "add",
                    "bob",
                    "--role",
                    "operator",
                    "--cluster",
                    "lab",
                    "--tag",
                    "web",
                    "--password-file",
                    file(OTHER))
                .status())
        .isZero();
    assertThat(run(login, "users", "list").out().lines().toList())
        .hasSize(3)
        .anyMatch(line -> line.matches("bob +operator +cluster:lab tag:web +yes +no"));
    assertThat(run(login, "users", "change", "bob", "--role", "viewer", "--everything").status())
        .isZero();
    assertThat(run(login, "users", "change", "bob", "--disable").status()).isZero();
    assertThat(run(login, "users", "list", "-o", "json").out())
        .contains("\"name\":\"bob\",\"role\":\"viewer\"")
        .contains("\"enabled\":false");
    assertThat(
            run(login, "users", "password", "bob", "--password-file", file("password1234")).err())
        .contains("guessed");
    assertThat(run(login, "users", "remove", "bob").status()).isZero();
    assertThat(run(login, "users", "remove", "bob").err()).contains("there is no user bob");
    assertThat(run(login, "users", "change", "alice").status())
        .isEqualTo(CommandLineInterface.WRONG_USAGE);
    assertThat(run(login, "users", "change", "alice", "--enable", "--disable").status())
        .isEqualTo(CommandLineInterface.WRONG_USAGE);

    Outcome audit = run(login, "audit", "list", "--action", "user", "--limit", "2");
    assertThat(audit.out().lines().toList()).hasSize(3);
    assertThat(audit.out()).contains("user.delete").doesNotContain("user.create");
    assertThat(run(login, "audit", "list", "--since", "now+1h").out().strip()).isEqualTo("nothing");
  }

  @Test
  void aTokenIsMadeUsedAndRevoked() {
    room.user("alice", Role.ADMIN);
    String[] login = {"-u", "alice:" + PASSWORD};
    Outcome made = run(login, "tokens", "create", "ci", "--role", "admin", "--expires-in", "90d");
    String token = made.out().strip();
    assertThat(token).startsWith("mtx_");
    String[] byFile = {"--token-file", file(token + "\n")};
    assertThat(run(byFile, "users", "list").out()).contains("alice");
    String[] byOption = {"--token", token};
    Outcome list = run(byOption, "tokens", "list");
    assertThat(list.out()).contains("ci").contains("user:alice").doesNotContain(token);
    assertThat(run(new String[] {"--token", token, "-u", "a:b"}, "users", "list").err())
        .contains("exclude each other")
        .doesNotContain(token);
    String id = room.accounts().tokens().all().get(0).id();
    assertThat(run(login, "tokens", "revoke", id).out().strip()).isEqualTo(id);
    assertThat(run(byOption, "users", "list").err()).contains("401");
    assertThat(run(new String[] {"--token-file", file("")}, "users", "list").status())
        .isEqualTo(CommandLineInterface.WRONG_USAGE);
  }

  @Test
  void whoIsLockedOutIsLetInWhileTheServerRuns() throws IOException {
    room.user("alice", Role.VIEWER);
    Path config =
        Files.writeString(
            folder.resolve("monitorix.yml"),
            """
            data_dir: data
            targets: [{name: lab, server: pve1, token: {id: a@pve!b, secret: c}}]
            """);
    Outcome reset =
        Outcome.of(
            "users",
            "reset",
            "alice",
            "--config",
            config.toString(),
            "--password-file",
            file(OTHER));
    assertThat(reset.err()).isEmpty();
    assertThat(reset.status()).isZero();
    assertThat(room.basic("alice", OTHER))
        .isInstanceOfSatisfying(
            Known.class, known -> assertThat(known.caller().role()).isEqualTo(Role.ADMIN));
    assertThat(run(new String[] {"-u", "alice:" + OTHER}, "audit", "list").out())
        .contains("user.reset");
  }

  private Outcome run(String... arguments) {
    return run(new String[0], arguments);
  }

  private Outcome run(String[] login, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of(login));
    all.add("--server=" + server.url());
    return Outcome.of(all.toArray(String[]::new));
  }

  private String file(String content) {
    try {
      return Files.writeString(Files.createTempFile(folder, "secret", ""), content).toString();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}

package io.monitorix.exporter.cli;

import static io.monitorix.exporter.fixture.AccessRoom.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.exporter.auth.Role;
import io.monitorix.exporter.auth.user.User;
import io.monitorix.exporter.fixture.CodeApp;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Second factors and sessions by command, with somebody at the terminal who has an app. */
class SecondFactorCommandTest {

  private static final Duration STEP = Duration.ofSeconds(31);
  private static final Pattern SECRET = Pattern.compile("[A-Z2-7]{32}");
  private static final String BY_APP = "what the app shows";

  @TempDir private Path folder;

  private final List<String> prompts = new ArrayList<>();
  private final Deque<String> typed = new ArrayDeque<>();
  private StringWriter printed = new StringWriter();
  private String secret = "";
  private LoginRoom room;

  @BeforeEach
  void start() throws IOException {
    room = new LoginRoom(folder, new Somebody());
    room.room.user("alice", Role.ADMIN);
  }

  @AfterEach
  void stop() {
    room.close();
  }

  /** Types what is next, and knows the password. */
  private final class Somebody implements Terminal {

    @Override
    public @Nullable String line(String prompt) {
      prompts.add(prompt);
      String next = typed.poll();
      return BY_APP.equals(next) ? codeOfTheApp() : next;
    }

    @Override
    public @Nullable String secret(String prompt) {
      prompts.add(prompt);
      return PASSWORD;
    }
  }

  /** The app was given the secret that stands on the screen. */
  private String codeOfTheApp() {
    Matcher found = SECRET.matcher(printed.toString());
    if (found.find()) {
      secret = found.group();
    }
    return CodeApp.code(secret, room.clock.instant());
  }

  private Outcome run(String... arguments) {
    printed = new StringWriter();
    StringWriter err = new StringWriter();
    String[] all = new String[arguments.length + 1];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "--server=" + room.server.url();
    int status =
        CommandLineInterface.commandLine(Locale.ENGLISH, room.host())
            .setOut(new PrintWriter(printed, true))
            .setErr(new PrintWriter(err, true))
            .execute(all);
    return new Outcome(status, printed.toString(), err.toString());
  }

  private String out(String... arguments) {
    Outcome outcome = run(arguments);
    assertThat(outcome.status()).as(outcome.err()).isZero();
    return outcome.out();
  }

  private void logIn() {
    typed.add("alice");
    out("login");
  }

  private List<String> enable() {
    typed.add(BY_APP);
    return out("second-factor", "enable").lines().skip(3).toList();
  }

  @Test
  void nameAndPasswordAreAskedFor() {
    logIn();
    assertThat(prompts).containsExactly("Name:", "Password:");
    assertThat(out("sessions", "list").lines().skip(1)).hasSize(1);
  }

  @Test
  void aSecondFactorIsEnabledUsedAndTakenAway() {
    logIn();
    typed.add("000000");
    typed.add(BY_APP);
    Outcome enabled = run("second-factor", "enable");
    assertThat(enabled.status()).as(enabled.err()).isZero();
    assertThat(enabled.err()).contains("not the code of now");
    assertThat(enabled.out()).contains("otpauth://totp/").contains(secret);
    List<String> codes = enabled.out().lines().skip(3).toList();
    assertThat(codes).hasSize(10).doesNotHaveDuplicates();

    room.clock.advance(STEP);
    typed.add(BY_APP);
    prompts.clear();
    out("login", "alice");
    assertThat(prompts).containsExactly("Password:", "Code:");
    out("login", "alice", "--code", codes.get(0));
    assertThat(run("login", "alice", "--code", codes.get(0)).err()).contains("is wrong");

    assertThat(out("second-factor", "disable")).contains("no code");
    prompts.clear();
    out("login", "alice");
    assertThat(prompts).containsExactly("Password:");
  }

  @Test
  void newRecoveryCodesReplaceThoseOfBefore() {
    logIn();
    List<String> before = enable();
    List<String> after = out("second-factor", "recovery-codes").lines().skip(1).toList();
    assertThat(after).hasSize(10).doesNotContainAnyElementsOf(before);
    assertThat(run("login", "alice", "--code", before.get(0)).status()).isEqualTo(1);
    out("login", "alice", "--code", after.get(0));
  }

  @Test
  void whoTypesNothingEnablesNothing() {
    logIn();
    assertThat(run("second-factor", "enable").status()).isEqualTo(1);
    assertThat(run("second-factor", "recovery-codes").err()).contains("there is no second factor");
    assertThat(Outcome.of("second-factor", "enable", "--server", room.server.url()))
        .returns(2, Outcome::status)
        .extracting(Outcome::err)
        .asString()
        .contains("no terminal");
  }

  @Test
  void sessionsAreListedAndEnded() {
    room.room.user("bob", Role.VIEWER);
    logIn();
    for (int i = 0; i < 3; i++) {
      room.room.accounts().sessions().begin(user("bob"), "192.0.2." + i);
    }
    assertThat(run("sessions", "end").status()).isEqualTo(2);
    String list = out("sessions", "list", "--of", "bob");
    assertThat(list.lines()).hasSize(4);
    String id =
        list.lines()
            .filter(line -> line.contains("192.0.2.1 "))
            .findFirst()
            .orElseThrow()
            .split(" ", 2)[0];
    assertThat(out("sessions", "end", id, "--of", "bob")).isEqualToIgnoringNewLines(id);
    assertThat(out("sessions", "list", "--of", "bob"))
        .contains("192.0.2.0", "192.0.2.2")
        .doesNotContain("192.0.2.1 ");
    assertThat(run("sessions", "end", id, "--of", "bob").err()).contains("there is no session");
    out("sessions", "end", "--all", "--of", "bob");
    assertThat(out("sessions", "list", "--of", "bob")).isEqualToIgnoringNewLines("nothing");

    out("sessions", "end", "--all");
    assertThat(run("sessions", "list").err()).contains("log in again");

    typed.add("bob");
    out("login");
    assertThat(run("sessions", "list", "--of", "alice").err()).contains("403");
    assertThat(out("sessions", "list").lines()).hasSize(2);
  }

  private User user(String name) {
    return room.room.accounts().users().get(name);
  }
}

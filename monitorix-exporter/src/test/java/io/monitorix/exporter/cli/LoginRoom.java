package io.monitorix.exporter.cli;

import io.monitorix.alerts.store.database.Database;
import io.monitorix.exporter.fixture.AccessRoom;
import io.monitorix.exporter.fixture.AuthServer;
import io.monitorix.exporter.fixture.VirtualClock;
import io.monitorix.exporter.login.Logins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A server with users, and the machine of somebody who asks it by command. */
final class LoginRoom implements AutoCloseable {

  final VirtualClock clock = new VirtualClock();
  final AccessRoom room;
  final AuthServer server;

  private final Path folder;
  private final Host host;

  /**
   * A server and a machine.
   *
   * @param folder where both keep what they keep
   * @param terminal who sits at the machine; null for nobody
   */
  LoginRoom(Path folder, @Nullable Terminal terminal) throws IOException {
    this.folder = folder;
    Path data = Files.createDirectory(folder.resolve("data"));
    room = AccessRoom.of(new Database.Sqlite(data), data, clock);
    server = new AuthServer(room);
    host =
        new Host(
            Logins.of(Map.of("XDG_CONFIG_HOME", folder.resolve("home").toString()), clock),
            Optional.ofNullable(terminal));
  }

  /** The machine. */
  Host host() {
    return host;
  }

  /** Where logins are kept. */
  Path kept() {
    return folder.resolve("home/monitorix/logins");
  }

  /** The files of logins. */
  List<Path> keptFiles() throws IOException {
    try (Stream<Path> files = Files.list(kept())) {
      return files.filter(each -> each.toString().endsWith(".json")).toList();
    }
  }

  /** Runs a command that asks the server. */
  Outcome run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--server=" + server.url());
    return elsewhere(all.toArray(String[]::new));
  }

  /** Runs a command as it is. */
  Outcome elsewhere(String... arguments) {
    return Outcome.on(host, Locale.ENGLISH, arguments);
  }

  /** Logs in with a password out of a file. */
  Outcome login(String name, String... more) {
    List<String> all =
        new ArrayList<>(List.of("login", name, "--password-file", file(AccessRoom.PASSWORD)));
    all.addAll(List.of(more));
    return run(all.toArray(String[]::new));
  }

  /** A file with this in it. */
  String file(String content) {
    try {
      return Files.writeString(Files.createTempFile(folder, "secret", ""), content).toString();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.close();
    room.close();
  }
}

package io.monitorix.exporter.probe;

import io.monitorix.exporter.config.IcmpProbe;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which way of pinging works here: a socket of our own, else the program. Thread-safe. */
public final class IcmpSupport {

  /** How ICMP checks are done. */
  public enum Way {
    /** By a datagram socket, without any privilege. */
    SOCKET,
    /** By the program {@code ping}. */
    PROGRAM,
    /** Not at all. */
    NONE
  }

  private final @Nullable SocketPinger socket;
  private final @Nullable ProgramPinger program;
  private final String noSocket;

  private IcmpSupport(
      @Nullable SocketPinger socket, @Nullable ProgramPinger program, String noSocket) {
    this.socket = socket;
    this.program = program;
    this.noSocket = noSocket;
  }

  /**
   * Looks at what the system has.
   *
   * @param environment of which {@code PATH} says where programs are
   * @param random numbers packets
   */
  public static IcmpSupport detect(Map<String, String> environment, RandomGenerator random) {
    ProgramPinger program =
        Stream.of(environment.getOrDefault("PATH", "").split(":", -1))
            .filter(folder -> !folder.isEmpty())
            .map(folder -> Path.of(folder, "ping"))
            .filter(Files::isExecutable)
            .findFirst()
            .map(path -> new ProgramPinger(path.toString()))
            .orElse(null);
    try {
      return new IcmpSupport(new SocketPinger(random), program, "");
    } catch (UnsupportedOperationException e) {
      return new IcmpSupport(null, program, String.valueOf(e.getMessage()));
    }
  }

  /** The way that is taken for one protocol. */
  public Way way(boolean ip6) {
    if (socketFault(ip6).isEmpty()) {
      return Way.SOCKET;
    }
    return program == null ? Way.NONE : Way.PROGRAM;
  }

  /** Why no socket of our own can be used; empty where one can. */
  public Optional<String> socketFault(boolean ip6) {
    if (socket == null) {
      return Optional.of(noSocket);
    }
    try {
      socket.check(ip6);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** Pings by the way that works at that time: the system's settings can change. */
  Pinger.Echo ping(InetAddress address, IcmpProbe settings, Deadline deadline) throws IOException {
    boolean ip6 = address instanceof Inet6Address;
    Optional<String> fault = socketFault(ip6);
    if (socket != null && fault.isEmpty()) {
      return socket.ping(address, settings, deadline);
    }
    if (program != null) {
      return program.ping(address, settings, deadline);
    }
    throw new IOException("there is no program ping, and " + fault.orElse(""));
  }
}

package io.monitorix.exporter.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.monitorix.exporter.config.IcmpProbe;
import io.monitorix.exporter.config.IpPreference;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Address;

class IcmpTest {

  private static final IcmpProbe PLAIN = new IcmpProbe(IpPreference.DEFAULT, null, 0, false, 64);

  private final ScheduledExecutorService guard = Executors.newSingleThreadScheduledExecutor();

  @AfterEach
  void stop() {
    guard.shutdownNow();
  }

  private Deadline soon() {
    return Deadline.in(Duration.ofSeconds(5), guard);
  }

  private static Path program(Path folder, String script) throws IOException {
    Path program = Files.writeString(folder.resolve("ping"), "#!/bin/sh\n" + script + "\n");
    return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1"})
  void loopbackAnswersASocket(String text) throws IOException {
    InetAddress address = Address.getByAddress(text);
    SocketPinger pinger = new SocketPinger(RandomGenerator.getDefault());
    assumeTrue(permitted(pinger, text.contains(":")), "the system gives no ICMP socket");

    Pinger.Echo echo = pinger.ping(address, PLAIN, soon());

    assertThat(echo.roundTripSeconds()).isPositive();
    assertThat(
            pinger.ping(address, new IcmpProbe(IpPreference.DEFAULT, null, 1000, true, 3), soon()))
        .isNotNull();
  }

  private static boolean permitted(SocketPinger pinger, boolean ip6) {
    try {
      pinger.check(ip6);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void programIsAskedWithWhatTheModuleWants(@TempDir Path folder) throws IOException {
    Path program =
        program(
            folder,
            "printf '%s ' \"$@\" > "
                + folder.resolve("arguments")
                + "; echo '64 bytes from 192.0.2.1: icmp_seq=1 ttl=57 time=12.5 ms'");

    Pinger.Echo echo =
        new ProgramPinger(program.toString())
            .ping(
                Address.getByAddress("192.0.2.1"),
                new IcmpProbe(
                    IpPreference.DEFAULT, Address.getByAddress("192.0.2.9"), 100, true, 5),
                soon());

    assertThat(echo.roundTripSeconds()).isEqualTo(0.0125);
    assertThat(echo.hopLimit()).isEqualTo(57);
    assertThat(Files.readString(folder.resolve("arguments")))
        .startsWith("-n -c 1 -W ")
        .endsWith(" -t 5 -s 100 -I 192.0.2.9 -M do 192.0.2.1 ");
  }

  @Test
  void programThatFailsIsQuoted(@TempDir Path folder) throws IOException {
    Path program = program(folder, "echo 'ping: socket: Operation not permitted' >&2; exit 2");

    assertThatIOException()
        .isThrownBy(
            () ->
                new ProgramPinger(program.toString())
                    .ping(InetAddress.getLoopbackAddress(), PLAIN, soon()))
        .withMessage("ping ended with 2: ping: socket: Operation not permitted");
  }

  @Test
  void noReplyIsSaidToBeNone(@TempDir Path folder) throws IOException {
    Path program =
        program(folder, "echo '1 packets transmitted, 0 received, 100% packet loss'; exit 1");

    assertThatIOException()
        .isThrownBy(
            () ->
                new ProgramPinger(program.toString())
                    .ping(InetAddress.getLoopbackAddress(), PLAIN, soon()))
        .withMessage("no reply came in time");
  }

  @Test
  void programThatHangsEndsAtTheDeadline(@TempDir Path folder) throws IOException {
    Path program = program(folder, "exec sleep 60");

    assertThatIOException()
        .isThrownBy(
            () ->
                new ProgramPinger(program.toString())
                    .ping(
                        InetAddress.getLoopbackAddress(),
                        PLAIN,
                        Deadline.in(Duration.ofMillis(200), guard)));
  }

  @Test
  void supportSaysWhichWayWorks(@TempDir Path folder) throws IOException {
    program(folder, "exit 0");
    RandomGenerator random = RandomGenerator.getDefault();
    IcmpSupport withProgram = IcmpSupport.detect(Map.of("PATH", folder.toString()), random);
    IcmpSupport without = IcmpSupport.detect(Map.of("PATH", "/nowhere"), random);

    assertThat(withProgram.way(false)).isIn(IcmpSupport.Way.SOCKET, IcmpSupport.Way.PROGRAM);
    assertThat(without.way(false)).isIn(IcmpSupport.Way.SOCKET, IcmpSupport.Way.NONE);
    assertThat(without.socketFault(false).isEmpty())
        .isEqualTo(without.way(false) == IcmpSupport.Way.SOCKET);
    without.socketFault(false).ifPresent(fault -> assertThat(fault).contains("ping_group_range"));
  }
}

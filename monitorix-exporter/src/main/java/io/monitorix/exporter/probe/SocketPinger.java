package io.monitorix.exporter.probe;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import io.monitorix.exporter.config.IcmpProbe;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Pings by a datagram socket for ICMP, which Linux gives to the groups of {@code
 * net.ipv4.ping_group_range} without any privilege. The kernel fills in identifier and checksum,
 * and hands each socket its own replies. Thread-safe: each ping has a socket of its own.
 */
final class SocketPinger implements Pinger {

  private static final int AF_INET = 2;
  private static final int AF_INET6 = 10;
  private static final int SOCK_DGRAM_CLOSED_ON_EXEC = 2 | 0x80000;
  private static final int IPPROTO_IP = 0;
  private static final int IPPROTO_ICMP = 1;
  private static final int IPPROTO_IPV6 = 41;
  private static final int IPPROTO_ICMPV6 = 58;
  private static final int IP_TTL = 2;
  private static final int IP_MTU_DISCOVER = 10;
  private static final int IP_PMTUDISC_DO = 2;
  private static final int IPV6_UNICAST_HOPS = 16;
  private static final short POLLIN = 1;
  private static final int EINTR = 4;
  private static final int LONGEST_PACKET = 65_535;
  private static final int HEADER = 8;
  private static final byte[] DEFAULT_PAYLOAD =
      "Monitorix service check".getBytes(StandardCharsets.US_ASCII);

  /** The functions of the C library that are used. */
  interface Libc extends Library {
    int socket(int domain, int type, int protocol) throws LastErrorException;

    int bind(int socket, byte[] address, int length) throws LastErrorException;

    int connect(int socket, byte[] address, int length) throws LastErrorException;

    int setsockopt(int socket, int level, int option, Memory value, int length)
        throws LastErrorException;

    long send(int socket, byte[] data, long length, int flags) throws LastErrorException;

    int poll(Memory sockets, long count, int millis) throws LastErrorException;

    long recv(int socket, byte[] data, long length, int flags) throws LastErrorException;

    int close(int socket) throws LastErrorException;
  }

  private final Libc libc;
  private final RandomGenerator random;

  /**
   * @throws UnsupportedOperationException where the system is not Linux, or native code cannot be
   *     called
   */
  SocketPinger(RandomGenerator random) {
    if (!Platform.isLinux()) {
      throw new UnsupportedOperationException("only Linux has datagram sockets for ICMP");
    }
    try {
      this.libc = Native.load("c", Libc.class);
    } catch (LinkageError e) {
      throw new UnsupportedOperationException("native code cannot be called: " + e.getMessage(), e);
    }
    this.random = random;
  }

  /**
   * Whether the system gives such a socket to this process.
   *
   * @throws IOException when it does not, with the reason
   */
  void check(boolean ip6) throws IOException {
    libc.close(open(ip6));
  }

  private int open(boolean ip6) throws IOException {
    try {
      return libc.socket(
          ip6 ? AF_INET6 : AF_INET, SOCK_DGRAM_CLOSED_ON_EXEC, ip6 ? IPPROTO_ICMPV6 : IPPROTO_ICMP);
    } catch (LastErrorException e) {
      throw new IOException(
          "the system gives no ICMP socket ("
              + e.getMessage()
              + "): net.ipv4.ping_group_range"
              + " must have a group of this process",
          e);
    }
  }

  @Override
  public Echo ping(InetAddress address, IcmpProbe settings, Deadline deadline) throws IOException {
    boolean ip6 = address instanceof Inet6Address;
    long start = System.nanoTime();
    int socket = open(ip6);
    try {
      prepare(socket, address, settings);
      byte[] request = request(ip6, settings.payloadSize());
      double setup = Deadline.secondsSince(start);
      long sent = System.nanoTime();
      libc.send(socket, request, request.length, 0);
      await(socket, request, ip6, deadline);
      return new Echo(setup, Deadline.secondsSince(sent), null);
    } catch (LastErrorException e) {
      throw new IOException("the packet could not be sent or received: " + e.getMessage(), e);
    } finally {
      libc.close(socket);
    }
  }

  private void prepare(int socket, InetAddress address, IcmpProbe settings) {
    boolean ip6 = address instanceof Inet6Address;
    set(socket, ip6 ? IPPROTO_IPV6 : IPPROTO_IP, ip6 ? IPV6_UNICAST_HOPS : IP_TTL, settings.ttl());
    if (settings.dontFragment() && !ip6) {
      set(socket, IPPROTO_IP, IP_MTU_DISCOVER, IP_PMTUDISC_DO);
    }
    InetAddress source = settings.source();
    if (source != null && TargetResolver.sameFamily(source, address)) {
      byte[] from = socketAddress(source);
      libc.bind(socket, from, from.length);
    }
    byte[] to = socketAddress(address);
    libc.connect(socket, to, to.length);
  }

  private void set(int socket, int level, int option, int value) {
    try (Memory memory = new Memory(Integer.BYTES)) {
      memory.setInt(0, value);
      libc.setsockopt(socket, level, option, memory, Integer.BYTES);
    }
  }

  /** {@code struct sockaddr_in} or {@code sockaddr_in6}. */
  private static byte[] socketAddress(InetAddress address) {
    if (address instanceof Inet6Address ip6) {
      ByteBuffer bytes = ByteBuffer.allocate(28).order(ByteOrder.nativeOrder());
      bytes.putShort((short) AF_INET6).putShort((short) 0).putInt(0);
      bytes.put(address.getAddress());
      return bytes.putInt(ip6.getScopeId()).array();
    }
    ByteBuffer bytes = ByteBuffer.allocate(16).order(ByteOrder.nativeOrder());
    bytes.putShort((short) AF_INET).putShort((short) 0);
    return bytes.put(address.getAddress()).array();
  }

  private byte[] request(boolean ip6, int payloadSize) {
    byte[] payload =
        payloadSize == 0 ? DEFAULT_PAYLOAD : Arrays.copyOf(DEFAULT_PAYLOAD, payloadSize);
    ByteBuffer request = ByteBuffer.allocate(HEADER + payload.length);
    request.put((byte) (ip6 ? 128 : 8)).put((byte) 0).putShort((short) 0).putShort((short) 0);
    return request.putShort((short) random.nextInt()).put(payload).array();
  }

  /** How many are ready; less than 0 where a signal came in between. */
  private int poll(Memory sockets, Deadline deadline) throws IOException {
    try {
      return libc.poll(sockets, 1, deadline.remainingMillis());
    } catch (LastErrorException e) {
      if (e.getErrorCode() == EINTR) {
        return -1;
      }
      throw e;
    }
  }

  private void await(int socket, byte[] request, boolean ip6, Deadline deadline)
      throws IOException {
    byte[] reply = new byte[LONGEST_PACKET];
    try (Memory poll = new Memory(8)) {
      while (true) {
        poll.setInt(0, socket);
        poll.setShort(4, POLLIN);
        poll.setShort(6, (short) 0);
        int ready = poll(poll, deadline);
        if (ready < 0) {
          continue;
        }
        if (ready == 0) {
          throw new IOException("no reply came in time");
        }
        int length = (int) libc.recv(socket, reply, reply.length, 0);
        if (length == request.length
            && reply[0] == (byte) (ip6 ? 129 : 0)
            && Arrays.equals(reply, 6, length, request, 6, length)) {
          return;
        }
      }
    }
  }
}

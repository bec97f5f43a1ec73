package io.monitorix.exporter.reach;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Set;

/**
 * Which addresses may be reached: anything but link-local ones and the metadata services of clouds,
 * which hand out secrets to whoever asks, unless the operator allows them too. Immutable.
 */
public final class AddressPolicy {

  /** Metadata services outside of the link-local range: Amazon's by IPv6, Alibaba's, Oracle's. */
  private static final Set<String> METADATA =
      Set.of("fd00:ec2:0:0:0:0:0:254", "100.100.100.200", "192.0.0.192");

  /** 64:ff9b::/96, by which IPv6 hosts reach IPv4. */
  private static final byte[] NAT64 = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};

  private final boolean allowLinkLocal;
  private final String key;

  /**
   * @param key of the configuration, which says {@code allowLinkLocal}
   */
  public AddressPolicy(boolean allowLinkLocal, String key) {
    this.allowLinkLocal = allowLinkLocal;
    this.key = key;
  }

  /**
   * Lets an address pass.
   *
   * @throws IOException when it may not be reached
   */
  public void check(InetAddress address) throws IOException {
    if (!allowLinkLocal && isDenied(address)) {
      throw new IOException(
          address.getHostAddress()
              + " is link-local, or a metadata service: "
              + key
              + " would allow it");
    }
  }

  private static boolean isDenied(InetAddress address) throws UnknownHostException {
    byte[] bytes = address.getAddress();
    if (bytes.length == 16 && Arrays.equals(bytes, 0, 12, NAT64, 0, 12)) {
      return isDenied(InetAddress.getByAddress(Arrays.copyOfRange(bytes, 12, 16)));
    }
    return address.isLinkLocalAddress()
        || METADATA.contains(InetAddress.getByAddress(bytes).getHostAddress());
  }
}

package io.monitorix.exporter.web.access;

import com.google.re2j.Pattern;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether a header {@code Host} can be meant for this machine. A page of a site whose name was
 * pointed at 127.0.0.1 has a browser on the machine ask for it by the site's name: that is not
 * somebody on the machine.
 */
public final class LocalHost {

  private static final Pattern NAME =
      Pattern.compile("(\\[[0-9a-fA-F:.%]+\\]|[^:\\[\\]]+)(:[0-9]*)?");
  private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");

  private final String own;

  private LocalHost(String own) {
    this.own = own;
  }

  /** This machine, by the name that it knows of itself. */
  public static LocalHost read() {
    try {
      return new LocalHost(InetAddress.getLocalHost().getCanonicalHostName());
    } catch (UnknownHostException e) {
      return new LocalHost("localhost");
    }
  }

  /**
   * Whether it is an address, a name without a dot, which no site of the internet has, or the name
   * of the machine.
   *
   * @param host the header; null where there is none
   */
  public boolean isMeant(@Nullable String host) {
    var matcher = NAME.matcher(host == null ? "" : host);
    if (!matcher.matches()) {
      return host == null;
    }
    String name = matcher.group(1).toLowerCase(Locale.ROOT);
    return name.startsWith("[")
        || IPV4.matches(name)
        || name.indexOf('.') < 0
        || name.endsWith(".localhost")
        || name.equalsIgnoreCase(own);
  }
}

package io.monitorix.exporter.probe;

import io.monitorix.exporter.config.TagDiscovery;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns the tags of guests into checks: {@code monitorix.http.8080} asks for the guest's own port
 * 8080 by HTTP. For one thread.
 */
final class GuestChecks {

  private static final Logger log = LoggerFactory.getLogger(GuestChecks.class);

  private final TagDiscovery discovery;
  private final Set<String> told = new HashSet<>();

  GuestChecks(TagDiscovery discovery) {
    this.discovery = discovery;
  }

  /** The checks that these guests ask for; without a look at them where discovery is off. */
  List<Check> of(Supplier<List<TaggedGuest>> guests) {
    return discovery.enabled() ? of(guests.get()) : List.of();
  }

  private List<Check> of(List<TaggedGuest> guests) {
    List<Check> checks = new ArrayList<>();
    Set<String> problems = new HashSet<>();
    for (TaggedGuest guest : guests) {
      for (String tag : guest.tags()) {
        if (tag.startsWith(discovery.prefix())) {
          Check check = check(guest, tag.substring(discovery.prefix().length()), problems);
          if (check != null) {
            checks.add(check);
          }
        }
      }
    }
    for (String problem : problems) {
      if (!told.contains(problem)) {
        log.warn("tag asks for a check that cannot be: {}", problem);
      }
    }
    told.retainAll(problems);
    told.addAll(problems);
    return checks;
  }

  private @Nullable Check check(TaggedGuest guest, String wish, Set<String> problems) {
    String where = "guest=" + guest.id() + " tag=" + discovery.prefix() + wish + ": ";
    int dot = wish.indexOf('.');
    TagDiscovery.Service service =
        discovery.services().get(dot < 0 ? wish : wish.substring(0, dot));
    if (service == null) {
      problems.add(where + "known are " + discovery.services().keySet().stream().sorted().toList());
      return null;
    }
    String target = service.target();
    if (target.contains("{port}")) {
      String written = dot < 0 ? "" : wish.substring(dot + 1);
      String port = written.isEmpty() && service.port() != null ? "" + service.port() : written;
      if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65_535) {
        problems.add(where + "it must end in a port, as in " + discovery.prefix() + "tcp.22");
        return null;
      }
      target = target.replace("{port}", port);
    } else if (dot >= 0) {
      problems.add(where + "this kind of check has no port");
      return null;
    }
    Optional<InetAddress> address = address(guest.addresses());
    if (address.isEmpty()) {
      problems.add(where + "no address of the guest is known; the guest agent would tell it");
      return null;
    }
    return new Check(
        wish,
        placed(target, address.get()),
        service.module(),
        service.timing(),
        new Check.GuestRef(guest.cluster(), guest.id()));
  }

  private static Optional<InetAddress> address(List<InetAddress> addresses) {
    return addresses.stream()
        .filter(
            address ->
                !address.isLoopbackAddress()
                    && !address.isLinkLocalAddress()
                    && !address.isAnyLocalAddress()
                    && !address.isMulticastAddress())
        .min(Comparator.comparing(address -> !(address instanceof Inet4Address)));
  }

  private static String placed(String target, InetAddress address) {
    // The short form of IPv6 addresses, which the JDK does not write.
    String text =
        new HttpUrl.Builder().scheme("http").host(address.getHostAddress()).build().host();
    boolean brackets = address instanceof Inet6Address && !target.equals("{address}");
    return target.replace("{address}", brackets ? "[" + text + "]" : text);
  }
}

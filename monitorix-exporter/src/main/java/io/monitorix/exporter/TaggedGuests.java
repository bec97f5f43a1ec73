package io.monitorix.exporter;

import io.monitorix.exporter.httpsd.GuestAddresses;
import io.monitorix.exporter.poll.SnapshotBoard;
import io.monitorix.exporter.probe.TaggedGuest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/** Tells the service checks which guests run, and where they are to be reached. */
final class TaggedGuests {

  private TaggedGuests() {}

  static List<TaggedGuest> of(SnapshotBoard board) {
    return GuestAddresses.ofTagged(board).stream()
        .map(
            guest ->
                new TaggedGuest(
                    guest.cluster(), guest.id(), guest.tags(), addresses(guest.addresses())))
        .toList();
  }

  private static List<InetAddress> addresses(List<String> written) {
    List<InetAddress> addresses = new ArrayList<>();
    for (String address : written) {
      // a guest says what it likes: nothing that would have to be resolved
      if (address.matches("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")) {
        try {
          addresses.add(InetAddress.getByName(address));
        } catch (UnknownHostException e) {
          // not an address after all: the guest has none that could be checked
        }
      }
    }
    return addresses;
  }
}
